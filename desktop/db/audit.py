"""The audit trail as rows: postings by their entries, bills, and acts; newest first."""

from typing import Any

from sqlalchemy import case, func, or_, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import ActRow, EntryRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.audit import AuditFilter, AuditLine


def trail(session: Session, wanted: AuditFilter) -> list[AuditLine]:
    """Return the newest records that a filter lets through, newest first."""
    found = [*_acts(session, wanted), *_postings(session, wanted), *_bills(session, wanted)]
    return sorted(found, key=lambda line: -line.seq)[: wanted.limit]


def _acts(session: Session, wanted: AuditFilter) -> list[AuditLine]:
    asked = select(ActRow).where(ActRow.bureau_id == BUREAU, *_narrowed(ActRow, wanted))
    if wanted.subject:
        asked = asked.where(ActRow.subject == wanted.subject)
    rows = session.execute(asked.order_by(ActRow.seq.desc()).limit(wanted.limit)).scalars()
    return [
        AuditLine(
            row.seq,
            row.kind,
            row.subject,
            "",
            None,
            row.facts,
            row.business_date,
            row.recorded_at,
            row.recorded_by,
            row.place or "",
        )
        for row in rows
    ]


def _postings(session: Session, wanted: AuditFilter) -> list[AuditLine]:
    seq = func.max(EntryRow.seq).label("seq")
    moved = case((EntryRow.account == "prestored", EntryRow.fen), else_=-EntryRow.fen)
    asked = (
        select(
            seq,
            PostingRow.kind,
            PostingRow.number,
            CustomerRow.number.label("customer_no"),
            func.sum(case((EntryRow.kind == "assessment", 0), else_=moved)).label("fen"),
            PostingRow.reason,
            PostingRow.business_date,
            PostingRow.recorded_at,
            PostingRow.recorded_by,
            func.max(EntryRow.place).label("place"),
        )
        .join(EntryRow, (EntryRow.bureau_id == BUREAU) & (EntryRow.posting_id == PostingRow.id))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == PostingRow.customer_id))
        .where(PostingRow.bureau_id == BUREAU, *_narrowed(PostingRow, wanted))
        .group_by(PostingRow.id, CustomerRow.number)
        .order_by(PostingRow.id.desc())
        .limit(wanted.limit)
    )
    if wanted.subject:
        asked = asked.where(or_(PostingRow.number == wanted.subject, CustomerRow.number == wanted.subject))
    return [_line(row, row.number, row.reason) for row in session.execute(asked)]


def _bills(session: Session, wanted: AuditFilter) -> list[AuditLine]:
    asked = (
        select(
            EntryRow.seq,
            EntryRow.kind,
            BillRow.number,
            CustomerRow.number.label("customer_no"),
            EntryRow.fen,
            EntryRow.business_date,
            EntryRow.recorded_at,
            EntryRow.recorded_by,
            EntryRow.place,
        )
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == BillRow.customer_id))
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id.is_(None), *_narrowed(EntryRow, wanted))
        .order_by(EntryRow.seq.desc())
        .limit(wanted.limit)
    )
    if wanted.subject:
        asked = asked.where(or_(BillRow.number == wanted.subject, CustomerRow.number == wanted.subject))
    return [_line(row, row.number, "") for row in session.execute(asked)]


def _line(row: Any, subject: str, facts: str) -> AuditLine:
    return AuditLine(
        row.seq,
        row.kind,
        subject,
        row.customer_no,
        row.fen,
        facts,
        row.business_date,
        row.recorded_at,
        row.recorded_by,
        row.place or "",
    )


def _narrowed(table: Any, wanted: AuditFilter) -> list[Any]:
    conditions = []
    if wanted.since:
        conditions.append(table.business_date >= wanted.since)
    if wanted.until:
        conditions.append(table.business_date <= wanted.until)
    if wanted.by:
        conditions.append(table.recorded_by == wanted.by)
    return conditions
