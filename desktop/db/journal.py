"""A customer's entries, read in the order they were posted."""

from typing import Any

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import BillRow
from desktop.domain.journal import JournalLine
from desktop.domain.months import Month


def of_customer(session: Session, customer: int) -> list[JournalLine]:
    """Return every entry against a customer's bills and prestored balance, oldest first."""
    of_bills = (
        select(EntryRow.seq)
        .join(BillRow, (BillRow.bureau_id == EntryRow.bureau_id) & (BillRow.id == EntryRow.bill_id))
        .where(BillRow.bureau_id == BUREAU, BillRow.customer_id == customer)
    )
    prestored = select(EntryRow.seq).where(
        EntryRow.bureau_id == BUREAU, EntryRow.customer_id == customer, EntryRow.account == "prestored"
    )
    asked = _entries().where(EntryRow.seq.in_(union_all(of_bills, prestored)))
    return [_line(row) for row in session.execute(asked.order_by(EntryRow.seq))]


def _entries() -> Any:
    return (
        select(
            EntryRow.seq,
            EntryRow.business_date,
            EntryRow.account,
            EntryRow.kind,
            EntryRow.fen,
            EntryRow.counters_seq,
            EntryRow.recorded_at,
            EntryRow.recorded_by,
            BillRow.number.label("bill_no"),
            BillRow.month,
            PostingRow.number,
            PostingRow.reason,
        )
        .join(
            BillRow,
            (BillRow.bureau_id == EntryRow.bureau_id) & (BillRow.id == EntryRow.bill_id),
            isouter=True,
        )
        .join(
            PostingRow,
            (PostingRow.bureau_id == EntryRow.bureau_id) & (PostingRow.id == EntryRow.posting_id),
            isouter=True,
        )
        .where(EntryRow.bureau_id == BUREAU)
    )


def _line(row: Any) -> JournalLine:
    return JournalLine(
        row.seq,
        row.business_date,
        row.account,
        row.kind,
        row.fen,
        row.bill_no or "",
        str(Month.from_code(row.month)) if row.month else "",
        row.number or "",
        row.reason or "",
        row.counters_seq,
        row.recorded_at,
        row.recorded_by,
    )
