"""Conversions as rows: where each customer stands, its steps, and the bills the rule looks at."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.ledger_rows import EntryRow
from desktop.db.records import Stamp
from desktop.db.rows import (
    AreaRow,
    BillRow,
    ConversionRow,
    ConversionStepRow,
    CustomerRow,
    StationRow,
)
from desktop.domain.conversion import BillRecord, ConversionFilter, ConversionStep, Stage, Why


def stage_of(session: Session, customer: int) -> str:
    """Return where a customer's last conversion stands, empty where there was none."""
    asked = (
        select(ConversionRow.stage)
        .where(ConversionRow.bureau_id == BUREAU, ConversionRow.customer_id == customer)
        .order_by(ConversionRow.id.desc())
        .limit(1)
    )
    return session.execute(asked).scalar() or ""


def latest(session: Session, customer: int) -> Any:
    """Return a customer's last conversion, or None."""
    asked = (
        select(ConversionRow)
        .where(ConversionRow.bureau_id == BUREAU, ConversionRow.customer_id == customer)
        .order_by(ConversionRow.id.desc())
        .limit(1)
    )
    return session.execute(asked).scalar()


def begin(session: Session, customer: int, why: Why, on: date, meter: str) -> int:
    """Make a candidate; return the conversion's key."""
    key = last_key(session, ConversionRow) + 1
    row = {
        "bureau_id": BUREAU,
        "id": key,
        "customer_id": customer,
        "stage": Stage.CANDIDATE.value,
        "reason": why.value,
        "stage_on": on,
        "old_meter": meter,
    }
    session.execute(insert(ConversionRow).values(row))
    return key


def step(
    session: Session, conversion: int, stage: Stage, on: date, person: str, note: str, stamp: Stamp
) -> None:
    """Record a step and where the conversion stands now."""
    row = {
        "bureau_id": BUREAU,
        "id": last_key(session, ConversionStepRow) + 1,
        "conversion_id": conversion,
        "stage": stage.value,
        "business_date": on,
        "person": person,
        "note": note,
        "recorded_at": stamp.at,
    }
    session.execute(insert(ConversionStepRow).values(row))
    change(session, conversion, stage=stage.value, stage_on=on)


def change(session: Session, conversion: int, **values: Any) -> None:
    """Change what a conversion says of itself."""
    session.execute(
        update(ConversionRow)
        .where(ConversionRow.bureau_id == BUREAU, ConversionRow.id == conversion)
        .values(values)
    )


def commission(session: Session, customer: int, on: date) -> None:
    """Freeze the customer's old debt: from this day on no penalty accrues."""
    session.execute(
        update(CustomerRow)
        .where(CustomerRow.bureau_id == BUREAU, CustomerRow.id == customer)
        .values(commissioned_on=on)
    )


def listed(session: Session, stage: str, station: str) -> Sequence[Any]:
    """Return the conversions of a stage and a station (empty: all) with their customers and debts."""
    asked = _conversions()
    if stage:
        asked = asked.where(ConversionRow.stage == stage)
    if station:
        asked = asked.where(StationRow.name == station)
    return session.execute(asked.order_by(ConversionRow.stage_on, ConversionRow.id)).all()


def keys(session: Session, wanted: ConversionFilter) -> list[int]:
    """Return the keys of the conversions that a filter lets through, in its order."""
    asked = (
        select(ConversionRow.id)
        .join(CustomerRow, _customer())
        .join(AreaRow, _area())
        .join(StationRow, _station())
        .where(ConversionRow.bureau_id == BUREAU)
    )
    if wanted.stage:
        asked = asked.where(ConversionRow.stage == wanted.stage.value)
    if wanted.station:
        asked = asked.where(StationRow.name == wanted.station)
    if wanted.text.strip():
        asked = asked.where(search.matches(session, wanted.text))
    by = _ORDERS[wanted.order]()
    asked = asked.order_by(by.desc() if wanted.descending else by, ConversionRow.id)
    return list(session.execute(asked).scalars())


def lines(session: Session, wanted: Sequence[int]) -> Sequence[Any]:
    """Return these conversions with their customers and debts, in no particular order."""
    found: list[Any] = []
    for chunk in chunks(wanted):
        found.extend(session.execute(_conversions().where(ConversionRow.id.in_(chunk))).all())
    return found


def of_customer(session: Session, customer: int) -> Sequence[Any]:
    """Return every conversion of a customer, the last one last."""
    asked = _conversions().where(ConversionRow.customer_id == customer)
    return session.execute(asked.order_by(ConversionRow.id)).all()


def steps_of(session: Session, conversions: Sequence[int]) -> dict[int, list[ConversionStep]]:
    """Return the steps of these conversions in the order they were recorded."""
    found: dict[int, list[ConversionStep]] = {}
    for chunk in chunks(conversions):
        asked = (
            select(ConversionStepRow)
            .where(ConversionStepRow.bureau_id == BUREAU, ConversionStepRow.conversion_id.in_(chunk))
            .order_by(ConversionStepRow.id)
        )
        for row in session.execute(asked).scalars():
            step = ConversionStep(Stage(row.stage), row.business_date, row.person, row.note)
            found.setdefault(row.conversion_id, []).append(step)
    return found


def records(
    session: Session, on: date, since: date, customer: int | None = None
) -> dict[int, list[BillRecord]]:
    """Return, by customer, the bills due before a day that are unpaid or were due since another day."""
    paid = (
        select(
            EntryRow.bill_id,
            func.sum(EntryRow.fen).label("fen"),
            func.max(EntryRow.business_date).label("last_on"),
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.business_date <= on,
        )
        .group_by(EntryRow.bill_id)
    )
    bills = select(BillRow.id, BillRow.customer_id, BillRow.due_on, BillRow.amount).where(
        BillRow.bureau_id == BUREAU, BillRow.due_on < on, BillRow.issued_on <= on, BillRow.amount > 0
    )
    if customer is not None:
        bills = bills.where(BillRow.customer_id == customer)
        mine = select(BillRow.id).where(BillRow.bureau_id == BUREAU, BillRow.customer_id == customer)
        paid = paid.where(EntryRow.bill_id.in_(mine))
    payments = {row.bill_id: (row.fen, row.last_on) for row in session.execute(paid)}
    found: dict[int, list[BillRecord]] = {}
    for row in session.execute(bills):
        fen, last_on = payments.get(row.id, (0, None))
        record = BillRecord(row.due_on, last_on if row.amount + fen == 0 else None)
        if record.paid_on is None or row.due_on >= since:
            found.setdefault(row.customer_id, []).append(record)
    return found


def under_way(session: Session) -> set[int]:
    """Return the customers that are on the way to a prepaid meter or have one."""
    asked = select(ConversionRow.customer_id).where(
        ConversionRow.bureau_id == BUREAU,
        ConversionRow.stage.not_in([Stage.REJECTED.value, Stage.CANCELLED.value]),
    )
    return set(session.execute(asked).scalars())


def counts(session: Session) -> Sequence[Any]:
    """Return how many conversions stand at each stage, by station."""
    asked = (
        select(StationRow.name, ConversionRow.stage, func.count())
        .select_from(ConversionRow)
        .join(CustomerRow, _customer())
        .join(AreaRow, _area())
        .join(StationRow, _station())
        .where(ConversionRow.bureau_id == BUREAU)
        .group_by(StationRow.name, ConversionRow.stage)
    )
    return session.execute(asked).all()


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
    return (
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
        .join(CustomerRow, _customer())
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
