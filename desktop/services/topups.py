"""Top-ups of prepaid customers, how their debt is recovered, and what conversions have recovered."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import contractors, customers, payments, prepaid, settings, tracking
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.domain.account import Account
from desktop.domain.conversion_report import ConversionReport, report
from desktop.domain.entries import Act
from desktop.domain.errors import KeyReused, NothingToPay, NotPrepaid
from desktop.domain.money import Money
from desktop.domain.payments import Allocation
from desktop.domain.rights import Right
from desktop.domain.topups import DebtRecovery, TopUp, TopUpDraft, debt_of, read_recovery
from desktop.domain.users import Approval
from desktop.services import receipts, till
from desktop.services.debt_recovery import agreed_recovery, recovery_of
from desktop.services.supervision import confirmed, reason_given
from desktop.services.topup_book import TopUpBook
from desktop.services.tracked_customers import Span, converted
from desktop.services.workplace import Workplace


class TopUpService:
    """Prepaid customers at the counter."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def recovery(self, customer_no: str) -> DebtRecovery:
        """Return how a customer's debt is recovered. Raises NotPrepaid."""
        with self._at.reading() as session:
            known, since = _prepaid(session, customer_no, date.max)
            return recovery_of(session, known.key, since)

    def preview(self, draft: TopUpDraft) -> TopUp:
        """Return what a top-up would recover and give; nothing is posted."""
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.reading() as session:
            known, since = _prepaid(session, draft.customer_no, draft.on)
            book = TopUpBook(session, [known.key])
            recovery = book.recovery(known, since)
            act = book.put(known, recovery, draft.amount.fen, draft.on)
            return _done(session, draft, known, act, book.accounts[known.key], recovery)

    def take(self, draft: TopUpDraft) -> TopUp:
        """Post a top-up: debt recovered by ordinary entries on the oldest bills, the rest energy credit.

        The same request key always gives the same answer. Raises NotPrepaid or TopUpAboveLimit.
        """
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.writing(Right.PAY) as session:
            known, since = _prepaid(session, draft.customer_no, draft.on)
            if before := payments.with_key(session, draft.key):
                return _again(session, draft, known, since, before)
            till.admit(session, self._at, draft.on)
            book, stamp = TopUpBook(session, [known.key]), self._at.stamp()
            ledger = Ledger(session, stamp)
            number = till.receipt_number(session, self._at)
            paid = replace(draft.request, topup=False)
            act = book.post(ledger, stamp, known, since, paid, number)
            ledger.flush()
            recovery = book.recovery(known, since)
            return _done(session, draft, known, act, book.accounts[known.key], recovery)

    def change_recovery(
        self,
        customer_no: str,
        mode: str,
        on: date,
        reason: str,
        *,
        deferred_until: date | None = None,
        approval: Approval | None = None,
    ) -> DebtRecovery:
        """Change a customer's mode from a day on, or defer the recovery; a supervisor's act with a reason.

        Raises DeadlinePassed or DeferredToThePast where nothing would be put off.
        """
        reason, asked = reason_given(reason), read_recovery(mode).text()
        with self._at.writing(Right.RECOVERY, approval) as session:
            confirmed(session, self._at, Right.RECOVERY, approval)
            known, _ = _prepaid(session, customer_no, on)
            begun = agreed_recovery(session, known.key, asked, on)
            recovery = replace(begun, deferred_until=deferred_until)
            recovery.refuse_past(on)
            prepaid.keep_recovery(session, known.key, recovery)
            facts = {"recover": mode, "reason": reason, "confirmed_by": approval.name if approval else ""}
            facts["deferred_until"] = deferred_until.isoformat() if deferred_until else ""
            ledger = Ledger(session, self._at.stamp())
            ledger.record("recovery-mode", customer_no, json.dumps(facts, ensure_ascii=False), on)
            ledger.flush()
            return recovery

    def report(self, since: date, on: date) -> ConversionReport:
        """Return what the conversions commissioned in a span came to by a day, by station and by month."""
        with self._at.reading() as session:
            return conversions_told(session, since, on)


def conversions_told(session: Session, since: date, on: date) -> ConversionReport:
    """Return what the conversions commissioned in a span came to by its last day."""
    back = tracking.recoveries(session, since, on)
    found = converted(session, Span(since, on), back, contractors.of_areas(session))
    return report(since, on, found)


def _prepaid(session: Session, customer_no: str, on: date) -> tuple[Known, date]:
    known = customers.one(session, customer_no)
    since = prepaid.commissioned_on(session, known.key)
    if since is None or on < since:
        raise NotPrepaid(customer_no)
    return known, since


def _done(
    session: Session, draft: TopUpDraft, known: Known, act: Act, account: Account, recovery: DebtRecovery
) -> TopUp:
    allocation = receipts.allocation_of_lines(act.lines)
    return _told(session, draft, known, act.number, allocation, account, recovery)


def _again(
    session: Session, draft: TopUpDraft, known: Known, since: date, before: payments.PostedPayment
) -> TopUp:
    asked = ("topup", draft.customer_no, draft.amount.fen, draft.on, draft.method)
    if (before.kind, before.customer_no, before.amount, before.paid_on, before.method) != asked:
        raise KeyReused(draft.key, before.receipt_no)
    receipt = receipts.receipt_of_posted(session, before)
    account = receipts.account_after(session, before)
    recovery = recovery_of(session, known.key, since)
    return _told(session, draft, known, before.receipt_no, receipt.allocation, account, recovery)


def _told(
    session: Session,
    draft: TopUpDraft,
    known: Known,
    number: str,
    allocation: Allocation,
    account: Account,
    recovery: DebtRecovery,
) -> TopUp:
    [who] = customers.details(session, [known.key])
    return TopUp(
        number,
        known.number,
        who.name,
        draft.on,
        draft.amount,
        allocation.paid_on_bills + allocation.paid_on_penalties,
        allocation.to_prestored,
        Money(debt_of(account, draft.on, settings.terms(session))),
        Money(account.held_for("energy")),
        recovery.text(),
        allocation,
        Money(account.held_for("fee")),
    )
