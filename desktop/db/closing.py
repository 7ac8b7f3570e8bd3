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
from desktop.domain.closing import Close, FigureLine, Head, Section
from desktop.domain.closing_figures import recovery_line
from desktop.domain.errors import DatabaseDamaged, NotAPeriod
from desktop.domain.proof import Fault, Finding
from desktop.domain.targets import Period

KIND, CERTIFICATE = "close", "certificate"
_UNREADABLE = (ValueError, KeyError, TypeError, NotAPeriod)
"""Where somebody wrote over a record, it may be anything."""


def add(ledger: Ledger, period: Period, lines: Sequence[FigureLine], head: Head, business_date: Any) -> None:
    """Record a close: its figures, and the place of the chain that they were read at."""
    facts = {
        "as_of": period.last_day.isoformat(),
        "head": head.seq,
        "head_hash": head.hash,
        "lines": [[line.section.value, line.station, line.name, *line.values] for line in lines],
    }
    written = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    ledger.record(KIND, period.dashed, written, business_date)


def closes(session: Session, year: int | None = None) -> list[Close]:
    """Return the closed periods, of one year where named, as they were closed. Raises DatabaseDamaged."""
    asked = select(ActRow).where(ActRow.bureau_id == BUREAU, ActRow.kind == KIND).order_by(ActRow.seq)
    found = [_close(session, row) for row in session.execute(asked).scalars()]
    return [close for close in found if year is None or close.period.year == year]


def close_of(session: Session, period: Period) -> Close | None:
    """Return a period's close, or None where it is not closed. Raises DatabaseDamaged."""
    asked = select(ActRow).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == KIND, ActRow.subject == period.dashed
    )
    row = session.execute(asked.order_by(ActRow.seq).limit(1)).scalar()
    return None if row is None else _close(session, row)


def broken(session: Session) -> Iterator[Finding]:
    """Return each close and certificate whose place the chain lacks, or whose figures the ledger denies.

    Held against a close's total is what the ledger gives up to its place.
    """
    for kind in (KIND, CERTIFICATE):
        for subject, written in session.execute(_acts(kind)):
            if fault := _fault(session, kind, subject, written):
                yield Finding(fault, f"{kind} {subject}")


def _fault(session: Session, kind: str, subject: str, written: str) -> Fault | None:
    try:
        facts = json.loads(written)
        if _hash_at(session, facts["head"]) != facts["head_hash"]:
            return Fault.CLOSE_HEAD
        holds = kind != KIND or _holds(session, Period.parse(subject), facts)
    except _UNREADABLE:
        holds = False
    return None if holds else Fault.CLOSE_FIGURES


def _acts(kind: str) -> Any:
    asked = select(ActRow.subject, ActRow.facts).where(ActRow.bureau_id == BUREAU, ActRow.kind == kind)
    return asked.order_by(ActRow.seq)


def _hash_at(session: Session, seq: int) -> str | None:
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


def _holds(session: Session, period: Period, facts: dict[str, Any]) -> bool:
    total = recovery.total(session, Span(period.year, period.last_day, facts["head"]))
    found = recovery_line(Section.TOTAL, total)
    return found in _lines(facts)


def _close(session: Session, row: ActRow) -> Close:
    try:
        facts = json.loads(row.facts)
        head = Head(facts["head"], facts["head_hash"])
        period = Period.parse(row.subject)
        return Close(period, _lines(facts), head, row.business_date, row.recorded_at, row.recorded_by)
    except _UNREADABLE as error:
        raise DatabaseDamaged(_file(session), f"{KIND} {row.subject}, {row.seq}") from error


def _file(session: Session) -> str:
    return str(session.get_bind().engine.url.database)


def _lines(facts: dict[str, Any]) -> tuple[FigureLine, ...]:
    return tuple(
        FigureLine(Section(section), name, station, tuple(values))
        for section, station, name, *values in facts["lines"]
    )
