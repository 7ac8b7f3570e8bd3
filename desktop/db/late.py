"""Entries that came after a moment, or after a place in the chain, with a business date of before."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.lateness import LateEntry

MOST = 2_000
"""So many late entries are listed; all of them are counted."""


def last_seq(session: Session, by: datetime) -> int:
    """Return the chain's place of the last entry recorded by a moment (UTC), 0 where there was none."""
    # walked from the end: the moments rise with the places, and no index holds them
    asked = select(EntryRow.seq).where(EntryRow.bureau_id == BUREAU, EntryRow.recorded_at <= by)
    return session.execute(asked.order_by(EntryRow.seq.desc()).limit(1)).scalar() or 0


def count(session: Session, on: date, after_seq: int) -> int:
    """Return how many entries of a day or before were recorded after a place in the chain."""
    asked = select(func.count()).select_from(EntryRow)
    return session.execute(asked.where(*_late(on, after_seq))).scalar_one()


def entries(session: Session, on: date, after_seq: int, limit: int = MOST) -> Sequence[LateEntry]:
    """Return the entries of a day or before that were recorded after a place in the chain, oldest first."""
    asked = (
        select(
            EntryRow.seq,
            func.coalesce(PostingRow.number, BillRow.number).label("number"),
            EntryRow.kind,
            EntryRow.account,
            CustomerRow.number.label("customer_no"),
            CustomerRow.name,
            func.coalesce(BillRow.number, "").label("bill_no"),
            EntryRow.fen,
            EntryRow.business_date,
            EntryRow.recorded_at,
            EntryRow.recorded_by,
        )
        .select_from(EntryRow)
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == EntryRow.customer_id))
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id), isouter=True)
        .join(
            PostingRow,
            (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id),
            isouter=True,
        )
        .where(*_late(on, after_seq))
        .order_by(EntryRow.seq)
        .limit(limit)
    )
    return [LateEntry(*row) for row in session.execute(asked)]


def _late(on: date, after_seq: int) -> tuple[Any, ...]:
    return EntryRow.bureau_id == BUREAU, EntryRow.seq > after_seq, EntryRow.business_date <= on
