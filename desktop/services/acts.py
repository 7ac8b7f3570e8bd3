"""What can happen to money beside its payment: refund, bounce, waiver, transfer, correction, write-off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import bills, customers, payments, postings, settings
from desktop.db.accounts import load_accounts
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.records import CustomerRef
from desktop.domain import adjustments
from desktop.domain.account import Account
from desktop.domain.acts import Done, Purpose, RefundDraft
from desktop.domain.entries import Act
from desktop.domain.errors import (
    BeforeBusiness,
    KeyReused,
    NotACheque,
    NothingToPay,
    NothingToWaive,
    SameCustomer,
)
from desktop.domain.money import Money
from desktop.domain.payments import Allocation, Method, PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.services import till, vending_requests
from desktop.services.account_views import account_view
from desktop.services.energy_refund import record_energy, refuse_energy
from desktop.services.receipts import allocation_of_lines
from desktop.services.supervision import confirmed, reason_given, record_approval
from desktop.services.workplace import Workplace


class ActService:
    """Everything that can happen to money beside its payment, each as entries of its own."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def refund(self, draft: RefundDraft, *, approval: Approval | None = None) -> Done:
        """Give money back, newest deposit first; the same request key always gives the same answer.

        Prestored money unless the draft says otherwise. Raises PrestoredTooLittle where less is held; energy
        credit is refused for what `refuse_energy` says.
        """
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.writing(Right.REFUND, approval) as session:
            known = customers.one(session, draft.customer_no)
            if before := payments.with_key(session, draft.key):
                return self._refunded(session, draft, before)
            confirmed(session, self._at, Right.REFUND, approval)
            till.admit(session, self._at, draft.on)
            account = _account(session, known)
            if draft.purpose is Purpose.ENERGY:
                refuse_energy(session, known, account, draft)
            act = account.refund(draft.amount.fen, draft.on, kind=draft.kind)
            _refuse_before_held(act)
            ledger = Ledger(session, self._at.stamp())
            paid = PaymentDraft(
                draft.key, known.number, draft.amount, draft.method, draft.on, reference=draft.reference
            )
            ledger.payment(act, _ref(known), paid, reason=draft.reason.strip())
            if draft.purpose is Purpose.ENERGY:
                record_energy(session, ledger, act.number, account, draft)
            return self._done(session, ledger, act, known, "", draft.reason, approval)

    def take_fee(self, draft: PaymentDraft) -> Done:
        """Take a fee that is held against a risk (临时接电费): it pays no bill; one key takes it once."""
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.writing(Right.PAY) as session:
            known = customers.one(session, draft.customer_no)
            if before := payments.with_key(session, draft.key):
                if (before.kind, before.customer_no, before.amount) != (
                    "fee",
                    known.number,
                    draft.amount.fen,
                ):
                    raise KeyReused(draft.key, before.receipt_no)
                return _told(session, Act("fee", draft.paid_on, [], before.receipt_no), known, "", "", None)
            till.admit(session, self._at, draft.paid_on)
            act = adjustments.pledge(_account(session, known), draft.amount.fen, draft.paid_on)
            ledger = Ledger(session, self._at.stamp())
            ledger.payment(act, _ref(known), draft)
            return self._done(session, ledger, act, known, "", "", None)

    def bounce(self, receipt_no: str, on: date, reason: str, *, approval: Approval | None = None) -> Done:
        """Counter a payment whose cheque bounced (退票): the penalty accrues as if it had never been paid."""
        with self._at.writing(Right.BOUNCE, approval) as session:
            confirmed(session, self._at, Right.BOUNCE, approval)
            found = postings.reversible(session, receipt_no, on)
            paid = payments.with_number(session, receipt_no)
            if paid is None or paid.method != Method.CHEQUE:
                raise NotACheque(receipt_no, paid.method if paid else found.kind)
            request = vending_requests.free_to_reverse(session, receipt_no)
            till.admit(session, self._at, on)
            ledger = Ledger(session, self._at.stamp())
            act = postings.reverse(
                session, ledger, found, on, reason.strip(), settings.terms(session), bounced=True
            )
            vending_requests.cancel(session, ledger, request, act.number, reason.strip(), on)
            known = customers.one(session, found.customer_no)
            return self._done(session, ledger, act, known, receipt_no, reason, approval)

    def waive(
        self,
        bill_no: str,
        on: date,
        reason: str,
        *,
        amount: Money | None = None,
        approval: Approval | None = None,
    ) -> Done:
        """Waive (减免) a bill's penalty as of a day, or a part of it. Raises NothingToWaive."""
        reason = reason_given(reason)
        if amount is not None and amount.fen <= 0:
            raise NothingToPay
        with self._at.writing(Right.WAIVE, approval) as session:
            confirmed(session, self._at, Right.WAIVE, approval)
            known, account = _of_bill(session, bill_no)
            act = account.waive(bill_no, on, settings.terms(session), amount.fen if amount else None)
            if not act.lines:
                raise NothingToWaive(bill_no)
            return self._post(session, act, known, bill_no, reason, approval)

    def correct(
        self, bill_no: str, to: Money, on: date, reason: str, *, approval: Approval | None = None
    ) -> Done:
        """Lower a bill by a counter-bill; what was paid beyond the new sum becomes prestored."""
        reason = reason_given(reason)
        with self._at.writing(Right.CORRECT, approval) as session:
            confirmed(session, self._at, Right.CORRECT, approval)
            known, account = _of_bill(session, bill_no)
            act = adjustments.correct(account, bill_no, to.fen, on, settings.terms(session))
            return self._post(session, act, known, bill_no, reason, approval)

    def write_off(self, bill_no: str, on: date, reason: str, *, approval: Approval | None = None) -> Done:
        """Take what is owed of a bill off the books (账销案存); a payment that names it collects it still."""
        reason = reason_given(reason)
        with self._at.writing(Right.WRITE_OFF, approval) as session:
            confirmed(session, self._at, Right.WRITE_OFF, approval)
            known, account = _of_bill(session, bill_no)
            act = adjustments.write_off(account, bill_no, on, settings.terms(session))
            return self._post(session, act, known, bill_no, reason, approval)

    def transfer(
        self,
        payer_no: str,
        payee_no: str,
        amount: Money,
        on: date,
        reason: str,
        *,
        approval: Approval | None = None,
    ) -> Done:
        """Move prestored money to another customer's account; what is owed there is paid from it."""
        reason = reason_given(reason)
        if amount.fen <= 0:
            raise NothingToPay
        if payer_no == payee_no:
            raise SameCustomer(payer_no)
        with self._at.writing(Right.TRANSFER, approval) as session:
            confirmed(session, self._at, Right.TRANSFER, approval)
            payer, payee = customers.one(session, payer_no), customers.one(session, payee_no)
            accounts = load_accounts(session, [payer.key, payee.key])
            act, uses = adjustments.transfer(
                accounts[payer.key], accounts[payee.key], amount.fen, on, settings.terms(session)
            )
            taken = [line for line in act.lines if line.fen < 0]
            given = [line for line in act.lines if line.fen > 0]
            act.lines[:] = taken
            _refuse_before_held(act)
            ledger = Ledger(session, self._at.stamp())
            ledger.act(act, _ref(payer), reason=reason, others=[(_ref(payee), given)])
            for use in uses:
                ledger.act(use, _ref(payee))
            return self._done(session, ledger, act, payer, payee_no, reason, approval)

    def _post(
        self,
        session: Session,
        act: Act,
        known: Known,
        about: str,
        reason: str,
        approval: Approval | None,
    ) -> Done:
        ledger = Ledger(session, self._at.stamp())
        ledger.act(act, _ref(known), reason=reason)
        return self._done(session, ledger, act, known, about, reason, approval)

    def _done(
        self,
        session: Session,
        ledger: Ledger,
        act: Act,
        known: Known,
        about: str,
        reason: str,
        approval: Approval | None,
    ) -> Done:
        record_approval(ledger, act.number, act.on, approval)
        ledger.flush()
        return _told(session, act, known, about, reason.strip(), approval)

    def _refunded(self, session: Session, draft: RefundDraft, before: payments.PostedPayment) -> Done:
        same = (before.kind, before.customer_no, before.amount, before.paid_on, before.method)
        if same != (draft.kind, draft.customer_no, draft.amount.fen, draft.on, draft.method):
            raise KeyReused(draft.key, before.receipt_no)
        known = customers.one(session, draft.customer_no)
        act = Act(draft.kind, draft.on, [], before.receipt_no)
        told = _told(session, act, known, "", draft.reason, None)
        return replace(told, amount=draft.amount, allocation=Allocation((), -draft.amount))


def _told(
    session: Session, act: Act, known: Known, about: str, reason: str, approval: Approval | None
) -> Done:
    view = account_view(session, known.number, act.on)
    allocation = allocation_of_lines(act.lines)
    moved = _moved(act, allocation)
    return Done(
        act.number,
        act.kind,
        about,
        known.number,
        view.name,
        act.on,
        reason,
        Money(abs(moved)),
        allocation,
        view.outstanding,
        view.prestored,
        approval.name if approval else "",
        view.energy,
    )


def _moved(act: Act, allocation: Allocation) -> int:
    cut = sum(line.fen for line in act.lines if line.kind == "correction")
    paid = allocation.paid_on_bills + allocation.paid_on_penalties + allocation.to_prestored
    return cut if act.kind == "correction" else paid.fen


def _of_bill(session: Session, bill_no: str) -> tuple[Known, Account]:
    known = customers.one(session, bills.customer_of(session, bill_no))
    return known, load_accounts(session, [known.key], named=[bill_no])[known.key]


def _account(session: Session, known: Known) -> Account:
    return load_accounts(session, [known.key])[known.key]


def _ref(known: Known) -> CustomerRef:
    return CustomerRef(known.key, known.number)


def _refuse_before_held(act: Act) -> None:
    held: Sequence[date] = [line.lot.on for line in act.lines if line.lot]
    if held and max(held) > act.on:
        raise BeforeBusiness(act.on, max(held))
