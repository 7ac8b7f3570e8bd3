"""Certificates that were issued, and the payment that brought a year to zero."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.recovery_cuts import Span
from desktop.db.rows import BillRow, CustomerRow, PrintingRow

PAPER = "certificate"


def originals(session: Session, year: int) -> Sequence[str]:
    """Return what the certificates of a year said when they were issued, oldest first."""
    asked = select(PrintingRow.snapshot).where(
        PrintingRow.bureau_id == BUREAU,
        PrintingRow.paper == PAPER,
        PrintingRow.number.like(f"JZ{year:04d}-%"),
        PrintingRow.copy == 0,
    )
    return list(session.execute(asked.order_by(PrintingRow.id)).scalars())


def last_lowered(session: Session, span: Span, on: date) -> int:
    """Return the place in the chain of the last entry until a day that lowered what was outstanding."""
    asked = (
        select(EntryRow.seq)
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.fen < 0,
            EntryRow.business_date <= on,
            BillRow.month <= span.last_month,
        )
        .order_by(EntryRow.business_date.desc(), EntryRow.seq.desc())
    )
    return session.execute(asked.limit(1)).scalar_one()


def entry(session: Session, seq: int) -> Any:
    """Return who an entry is of, what its posting came to in fen, its day, and when it was recorded (UTC)."""
    asked = (
        select(
            CustomerRow.number.label("customer_no"),
            CustomerRow.name,
            PostingRow.number,
            func.coalesce(PaymentRow.amount, -EntryRow.fen).label("fen"),
            EntryRow.business_date,
            EntryRow.recorded_at,
        )
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == EntryRow.customer_id))
        .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id))
        .join(
            PaymentRow,
            (PaymentRow.bureau_id == BUREAU) & (PaymentRow.id == EntryRow.posting_id),
            isouter=True,
        )
        .where(EntryRow.bureau_id == BUREAU, EntryRow.seq == seq)
    )
    return session.execute(asked).one()


def last_day(session: Session) -> date | None:
    """Return the latest business day that money was posted on."""
    asked = select(func.max(EntryRow.business_date)).where(
        EntryRow.bureau_id == BUREAU, EntryRow.account == "principal", EntryRow.kind != "bill"
    )
    return session.execute(asked).scalar()
