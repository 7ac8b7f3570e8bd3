"""Counter-entries: what is taken back, what is not, and that nothing is ever deleted."""

import pytest

from desktop.domain.errors import (
    AlreadyReversed,
    NotReversible,
    NotYourPayment,
    PrestoredMoneyUsed,
    ReasonMissing,
    ReversedBeforePaid,
    UnknownReceipt,
)
from desktop.domain.money import ZERO
from tests.counter import Counter, day, yuan


def test_case_10_both_entries_are_kept(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    receipt = counter.takes(customer, "200.00")
    reversal = counter.reverses(receipt.receipt_no)
    assert (reversal.outstanding, reversal.prestored) == (yuan("80.00"), ZERO)
    journal = counter.office.customers.journal(customer)
    told = [(line.account, line.kind, line.fen) for line in journal]
    assert told == [
        ("principal", "bill", 8_000),
        ("principal", "payment", -8_000),
        ("prestored", "payment", 12_000),
        ("principal", "reversal", 8_000),
        ("prestored", "reversal", -12_000),
    ]
    assert [line.counters_seq for line in journal] == [None, None, None, journal[1].seq, journal[2].seq]


def test_case_11_what_was_used_is_reversed_first(counter: Counter, customer: str) -> None:
    deposit = counter.takes(customer, "200.00", "2012-04-10")
    counter.bill(customer, "160.00")
    [use] = counter.uses(customer)
    with pytest.raises(PrestoredMoneyUsed) as refused:
        counter.reverses(deposit.receipt_no)
    assert refused.value.used_by == (use,)
    counter.reverses(use)
    assert counter.prestored(customer) == yuan("200.00")
    counter.reverses(deposit.receipt_no)
    assert (counter.prestored(customer), counter.owes(customer)) == (ZERO, ["160.00"])


def test_a_payment_is_reversed_once(counter: Counter, customer: str) -> None:
    receipt = counter.takes(customer, "80.00")
    reversal = counter.reverses(receipt.receipt_no)
    with pytest.raises(AlreadyReversed) as refused:
        counter.reverses(receipt.receipt_no)
    assert refused.value.by == reversal.reversal_no
    with pytest.raises(NotReversible):
        counter.reverses(reversal.reversal_no)


def test_the_takings_say_what_was_reversed(counter: Counter, customer: str) -> None:
    receipt = counter.takes(customer, "80.00")
    reversal = counter.reverses(receipt.receipt_no)
    [taking] = counter.office.payments.takings(day("2012-05-20"))
    assert taking.reversed_by == reversal.reversal_no
    assert counter.office.payments.receipt(receipt.receipt_no).reversed_by == reversal.reversal_no


def test_a_key_whose_payment_was_reversed_posts_nothing_new(counter: Counter, customer: str) -> None:
    draft = counter.draft(customer, "80.00", key="bank-7")
    receipt = counter.office.payments.take(draft)
    counter.reverses(receipt.receipt_no)
    assert counter.office.payments.take(draft).receipt_no == receipt.receipt_no
    assert counter.prestored(customer) == ZERO


def test_a_reversal_needs_a_reason_and_a_number_and_a_day(counter: Counter, customer: str) -> None:
    receipt = counter.takes(customer, "80.00")
    with pytest.raises(ReasonMissing):
        counter.reverses(receipt.receipt_no, reason="  ")
    with pytest.raises(UnknownReceipt):
        counter.reverses("SJ99999999")
    with pytest.raises(ReversedBeforePaid):
        counter.reverses(receipt.receipt_no, "2012-05-19")
    assert counter.prestored(customer) == yuan("80.00")


def test_a_clerk_reverses_only_an_own_payment_of_the_same_day(counter: Counter, customer: str) -> None:
    own = counter.takes(customer, "80.00").receipt_no
    later = counter.takes(customer, "70.00").receipt_no
    with pytest.raises(NotYourPayment):
        counter.office.payments.reverse(own, day("2012-05-21"), "收错户", own_same_day_only=True)
    counter.office.payments.reverse(own, day("2012-05-20"), "收错户", own_same_day_only=True)
    other = counter.reopened("羊丽萍")
    try:
        with pytest.raises(NotYourPayment) as refused:
            other.office.payments.reverse(later, day("2012-05-20"), "收错户", own_same_day_only=True)
        assert refused.value.clerk == "符秀英"
        other.office.payments.reverse(later, day("2012-05-21"), "主管复核")
        assert other.prestored(customer, "2012-05-21") == ZERO
    finally:
        other.office.close()
        counter.office = Counter(counter.file).office


def test_the_penalty_that_was_posted_with_the_last_principal_is_taken_back_too(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2012-05-20")
    receipt = counter.takes(factory, "1020.00", "2012-05-30")
    assert counter.account(factory, "2012-05-30").owed == ZERO
    counter.reverses(receipt.receipt_no, "2012-05-30")
    assert (counter.owes(factory, "2012-05-30"), counter.penalties(factory, "2012-05-30")) == (
        ["1000.00"],
        ["20.00"],
    )
    journal = counter.office.customers.journal(factory)
    assert sum(line.fen for line in journal if line.account == "penalty") == 0
    assert [line.fen for line in journal if line.kind == "assessment"] == [2_000, -2_000]


def test_the_first_of_two_payments_is_taken_back(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2012-05-20")
    first = counter.takes(factory, "600.00", "2012-05-30")
    counter.takes(factory, "428.00", "2012-06-09")
    assert counter.account(factory, "2012-06-09").owed == ZERO
    counter.reverses(first.receipt_no, "2012-06-09")
    assert counter.owes(factory, "2012-06-09") == ["600.00"]
    assert counter.penalties(factory, "2012-06-09") == ["0.00"]
    assert counter.penalties(factory, "2012-06-19") == ["12.00"]


def test_a_penalty_paid_alone_is_owed_again(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2012-05-20")
    counter.takes(factory, "1000.00", "2012-05-30")
    penalty = counter.takes(factory, "20.00", "2012-06-01")
    counter.reverses(penalty.receipt_no, "2012-06-02")
    assert counter.penalties(factory, "2012-06-30") == ["20.00"]


def test_a_use_that_is_taken_back_leaves_the_bill_owed_and_the_money_held(
    counter: Counter, customer: str
) -> None:
    counter.takes(customer, "100.00", "2012-04-10")
    counter.bill(customer, "80.00")
    counter.reverses(counter.uses(customer)[0])
    counter.bill(customer, "30.00", "2012-06-20")
    assert counter.owes(customer, "2012-06-20") == ["60.00", "30.00"]
    assert counter.prestored(customer, "2012-06-20") == yuan("80.00")


def test_a_day_before_the_reversal_still_shows_the_payment(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    receipt = counter.takes(customer, "80.00", "2012-05-20")
    counter.reverses(receipt.receipt_no, "2012-06-01")
    assert counter.owes(customer, "2012-05-31") == ["0.00"]
    assert counter.owes(customer, "2012-06-01") == ["80.00"]
