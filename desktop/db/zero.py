"""What each business day changed of a line's outstanding amount, which tells when the line came to zero."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CTE, CompoundSelect, Select, and_, case, desc, func, literal, select, union_all
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.recovery_cuts import CUTS, Span
from desktop.db.rows import BillRow
from desktop.domain.ranking import NOBODY, Key
from desktop.domain.recovery import By
from desktop.domain.zero import DayChange, together, zeroing

Changes = dict[Key, list[DayChange]]
"""By what tells a line apart, its days with a change, the newest first."""
_COMPANIONS = ("bill", "recall", "release")
"""Kinds that raise what is outstanding without countering what was paid: the same act pays or lowers it."""


def changes(session: Session, span: Span, bys: Sequence[By]) -> dict[By, Changes]:
    """Return for each cut the days on which its lines changed, from before the year up to the span's day.

    All cuts come of one reading of the bills and the entries.
    """
    daily = _daily(span, _begin(session, span), bys)
    found: dict[By, Changes] = {by: {} for by in bys}
    for name, station, by, on, fen, undone, seq in session.execute(_by_line(daily, bys)):
        key = station, str(name or NOBODY)
        found[By(by)].setdefault(key, []).append(DayChange(on, fen, bool(undone), seq))
    return found


def reached(session: Session, span: Span) -> DayChange | None:
    """Return the day since which nothing of a year that owes nothing has been outstanding."""
    of_stations = changes(session, span, [By.STATION])[By.STATION]
    return zeroing(0, together(of_stations.values()))


def recorded_at(session: Session, seqs: Iterable[int]) -> dict[int, datetime]:
    """Return when entries were posted, in UTC, by their places in the chain."""
    found: dict[int, datetime] = {}
    for chunk in chunks(sorted(set(seqs))):
        asked = select(EntryRow.seq, EntryRow.recorded_at)
        known = asked.where(EntryRow.bureau_id == BUREAU, EntryRow.seq.in_(chunk))
        found.update((seq, moment) for seq, moment in session.execute(known))
    return found


def _begin(session: Session, span: Span) -> date:
    """Return the first day that can matter: the year's first, or that of an earlier issue of its bills."""
    asked = select(func.min(BillRow.issued_on)).where(
        BillRow.bureau_id == BUREAU, BillRow.month.between(span.first_month, span.last_month)
    )
    first = span.eve + timedelta(days=1)
    return min(first, session.execute(asked).scalar() or first)


def _daily(span: Span, begin: date, bys: Sequence[By]) -> CTE:
    """Ask what each day changed of the bills that are alike to every cut."""
    grain = [getattr(BillRow, name) for name in sorted({name for by in bys for name in CUTS[by].grain})]
    return union_all(_issued(span, begin, grain), _moved(span, begin, grain)).cte("daily")


def _issued(span: Span, begin: date, grain: Sequence[Any]) -> Select[Any]:
    return (
        select(
            *grain,
            BillRow.issued_on.label("day"),
            func.sum(BillRow.amount).label("fen"),
            literal(0).label("undone"),
            literal(0).label("seq"),
        )
        .where(
            BillRow.bureau_id == BUREAU,
            BillRow.month <= span.last_month,
            BillRow.issued_on.between(begin, span.on),
        )
        .group_by(BillRow.issued_on, *grain)
    )


def _moved(span: Span, begin: date, grain: Sequence[Any]) -> Select[Any]:
    owed_again = and_(EntryRow.fen > 0, EntryRow.kind.not_in(_COMPANIONS))
    return (
        select(
            *grain,
            EntryRow.business_date.label("day"),
            func.sum(EntryRow.fen).label("fen"),
            func.max(case((owed_again, 1), else_=0)).label("undone"),
            func.max(case((EntryRow.fen < 0, EntryRow.seq), else_=0)).label("seq"),
        )
        .select_from(EntryRow)
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == EntryRow.bill_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.business_date.between(begin, span.on),
            BillRow.month <= span.last_month,
        )
        .group_by(EntryRow.business_date, *grain)
    )


def _by_line(daily: CTE, bys: Sequence[By]) -> CompoundSelect[Any]:
    sums = func.sum(daily.c.fen), func.max(daily.c.undone), func.max(daily.c.seq)
    lines = [
        CUTS[by].lines(daily, literal(by.value), daily.c.day.label("day"), *sums).group_by(daily.c.day)
        for by in bys
    ]
    return union_all(*lines).order_by(desc("day"))
