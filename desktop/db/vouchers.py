"""Refunds as their vouchers tell them."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import ActRow, PaymentRow, PostingRow

_Reversal = aliased(PostingRow)
_KINDS = ("refund", "energy-refund")


class PostedRefund(NamedTuple):
    """A refund as posted, with what reversed it."""

    key: int
    number: str
    customer: int
    on: date
    recorded_at: datetime
    clerk: str
    method: str
    amount: int
    reference: str
    reason: str
    kind: str
    reversed_by: str | None


def refund(session: Session, number: str) -> PostedRefund | None:
    """Return the refund of a number."""
    asked: Any = (
        select(
            PostingRow.id,
            PostingRow.number,
            PostingRow.customer_id,
            PostingRow.business_date,
            PostingRow.recorded_at,
            PostingRow.recorded_by,
            PaymentRow.method,
            PaymentRow.amount,
            PaymentRow.reference,
            PostingRow.reason,
            PostingRow.kind,
            _Reversal.number,
        )
        .join(PaymentRow, (PaymentRow.bureau_id == BUREAU) & (PaymentRow.id == PostingRow.id))
        .join(
            _Reversal,
            (_Reversal.bureau_id == BUREAU) & (_Reversal.counters_id == PostingRow.id),
            isouter=True,
        )
        .where(PostingRow.bureau_id == BUREAU, PostingRow.number == number, PostingRow.kind.in_(_KINDS))
    )
    row = session.execute(asked).first()
    return PostedRefund(*row) if row else None


def approved_by(session: Session, number: str) -> str:
    """Return who confirmed a posting as the second person, or nothing."""
    asked = select(ActRow.facts).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == "approved", ActRow.subject == number
    )
    facts = session.execute(asked).scalar()
    return str(json.loads(facts)["by"]) if facts else ""
