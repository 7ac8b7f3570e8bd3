"""Any story of bills, payments and what becomes of them leaves the ledger equal to a second set of books."""

import os
import shutil
import sqlite3
from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.domain.acts import Purpose, RefundDraft
from desktop.domain.billing import BillDraft
from desktop.domain.conversion import Stage, Why
from desktop.domain.errors import (
    AlreadyReversed,
    ChangedSince,
    CorrectionNotLower,
    EnergyTooLittle,
    NotACheque,
    NothingToWaive,
    NothingToWriteOff,
    PrestoredMoneyUsed,
    PrestoredTooLittle,
    Refusal,
    WrittenOffBefore,
)
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import Method, PaymentDraft, Receipt
from desktop.domain.topups import TopUpDraft
from desktop.services.conversions import Move
from tests.counter import Counter
from tests.services.oracle import PaperAccount, PaperBill, Spent

OPERATIONS = int(os.environ.get("JIELING_STORY_OPERATIONS", "600"))
"""How many things happen in all; `make stories` tells 100,000."""
STEPS, PROVE_EVERY = 30, 10
HOME, FACTORY, PREPAID = "0706000000000001", "0706000000000002", "0706000000000003"
PERCENT = 30
"""Of each top-up of the prepaid customer recovers its old debt."""
EMPTY: list[Path] = []

customers = st.sampled_from([HOME, FACTORY])
hows = st.sampled_from(["as it comes", "named", "picked"])
waits = st.sampled_from([0, 1, 9, 40])
shares = st.integers(0, 101)
"""Per cent of what is held, and beyond."""
fen = st.one_of(st.integers(1, 300), st.integers(1, 400_00), st.sampled_from([100_00, 200_00]))


class Stories(RuleBasedStateMachine):
    """A clerk's days at the counter, with the second set of books beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.counter = Counter(Path(shutil.copy(EMPTY[0], Path(self.folder.name) / "county.db")))
        self.today = date(2011, 10, 3)
        self.books: dict[str, PaperAccount] = {}
        self.drafts: list[tuple[PaymentDraft, Receipt]] = []
        self.reversed: list[str] = []
        self.cheques: list[str] = []
        self._made = self._steps = 0

    @initialize(penalty_first=st.booleans(), whole_period=st.booleans(), start=st.sampled_from([2011, 2024]))
    def open(self, penalty_first: bool, whole_period: bool, start: int) -> None:
        self.today = date(start, 4 if start == 2024 else 10, 3)
        if penalty_first:
            self.counter.office.settings.set("allocation", "penalty-first")
        if whole_period:
            self.counter.office.settings.set("penalty.cross_year", "whole-period")
        for number in (HOME, FACTORY):
            self.counter.customer(number, residential=number == HOME)
            self.books[number] = PaperAccount(number == HOME, penalty_first, whole_period)
            for amount in (80_00, 186_40, 2_000_00):
                self.issue(number, amount, due_in=5, month=-1)
        self.convert()

    def convert(self) -> None:
        """Lead a customer to a prepaid meter, with a debt that is not due yet."""
        self.counter.customer(PREPAID)
        self.books[PREPAID] = PaperAccount(True, False, False)
        self.issue(PREPAID, 300_00, due_in=20_000, month=-1)
        conversions = self.counter.office.conversions
        conversions.propose(PREPAID, Why.OWN_WISH, self.today)
        for stage in (Stage.APPROVED, Stage.SCHEDULED):
            conversions.move(Move(PREPAID, stage, self.today, "陈所长"))
        conversions.move(Move(PREPAID, Stage.INSTALLED, self.today, meter="M9", reading=0))
        conversions.move(Move(PREPAID, Stage.COMMISSIONED, self.today, recover=f"percent:{PERCENT}"))

    @rule(amount=fen)
    def top_up(self, amount: int) -> None:
        self._made += 1
        draft = TopUpDraft(f"topup-{self._made}", PREPAID, Money(amount), self.today)
        shown = self.counter.office.topups.preview(draft)
        done = self.counter.office.topups.take(draft)
        assert self.counter.office.topups.take(draft).receipt_no == done.receipt_no
        assert (shown.debt_recovered, shown.energy_credit) == (done.debt_recovered, done.energy_credit)
        spent = self.books[PREPAID].top_up(done.receipt_no, Decimal(amount) / 100, PERCENT, self.today)
        assert done.energy_credit == _money(spent.made.held if spent.made else Decimal(0))

    @rule(share=shares)
    def refund_energy(self, share: int) -> None:
        self._made += 1
        book = self.books[PREPAID]
        amount = Money(int(book.energy_held * share) + 1)
        facts = {"remaining": amount, "despite_debt": True, "purpose": Purpose.ENERGY}
        draft = RefundDraft(f"energy-{self._made}", PREPAID, amount, self.today, reason="销户", **facts)
        if amount > _money(book.energy_held):
            with pytest.raises(EnergyTooLittle):
                self.counter.office.acts.refund(draft)
            return
        done = self.counter.office.acts.refund(draft)
        assert self.counter.office.acts.refund(draft).number == done.number
        book.give_back(done.number, Decimal(amount.fen) / 100, self.today, energy=True)

    @rule(days=st.sampled_from([1, 17, 30, 61, 200]))
    def time_passes(self, days: int) -> None:
        self.today += timedelta(days)

    @rule(customer=customers, amount=fen, due_in=st.integers(0, 25), month=st.integers(-2, 1))
    def issue(self, customer: str, amount: int, due_in: int, month: int) -> None:
        billed = Month.of(self.today).shifted(month)
        due = self.today + timedelta(due_in)
        count = sum(len(account.bills) for account in self.books.values())
        number = f"B{(count * 7) % 1000:03d}"
        self.counter.office.bills.issue(BillDraft(customer, number, billed, self.today, due, Money(amount)))
        book = self.books[customer]
        paper = PaperBill(number, str(billed), self.today, due, Decimal(amount) / 100, book.residential)
        self._name_uses(customer, book.issue(paper, self.today))

    @rule(
        customer=customers,
        amount=fen,
        how=hows,
        cheque=st.booleans(),
        wait=waits,
        data=st.data(),
    )
    def pay(self, customer: str, amount: int, how: str, cheque: bool, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        numbers = [bill.number for bill in self.books[customer].bills]
        first, picked = None, None
        if how == "named" and numbers:
            off = [bill.number for bill in self.books[customer].bills if bill.written_off or bill.penalty_off]
            first = data.draw(st.sampled_from(off or numbers))
        if how == "picked":
            picked = tuple(data.draw(st.sets(st.sampled_from(numbers)))) if numbers else ()
        key = f"key-{len(self.drafts)}"
        draft = PaymentDraft(
            key,
            customer,
            Money(amount),
            Method.CHEQUE if cheque else Method.CASH,
            self.today,
            first_bill=first,
            only_bills=picked,
        )
        shown = self.counter.office.payments.preview(draft)
        receipt = self.counter.office.payments.take(draft)
        assert receipt.allocation == shown
        self.drafts.append((draft, receipt))
        if cheque:
            self.cheques.append(receipt.receipt_no)
        spent = self.books[customer].pay(receipt.receipt_no, Decimal(amount) / 100, self.today, first, picked)
        told = {line.bill_no: (line.principal, line.penalty) for line in shown.lines}
        kept: dict[str, tuple[Money, Money]] = {}
        for bill, paid, late in (*spent.shares, *spent.called_back):
            before = kept.get(bill.number, (Money(0), Money(0)))
            kept[bill.number] = (before[0] + _money(paid), before[1] + _money(late))
        assert told == kept

    @rule(customer=customers, amount=fen)
    def deposit(self, customer: str, amount: int) -> None:
        key = f"key-{len(self.drafts)}"
        draft = PaymentDraft(key, customer, Money(amount), Method.CASH, self.today, prestore=True)
        receipt = self.counter.office.payments.take(draft)
        self.drafts.append((draft, receipt))
        uses = self.books[customer].deposit(receipt.receipt_no, Decimal(amount) / 100, self.today)
        self._name_uses(customer, uses)

    @rule(customer=customers, share=shares)
    def refund(self, customer: str, share: int) -> None:
        self._made += 1
        amount = self._part_held(customer, share)
        draft = RefundDraft(f"refund-{self._made}", customer, Money(amount), self.today)
        book = self.books[customer]
        if Decimal(amount) / 100 > book.held:
            with pytest.raises(PrestoredTooLittle):
                self.counter.office.acts.refund(draft)
            return
        done = self.counter.office.acts.refund(draft)
        assert self.counter.office.acts.refund(draft).number == done.number
        book.give_back(done.number, Decimal(amount) / 100, self.today)

    @rule(customer=customers, share=shares)
    def transfer(self, customer: str, share: int) -> None:
        amount = self._part_held(customer, share)
        other = FACTORY if customer == HOME else HOME
        moved, book = Decimal(amount) / 100, self.books[customer]
        if moved > book.held:
            with pytest.raises(PrestoredTooLittle):
                self.counter.office.acts.transfer(customer, other, Money(amount), self.today, "过户")
            return
        done = self.counter.office.acts.transfer(customer, other, Money(amount), self.today, "过户")
        book.give_back(done.number, moved, self.today)
        self._name_uses(other, self.books[other].deposit(done.number, moved, self.today))

    @precondition(lambda self: self._bills())
    @rule(amount=fen, wait=waits, data=st.data())
    def waive(self, amount: int, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        every = self._bills()
        late = [(book, bill) for book, bill in every if self._late(book, bill)]
        book, bill = data.draw(st.sampled_from(late or every))
        act = self.counter.office.acts
        if not self._late(book, bill):
            with pytest.raises(NothingToWaive):
                act.waive(bill.number, self.today, "减免", amount=Money(amount))
            return
        done = act.waive(bill.number, self.today, "减免", amount=Money(amount))
        book.waive(done.number, bill, Decimal(amount) / 100, self.today)

    @precondition(lambda self: self._bills())
    @rule(percent=st.integers(0, 110), wait=waits, data=st.data())
    def correct(self, percent: int, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        book, bill = data.draw(st.sampled_from(self._bills()))
        to = (bill.asked * percent / 100).quantize(Decimal("0.01"))
        act = self.counter.office.acts
        if bill.written_off or to >= bill.asked:
            with pytest.raises((WrittenOffBefore, CorrectionNotLower)):
                act.correct(bill.number, _money(to), self.today, "抄表错误")
            return
        done = act.correct(bill.number, _money(to), self.today, "抄表错误")
        book.lower(done.number, bill, to, self.today)

    @precondition(lambda self: self._bills())
    @rule(wait=waits, data=st.data())
    def write_off(self, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        book, bill = data.draw(st.sampled_from(self._bills()))
        act = self.counter.office.acts
        if not bill.unpaid and not self._late(book, bill):
            with pytest.raises(NothingToWriteOff):
                act.write_off(bill.number, self.today, "破产")
            return
        done = act.write_off(bill.number, self.today, "破产")
        book.write_off(done.number, bill, self.today)

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        draft, receipt = data.draw(st.sampled_from(self.drafts))
        again = self.counter.office.payments.take(draft)
        if receipt.receipt_no not in self.reversed:
            assert again == receipt
        assert again.receipt_no == receipt.receipt_no

    @precondition(lambda self: any(book.acts for book in self.books.values()))
    @rule(wait=waits, data=st.data())
    def reverse(self, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        kinds: dict[str, list[str]] = {}
        for book in self.books.values():
            for number in book.acts:
                kinds.setdefault(number[:2], []).append(number)
        number = data.draw(st.sampled_from(kinds[data.draw(st.sampled_from(sorted(kinds)))]))
        if self._refused(number, bounced=False):
            return
        self.counter.office.payments.reverse(number, self.today, "收错户")
        self._undo(number, bounced=False)

    @precondition(lambda self: any(book.acts for book in self.books.values()))
    @rule(wait=waits, data=st.data())
    def bounce(self, wait: int, data: st.DataObject) -> None:
        self.today += timedelta(wait)
        acts = [number for book in self.books.values() for number in book.acts]
        number = data.draw(st.sampled_from([act for act in acts if act in self.cheques] or acts))
        if number not in self.cheques:
            with pytest.raises(NotACheque):
                self.counter.office.acts.bounce(number, self.today, "空头")
            return
        if self._refused(number, bounced=True):
            return
        self.counter.office.acts.bounce(number, self.today, "空头")
        self._undo(number, bounced=True)

    @precondition(lambda self: self.reversed)
    @rule()
    def reverse_twice(self) -> None:
        with pytest.raises(AlreadyReversed):
            self.counter.office.payments.reverse(self.reversed[-1], self.today, "收错户")

    @invariant()
    def both_books_agree(self) -> None:
        for customer, book in self.books.items():
            view = self.counter.office.payments.account(customer, self.today)
            whole = book.whole_period
            told = [(bill.bill_no, str(bill.outstanding), str(bill.penalty)) for bill in view.bills]
            kept = [
                (bill.number, f"{bill.unpaid:.2f}", f"{bill.penalty(self.today, whole_period=whole):.2f}")
                for bill in book.oldest_first()
            ]
            assert told == kept
            assert str(view.prestored) == f"{book.held:.2f}"
            assert str(view.energy) == f"{book.energy_held:.2f}"

    @invariant()
    def every_sum_is_that_of_its_entries(self) -> None:
        with sqlite3.connect(self.counter.file) as sql:
            assert sql.execute(_UNEQUAL).fetchall() == []
        sql.close()

    @invariant()
    def everything_proves(self) -> None:
        self._steps += 1
        if self._steps % PROVE_EVERY == 0:
            proof = self.counter.check()
            assert proof.ok, proof.findings

    def teardown(self) -> None:
        assert self.counter.check().ok
        self.counter.office.close()
        self.folder.cleanup()

    def _bills(self) -> list[tuple[PaperAccount, PaperBill]]:
        return [(book, bill) for book in self.books.values() for bill in book.bills]

    def _part_held(self, customer: str, share: int) -> int:
        return int(self.books[customer].held * share) + 1

    def _late(self, book: PaperAccount, bill: PaperBill) -> Decimal:
        return bill.penalty(self.today, whole_period=book.whole_period)

    def _holders(self, number: str) -> list[PaperAccount]:
        return [book for book in self.books.values() if number in book.acts]

    def _refused(self, number: str, *, bounced: bool) -> bool:
        """Ask for what must be refused, where it must be; nothing changes then."""
        expected: type[Refusal] | None = None
        for book in deepcopy(self._holders(number)):
            used = book.was_used_by(number)
            touched = [] if used else book.take_back(number, self.today, bounced=bounced)
            if not all(bill.makes_sense for bill in touched):
                expected = ChangedSince
        if any(book.was_used_by(number) for book in self._holders(number)):
            expected = PrestoredMoneyUsed
        if expected:
            with pytest.raises((PrestoredMoneyUsed, ChangedSince)) as refused:
                if bounced:
                    self.counter.office.acts.bounce(number, self.today, "空头")
                else:
                    self.counter.office.payments.reverse(number, self.today, "收错户")
            if expected is PrestoredMoneyUsed and isinstance(refused.value, PrestoredMoneyUsed):
                used_by = [by for book in self._holders(number) for by in book.was_used_by(number)]
                assert sorted(refused.value.used_by) == sorted(used_by)
        return expected is not None

    def _undo(self, number: str, *, bounced: bool) -> None:
        for book in self._holders(number):
            book.take_back(number, self.today, bounced=bounced)
        self.reversed.append(number)

    def _name_uses(self, customer: str, uses: list[Spent]) -> None:
        numbers = self.counter.uses(customer)[-len(uses) :] if uses else []
        for number, spent in zip(numbers, uses, strict=True):
            self.books[customer].acts[number] = spent
            assert spent.took_from
            spent.took_from.used_by.append(number)


_UNEQUAL = """
SELECT number FROM bill WHERE outstanding <> (SELECT coalesce(sum(fen), 0) FROM entry
    WHERE bill_id = bill.id AND account = 'principal')
UNION ALL SELECT number FROM bill WHERE penalty_balance <> (SELECT coalesce(sum(fen), 0) FROM entry
    WHERE bill_id = bill.id AND account = 'penalty')
UNION ALL SELECT number FROM customer WHERE prestored <> (SELECT coalesce(sum(fen), 0) FROM entry
    WHERE customer_id = customer.id AND account = 'prestored')
"""


def _money(yuan: Decimal) -> Money:
    return Money(int(yuan * 100))


def test_any_story_leaves_both_books_equal(empty_office: Path) -> None:
    EMPTY[:] = [empty_office]
    stories = Stories.TestCase
    stories.settings = settings(
        max_examples=OPERATIONS // STEPS, stateful_step_count=STEPS, deadline=None, database=None
    )
    stories().runTest()
