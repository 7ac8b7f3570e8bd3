"""The parts of a recovery report as SQL: what was billed, paid since, left from before, and by how many.

Each part is narrowed to the columns that decide a line before anything is joined to it, so that a year of
bills is read once along an index that holds all of it.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import CTE, Subquery, and_, case, func, literal, or_, select, text, union, union_all
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.recovery_cuts import Cut, Span
from desktop.db.rows import BillRow
from desktop.db.unpaid import known_bills, later_than, paid_after, unpaid_bills

Key = tuple[Any, str]
"""A line's name, and its station where that tells it apart."""
_WHOLE = ("", "*")


def current(session: Session, span: Span, cut: Cut) -> dict[Key, tuple[int, int]]:
    """Return what was billed of the year by its day and what of that was unpaid then, in fen."""
    billed = (
        select(
            *cut.columns(),
            func.sum(BillRow.amount).label("receivable"),
            func.sum(BillRow.outstanding).label("outstanding"),
        )
        .where(*_of_the_year(span))
        .group_by(BillRow.month, *cut.columns())
        .subquery("billed")
    )
    asked = cut.lines(billed, func.sum(billed.c.receivable), func.sum(billed.c.outstanding))
    found = _by_key(session.execute(asked).all())
    for key, (fen,) in _changed_since(session, span, cut).items():
        receivable, outstanding = found[key]
        found[key] = (receivable, outstanding - fen)
    for key, (fen,) in _adjusted(session, span, cut).items():
        receivable, outstanding = found[key]
        found[key] = (receivable + fen, outstanding)
    return found


def prior(session: Session, span: Span, cut: Cut) -> dict[Key, tuple[int, int]]:
    """Return what was left from before the year, at its eve and at the span's day, in fen."""
    if not _is_any_older(session, span):
        return {}
    bills = prior_bills(span)
    asked = cut.lines(bills, func.sum(bills.c.receivable), func.sum(bills.c.outstanding))
    return _by_key(session.execute(asked).all())


def offsets(session: Session, span: Span, cut: Cut) -> dict[Key, tuple[int, int]]:
    """Return what prestored money paid of the year's bills, and of those from before, in fen."""
    used = _used_of_bills(span)
    is_current = BillRow.month >= span.first_month
    of_bills = (
        select(
            *cut.columns(),
            case((is_current, used.c.fen), else_=0).label("current"),
            case((is_current, 0), else_=used.c.since).label("prior"),
        )
        .select_from(used)
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == used.c.bill_id))
        .where(BillRow.month <= span.last_month, BillRow.issued_on <= span.on, *known_bills(span.upto))
        .subquery("of_bills")
    )
    asked = cut.lines(of_bills, func.sum(of_bills.c.current), func.sum(of_bills.c.prior))
    return _by_key(session.execute(asked).all())


def customers(session: Session, span: Span, cut: Cut) -> tuple[dict[Key, tuple[int, int]], tuple[int, int]]:
    """Return how many customers were billed or owed from before, and how many of them owed nothing.

    A line each, and the bureau's, in which a customer with bills in two lines counts once.
    """
    of_the_year = select(*cut.columns(), BillRow.customer_id).where(*_of_the_year(span)).distinct()
    before = prior_bills(span)
    of_before = select(*(before.c[column] for column in cut.grain), before.c.customer_id)
    older = [of_before] if _is_any_older(session, span) else []
    billed = union(of_the_year, *older).cte("billed")
    unpaid = unpaid_bills(span.on, span.last_month, span.upto)
    owing = (
        select(*cut.columns(), BillRow.customer_id)
        .join(unpaid, and_(BillRow.bureau_id == BUREAU, BillRow.id == unpaid.c.id))
        .cte("owing")
    )
    counted, owed = (_count(session, cut, part) for part in (billed, owing))
    settled = {key: (count, count - owed.get(key, 0)) for key, count in counted.items()}
    whole = settled.pop(_WHOLE)
    return settled, whole


def prior_bills(span: Span) -> Subquery:
    """Return the bills of earlier years that were unpaid at the eve, came late, or owe again.

    A bill whose payment was reversed since owes again, though nothing of it was left at the eve.
    """
    moved = _moved_since_the_eve(span)
    adjusted = adjustments(span.eve, span.on, span.upto)
    at_eve = BillRow.outstanding - func.coalesce(moved.c.since, 0)
    now = BillRow.outstanding - func.coalesce(moved.c.later, 0)
    late = BillRow.issued_on > span.eve
    at_first = case((late, BillRow.amount), else_=at_eve)
    chosen = _perhaps_prior(span, moved)
    return (
        select(
            BillRow.customer_id,
            BillRow.month,
            BillRow.issued_on,
            BillRow.area_id,
            BillRow.tariff_class,
            (at_first + func.coalesce(adjusted.c.fen, 0)).label("receivable"),
            now.label("outstanding"),
        )
        .select_from(chosen)
        .join(BillRow, and_(BillRow.bureau_id == BUREAU, BillRow.id == chosen.c.id))
        .join(moved, moved.c.bill_id == BillRow.id, isouter=True)
        .join(adjusted, adjusted.c.bill_id == BillRow.id, isouter=True)
        .where(BillRow.issued_on <= span.on, or_(late, at_eve != 0, now != 0), *known_bills(span.upto))
        .subquery("bills")
    )


def _perhaps_prior(span: Span, moved: CTE) -> Subquery:
    """Return the bills of earlier years that something is unpaid of, that changed, or that came late."""
    before = (BillRow.bureau_id == BUREAU, BillRow.month < span.first_month)
    return union(
        select(BillRow.id).where(*before, BillRow.outstanding != 0),
        select(BillRow.id).join(moved, moved.c.bill_id == BillRow.id).where(*before),
        select(BillRow.id).where(*before, BillRow.issued_on > span.eve),
    ).subquery("chosen")


def _moved_since_the_eve(span: Span) -> CTE:
    """Return how each bill of an earlier year changed since the eve, and of that since the span's day."""
    last = (
        select(func.max(BillRow.id))
        .where(BillRow.bureau_id == BUREAU, BillRow.month < span.first_month)
        .scalar_subquery()
    )
    later = case((later_than(span.on, span.upto), EntryRow.fen), else_=0)
    return (
        select(EntryRow.bill_id, func.sum(EntryRow.fen).label("since"), func.sum(later).label("later"))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            later_than(span.eve, span.upto),
            # the sum keeps SQLite off the index of bills: the year's entries are fewer than the bills'
            EntryRow.bill_id + 0 <= last,
        )
        .group_by(EntryRow.bill_id)
        .cte("moved")
    )


def _changed_since(session: Session, span: Span, cut: Cut) -> dict[Key, tuple[int]]:
    after = paid_after(span.on, span.upto)
    changed = (
        select(*cut.columns(), after.c.fen)
        .select_from(after)
        .join(BillRow, BillRow.id == after.c.bill_id)
        .where(*_of_the_year(span))
        .subquery("changed")
    )
    return _by_key(session.execute(cut.lines(changed, func.sum(changed.c.fen))).all())


def adjustments(after: date, on: date, upto: int | None = None) -> CTE:
    """Return what corrections, write-offs and recalls changed of each bill after a day, up to another."""
    return (
        select(EntryRow.bill_id, func.sum(EntryRow.fen).label("fen"))
        .where(
            EntryRow.bureau_id == BUREAU,
            # written as the partial index has it, so that SQLite takes it
            text("kind IN ('correction', 'write-off', 'recall')"),
            EntryRow.account == "principal",
            EntryRow.business_date > after,
            EntryRow.business_date <= on,
            *_recorded(upto),
        )
        .group_by(EntryRow.bill_id)
        .cte("adjusted")
    )


def _adjusted(session: Session, span: Span, cut: Cut) -> dict[Key, tuple[int]]:
    changed = adjustments(date.min, span.on, span.upto)
    of_bills = (
        select(*cut.columns(), changed.c.fen)
        .select_from(changed)
        .join(BillRow, BillRow.id == changed.c.bill_id)
        .where(*_of_the_year(span))
        .subquery("of_adjusted")
    )
    return _by_key(session.execute(cut.lines(of_bills, func.sum(of_bills.c.fen))).all())


def _is_any_older(session: Session, span: Span) -> bool:
    """Whether there is any bill of an earlier year at all: in its first year a county has none."""
    asked = select(BillRow.id).where(BillRow.bureau_id == BUREAU, BillRow.month < span.first_month)
    return session.execute(asked.limit(1)).first() is not None


def _count(session: Session, cut: Cut, part: CTE) -> dict[Key, int]:
    each = cut.lines(part, part.c.customer_id).group_by(part.c.customer_id).subquery("each")
    lines = select(each.c.cut_name, each.c.cut_station, func.count()).group_by("cut_name", "cut_station")
    whole = select(*(literal(name) for name in _WHOLE), func.count(part.c.customer_id.distinct()))
    rows: Sequence[Any] = session.execute(union_all(lines, whole)).all()
    return {(name, station): count for name, station, count in rows}


def _used_of_bills(span: Span) -> CTE:
    """Return what prestored money paid of each bill up to the span's day, and of that since the eve."""
    since = case((EntryRow.business_date > span.eve, -EntryRow.fen), else_=0)
    return (
        select(EntryRow.bill_id, func.sum(-EntryRow.fen).label("fen"), func.sum(since).label("since"))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "principal",
            EntryRow.kind != "bill",
            EntryRow.by_prestored.is_(True),
            EntryRow.business_date <= span.on,
            *_recorded(span.upto),
        )
        .group_by(EntryRow.bill_id)
        .cte("used")
    )


def _of_the_year(span: Span) -> tuple[Any, ...]:
    return (
        BillRow.bureau_id == BUREAU,
        BillRow.month.between(span.first_month, span.last_month),
        BillRow.issued_on <= span.on,
        *known_bills(span.upto),
    )


def _recorded(upto: int | None) -> tuple[Any, ...]:
    return () if upto is None else (EntryRow.seq <= upto,)


def _by_key(rows: Sequence[Any]) -> dict[Key, Any]:
    return {(row[0], row[1]): tuple(row[2:]) for row in rows if row[2] is not None}
