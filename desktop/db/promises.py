"""Promises to pay, each with what the ledger says of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.contacts import withdrawn
from desktop.db.field_rows import ContactRow
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import BillRow
from desktop.domain.contacts import ContactKind, Promised, PromiseState, promise_state


def standing(session: Session, on: date, customers: Sequence[int] | None = None) -> list[Any]:
    """Return the promises made by a day that stand, of these customers or of all, oldest first."""
    asked = (
        select(
            ContactRow.id,
            ContactRow.customer_id,
            ContactRow.business_date,
            ContactRow.until_on,
            ContactRow.amount,
        )
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind == ContactKind.PROMISE.value,
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .order_by(ContactRow.id)
    )
    if customers is None:
        return list(session.execute(asked))
    parts = (asked.where(ContactRow.customer_id.in_(chunk)) for chunk in chunks(customers))
    return [row for part in parts for row in session.execute(part)]


def state(session: Session, row: Any, on: date) -> PromiseState:
    """Tell from the ledger what became of a promise, as of a day."""
    until = min(on, row.until_on)
    received = _received(session, row.customer_id, row.business_date, until)
    owed = _owed(session, row.customer_id, until)
    return promise_state(Promised(row.business_date, row.until_on, row.amount, received, owed), on)


def _received(session: Session, customer: int, since: date, until: date) -> int:
    """Add up the fen that came in for a customer and was not reversed."""
    reversal = aliased(PostingRow)
    countered = exists().where(reversal.bureau_id == BUREAU, reversal.counters_id == EntryRow.posting_id)
    of_bills = select(BillRow.id).where(BillRow.bureau_id == BUREAU, BillRow.customer_id == customer)
    money = (
        EntryRow.bureau_id == BUREAU,
        EntryRow.business_date.between(since, until),
        EntryRow.by_prestored.is_(False),
        ~countered,
    )
    paid = select(func.coalesce(func.sum(-EntryRow.fen), 0)).where(
        *money, EntryRow.bill_id.in_(of_bills), EntryRow.kind == "payment"
    )
    kept = select(func.coalesce(func.sum(EntryRow.fen), 0)).where(
        *money,
        EntryRow.customer_id == customer,
        EntryRow.account == "prestored",
        or_(EntryRow.kind == "payment", EntryRow.kind == "deposit"),
    )
    return int(session.execute(paid).scalar_one()) + int(session.execute(kept).scalar_one())


def _owed(session: Session, customer: int, on: date) -> int:
    """Return the principal that a customer owed at the end of a day, in fen."""
    of_bills = select(BillRow.id).where(
        BillRow.bureau_id == BUREAU, BillRow.customer_id == customer, BillRow.issued_on <= on
    )
    asked = select(func.coalesce(func.sum(EntryRow.fen), 0)).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.bill_id.in_(of_bills),
        EntryRow.account == "principal",
        EntryRow.business_date <= on,
    )
    return int(session.execute(asked).scalar_one())
