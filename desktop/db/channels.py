"""What came in by each method, and when the last of it did."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, case, func, literal, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.recovery_cuts import Span
from desktop.domain.entries import COMPANIONS, GO_BACK
from desktop.domain.summary import Channel


def channels(session: Session, span: Span) -> list[Channel]:
    """Return what came in during the year up to the day, by method; reversals are taken off."""
    paid = _channel_sums(span, PaymentRow.method, _of_payment(EntryRow.posting_id))
    countered = _channel_sums(span, PaymentRow.method, _of_payment(PostingRow.counters_id))
    return _channels([*session.execute(paid), *session.execute(countered), *_offsets(session, span)])


def last_payment(session: Session, on: date) -> date | None:
    """Return the day of the last payment up to a day."""
    asked = select(func.max(PostingRow.business_date)).where(
        PostingRow.bureau_id == BUREAU, PostingRow.kind == "payment", PostingRow.business_date <= on
    )
    return session.execute(asked).scalar()


def _of_payment(posting: Any) -> Any:
    return and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == posting)


def _channel_sums(span: Span, method: Any, joined: Any) -> Any:
    return (
        select(method.label("method"), PostingRow.kind, *_SUMS)
        .select_from(EntryRow)
        .join(PostingRow, and_(PostingRow.bureau_id == BUREAU, PostingRow.id == EntryRow.posting_id))
        .join(PaymentRow, joined)
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.kind.not_in(COMPANIONS),
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(method, PostingRow.kind)
    )


def _offsets(session: Session, span: Span) -> Sequence[Any]:
    asked = (
        select(literal("prestored").label("method"), PostingRow.kind, *_SUMS)
        .select_from(EntryRow)
        .join(PostingRow, and_(PostingRow.bureau_id == BUREAU, PostingRow.id == EntryRow.posting_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.by_prestored.is_(True),
            EntryRow.business_date.between(date(span.year, 1, 1), span.on),
        )
        .group_by(PostingRow.kind)
    )
    return session.execute(asked).all()


def _sum_of(account: str, sign: int) -> Any:
    return func.sum(case((EntryRow.account == account, sign * EntryRow.fen), else_=0)).label(account)


_SIGNS = {"reversal": -1, "bounce": -1, **dict.fromkeys(GO_BACK, 0)}
"""How a posting counts among payments; what went back is none."""
_SUMS = (
    func.count(EntryRow.posting_id.distinct()).label("postings"),
    _sum_of("principal", -1),
    _sum_of("penalty", -1),
    _sum_of("prestored", 1),
)


def _channels(rows: Sequence[Any]) -> list[Channel]:
    sums: dict[str, list[int]] = {}
    for row in rows:
        found = sums.setdefault(row.method, [0, 0, 0, 0])
        sign = _SIGNS.get(row.kind, 1)
        found[0] += sign * row.postings
        found[1] += row.principal
        found[2] += row.penalty
        found[3] += row.prestored
    return [
        Channel(method, count, principal + penalty + prestored, principal, penalty, prestored)
        for method, (count, principal, penalty, prestored) in sorted(sums.items())
    ]
