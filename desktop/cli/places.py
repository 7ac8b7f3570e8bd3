"""The stations that a command names."""

from typing import TYPE_CHECKING

from desktop.domain.errors import UnknownStation

if TYPE_CHECKING:
    from desktop.services.office import Office


def known_station(office: "Office", name: str) -> str:
    """Return a station's name, or refuse one that nobody knows; empty is every station."""
    if name and name not in office.customers.stations():
        raise UnknownStation(name)
    return name
