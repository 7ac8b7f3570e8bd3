"""Receipts: told from the payment just posted, or later from the ledger, with the same words."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, papers, payment_shares, settings, vending
from desktop.db.accounts import load_accounts
from desktop.db.payments import PostedPayment
from desktop.domain.account import Account
from desktop.domain.entries import Act, Line, OpenBill, Terms
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.notices import Letterhead
from desktop.domain.payments import (
    Allocation,
    AllocationLine,
    Method,
    PaidCustomer,
    PaymentDraft,
    PrepaidAfter,
    Receipt,
    VendedToken,
)
from desktop.domain.topups import debt_of
from desktop.domain.vending import VendState


def letterhead(session: Session) -> Letterhead:
    """Return the bureau as its papers name it."""
    values = settings.all_values(session)
    names = ("name", "address", "phone", "how_to_pay")
    return Letterhead(*(values[f"bureau.{name}"] for name in names))


def allocation_of(account: Account, act: Act, on: date, terms: Terms) -> Allocation:
    """Tell where a payment goes, or went, from its lines."""
    paid: dict[str, list[int]] = {}
    for line in act.lines:
        if line.bill and line.kind == act.kind:
            paid.setdefault(line.bill.bill_no, [0, 0])[line.account == "penalty"] -= line.fen
    lines = tuple(
        _line(account, bill_no, principal, penalty, on, terms)
        for bill_no, (principal, penalty) in paid.items()
    )
    ordered = tuple(sorted(lines, key=lambda line: (line.month, line.due_on, line.bill_no)))
    return Allocation(ordered, Money(act.fen("prestored")))


def allocation_of_lines(lines: Iterable[Line]) -> Allocation:
    """Tell what an act's lines paid of each bill and prestored; below zero where taken away."""
    paid: dict[str, tuple[OpenBill, list[int]]] = {}
    held = 0
    for line in lines:
        if line.kind in ("assessment", "recall") or (line.kind == "release" and line.bill):
            continue
        if line.bill is None:
            held += line.fen
        else:
            paid.setdefault(line.bill.bill_no, (line.bill, [0, 0]))[1][line.account == "penalty"] -= line.fen
    told = [
        AllocationLine(
            bill_no, str(Month.from_code(bill.month)), bill.due_on, Money(principal), Money(penalty)
        )
        for bill_no, (bill, (principal, penalty)) in paid.items()
    ]
    return Allocation(
        tuple(sorted(told, key=lambda line: (line.month, line.due_on, line.bill_no))), Money(held)
    )


def receipt_of_new(
    who: Any, account: Account, act: Act, draft: PaymentDraft, terms: Terms, recorded: Any
) -> Receipt:
    """Tell the receipt of a payment just posted to an account, without asking the database again."""
    unpaid = sum(bill.outstanding for bill in account.bills.values() if bill.issued_on <= draft.paid_on)
    return Receipt(
        act.number,
        who.number,
        who.name,
        who.address,
        who.station,
        draft.paid_on,
        recorded.at,
        recorded.by,
        draft.method,
        draft.reference,
        draft.amount,
        draft.tendered or draft.amount,
        allocation_of(account, act, draft.paid_on, terms),
        Money(unpaid),
        Money(account.prestored),
        kind=act.kind,
    )


def receipt_of_posted(session: Session, posted: PostedPayment) -> Receipt:
    """Tell the receipt of a payment from the ledger, as things stood right after it."""
    everyone = payment_shares.customers(session, posted.key) or [posted.customer]
    people = customers.details(session, everyone)
    who = next(one for one in people if one.id == posted.customer)
    sums = [
        payment_shares.sums_after(session, posted.key, one.id, posted.paid_on, posted.kind) for one in people
    ]
    last = sums[0][0]
    allocation, paid_for = _allocation_of_posted(session, posted, last, people)
    return Receipt(
        posted.receipt_no,
        posted.customer_no,
        who.name,
        who.address,
        who.station,
        posted.paid_on,
        posted.recorded_at,
        posted.clerk,
        Method(posted.method),
        posted.reference,
        Money(posted.amount),
        Money(posted.tendered),
        allocation,
        Money(sum(unpaid for _, unpaid, _ in sums)),
        Money(sum(held for *_, held in sums)),
        posted.reversed_by or "",
        papers.copies(session, "receipt", posted.receipt_no),
        posted.kind,
        paid_for if len(paid_for) > 1 else (),
        vended(session, posted),
        _prepaid_after(session, posted, last) if posted.kind == "topup" else None,
    )


def account_after(session: Session, posted: PostedPayment) -> Account:
    """Return the account of a payment's customer as it stood right after the payment was posted."""
    last, *_ = payment_shares.sums_after(session, posted.key, posted.customer, posted.paid_on, posted.kind)
    return _account_upto(session, posted, last)


def _account_upto(session: Session, posted: PostedPayment, last: int) -> Account:
    return load_accounts(session, [posted.customer], every_bill=True, upto=last)[posted.customer]


def _prepaid_after(session: Session, posted: PostedPayment, last: int) -> PrepaidAfter:
    account = _account_upto(session, posted, last)
    left = debt_of(account, posted.paid_on, settings.terms(session))
    return PrepaidAfter(Money(left), Money(account.held_for("energy")))


def vended(session: Session, posted: PostedPayment) -> VendedToken | None:
    """Return the token of a top-up as it is known now, None where none was asked for or it was taken back."""
    found = vending.of_receipt(session, posted.receipt_no) if posted.kind == "topup" else None
    if found is None or found.request.state is VendState.CANCELLED:
        return None
    request = found.request
    return VendedToken(request.number, request.meter_no, request.amount, request.token)


def _allocation_of_posted(
    session: Session, posted: PostedPayment, last: int, people: Sequence[Any]
) -> tuple[Allocation, tuple[PaidCustomer, ...]]:
    paid, left = payment_shares.shares(session, posted.key)
    named = [share.bill_no for share in paid]
    accounts = load_accounts(session, [one.id for one in people], named=named, upto=last)
    terms = settings.terms(session)
    number_of = {one.id: one.number if len(people) > 1 else "" for one in people}
    lines = [
        replace(
            _line(
                accounts[share.customer], share.bill_no, share.principal, share.penalty, posted.paid_on, terms
            ),
            customer_no=number_of[share.customer],
        )
        for share in paid
    ]
    paid_for = tuple(
        PaidCustomer(
            one.number,
            one.name,
            Money(
                left.get(one.id, 0)
                + sum(share.principal + share.penalty for share in paid if share.customer == one.id)
            ),
            Money(left.get(one.id, 0)),
        )
        for one in people
    )
    return Allocation(tuple(lines), Money(sum(left.values()))), paid_for


def _line(
    account: Account, bill_no: str, principal: int, penalty: int, on: date, terms: Terms
) -> AllocationLine:
    bill = account.bills[bill_no]
    return AllocationLine(
        bill_no,
        str(Month.from_code(bill.month)),
        bill.due_on,
        Money(principal),
        Money(penalty),
        account.penalty_of(bill, on, terms).text() if penalty else "",
        max(0, (on - bill.due_on).days),
    )
