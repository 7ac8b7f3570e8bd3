"""Conversions as a list asks for them: filtered, ordered, with their customers and debts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.rows import AreaRow, BillRow, ConversionRow, CustomerRow, StationRow
from desktop.domain.conversion import UNDER_WAY, ConversionFilter, Stage


@dataclass(frozen=True, slots=True)
class StandingOn:
    """The day as of which a conversion has stood for so many days, and after how many it is stuck."""

    on: date
    limit: int


def keys(session: Session, wanted: ConversionFilter, standing: StandingOn) -> list[int]:
    """Return the keys of the conversions that a filter lets through, in its order."""
    asked = _placed(select(ConversionRow.id)).where(*_conditions(session, wanted, standing))
    by = _ORDERS[wanted.order]()
    asked = asked.order_by(by.desc() if wanted.descending else by, ConversionRow.id)
    return list(session.execute(asked).scalars())


def lines(session: Session, wanted: Sequence[int]) -> Sequence[Any]:
    """Return these conversions with their customers and debts, in no particular order."""
    found: list[Any] = []
    for chunk in chunks(wanted):
        found.extend(session.execute(_conversions().where(ConversionRow.id.in_(chunk))).all())
    return found


def numbers(session: Session, wanted: Sequence[int]) -> list[str]:
    """Return the customer numbers of these conversions, in the order asked for."""
    found: dict[int, str] = {}
    for chunk in chunks(wanted):
        asked = select(ConversionRow.id, CustomerRow.number).join(CustomerRow, _customer())
        asked = asked.where(ConversionRow.bureau_id == BUREAU, ConversionRow.id.in_(chunk))
        found.update({row.id: row.number for row in session.execute(asked)})
    return [found[key] for key in wanted if key in found]


def of_customer(session: Session, customer: int) -> Sequence[Any]:
    """Return every conversion of a customer, the last one last."""
    asked = _conversions().where(ConversionRow.customer_id == customer)
    return session.execute(asked.order_by(ConversionRow.id)).all()


def counts(session: Session) -> Sequence[Any]:
    """Return how many conversions stand at each stage, by station."""
    asked = _placed(select(StationRow.name, ConversionRow.stage, func.count()).select_from(ConversionRow))
    return session.execute(asked.group_by(StationRow.name, ConversionRow.stage)).all()


def _conditions(
    session: Session, wanted: ConversionFilter, standing: StandingOn
) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.stages:
        found.append(ConversionRow.stage.in_([stage.value for stage in wanted.stages]))
    if wanted.why:
        found.append(ConversionRow.reason == wanted.why.value)
    if wanted.station:
        found.append(StationRow.name == wanted.station)
    if wanted.area:
        found.append(AreaRow.name == wanted.area)
    if wanted.stuck:
        found.append(ConversionRow.stage.in_([stage.value for stage in UNDER_WAY]))
        found.append(ConversionRow.stage_on < standing.on - timedelta(standing.limit))
    if wanted.days:
        found.append(ConversionRow.stage_on <= standing.on - timedelta(wanted.days))
    if wanted.text.strip():
        found.append(search.matches(session, wanted.text))
    return found


def _debt() -> Any:
    return (
        select(func.coalesce(func.sum(BillRow.outstanding), 0))
        .where(
            BillRow.bureau_id == BUREAU,
            BillRow.customer_id == ConversionRow.customer_id,
            BillRow.outstanding != 0,
        )
        .scalar_subquery()
    )


def _way() -> Any:
    places = {stage.value: place for place, stage in enumerate(Stage)}
    return case(places, value=ConversionRow.stage, else_=len(places))


_ORDERS: dict[str, Callable[[], Any]] = {
    "number": lambda: CustomerRow.number,
    "name": lambda: CustomerRow.name,
    "station": lambda: StationRow.name,
    "stage": _way,
    "since": lambda: ConversionRow.stage_on,
    "debt": _debt,
}


def _conversions() -> Any:
    return _placed(
        select(
            ConversionRow.id,
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            ConversionRow.stage,
            ConversionRow.reason,
            ConversionRow.stage_on,
            ConversionRow.old_meter,
            ConversionRow.last_reading,
            ConversionRow.new_meter,
            _debt().label("debt"),
        )
    )


def _placed(asked: Any) -> Any:
    return (
        asked.join(CustomerRow, _customer())
        .join(AreaRow, _area())
        .join(StationRow, _station())
        .where(ConversionRow.bureau_id == BUREAU)
    )


def _customer() -> Any:
    return (CustomerRow.bureau_id == ConversionRow.bureau_id) & (CustomerRow.id == ConversionRow.customer_id)


def _area() -> Any:
    return (AreaRow.bureau_id == CustomerRow.bureau_id) & (AreaRow.id == CustomerRow.area_id)


def _station() -> Any:
    return (StationRow.bureau_id == AreaRow.bureau_id) & (StationRow.id == AreaRow.station_id)
