"""Conversions as rows: where each customer stands, its steps, and what was recorded of them."""

import json
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.ledger_rows import ActRow
from desktop.db.meter_rows import EvidenceRow
from desktop.db.records import Stamp
from desktop.db.rows import ConversionRow, ConversionStepRow, CustomerRow
from desktop.domain.conversion import ConversionStep, Stage, Why
from desktop.domain.meter_change import MeterChange


class Begun(NamedTuple):
    """A conversion that is to be made: the customer's key, why, on which day, and the present meter."""

    customer: int
    why: Why
    on: date
    meter: str


def stage_of(session: Session, customer: int) -> str:
    """Return where a customer's last conversion stands, empty where there was none."""
    asked = (
        select(ConversionRow.stage)
        .where(ConversionRow.bureau_id == BUREAU, ConversionRow.customer_id == customer)
        .order_by(ConversionRow.id.desc())
        .limit(1)
    )
    return session.execute(asked).scalar() or ""


def latest(session: Session, customers: Sequence[int]) -> dict[int, Any]:
    """Return the last conversion of each of these customers that has one, by customer."""
    found: dict[int, Any] = {}
    for chunk in chunks(customers):
        asked = (
            select(ConversionRow.id, ConversionRow.customer_id, ConversionRow.stage, ConversionRow.stage_on)
            .where(ConversionRow.bureau_id == BUREAU, ConversionRow.customer_id.in_(chunk))
            .order_by(ConversionRow.id)
        )
        found.update({row.customer_id: row for row in session.execute(asked)})
    return found


def begin(session: Session, begun: Sequence[Begun]) -> list[int]:
    """Make candidates; return the conversions' keys."""
    first = last_key(session, ConversionRow) + 1
    rows: list[dict[str, Any]] = [
        {
            "bureau_id": BUREAU,
            "id": key,
            "customer_id": one.customer,
            "stage": Stage.CANDIDATE.value,
            "reason": one.why.value,
            "stage_on": one.on,
            "old_meter": one.meter,
        }
        for key, one in enumerate(begun, first)
    ]
    if rows:
        session.execute(insert(_CONVERSIONS), rows)
    return [row["id"] for row in rows]


def steps(session: Session, taken: Sequence[tuple[int, ConversionStep]], stamp: Stamp) -> None:
    """Record a step of each of these conversions, and where they stand now."""
    first = last_key(session, ConversionStepRow) + 1
    rows = [
        {
            "bureau_id": BUREAU,
            "id": key,
            "conversion_id": conversion,
            "stage": step.stage.value,
            "business_date": step.on,
            "person": step.person,
            "note": step.note,
            "recorded_at": stamp.at,
        }
        for key, (conversion, step) in enumerate(taken, first)
    ]
    if rows:
        session.execute(insert(_STEPS), rows)
        now = [{"key": row["conversion_id"], "at": row["stage"], "on": row["business_date"]} for row in rows]
        session.connection().execute(_STANDS, now)


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
            step = ConversionStep(Stage(row.stage), row.business_date, row.person, row.note, row.recorded_at)
            found.setdefault(row.conversion_id, []).append(step)
    return found


def under_way(session: Session) -> set[int]:
    """Return the customers that are on the way to a prepaid meter or have one."""
    asked = select(ConversionRow.customer_id).where(
        ConversionRow.bureau_id == BUREAU,
        ConversionRow.stage.not_in([Stage.REJECTED.value, Stage.CANCELLED.value]),
    )
    return set(session.execute(asked).scalars())


def recorded_by(session: Session, customer_no: str) -> dict[tuple[str, datetime], str]:
    """Return who recorded a customer's steps, by stage and moment, as the chain has it."""
    asked = select(ActRow.facts, ActRow.recorded_at, ActRow.recorded_by).where(
        ActRow.bureau_id == BUREAU, ActRow.subject == customer_no, ActRow.kind == "conversion"
    )
    return {
        (json.loads(row.facts)["stage"], row.recorded_at): row.recorded_by for row in session.execute(asked)
    }


def evidence(session: Session, conversions: Sequence[int]) -> dict[int, MeterChange]:
    """Return what was recorded at the change of the meter, by conversion."""
    names = [field.name for field in fields(MeterChange)]
    columns = [getattr(EvidenceRow, name) for name in names]
    found: dict[int, MeterChange] = {}
    for chunk in chunks(conversions):
        asked = select(EvidenceRow.conversion_id, *columns).where(
            EvidenceRow.bureau_id == BUREAU, EvidenceRow.conversion_id.in_(chunk)
        )
        found.update({row[0]: MeterChange(*row[1:]) for row in session.execute(asked)})
    return found


_CONVERSIONS: Any = ConversionRow.__table__
_STEPS: Any = ConversionStepRow.__table__
_STANDS = (
    update(_CONVERSIONS)
    .where(_CONVERSIONS.c.bureau_id == BUREAU, _CONVERSIONS.c.id == bindparam("key"))
    .values(stage=bindparam("at"), stage_on=bindparam("on"))
)
