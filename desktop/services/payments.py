"""The counter: what a customer owes, taking a payment, its receipt, and its reversal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, papers, payments, settings
from desktop.db.accounts import load_accounts
from desktop.db.ledger import Ledger
from desktop.db.payments import PostedPayment
from desktop.domain.errors import (
    KeyReused,
    NothingForPayer,
    NothingToPay,
    PaidForTwice,
    TenderedTooLittle,
    UnknownReceipt,
)
from desktop.domain.money import Money
from desktop.domain.notices import Letterhead
from desktop.domain.payments import (
    AccountView,
    Allocation,
    Method,
    PaidFor,
    PaymentDraft,
    Receipt,
    ReceiptPaper,
    Reversal,
    Taking,
    joined,
)
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.domain.users import Approval
from desktop.services import receipts, till
from desktop.services.account_views import account_view
from desktop.services.reversals import reverse
from desktop.services.workplace import Workplace


class PaymentService:
    """Everything that can happen to a payment."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def account(self, customer_no: str, on: date) -> AccountView:
        """Return a customer with bills, penalties and prestored money as of a day."""
        with self._at.reading() as session:
            return account_view(session, customer_no, on)

    def preview(self, draft: PaymentDraft) -> Allocation:
        """Return where a payment would go; nothing is posted."""
        _check(draft)
        with self._at.reading() as session:
            terms = settings.terms(session)
            told = []
            for known, account in _parts(session, draft):
                asked = payments.part_of(draft, known.number)
                payment, *_ = payments.acts_of(account, asked, terms)
                told.append(receipts.allocation_of(account, payment, draft.paid_on, terms))
            return joined(told)

    def take(self, draft: PaymentDraft) -> Receipt:
        """Post a payment; the same request key always gives the same receipt.

        Raises KeyReused where the key was another payment's. When this returns, the payment is durable.
        """
        _check(draft)
        with self._at.writing(Right.PAY) as session:
            if before := payments.with_key(session, draft.key):
                receipt = receipts.receipt_of_posted(session, before)
                _refuse_other(before, receipt, draft)
                return receipt
            return self._post(session, draft)

    def receipt(self, receipt_no: str) -> Receipt:
        """Return the receipt of a payment, with the count of its prints so far."""
        with self._at.reading() as session:
            return receipts.receipt_of_posted(session, _posted(session, receipt_no))

    def printed(self, receipt_no: str) -> tuple[Receipt, Letterhead]:
        """Count a print of a receipt and return what it says; a reprint says what the original said.

        `printed` is 0 for the original, else the count of this reprint.
        """
        with self._at.writing(Right.PRINT) as session:
            posted = _posted(session, receipt_no)
            kept = papers.original(session, "receipt", receipt_no)
            paper = load(ReceiptPaper, kept) if kept else _paper(session, posted)
            copy = papers.copies(session, "receipt", receipt_no)
            snapshot = "" if kept else dump(paper)
            papers.count_prints(session, "receipt", {receipt_no: copy}, self._at.stamp(), snapshot=snapshot)
            now = replace(paper.receipt, printed=copy, reversed_by=posted.reversed_by or "")
            # a token may have come since the original was printed
            return replace(now, vended=receipts.vended(session, posted)), paper.letterhead

    def takings(self, day: date, clerk: str | None = None) -> Sequence[Taking]:
        """Return a day's payments, newest first; of one clerk where named."""
        with self._at.reading() as session:
            return [_taking(posted) for posted in payments.on_day(session, day, clerk)]

    def of_customer(self, customer_no: str) -> Sequence[Taking]:
        """Return a customer's payments, newest first: what of each was its own, whoever paid."""
        with self._at.reading() as session:
            known = customers.one(session, customer_no)
            found = payments.of_customer(session, known.key)
            share = payments.shares_of(session, known.key, [posted.key for posted in found])
            return [_share(_taking(posted), known.number, share[posted.key]) for posted in found]

    def reverse(
        self,
        number: str,
        on: date,
        reason: str,
        *,
        own_same_day_only: bool = False,
        approval: Approval | None = None,
    ) -> Reversal:
        """Counter a posting by its number; both entries are kept.

        A clerk reverses only an own payment, of the same business day and before the day close; so does
        everyone with `own_same_day_only`. A supervisor, or one who is confirmed by one, can do it later.
        """
        return reverse(self._at, number, on, reason, own_only=own_same_day_only, approval=approval)

    def _post(self, session: Session, draft: PaymentDraft) -> Receipt:
        parts = _parts(session, draft)
        terms = settings.terms(session)
        stamp = self._at.stamp()
        ledger = Ledger(session, stamp)
        till.admit(session, self._at, draft.paid_on)
        number = "" if draft.prestore else till.receipt_number(session, self._at)
        payment, uses = payments.post_for_several(ledger, parts, draft, terms, number)
        ledger.flush()
        if uses or draft.also:
            return receipts.receipt_of_posted(session, _posted(session, payment.number))
        [who] = customers.details(session, [parts[0].known.key])
        return receipts.receipt_of_new(who, parts[0].account, payment, draft, terms, stamp)


def _check(draft: PaymentDraft) -> None:
    if draft.amount.fen <= 0:
        raise NothingToPay
    if draft.tendered is not None and draft.tendered < draft.amount:
        raise TenderedTooLittle(draft.tendered.fen, draft.amount.fen)
    for number, times in Counter([draft.customer_no, *(part.customer_no for part in draft.also)]).items():
        if times > 1:
            raise PaidForTwice(number)
    if any(part.amount.fen <= 0 for part in draft.also):
        raise NothingToPay
    if draft.own.fen <= 0:
        raise NothingForPayer(draft.customer_no, draft.amount.fen)


def _parts(session: Session, draft: PaymentDraft) -> list[payments.Part]:
    """Return everyone a payment is for with the account it goes to, the payer first."""
    numbers = [draft.customer_no, *(part.customer_no for part in draft.also)]
    everyone = [customers.one(session, number) for number in numbers]
    keys = [known.key for known in everyone]
    accounts = load_accounts(session, keys, named=payments.named_bills(draft))
    return [payments.Part(known, accounts[known.key]) for known in everyone]


def _paper(session: Session, posted: PostedPayment) -> ReceiptPaper:
    return ReceiptPaper(receipts.receipt_of_posted(session, posted), receipts.letterhead(session))


def _posted(session: Session, receipt_no: str) -> PostedPayment:
    posted = payments.with_number(session, receipt_no)
    if posted is None:
        raise UnknownReceipt(receipt_no)
    return posted


def _refuse_other(before: PostedPayment, receipt: Receipt, draft: PaymentDraft) -> None:
    also = [
        PaidFor(one.customer_no, one.amount)
        for one in receipt.customers
        if one.customer_no != before.customer_no
    ]
    same = (
        Counter(also) == Counter(draft.also)
        and before.customer_no == draft.customer_no
        and before.amount == draft.amount.fen
        and before.paid_on == draft.paid_on
        and before.method == draft.method
        and before.first_bill == (draft.first_bill or "")
        and before.only_bills == draft.picked
        and before.kind == ("deposit" if draft.prestore else "payment")
    )
    if not same:
        raise KeyReused(draft.key, before.receipt_no)


def _share(taking: Taking, customer_no: str, fen: int) -> Taking:
    payer = "" if taking.customer_no == customer_no else taking.customer_name
    return replace(taking, amount=Money(fen), payer=payer)


def _taking(posted: PostedPayment) -> Taking:
    return Taking(
        posted.receipt_no,
        posted.customer_no,
        posted.customer_name,
        posted.paid_on,
        posted.recorded_at,
        posted.clerk,
        Method(posted.method),
        Money(posted.amount),
        posted.reference,
        posted.reversed_by or "",
        posted.kind,
    )
