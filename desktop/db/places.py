"""Stations and areas, made where a file names them."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.rows import AreaRow, StationRow

NO_PLACE = "未分配"
"""The station or area of whoever came without one."""


class Places:
    """The bureau's stations and areas by name, with the new ones added as they are asked for."""

    def __init__(self, session: Session) -> None:
        """Read what is there: some hundreds of rows."""
        self._session = session
        stations = select(StationRow.name, StationRow.id).where(StationRow.bureau_id == BUREAU)
        self._stations: dict[str, int] = {row.name: row.id for row in session.execute(stations)}
        areas = select(AreaRow.station_id, AreaRow.name, AreaRow.id).where(AreaRow.bureau_id == BUREAU)
        self._areas: dict[tuple[int, str], int] = {
            (row.station_id, row.name): row.id for row in session.execute(areas)
        }

    def area(self, station: str, area: str) -> int:
        """Return the key of an area of a station, both made where they are new."""
        key = (self._station(station or NO_PLACE), area or NO_PLACE)
        if key not in self._areas:
            number = last_key(self._session, AreaRow) + 1
            row = {"bureau_id": BUREAU, "id": number, "station_id": key[0], "name": key[1]}
            self._session.execute(insert(AreaRow).values(row))
            self._areas[key] = number
        return self._areas[key]

    def names(self) -> dict[int, tuple[str, str]]:
        """Return each area's station and name by the area's key."""
        stations = {key: name for name, key in self._stations.items()}
        return {key: (stations[station], name) for (station, name), key in self._areas.items()}

    def _station(self, name: str) -> int:
        if name not in self._stations:
            number = last_key(self._session, StationRow) + 1
            self._session.execute(insert(StationRow).values(bureau_id=BUREAU, id=number, name=name))
            self._stations[name] = number
        return self._stations[name]


def station_names(session: Session) -> list[str]:
    """Return the stations' names in the order they were made."""
    asked = select(StationRow.name).where(StationRow.bureau_id == BUREAU).order_by(StationRow.id)
    return list(session.execute(asked).scalars())


def area_names(session: Session, station: str) -> list[str]:
    """Return the names of a station's areas."""
    asked = (
        select(AreaRow.name)
        .join(
            StationRow,
            (StationRow.bureau_id == AreaRow.bureau_id) & (StationRow.id == AreaRow.station_id),
        )
        .where(AreaRow.bureau_id == BUREAU, StationRow.name == station)
        .order_by(AreaRow.id)
    )
    return list(session.execute(asked).scalars())
