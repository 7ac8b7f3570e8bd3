"""Closes as acts of the chain: what was frozen, where, and whether that still holds."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db import recovery
from desktop.db.base import BUREAU
from desktop.db.chain import GENESIS
from desktop.db.ledger import Ledger
from desktop.db.ledger_rows import ActRow, EntryRow
from desktop.db.recovery_cuts import Span
from desktop.domain.closing import Close, FigureLine, Head, Section, measured, period_text
from desktop.domain.proof import Fault, Finding
from desktop.domain.targets import Period

KIND = "close"


def add(ledger: Ledger, period: Period, lines: Sequence[FigureLine], head: Head, business_date: Any) -> None:
    """Record a close: its figures, and the place of the chain that they were read at."""
    facts = {
        "as_of": period.last_day.isoformat(),
        "head": head.seq,
        "head_hash": head.hash,
        "lines": [[line.section.value, line.station, line.name, *line.values] for line in lines],
    }
    written = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    ledger.record(KIND, period_text(period), written, business_date)


def closes(session: Session, year: int | None = None) -> list[Close]:
    """Return the closed periods in order of their closing; of one year where named."""
    asked = select(ActRow).where(ActRow.bureau_id == BUREAU, ActRow.kind == KIND).order_by(ActRow.seq)
    found = [_close(row) for row in session.execute(asked).scalars()]
    return [close for close in found if year is None or close.period.year == year]


def close_of(session: Session, period: Period) -> Close | None:
    """Return a period's close, or None where it is not closed."""
    asked = select(ActRow).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == KIND, ActRow.subject == period_text(period)
    )
    row = session.execute(asked.order_by(ActRow.seq).limit(1)).scalar()
    return None if row is None else _close(row)


def broken(session: Session) -> Iterator[Finding]:
    """Return each close whose place the chain lacks, or whose total the ledger up to there does not give."""
    for close in closes(session):
        where = f"close {period_text(close.period)}"
        if hash_at(session, close.head.seq) != close.head.hash:
            yield Finding(Fault.CLOSE_HEAD, where)
        elif _total_until(session, close) != _total_frozen(close):
            yield Finding(Fault.CLOSE_FIGURES, where)


def hash_at(session: Session, seq: int) -> str | None:
    """Return the hash of the record at a place of the chain, in hexadecimal."""
    if seq == 0:
        return GENESIS.hex()
    for table in (EntryRow, ActRow):
        found = session.execute(
            select(table.hash).where(table.bureau_id == BUREAU, table.seq == seq)
        ).scalar()
        if found is not None:
            return bytes(found).hex()
    return None


def _total_until(session: Session, close: Close) -> tuple[int, ...]:
    span = Span(close.period.year, close.period.last_day, close.head.seq)
    total = recovery.total(session, span)
    current, prior = total.current, total.prior
    return current.receivable, current.outstanding, prior.receivable, prior.outstanding


def _total_frozen(close: Close) -> tuple[int, ...]:
    total = measured(close.total, close.total.values)
    named = ("receivable", "outstanding", "prior_receivable", "prior_outstanding")
    return tuple(total[name] for name in named)


def _close(row: ActRow) -> Close:
    facts = json.loads(row.facts)
    lines = tuple(
        FigureLine(Section(section), name, station, tuple(values))
        for section, station, name, *values in facts["lines"]
    )
    head = Head(facts["head"], facts["head_hash"])
    period = Period.parse(row.subject)
    return Close(period, lines, head, row.business_date, row.recorded_at, row.recorded_by)
