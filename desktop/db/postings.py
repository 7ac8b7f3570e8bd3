"""Postings as rows: what a number stands for, and its reversal."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import load_accounts, posted_entries
from desktop.db.base import BUREAU
from desktop.db.ledger import Countered, Ledger
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.records import CustomerRef
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.entries import Act

REVERSIBLE = ("payment", "use", "refund", "waiver")
_Reversal = aliased(PostingRow)


class Found(NamedTuple):
    """A posting by its number."""

    key: int
    number: str
    kind: str
    customer: int
    customer_no: str
    business_date: date
    clerk: str
    reversed_by: str | None


def with_number(session: Session, number: str) -> Found | None:
    """Return the posting of a receipt, use, refund, waiver or reversal number."""
    asked = (
        select(
            PostingRow.id,
            PostingRow.number,
            PostingRow.kind,
            PostingRow.customer_id,
            CustomerRow.number.label("customer_no"),
            PostingRow.business_date,
            PostingRow.recorded_by,
            _Reversal.number.label("reversed_by"),
        )
        .join(
            CustomerRow,
            (CustomerRow.bureau_id == PostingRow.bureau_id) & (CustomerRow.id == PostingRow.customer_id),
        )
        .join(
            _Reversal,
            (_Reversal.bureau_id == PostingRow.bureau_id) & (_Reversal.counters_id == PostingRow.id),
            isouter=True,
        )
        .where(PostingRow.bureau_id == BUREAU, PostingRow.number == number)
    )
    row = session.execute(asked).first()
    return Found(*row) if row else None


def reverse(
    session: Session, ledger: Ledger, found: Found, on: date, reason: str, *, bounced: bool = False
) -> str:
    """Counter a posting entry by entry; return the reversal's number.

    Raises PrestoredMoneyUsed where what a payment left over was used since.
    """
    accounts = load_accounts(session, _customers(session, found), named=_bills(session, found))
    lines = []
    for customer, posted in posted_entries(session, found.key, accounts).items():
        lines.extend(accounts[customer].reverse(posted, on, number=found.number, bounced=bounced).lines)
    act = Act("reversal", on, lines)
    payer = CustomerRef(found.customer, found.customer_no)
    return ledger.act(act, payer, reason=reason, counters=Countered(found.key, found.number))


def _customers(session: Session, found: Found) -> list[int]:
    asked = (
        select(EntryRow.customer_id)
        .distinct()
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == found.key)
    )
    return [found.customer, *session.execute(asked).scalars()]


def _bills(session: Session, found: Found) -> list[str]:
    asked = (
        select(BillRow.number)
        .distinct()
        .join(EntryRow, (EntryRow.bureau_id == BillRow.bureau_id) & (EntryRow.bill_id == BillRow.id))
        .where(EntryRow.bureau_id == BUREAU, EntryRow.posting_id == found.key)
    )
    return list(session.execute(asked).scalars())
