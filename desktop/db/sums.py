"""The sums that are kept beside the entries, held against the entries."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.entries import COMPANIONS
from desktop.domain.proof import Fault, Finding


def faults(session: Session) -> Iterator[Finding]:
    """Return every bill, customer, payment and reversal whose sum is not that of its entries."""
    for number in session.execute(_bills()).scalars():
        yield Finding(Fault.BILL_SUM, f"bill {number}")
    for number in session.execute(_amounts()).scalars():
        yield Finding(Fault.BILL_AMOUNT, f"bill {number}")
    for number in session.execute(_customers()).scalars():
        yield Finding(Fault.PRESTORED_SUM, f"customer {number}")
    for number in session.execute(_payments()).scalars():
        yield Finding(Fault.PAYMENT_SUM, f"payment {number}")
    for number in session.execute(_postings()).scalars():
        yield Finding(Fault.POSTING_FACTS, f"posting {number}")
    for seq in session.execute(_reversals()).scalars():
        yield Finding(Fault.REVERSAL_SUM, f"entry {seq}")


def _sum(account: str) -> Any:
    return func.coalesce(func.sum(case((EntryRow.account == account, EntryRow.fen), else_=0)), 0)


def _bills() -> Any:
    of_bill = (
        select(EntryRow.bill_id, _sum("principal").label("principal"), _sum("penalty").label("penalty"))
        .where(EntryRow.bureau_id == BUREAU, EntryRow.bill_id.is_not(None))
        .group_by(EntryRow.bill_id)
        .subquery()
    )
    return (
        select(BillRow.number)
        .join(of_bill, of_bill.c.bill_id == BillRow.id, isouter=True)
        .where(
            BillRow.bureau_id == BUREAU,
            or_(
                BillRow.outstanding != func.coalesce(of_bill.c.principal, 0),
                BillRow.penalty_balance != func.coalesce(of_bill.c.penalty, 0),
            ),
        )
    )


def _amounts() -> Any:
    issued = (
        select(
            EntryRow.bill_id,
            func.sum(EntryRow.fen).label("fen"),
            func.max(EntryRow.customer_id).label("customer_id"),
        )
        .where(EntryRow.bureau_id == BUREAU, EntryRow.kind == "bill")
        .group_by(EntryRow.bill_id)
        .subquery()
    )
    return (
        select(BillRow.number)
        .join(issued, issued.c.bill_id == BillRow.id, isouter=True)
        .where(
            BillRow.bureau_id == BUREAU,
            or_(
                issued.c.bill_id.is_(None),
                BillRow.amount != issued.c.fen,
                BillRow.customer_id != issued.c.customer_id,
            ),
        )
    )


def _customers() -> Any:
    held = (
        select(EntryRow.customer_id, func.sum(EntryRow.fen).label("fen"))
        .where(EntryRow.bureau_id == BUREAU, EntryRow.account == "prestored")
        .group_by(EntryRow.customer_id)
        .subquery()
    )
    return (
        select(CustomerRow.number)
        .join(held, held.c.customer_id == CustomerRow.id, isouter=True)
        .where(CustomerRow.bureau_id == BUREAU, CustomerRow.prestored != func.coalesce(held.c.fen, 0))
    )


def _payments() -> Any:
    kept = case((EntryRow.account == "prestored", EntryRow.fen), else_=-EntryRow.fen)
    went_out = PostingRow.kind.in_(("refund", "fee-refund", "energy-refund"))
    moved = case((went_out, -PaymentRow.amount), else_=PaymentRow.amount)
    of_posting = (
        select(EntryRow.posting_id, func.sum(kept).label("fen"))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.posting_id.is_not(None),
            EntryRow.kind.not_in(COMPANIONS),
        )
        .group_by(EntryRow.posting_id)
        .subquery()
    )
    return (
        select(PostingRow.number)
        .join(PaymentRow, and_(PaymentRow.bureau_id == BUREAU, PaymentRow.id == PostingRow.id))
        .join(of_posting, of_posting.c.posting_id == PostingRow.id, isouter=True)
        .where(PostingRow.bureau_id == BUREAU, moved != func.coalesce(of_posting.c.fen, 0))
    )


def _postings() -> Any:
    # DISTINCT makes SQLite build this once; it uses no partial index in an outer join
    entry = (
        select(
            EntryRow.posting_id,
            EntryRow.customer_id,
            EntryRow.kind,
            EntryRow.business_date,
            EntryRow.recorded_at,
            EntryRow.recorded_by,
        )
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id.is_not(None))
        .distinct()
        .subquery()
        .c
    )
    of_kind = case((PostingRow.kind == "bounce", "reversal"), else_=PostingRow.kind)
    differs = or_(
        and_(entry.kind.not_in(COMPANIONS), entry.kind != of_kind),
        and_(entry.kind != "assessment", entry.business_date != PostingRow.business_date),
        entry.recorded_at != PostingRow.recorded_at,
        entry.recorded_by != PostingRow.recorded_by,
    )
    same_customer = case((entry.customer_id == PostingRow.customer_id, 1), else_=0)
    counters = PostingRow.counters_id.is_not(None)
    return (
        select(PostingRow.number)
        .join(entry.posting_id.table, entry.posting_id == PostingRow.id, isouter=True)
        .where(PostingRow.bureau_id == BUREAU)
        .group_by(PostingRow.id, PostingRow.number, PostingRow.kind, PostingRow.counters_id)
        .having(
            or_(
                func.sum(same_customer) == 0,
                func.sum(case((differs, 1), else_=0)) > 0,
                counters != PostingRow.kind.in_(("reversal", "bounce")),
            )
        )
    )


def _reversals() -> Any:
    countered = aliased(EntryRow)
    return (
        select(EntryRow.seq)
        .join(
            countered,
            and_(countered.bureau_id == BUREAU, countered.seq == EntryRow.counters_seq),
            isouter=True,
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.counters_seq.is_not(None),
            or_(countered.seq.is_(None), countered.fen != -EntryRow.fen),
        )
    )
