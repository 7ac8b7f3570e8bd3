"""Entries that came after a moment, or after a place in the chain, with a business date of before."""

from datetime import date, datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.domain.entries import ADJUSTMENTS
from desktop.domain.lateness import Late


def last_seq(session: Session, by: datetime) -> int:
    """Return the chain's place of the last entry recorded by a moment (UTC), 0 where there was none."""
    asked = select(func.coalesce(func.max(EntryRow.seq), 0))
    known = asked.where(EntryRow.bureau_id == BUREAU, EntryRow.recorded_at <= by)
    return int(session.execute(known).scalar_one())


def late(session: Session, on: date, after_seq: int) -> Late:
    """Return what entries after a place in the chain changed of a day's figures; principal only."""
    billed = EntryRow.kind.in_(("bill", *ADJUSTMENTS))
    asked = select(
        func.coalesce(func.sum(case((billed, EntryRow.fen), else_=0)), 0),
        func.coalesce(func.sum(EntryRow.fen), 0),
        func.count(),
    ).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.seq > after_seq,
        EntryRow.account == "principal",
        EntryRow.business_date <= on,
    )
    return Late(*map(int, session.execute(asked).one()))
