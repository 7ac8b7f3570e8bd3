"""What a payment paid of each bill, and how its customer stood right after it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import BillRow
from desktop.domain.entries import COMPANIONS, PURPOSES


class PostedShare(NamedTuple):
    """What a payment paid of one bill, in fen, and the row of the customer whose bill it is."""

    bill_no: str
    month: int
    due_on: date
    principal: int
    penalty: int
    customer: int


def shares(session: Session, posting: int) -> tuple[list[PostedShare], dict[int, int]]:
    """Return what a payment paid of each bill, oldest first, and by customer what it left prestored; fen."""
    asked = (
        select(
            EntryRow.account,
            EntryRow.customer_id,
            func.sum(-EntryRow.fen).label("fen"),
            BillRow.number,
            BillRow.month,
            BillRow.due_on,
        )
        .join(
            BillRow,
            (BillRow.bureau_id == EntryRow.bureau_id) & (BillRow.id == EntryRow.bill_id),
            isouter=True,
        )
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == posting, EntryRow.kind.not_in(COMPANIONS))
        .group_by(EntryRow.account, EntryRow.customer_id, BillRow.number, BillRow.month, BillRow.due_on)
    )
    return _by_bill(session.execute(asked).all())


def sums_after(
    session: Session, posting: int, customer: int, on: date, kind: str = "payment"
) -> tuple[int, int, int]:
    """Return the last sequence of a posting, and what was unpaid and prestored right after it, in fen.

    What was posted before it counts, whatever its date; of the bills, those issued by the day do. What a
    deposit paid at once counts too.
    """
    last = _last_entry(session, posting)
    if kind == "deposit":
        last = _through_uses(session, last, customer)
    so_far = (EntryRow.bureau_id == BUREAU, EntryRow.seq <= last)
    unpaid = (
        select(func.coalesce(func.sum(EntryRow.fen), 0))
        .join(BillRow, (BillRow.bureau_id == EntryRow.bureau_id) & (BillRow.id == EntryRow.bill_id))
        .where(
            *so_far,
            EntryRow.account == "principal",
            BillRow.customer_id == customer,
            BillRow.issued_on <= on,
        )
    )
    of_customer = (EntryRow.account == "prestored", EntryRow.customer_id == customer)
    fees = select(EntryRow.seq).where(EntryRow.bureau_id == BUREAU, *of_customer, EntryRow.kind.in_(PURPOSES))
    held = select(func.coalesce(func.sum(EntryRow.fen), 0)).where(
        *so_far, *of_customer, func.coalesce(EntryRow.lot_seq, EntryRow.seq).not_in(fees)
    )
    return last, session.execute(unpaid).scalar_one(), session.execute(held).scalar_one()


def _last_entry(session: Session, posting: int) -> int:
    asked = select(func.max(EntryRow.seq)).where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == posting)
    return int(session.execute(asked).scalar_one())


def _through_uses(session: Session, last: int, customer: int) -> int:
    """Return the last entry of the uses that follow a deposit without anything between."""
    asked = (
        select(EntryRow.posting_id)
        .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id))
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.seq == bindparam("next"),
            PostingRow.kind == "use",
            PostingRow.customer_id == customer,
        )
    )
    while use := session.execute(asked, {"next": last + 1}).scalar():
        last = _last_entry(session, use)
    return last


def _by_bill(rows: Sequence[Any]) -> tuple[list[PostedShare], dict[int, int]]:
    left, paid = dict[int, int](), dict[tuple[int, date, str, int], dict[str, int]]()
    for row in rows:
        if row.account == "prestored":
            left[row.customer_id] = -row.fen
        else:
            key = row.month, row.due_on, row.number, row.customer_id
            paid.setdefault(key, {})[row.account] = row.fen
    found = [
        PostedShare(number, month, due_on, parts.get("principal", 0), parts.get("penalty", 0), customer)
        for (month, due_on, number, customer), parts in sorted(paid.items())
    ]
    return found, left


def customers(session: Session, posting: int) -> list[int]:
    """Return the rows of the customers that a posting's entries are of, in the order of its entries."""
    asked = (
        select(EntryRow.customer_id)
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == posting)
        .group_by(EntryRow.customer_id)
        .order_by(func.min(EntryRow.seq))
    )
    return list(session.execute(asked).scalars())
