"""What the rules for candidates look at: bills and their payments, first bills, a year's billing."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.conversion import BillRecord
from desktop.domain.months import Month


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


def without_bill_before(session: Session, on: date) -> list[int]:
    """Return the customers without a prepaid meter that were not billed before a day."""
    older = exists().where(
        BillRow.bureau_id == BUREAU, BillRow.customer_id == CustomerRow.id, BillRow.issued_on < on
    )
    asked = select(CustomerRow.id).where(
        CustomerRow.bureau_id == BUREAU, CustomerRow.commissioned_on.is_(None), ~older
    )
    return list(session.execute(asked.order_by(CustomerRow.id)).scalars())


def first_bills(session: Session, customers: Sequence[int], on: date) -> dict[int, date]:
    """Return the day of each customer's first bill issued by a day; who has none is left out."""
    found: dict[int, date] = {}
    for chunk in chunks(customers):
        asked = (
            select(BillRow.customer_id, func.min(BillRow.issued_on))
            .where(BillRow.bureau_id == BUREAU, BillRow.customer_id.in_(chunk), BillRow.issued_on <= on)
            .group_by(BillRow.customer_id)
        )
        found.update({customer: issued_on for customer, issued_on in session.execute(asked)})
    return found


def billed(session: Session, customers: Sequence[int], since: Month, on: date) -> dict[int, dict[int, int]]:
    """Return what these customers were billed from a month on and by a day, by customer and month, in fen."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for chunk in chunks(customers):
        asked = (
            select(BillRow.customer_id, BillRow.month, func.sum(BillRow.amount))
            .where(
                BillRow.bureau_id == BUREAU,
                BillRow.customer_id.in_(chunk),
                BillRow.month >= since.code,
                BillRow.issued_on <= on,
            )
            .group_by(BillRow.customer_id, BillRow.month)
        )
        for customer, month, fen in session.execute(asked):
            found[customer][month] = fen
    return found


def in_category(session: Session) -> dict[int, str]:
    """Return the customers of a risk category that have no prepaid meter, with the category."""
    asked = select(CustomerRow.id, CustomerRow.risk_category).where(
        CustomerRow.bureau_id == BUREAU,
        CustomerRow.risk_category != "",
        CustomerRow.commissioned_on.is_(None),
    )
    return {row.id: row.risk_category for row in session.execute(asked)}
