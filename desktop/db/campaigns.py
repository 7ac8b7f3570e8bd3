"""Campaigns as rows: plans by area and month, and the conversions that count for them."""

from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.meter_rows import CampaignRow
from desktop.db.rows import AreaRow, ConversionRow, ConversionStepRow, CustomerRow, StationRow
from desktop.domain.campaigns import CampaignDraft
from desktop.domain.conversion import UNDER_WAY, Stage
from desktop.domain.months import Month


def area_of(session: Session, station: str, area: str) -> int | None:
    """Return the key of an area, or None where the station has none of this name."""
    asked = (
        select(AreaRow.id)
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(AreaRow.bureau_id == BUREAU, StationRow.name == station, AreaRow.name == area)
    )
    return session.execute(asked).scalar()


def key_of(session: Session, area: int, month: Month) -> int | None:
    """Return the key of an area's plan for a month, or None."""
    asked = select(CampaignRow.id).where(
        CampaignRow.bureau_id == BUREAU, CampaignRow.area_id == area, CampaignRow.month == month.code
    )
    return session.execute(asked).scalar()


def add(session: Session, area: int, plan: CampaignDraft) -> int:
    """Keep a plan; return its key."""
    key = last_key(session, CampaignRow) + 1
    place = {"bureau_id": BUREAU, "id": key, "area_id": area, "month": plan.month.code}
    session.execute(insert(CampaignRow).values(**place, **_facts(plan)))
    return key


def change(session: Session, key: int, plan: CampaignDraft) -> None:
    """Keep a plan's other target, name and note; its area and month stay."""
    session.execute(update(CampaignRow).where(*_one(key)).values(_facts(plan)))


def remove(session: Session, key: int) -> None:
    """Take a plan away."""
    session.execute(delete(CampaignRow).where(*_one(key)))


def between(session: Session, first: Month, last: Month) -> list[tuple[int, int, CampaignDraft]]:
    """Return the plans of a span of months with their keys and areas, by month and place."""
    asked = (
        select(
            CampaignRow.id,
            CampaignRow.area_id,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            CampaignRow.month,
            CampaignRow.target,
            CampaignRow.name,
            CampaignRow.note,
        )
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CampaignRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(CampaignRow.bureau_id == BUREAU, CampaignRow.month.between(first.code, last.code))
        .order_by(CampaignRow.month, StationRow.id, AreaRow.id)
    )
    return [(row.id, row.area_id, _plan(row)) for row in session.execute(asked)]


def commissioned(session: Session, first: Month, last: Month, on: date) -> dict[tuple[int, int], int]:
    """Return how many were commissioned by a day, by area and month (YYYYMM)."""
    until = min(on, last.last_day())
    asked = (
        select(CustomerRow.area_id, ConversionStepRow.business_date)
        .join(ConversionRow, _of_step())
        .join(CustomerRow, _of_conversion())
        .where(
            ConversionStepRow.bureau_id == BUREAU,
            ConversionStepRow.stage == Stage.COMMISSIONED.value,
            ConversionStepRow.business_date.between(first.first_day(), until),
        )
    )
    found: dict[tuple[int, int], int] = {}
    for area, day in session.execute(asked):
        place = area, Month.of(day).code
        found[place] = found.get(place, 0) + 1
    return found


def under_way(session: Session, on: date) -> dict[int, int]:
    """Return how many conversions waited for their next step on a day, by area."""
    last = (
        select(func.max(ConversionStepRow.id).label("id"))
        .where(ConversionStepRow.bureau_id == BUREAU, ConversionStepRow.business_date <= on)
        .group_by(ConversionStepRow.conversion_id)
        .subquery()
    )
    asked = (
        select(CustomerRow.area_id, func.count())
        .select_from(last)
        .join(
            ConversionStepRow, (ConversionStepRow.bureau_id == BUREAU) & (ConversionStepRow.id == last.c.id)
        )
        .join(ConversionRow, _of_step())
        .join(CustomerRow, _of_conversion())
        .where(ConversionStepRow.stage.in_([stage.value for stage in UNDER_WAY]))
        .group_by(CustomerRow.area_id)
    )
    return {area: count for area, count in session.execute(asked)}


def _of_step() -> Any:
    return (ConversionRow.bureau_id == BUREAU) & (ConversionRow.id == ConversionStepRow.conversion_id)


def _of_conversion() -> Any:
    return (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == ConversionRow.customer_id)


def _one(key: int) -> tuple[Any, ...]:
    return (CampaignRow.bureau_id == BUREAU, CampaignRow.id == key)


def _facts(plan: CampaignDraft) -> dict[str, Any]:
    return {"target": plan.target, "name": plan.name.strip(), "note": plan.note.strip()}


def _plan(row: Any) -> CampaignDraft:
    return CampaignDraft(row.station, row.area, Month.from_code(row.month), row.target, row.name, row.note)
