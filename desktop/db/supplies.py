"""Temporary power as rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.field_rows import TemporarySupplyRow
from desktop.db.keys import last_key
from desktop.db.rows import CustomerRow
from desktop.domain.supplies import Supply, SupplyDraft


def add(session: Session, customer: int, draft: SupplyDraft) -> int:
    """Write new temporary power; return its key."""
    key = last_key(session, TemporarySupplyRow) + 1
    row = {
        "bureau_id": BUREAU,
        "id": key,
        "customer_id": customer,
        "from_on": draft.from_on,
        "until_on": draft.until_on,
        "metered": draft.metered,
        "prepaid": draft.prepaid,
        "number": "",
    }
    session.execute(insert(TemporarySupplyRow).values(row))
    return key


def change(session: Session, key: int, **values: Any) -> None:
    """Note the voucher of what was prepaid, or the day on which the power was ended."""
    session.execute(
        update(TemporarySupplyRow)
        .where(TemporarySupplyRow.bureau_id == BUREAU, TemporarySupplyRow.id == key)
        .values(values)
    )


def listed(
    session: Session,
    *,
    key: int | None = None,
    customer: int | None = None,
    running: bool = False,
    until: date | None = None,
) -> Sequence[Supply]:
    """Return temporary power by the last day of its term: one, a customer's, or what was not ended."""
    asked = (
        select(
            TemporarySupplyRow.id,
            CustomerRow.number,
            CustomerRow.name,
            TemporarySupplyRow.from_on,
            TemporarySupplyRow.until_on,
            TemporarySupplyRow.metered,
            TemporarySupplyRow.prepaid,
            TemporarySupplyRow.number,
            TemporarySupplyRow.ended_on,
        )
        .join(
            CustomerRow,
            (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == TemporarySupplyRow.customer_id),
        )
        .where(TemporarySupplyRow.bureau_id == BUREAU)
        .order_by(TemporarySupplyRow.until_on, TemporarySupplyRow.id)
    )
    if key is not None:
        asked = asked.where(TemporarySupplyRow.id == key)
    if customer is not None:
        asked = asked.where(TemporarySupplyRow.customer_id == customer)
    if running:
        asked = asked.where(TemporarySupplyRow.ended_on.is_(None))
    if until is not None:
        asked = asked.where(TemporarySupplyRow.until_on <= until)
    return [Supply(*row) for row in session.execute(asked)]
