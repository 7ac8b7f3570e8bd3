"""What an act on money would come to: the same rules on the same accounts, and nothing is posted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import bills, customers, payments, postings, settings
from desktop.db.accounts import load_accounts
from desktop.db.customers import Known
from desktop.domain import adjustments
from desktop.domain.account import Account
from desktop.domain.acts import Foreseen, Purpose, RefundDraft, Standing
from desktop.domain.entries import Act, Line, Terms
from desktop.domain.errors import NotACheque, NothingToWaive, SameCustomer
from desktop.domain.money import Money
from desktop.domain.payments import Method, PaymentDraft
from desktop.services.energy_refund import refuse_energy
from desktop.services.receipts import allocation_of_lines
from desktop.services.vending_requests import free_to_reverse
from desktop.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Owner:
    """A customer whose account is about to change."""

    name: str
    known: Known
    account: Account

    def standing(self, on: date, terms: Terms) -> Standing:
        issued = [bill for bill in self.account.bills.values() if bill.issued_on <= on]
        return Standing(
            self.known.number,
            self.name,
            Money(sum(bill.outstanding for bill in issued)),
            Money(sum(self.account.penalty_due(bill, on, terms) for bill in issued)),
            Money(self.account.prestored),
            Money(self.account.held_for("energy")),
        )


class ForesightService:
    """Says beforehand what each act would do; it refuses what the act would refuse for its facts."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def payment(self, draft: PaymentDraft) -> Foreseen:
        """Foresee a payment or a deposit, with what its prestored money pays at once."""
        with self._at.reading() as session:
            known = customers.one(session, draft.customer_no)
            owner = _owner(session, known, payments.named_bills(draft))
            terms = settings.terms(session)
            before = owner.standing(draft.paid_on, terms)
            acts = payments.acts_of(owner.account, draft, terms)
            about = draft.first_bill or ""
            return _foreseen(acts[0].kind, about, _lines(acts), before, owner, draft.paid_on, terms)

    def refund(self, draft: RefundDraft) -> Foreseen:
        """Foresee a refund."""
        with self._at.reading() as session:
            owner = _owner(session, customers.one(session, draft.customer_no))
            terms = settings.terms(session)
            before = owner.standing(draft.on, terms)
            if draft.purpose is Purpose.ENERGY:
                refuse_energy(session, owner.known, owner.account, draft)
            act = owner.account.refund(draft.amount.fen, draft.on, kind=draft.kind)
            return _foreseen(act.kind, "", act.lines, before, owner, draft.on, terms)

    def waive(self, bill_no: str, on: date, amount: Money | None = None) -> Foreseen:
        """Foresee a waiver of a bill's penalty, or of a part of it."""
        with self._at.reading() as session:
            owner, terms = _of_bill(session, bill_no), settings.terms(session)
            before = owner.standing(on, terms)
            act = owner.account.waive(bill_no, on, terms, amount.fen if amount else None)
            if not act.lines:
                raise NothingToWaive(bill_no)
            return _foreseen(act.kind, bill_no, act.lines, before, owner, on, terms)

    def correct(self, bill_no: str, to: Money, on: date) -> Foreseen:
        """Foresee a correction by a counter-bill."""
        with self._at.reading() as session:
            owner, terms = _of_bill(session, bill_no), settings.terms(session)
            before = owner.standing(on, terms)
            act = adjustments.correct(owner.account, bill_no, to.fen, on, terms)
            return _foreseen(act.kind, bill_no, act.lines, before, owner, on, terms)

    def write_off(self, bill_no: str, on: date) -> Foreseen:
        """Foresee a write-off."""
        with self._at.reading() as session:
            owner, terms = _of_bill(session, bill_no), settings.terms(session)
            before = owner.standing(on, terms)
            act = adjustments.write_off(owner.account, bill_no, on, terms)
            return _foreseen(act.kind, bill_no, act.lines, before, owner, on, terms)

    def transfer(self, payer_no: str, payee_no: str, amount: Money, on: date) -> Foreseen:
        """Foresee a transfer, with what it pays on the other side at once."""
        if payer_no == payee_no:
            raise SameCustomer(payer_no)
        with self._at.reading() as session:
            payer, payee = (
                _owner(session, customers.one(session, number)) for number in (payer_no, payee_no)
            )
            terms = settings.terms(session)
            before, payee_before = payer.standing(on, terms), payee.standing(on, terms)
            act, uses = adjustments.transfer(payer.account, payee.account, amount.fen, on, terms)
            taken = [line for line in act.lines if line.fen < 0]
            lines = [*taken, *(line for line in _lines(uses) if line.bill)]
            return Foreseen(
                act.kind,
                payee_no,
                allocation_of_lines(lines),
                before,
                payer.standing(on, terms),
                payee_before,
                payee.standing(on, terms),
            )

    def reverse(self, number: str, on: date, *, bounced: bool = False) -> Foreseen:
        """Foresee the reversal of a posting, or the bounce of a cheque."""
        with self._at.reading() as session:
            found = postings.reversible(session, number, on)
            free_to_reverse(session, number)
            if bounced:
                _refuse_no_cheque(session, found)
            accounts, terms = postings.accounts_of(session, found), settings.terms(session)
            known = customers.one(session, found.customer_no)
            owner = _Owner(_name(session, known), known, accounts[found.customer])
            before = owner.standing(on, terms)
            acts = postings.counter(session, found, accounts, on, terms, bounced=bounced)
            own = [line for key, act in acts.items() for line in act.lines if key == found.customer]
            return _foreseen(found.kind, number, own, before, owner, on, terms)


def _foreseen(
    kind: str, about: str, lines: Sequence[Line], before: Standing, owner: _Owner, on: date, terms: Terms
) -> Foreseen:
    return Foreseen(kind, about, allocation_of_lines(lines), before, owner.standing(on, terms))


def _lines(acts: Iterable[Act]) -> list[Line]:
    return [line for act in acts for line in act.lines]


def _owner(session: Session, known: Known, named: Sequence[str] = ()) -> _Owner:
    account = load_accounts(session, [known.key], named=named)[known.key]
    return _Owner(_name(session, known), known, account)


def _of_bill(session: Session, bill_no: str) -> _Owner:
    return _owner(session, customers.one(session, bills.customer_of(session, bill_no)), [bill_no])


def _name(session: Session, known: Known) -> str:
    [who] = customers.details(session, [known.key])
    return str(who.name)


def _refuse_no_cheque(session: Session, found: postings.Found) -> None:
    paid = payments.with_number(session, found.number)
    if paid is None or paid.method != Method.CHEQUE:
        raise NotACheque(found.number, paid.method if paid else found.kind)
