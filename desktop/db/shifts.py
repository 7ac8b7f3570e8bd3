"""Shifts as acts of the chain, and the money that each moved, told from the entries after its opening."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, case, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.keys import PREFIXES, WIDTH
from desktop.db.ledger_rows import ActRow, EntryRow, PaymentRow, PostingRow
from desktop.db.rows import CustomerRow
from desktop.domain.entries import COMPANIONS

OPENED, CLOSED = "shift-open", "shift-close"
_Countered = aliased(PostingRow)
_CounteredPayment = aliased(PaymentRow)


@dataclass(frozen=True, slots=True)
class Opened:
    """An opened shift: its act's sequence, from which on the clerk's postings are its."""

    number: str
    clerk: str
    on: date
    at: datetime
    seq: int
    facts: dict[str, Any]


def open_shift(session: Session, clerk: str) -> Opened | None:
    """Return a clerk's shift that is open."""
    asked = _acts(OPENED).where(ActRow.recorded_by == clerk).order_by(ActRow.seq.desc()).limit(1)
    row = session.execute(asked).first()
    if row is None or _closing(session, row.subject):
        return None
    return Opened(row.subject, clerk, row.business_date, row.recorded_at, row.seq, json.loads(row.facts))


def last_close(session: Session, clerk: str) -> tuple[int, str]:
    """Return the sequence and number of a clerk's last close; 0 and nothing where there is none.

    The database looks into the closes: each holds its whole sheet, and a year of them is too much to read.
    """
    whose = type_coerce(ActRow.facts, JSON)[("book", "clerk")].as_string()
    asked = _acts(CLOSED).with_only_columns(ActRow.seq, ActRow.subject).where(whose == clerk)
    row = session.execute(asked.order_by(ActRow.seq.desc()).limit(1)).first()
    return (row.seq, row.subject) if row else (0, "")


def next_number(session: Session) -> str:
    """Return the next shift's number."""
    newest = session.execute(
        select(func.max(ActRow.subject)).where(
            ActRow.bureau_id == BUREAU, ActRow.subject.between(PREFIXES["shift"], f"{PREFIXES['shift']}9~")
        )
    ).scalar()
    ordinal = int(newest[len(PREFIXES["shift"]) :]) if newest else 0
    return f"{PREFIXES['shift']}{ordinal + 1:0{WIDTH}d}"


def closes(session: Session, *, number: str = "", on: date | None = None) -> list[str]:
    """Return closed shifts as they were recorded, oldest first; of one number, or of one day."""
    asked = _acts(CLOSED)
    if number:
        asked = asked.where(ActRow.subject == number)
    if on:
        asked = asked.where(ActRow.business_date == on)
    return [row.facts for row in session.execute(asked.order_by(ActRow.seq))]


def clerks_on(session: Session, on: date) -> list[str]:
    """Return who posted money on a day or opened a shift on it."""
    posted = select(PostingRow.recorded_by).where(
        PostingRow.bureau_id == BUREAU, PostingRow.business_date == on
    )
    opened = _acts(OPENED).with_only_columns(ActRow.recorded_by).where(ActRow.business_date == on)
    return sorted(set(session.execute(posted.distinct()).scalars()) | set(session.execute(opened).scalars()))


def postings_since(session: Session, clerk: str, seq: int, on: date | None) -> list[Any]:
    """Return what a clerk posted after a record, with its sums, method and what it counters, in fen.

    With `on`, only what has this business date.
    """
    signed = case((EntryRow.kind.in_(COMPANIONS), 0), else_=EntryRow.fen)
    asked = (
        select(
            PostingRow.number,
            PostingRow.kind,
            CustomerRow.number.label("customer_no"),
            CustomerRow.name.label("customer_name"),
            PostingRow.business_date,
            func.coalesce(PaymentRow.method, _CounteredPayment.method).label("method"),
            func.coalesce(PaymentRow.amount, _CounteredPayment.amount).label("amount"),
            func.coalesce(PaymentRow.reference, _CounteredPayment.reference).label("reference"),
            _Countered.number.label("countered"),
            _Countered.kind.label("countered_kind"),
            *(
                func.sum(case((EntryRow.account == account, signed), else_=0)).label(account)
                for account in ("principal", "penalty", "prestored")
            ),
        )
        .select_from(PostingRow)
        .join(EntryRow, (EntryRow.bureau_id == BUREAU) & (EntryRow.posting_id == PostingRow.id))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == PostingRow.customer_id))
        .join(PaymentRow, _payment_of(PaymentRow, PostingRow.id), isouter=True)
        .join(
            _Countered,
            (_Countered.bureau_id == BUREAU) & (_Countered.id == PostingRow.counters_id),
            isouter=True,
        )
        .join(_CounteredPayment, _payment_of(_CounteredPayment, PostingRow.counters_id), isouter=True)
        .where(PostingRow.bureau_id == BUREAU, PostingRow.recorded_by == clerk)
        .group_by(PostingRow.id)
        .order_by(PostingRow.id)
    )
    if on:
        asked = asked.where(PostingRow.business_date == on)
    if seq:
        since = select(EntryRow.posting_id).where(
            EntryRow.bureau_id == BUREAU, EntryRow.seq > seq, EntryRow.posting_id.is_not(None)
        )
        asked = asked.where(PostingRow.id.in_(since))
    return list(session.execute(asked).all())


def first_seq(session: Session, posting: int) -> int:
    """Return the sequence of a posting's first entry."""
    asked = select(func.min(EntryRow.seq)).where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == posting)
    return session.execute(asked).scalar() or 0


def _acts(kind: str) -> Any:
    return select(
        ActRow.seq, ActRow.subject, ActRow.facts, ActRow.business_date, ActRow.recorded_at, ActRow.recorded_by
    ).where(ActRow.bureau_id == BUREAU, ActRow.kind == kind)


def _closing(session: Session, number: str) -> bool:
    return session.execute(_acts(CLOSED).where(ActRow.subject == number)).first() is not None


def _payment_of(payment: Any, posting: Any) -> Any:
    return (payment.bureau_id == BUREAU) & (payment.id == posting)
