"""The stations and areas that a command names."""

from typing import TYPE_CHECKING

from desktop.domain.errors import UnknownArea, UnknownStation

if TYPE_CHECKING:
    from desktop.services.office import Office


def known_station(office: "Office", name: str) -> str:
    """Return a station's name, or refuse one that nobody knows; empty is every station."""
    if name and name not in office.customers.stations():
        raise UnknownStation(name)
    return name


def known_area(office: "Office", station: str, name: str) -> str:
    """Return an area's name, of a station where named, or refuse an unknown one; empty is every area."""
    stations = [station] if station else office.customers.stations()
    if name and not any(name in office.customers.areas(one) for one in stations):
        raise UnknownArea(name, station)
    return name
