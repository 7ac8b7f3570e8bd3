"""Any story of bills, payments and reversals leaves the ledger equal to a second set of books."""

import shutil
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.domain.billing import BillDraft
from desktop.domain.errors import AlreadyReversed, PrestoredMoneyUsed
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import Method, PaymentDraft, Receipt
from tests.counter import Counter
from tests.services.oracle import PaperAccount, PaperBill, Spent

HOME, FACTORY = "0706000000000001", "0706000000000002"
EMPTY: list[Path] = []

customers = st.sampled_from([HOME, FACTORY])
hows = st.sampled_from(["as it comes", "named", "picked"])
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

    @rule(days=st.sampled_from([1, 2, 17, 30, 61]))
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
        paper = PaperBill(number, str(billed), due, Decimal(amount) / 100, book.residential)
        self._name_uses(customer, book.issue(paper, self.today))

    @rule(
        customer=customers,
        amount=fen,
        how=st.sampled_from(["as it comes", "named", "picked"]),
        data=st.data(),
    )
    def pay(self, customer: str, amount: int, how: str, data: st.DataObject) -> None:
        numbers = [bill.number for bill in self.books[customer].bills]
        first, picked = None, None
        if how == "named" and numbers:
            first = data.draw(st.sampled_from(numbers))
        if how == "picked":
            picked = tuple(data.draw(st.sets(st.sampled_from(numbers)))) if numbers else ()
        key = f"key-{len(self.drafts)}"
        draft = PaymentDraft(
            key, customer, Money(amount), Method.CASH, self.today, first_bill=first, only_bills=picked
        )
        shown = self.counter.office.payments.preview(draft)
        receipt = self.counter.office.payments.take(draft)
        assert receipt.allocation == shown
        self.drafts.append((draft, receipt))
        spent = self.books[customer].pay(receipt.receipt_no, Decimal(amount) / 100, self.today, first, picked)
        told = {line.bill_no: (str(line.principal), str(line.penalty)) for line in shown.lines}
        assert told == {bill.number: (f"{paid:.2f}", f"{late:.2f}") for bill, paid, late in spent.shares}

    @precondition(lambda self: self.drafts)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        draft, receipt = data.draw(st.sampled_from(self.drafts))
        again = self.counter.office.payments.take(draft)
        if receipt.receipt_no not in self.reversed:
            assert again == receipt
        assert again.receipt_no == receipt.receipt_no

    @precondition(lambda self: any(book.acts for book in self.books.values()))
    @rule(data=st.data())
    def reverse(self, data: st.DataObject) -> None:
        acts = [(customer, number) for customer, book in self.books.items() for number in book.acts]
        customer, number = data.draw(st.sampled_from(acts))
        book = self.books[customer]
        if used_by := book.was_used_by(number):
            with pytest.raises(PrestoredMoneyUsed) as refused:
                self.counter.office.payments.reverse(number, self.today, "收错户")
            assert sorted(refused.value.used_by) == sorted(used_by)
            return
        self.counter.office.payments.reverse(number, self.today, "收错户")
        book.take_back(number, self.today)
        self.reversed.append(number)

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

    @invariant()
    def everything_proves(self) -> None:
        proof = self.counter.check()
        assert proof.ok, proof.findings

    def teardown(self) -> None:
        self.counter.office.close()
        self.folder.cleanup()

    def _name_uses(self, customer: str, uses: list[Spent]) -> None:
        numbers = self.counter.uses(customer)[-len(uses) :] if uses else []
        for number, spent in zip(numbers, uses, strict=True):
            self.books[customer].acts[number] = spent
            assert spent.took_from
            spent.took_from.used_by.append(number)


def test_any_story_leaves_both_books_equal(empty_office: Path) -> None:
    EMPTY[:] = [empty_office]
    stories = Stories.TestCase
    stories.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
    stories().runTest()
