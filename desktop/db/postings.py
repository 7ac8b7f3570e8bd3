"""Postings as rows: what a number stands for, and its reversal."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import load_accounts, posted_entries
from desktop.db.base import BUREAU
from desktop.db.customers import numbers_of
from desktop.db.ledger import Countered, Ledger
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.records import CustomerRef
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.account import Account
from desktop.domain.entries import Act, Terms
from desktop.domain.errors import AlreadyReversed, NotReversible, ReversedBeforePaid, UnknownReceipt

REVERSIBLE = (
    "payment",
    "deposit",
    "use",
    "refund",
    "fee",
    "fee-refund",
    "topup",
    "energy-refund",
    "transfer",
    "waiver",
    "correction",
    "write-off",
)
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


def reversible(session: Session, number: str, on: date) -> Found:
    """Return a posting that can be reversed on a day, or refuse it."""
    found = with_number(session, number)
    if found is None:
        raise UnknownReceipt(number)
    if found.kind not in REVERSIBLE:
        raise NotReversible(number)
    if found.reversed_by:
        raise AlreadyReversed(number, found.reversed_by)
    if on < found.business_date:
        raise ReversedBeforePaid(number, found.business_date)
    return found


def reverse(
    session: Session,
    ledger: Ledger,
    found: Found,
    on: date,
    reason: str,
    terms: Terms,
    *,
    bounced: bool = False,
) -> Act:
    """Counter a posting entry by entry; return the reversal with the lines of every customer.

    Raises PrestoredMoneyUsed where what a payment left over was used since.
    """
    acts = counter(session, found, accounts_of(session, found), on, terms, bounced=bounced)
    own = acts.pop(found.customer, Act("bounce" if bounced else "reversal", on, []))
    numbers = numbers_of(session, acts)
    ledger.act(
        own,
        CustomerRef(found.customer, found.customer_no),
        reason=reason,
        counters=Countered(found.key, found.number),
        others=[(CustomerRef(key, numbers[key]), act.lines) for key, act in acts.items()],
    )
    every_line = [*own.lines, *(line for act in acts.values() for line in act.lines)]
    return Act(own.kind, on, every_line, own.number)


def accounts_of(session: Session, found: Found) -> dict[int, Account]:
    """Return the account of each customer whom a posting touched, with the bills it names."""
    return load_accounts(session, _customers(session, found), named=_bills(session, found))


def counter(
    session: Session,
    found: Found,
    accounts: dict[int, Account],
    on: date,
    terms: Terms,
    *,
    bounced: bool = False,
) -> dict[int, Act]:
    """Do a posting's reversal to the accounts it touched; return each customer's act, which nobody posted."""
    return {
        customer: accounts[customer].reverse(posted, on, terms, number=found.number, bounced=bounced)
        for customer, posted in posted_entries(session, found.key, accounts).items()
    }


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
