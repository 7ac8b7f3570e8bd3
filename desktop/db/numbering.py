"""Ranges of receipt numbers and voided numbers as acts of the chain, held against what was posted."""

import json

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import ActRow, PostingRow
from desktop.domain.numbering import NumberRange

ISSUED, VOIDED = "range", "void"


def ranges(session: Session, clerk: str | None = None) -> list[NumberRange]:
    """Return the ranges that were issued, oldest first; to one clerk where named."""
    asked = select(ActRow.subject, ActRow.facts, ActRow.business_date).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == ISSUED
    )
    if clerk is not None:
        asked = asked.where(ActRow.subject == clerk)
    found = []
    for row in session.execute(asked.order_by(ActRow.seq)):
        facts = json.loads(row.facts)
        found.append(NumberRange(row.subject, facts["first"], facts["last"], row.business_date))
    return found


def voided(session: Session, *, since: int = 0, by: str = "") -> dict[str, str]:
    """Return voided numbers and why; those after a record, or by one person, where asked."""
    asked = select(ActRow.subject, ActRow.facts).where(ActRow.bureau_id == BUREAU, ActRow.kind == VOIDED)
    if since:
        asked = asked.where(ActRow.seq > since)
    if by:
        asked = asked.where(ActRow.recorded_by == by)
    return {row.subject: json.loads(row.facts)["reason"] for row in session.execute(asked)}


def used(session: Session, numbers: NumberRange) -> set[str]:
    """Return the numbers of a range that were posted."""
    asked = select(PostingRow.number).where(
        PostingRow.bureau_id == BUREAU, PostingRow.number.between(numbers.first, numbers.last)
    )
    return {number for number in session.execute(asked).scalars() if number in numbers}


def newest(session: Session, numbers: NumberRange) -> str:
    """Return the newest number of a range that was posted; empty where none was."""
    asked = select(func.max(PostingRow.number)).where(
        PostingRow.bureau_id == BUREAU, PostingRow.number.between(numbers.first, numbers.last)
    )
    return session.execute(asked).scalar() or ""
