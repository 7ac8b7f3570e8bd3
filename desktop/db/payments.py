"""Payments as rows: posted in bulk, found by key or number, and told as receipts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, case, func, select, union
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import chunks, load_accounts
from desktop.db.base import BUREAU
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.ledger_rows import EntryRow, PaymentRow, PostingRow
from desktop.db.records import CustomerRef
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.account import Account
from desktop.domain.entries import COME_IN, COMPANIONS, Act, Terms
from desktop.domain.payments import PaymentDraft

_TELL_EVERY = 1_000
_Reversal = aliased(PostingRow)


class Part(NamedTuple):
    """One customer of a payment, with the account it goes to."""

    known: Known
    account: Account


class PostedPayment(NamedTuple):
    """A payment as posted, with who it was for and what reversed it."""

    key: int
    receipt_no: str
    customer_no: str
    customer_name: str
    customer: int
    paid_on: date
    recorded_at: Any
    clerk: str
    request_key: str
    method: str
    amount: int
    tendered: int
    reference: str
    first_bill: str
    only_bills: str
    kind: str
    reversed_by: str | None


def keys_there(session: Session, request_keys: Iterable[str]) -> set[str]:
    """Return those request keys that a payment was posted with."""
    found: set[str] = set()
    for chunk in chunks(sorted(set(request_keys))):
        asked = select(PaymentRow.request_key).where(
            PaymentRow.bureau_id == BUREAU, PaymentRow.request_key.in_(chunk)
        )
        found.update(session.execute(asked).scalars())
    return found


def post(
    session: Session,
    ledger: Ledger,
    drafts: Sequence[PaymentDraft],
    customers: dict[str, Known],
    terms: Terms,
    told: Callable[[int, int], None],
) -> list[str]:
    """Post payments in an order that does not depend on how they were written down; return the receipts."""
    named = {bill for draft in drafts for bill in named_bills(draft)}
    accounts = load_accounts(session, {customers[draft.customer_no].key for draft in drafts}, named=named)
    numbers = []
    for count, draft in enumerate(sorted(drafts, key=_order), 1):
        known = customers[draft.customer_no]
        payment, _ = post_one(ledger, accounts[known.key], known, draft, terms)
        numbers.append(payment.number)
        if count % _TELL_EVERY == 0:
            told(count, len(drafts))
    return numbers


def post_one(
    ledger: Ledger, account: Account, known: Known, draft: PaymentDraft, terms: Terms, number: str = ""
) -> tuple[Act, list[Act]]:
    """Post one payment to an account and what its prestored rest pays at once; return both."""
    return post_for_several(ledger, [Part(known, account)], draft, terms, number)


def post_for_several(
    ledger: Ledger, parts: Sequence[Part], draft: PaymentDraft, terms: Terms, number: str = ""
) -> tuple[Act, list[Act]]:
    """Post one payment for its customers, the payer first, and what prestored rests pay at once.

    Return the payer's part of the payment, and every use.
    """
    acts = [acts_of(part.account, part_of(draft, part.known.number), terms) for part in parts]
    customers = [CustomerRef(part.known.key, part.known.number) for part in parts]
    (payment, *_), *others = acts
    lines = [(customer, act.lines) for customer, (act, *_) in zip(customers[1:], others, strict=True)]
    ledger.payment(payment, customers[0], draft, number=number, others=lines)
    for customer, (_, *uses) in zip(customers, acts, strict=True):
        for use in uses:
            ledger.act(use, customer)
    return payment, [use for _, *uses in acts for use in uses]


def part_of(draft: PaymentDraft, customer_no: str) -> PaymentDraft:
    """Return what a draft asks for one of its customers; bills are picked of the payer's only."""
    for part in draft.also:
        if part.customer_no == customer_no:
            return replace(
                draft, customer_no=customer_no, amount=part.amount, first_bill=None, only_bills=None, also=()
            )
    return replace(draft, amount=draft.own, also=())


def acts_of(account: Account, draft: PaymentDraft, terms: Terms) -> list[Act]:
    """Do what a draft asks to an account: the payment or deposit, then what its prestored money pays."""
    if draft.prestore:
        return account.deposit(draft.amount.fen, draft.paid_on, terms)
    return account.pay(draft.amount.fen, draft.paid_on, terms, first=draft.first_bill, only=draft.only_bills)


def named_bills(draft: PaymentDraft) -> tuple[str, ...]:
    """Return the bills that a payment names, paid ones among them."""
    return (*(draft.only_bills or ()), *((draft.first_bill,) if draft.first_bill else ()))


def with_key(session: Session, request_key: str) -> PostedPayment | None:
    """Return the payment of a request key."""
    return _one(session, _WITH_KEY, request_key)


def with_number(session: Session, receipt_no: str) -> PostedPayment | None:
    """Return the payment of a receipt number."""
    return _one(session, _WITH_NUMBER, receipt_no)


def on_day(session: Session, day: date, clerk: str | None) -> list[PostedPayment]:
    """Return a day's payments, newest first; of one clerk where named."""
    asked = _payments().where(PostingRow.business_date == day, PostingRow.kind.in_(COME_IN))
    if clerk is not None:
        asked = asked.where(PostingRow.recorded_by == clerk)
    return [PostedPayment(*row) for row in session.execute(asked.order_by(PostingRow.id.desc()))]


def of_customer(session: Session, customer: int) -> list[PostedPayment]:
    """Return a customer's payments, newest first."""
    asked = _payments().where(PostingRow.id.in_(_for(customer)), PostingRow.kind.in_(COME_IN))
    ordered = asked.order_by(PostingRow.business_date.desc(), PostingRow.id.desc())
    return [PostedPayment(*row) for row in session.execute(ordered)]


def shares_of(session: Session, customer: int, postings: Sequence[int]) -> dict[int, int]:
    """Return what of these payments was a customer's own, in fen."""
    kept = case((EntryRow.account == "prestored", EntryRow.fen), else_=-EntryRow.fen)
    found: dict[int, int] = {}
    for chunk in chunks(postings):
        asked = select(EntryRow.posting_id, func.sum(kept)).where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.posting_id.in_(chunk),
            EntryRow.customer_id == customer,
            EntryRow.kind.not_in(COMPANIONS),
        )
        for posting, fen in session.execute(asked.group_by(EntryRow.posting_id)):
            found[posting] = fen
    return found


def last_of(session: Session, customer: int, on: date) -> tuple[date, int] | None:
    """Return the day and amount of a customer's last payment up to a day that was not reversed."""
    asked = (
        select(PostingRow.business_date, PaymentRow.amount)
        .join(PaymentRow, _same(PostingRow, PaymentRow))
        .join(_Reversal, _reverses(PostingRow), isouter=True)
        .where(
            PostingRow.bureau_id == BUREAU,
            PostingRow.id.in_(_for(customer)),
            PostingRow.business_date <= on,
            PostingRow.kind.in_(COME_IN),
            _Reversal.id.is_(None),
        )
        .order_by(PostingRow.business_date.desc(), PostingRow.id.desc())
        .limit(1)
    )
    row = session.execute(asked).first()
    return (row.business_date, row.amount) if row else None


def _for(customer: int) -> Any:
    """Ask for the postings of a customer, and those by which another payer paid its bills."""
    own = select(PostingRow.id).where(PostingRow.bureau_id == BUREAU, PostingRow.customer_id == customer)
    by_others = (
        select(EntryRow.posting_id)
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .where(EntryRow.bureau_id == BUREAU, BillRow.customer_id == customer, EntryRow.kind == "payment")
    )
    kept_by_others = select(EntryRow.posting_id).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.account == "prestored",
        EntryRow.customer_id == customer,
        EntryRow.kind == "payment",
    )
    return union(own, by_others, kept_by_others)


def _order(draft: PaymentDraft) -> tuple[Any, ...]:
    return (
        draft.paid_on,
        draft.customer_no,
        draft.first_bill is None,
        draft.first_bill or "",
        draft.amount.fen,
        draft.method.value,
        draft.reference,
        draft.key,
    )


def _one(session: Session, asked: Any, wanted: str) -> PostedPayment | None:
    row = session.execute(asked, {"wanted": wanted}).first()
    return PostedPayment(*row) if row else None


def _payments() -> Any:
    return (
        select(
            PostingRow.id,
            PostingRow.number,
            CustomerRow.number.label("customer_no"),
            CustomerRow.name.label("customer_name"),
            PostingRow.customer_id,
            PostingRow.business_date,
            PostingRow.recorded_at,
            PostingRow.recorded_by,
            PaymentRow.request_key,
            PaymentRow.method,
            PaymentRow.amount,
            PaymentRow.tendered,
            PaymentRow.reference,
            PaymentRow.first_bill,
            PaymentRow.only_bills,
            PostingRow.kind,
            _Reversal.number.label("reversed_by"),
        )
        .join(PaymentRow, _same(PostingRow, PaymentRow))
        .join(
            CustomerRow,
            (CustomerRow.bureau_id == PostingRow.bureau_id) & (CustomerRow.id == PostingRow.customer_id),
        )
        .join(_Reversal, _reverses(PostingRow), isouter=True)
        .where(PostingRow.bureau_id == BUREAU)
    )


def _same(posting: Any, payment: Any) -> Any:
    return (payment.bureau_id == posting.bureau_id) & (payment.id == posting.id)


def _reverses(posting: Any) -> Any:
    return (_Reversal.bureau_id == posting.bureau_id) & (_Reversal.counters_id == posting.id)


_WITH_KEY: Any = _payments().where(PaymentRow.request_key == bindparam("wanted"))
_WITH_NUMBER: Any = _payments().where(PostingRow.number == bindparam("wanted"), PostingRow.kind.in_(COME_IN))
"""Put together once: to do so again for each payment took a tenth of its time."""
