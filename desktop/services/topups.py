"""Top-ups of prepaid customers, how their debt is recovered, and what conversions have recovered."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, payments, prepaid, settings
from desktop.db.accounts import load_accounts
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.records import CustomerRef
from desktop.domain.account import Account
from desktop.domain.conversion_report import ConversionReport, ConvertedCustomer, report
from desktop.domain.entries import Act
from desktop.domain.errors import KeyReused, NothingToPay, NotPrepaid, TopUpAboveLimit
from desktop.domain.money import Money
from desktop.domain.payments import Allocation, PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.topups import DebtRecovery, TopUp, TopUpDraft, debt_of, read_recovery, top_up
from desktop.domain.users import Approval
from desktop.services import receipts, till
from desktop.services.debt_recovery import agreed_recovery, begin_recovery
from desktop.services.supervision import confirmed, reason_given
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
            return prepaid.recovery_of(session, known.key) or _from_the_start(session, known, since)

    def preview(self, draft: TopUpDraft) -> TopUp:
        """Return what a top-up would recover and give; nothing is posted."""
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.reading() as session:
            known, since = _prepaid(session, draft.customer_no, draft.on)
            recovery = prepaid.recovery_of(session, known.key) or _from_the_start(session, known, since)
            return _done(session, draft, known, *_act(session, draft, known, recovery), recovery)

    def take(self, draft: TopUpDraft) -> TopUp:
        """Post a top-up: debt recovered by ordinary entries on the oldest bills, the rest energy credit.

        The same request key always gives the same answer. Raises NotPrepaid or TopUpAboveLimit.
        """
        if draft.amount.fen <= 0:
            raise NothingToPay
        with self._at.writing(Right.PAY) as session:
            known, since = _prepaid(session, draft.customer_no, draft.on)
            if before := payments.with_key(session, draft.key):
                return _again(session, draft, known, before)
            till.admit(session, self._at, draft.on)
            recovery = prepaid.recovery_of(session, known.key)
            recovery = recovery or begin_recovery(session, known.key, "", since)
            act, account = _act(session, draft, known, recovery)
            ledger = Ledger(session, self._at.stamp())
            number = till.receipt_number(session, self._at)
            paid = PaymentDraft(draft.key, known.number, draft.amount, draft.method, draft.on)
            paid = replace(paid, reference=draft.reference)
            ledger.payment(act, CustomerRef(known.key, known.number), paid, number=number)
            ledger.flush()
            return _done(session, draft, known, act, account, recovery)

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
        """Change a customer's mode from a day on, or defer the recovery; a supervisor's act with a reason."""
        reason, asked = reason_given(reason), read_recovery(mode).text()
        with self._at.writing(Right.CORRECT, approval) as session:
            confirmed(session, self._at, Right.CORRECT, approval)
            known, _ = _prepaid(session, customer_no, on)
            begun = agreed_recovery(session, known.key, asked, on)
            recovery = replace(begun, deferred_until=deferred_until)
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
            rows = prepaid.by_station(session, since, on)
            keys = [row.id for row in rows]
            sums = prepaid.topped_up(session, keys, on)
            accounts = load_accounts(session, keys, as_of=on)
            terms = settings.terms(session)
            left = {key: debt_of(account, on, terms) for key, account in accounts.items()}
        return report(
            since,
            on,
            [
                ConvertedCustomer(
                    row.number,
                    row.name,
                    row.commissioned_on,
                    row.debt or 0,
                    *sums.get(row.id, (0, 0)),
                    left[row.id],
                )
                for row in rows
            ],
        )


def _prepaid(session: Session, customer_no: str, on: date) -> tuple[Known, date]:
    known = customers.one(session, customer_no)
    since = prepaid.commissioned_on(session, known.key)
    if since is None or on < since:
        raise NotPrepaid(customer_no)
    return known, since


def _from_the_start(session: Session, known: Known, since: date) -> DebtRecovery:
    """Return the mode of the settings, for one that was commissioned before modes were kept."""
    return agreed_recovery(session, known.key, "", since, as_of=since)


def _act(session: Session, draft: TopUpDraft, known: Known, recovery: DebtRecovery) -> tuple[Act, Account]:
    account = load_accounts(session, [known.key])[known.key]
    act = top_up(account, draft.amount.fen, draft.on, settings.terms(session), recovery)
    _refuse_hoarding(session, draft, known, act.fen("prestored"))
    return act, account


def _refuse_hoarding(session: Session, draft: TopUpDraft, known: Known, energy: int) -> None:
    limit = settings.value_of(session, "topup.monthly_limit")
    if not limit:
        return
    bought = prepaid.energy_bought(session, known.key, draft.on.replace(day=1))
    if bought + energy > Money.parse(limit).fen:
        raise TopUpAboveLimit(Money.parse(limit).fen, bought, energy)


def _done(
    session: Session, draft: TopUpDraft, known: Known, act: Act, account: Account, recovery: DebtRecovery
) -> TopUp:
    allocation = receipts.allocation_of_lines(act.lines)
    left = debt_of(account, draft.on, settings.terms(session))
    return _told(session, draft, known, act.number, allocation, left, account.held_for("energy"), recovery)


def _again(session: Session, draft: TopUpDraft, known: Known, before: payments.PostedPayment) -> TopUp:
    asked = ("topup", draft.customer_no, draft.amount.fen, draft.on, draft.method)
    if (before.kind, before.customer_no, before.amount, before.paid_on, before.method) != asked:
        raise KeyReused(draft.key, before.receipt_no)
    receipt = receipts.receipt_of_posted(session, before)
    account = load_accounts(session, [known.key])[known.key]
    recovery = prepaid.recovery_of(session, known.key) or _from_the_start(session, known, draft.on)
    left = debt_of(account, draft.on, settings.terms(session))
    held = account.held_for("energy")
    return _told(session, draft, known, before.receipt_no, receipt.allocation, left, held, recovery)


def _told(
    session: Session,
    draft: TopUpDraft,
    known: Known,
    number: str,
    allocation: Allocation,
    left: int,
    energy: int,
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
        Money(left),
        Money(energy),
        recovery.text(),
        allocation,
    )
