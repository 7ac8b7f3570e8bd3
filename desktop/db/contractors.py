"""Contractors and the periods in which they hold areas."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.rows import AreaRow, AssignmentRow, ContractorRow, StationRow
from desktop.domain.contractors import Tenure
from desktop.domain.errors import TenureBegins

_ONE_DAY = timedelta(days=1)


def tenures(session: Session) -> list[Tenure]:
    """Return who held which area when, by station, area and first day."""
    return [Tenure(*facts) for _, *facts in session.execute(_tenures())]


def of_areas(session: Session) -> dict[int, list[Tenure]]:
    """Return the tenures of each area by its key, the first one first."""
    found: dict[int, list[Tenure]] = {}
    for area, *facts in session.execute(_tenures()):
        found.setdefault(area, []).append(Tenure(*facts))
    return found


def _tenures() -> Any:
    return (
        select(
            AssignmentRow.area_id,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            ContractorRow.name.label("contractor"),
            ContractorRow.phone,
            AssignmentRow.from_on,
            AssignmentRow.until_on,
        )
        .select_from(AssignmentRow)
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == AssignmentRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .join(
            ContractorRow,
            (ContractorRow.bureau_id == BUREAU) & (ContractorRow.id == AssignmentRow.contractor_id),
        )
        .where(AssignmentRow.bureau_id == BUREAU)
        .order_by(StationRow.name, AreaRow.name, AssignmentRow.from_on)
    )


def assign(session: Session, area: int, name: str, phone: str, from_on: date) -> None:
    """Put a contractor in charge of an area from a day on, until whoever is known to come next.

    Whoever held it that day holds it until the day before. Raises TenureBegins where one begins that day.
    """
    held = _held(session, area)
    for row in held:
        if row.from_on == from_on:
            raise TenureBegins(from_on)
    before = [row for row in held if row.from_on < from_on]
    after = [row for row in held if row.from_on > from_on]
    if before and (before[-1].until_on is None or before[-1].until_on >= from_on):
        _end(session, before[-1].id, from_on - _ONE_DAY)
    row = {
        "bureau_id": BUREAU,
        "id": last_key(session, AssignmentRow) + 1,
        "area_id": area,
        "contractor_id": _contractor(session, name, phone),
        "from_on": from_on,
        "until_on": after[0].from_on - _ONE_DAY if after else None,
    }
    session.execute(insert(AssignmentRow).values(row))


def _held(session: Session, area: int) -> list[Any]:
    asked = (
        select(AssignmentRow.id, AssignmentRow.from_on, AssignmentRow.until_on)
        .where(AssignmentRow.bureau_id == BUREAU, AssignmentRow.area_id == area)
        .order_by(AssignmentRow.from_on)
    )
    return list(session.execute(asked))


def _end(session: Session, assignment: int, until_on: date) -> None:
    session.execute(
        update(AssignmentRow)
        .where(AssignmentRow.bureau_id == BUREAU, AssignmentRow.id == assignment)
        .values(until_on=until_on)
    )


def _contractor(session: Session, name: str, phone: str) -> int:
    known = select(ContractorRow.id).where(ContractorRow.bureau_id == BUREAU, ContractorRow.name == name)
    key = session.execute(known).scalar()
    if key is None:
        key = last_key(session, ContractorRow) + 1
        row = {"bureau_id": BUREAU, "id": key, "name": name, "phone": phone}
        session.execute(insert(ContractorRow).values(row))
    elif phone:
        session.execute(
            update(ContractorRow)
            .where(ContractorRow.bureau_id == BUREAU, ContractorRow.id == key)
            .values(phone=phone)
        )
    return key
