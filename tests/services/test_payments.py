"""At the counter: the worked cases of paying, keeping and sending twice."""

import pytest

from desktop.domain.errors import (
    BillNotIssued,
    KeyReused,
    NothingToPay,
    TenderedTooLittle,
    UnknownBill,
    UnknownCustomer,
)
from desktop.domain.money import ZERO, Money
from desktop.domain.payments import Method, PaymentDraft
from tests.counter import Counter, day, yuan


def test_case_1_through_the_counter(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "2000.00", "2021-12-15")
    counter.bill(factory, "3000.00", "2022-01-15")
    assert counter.penalties(factory, "2022-01-18") == ["172.00", "18.00"]
    receipt = counter.takes(factory, "5190.00", "2022-01-18")
    allocation = receipt.allocation
    assert (allocation.paid_on_bills, allocation.paid_on_penalties) == (yuan("5000.00"), yuan("190.00"))
    assert allocation.to_prestored == ZERO
    assert allocation.lines[0].penalty_steps == "2000.00 × (16 天 × 2‰ + 18 天 × 3‰) = 172.00"


def test_case_1_with_the_whole_period_set(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.office.settings.set("penalty.cross_year", "whole-period")
    counter.bill(factory, "2000.00", "2021-12-15")
    counter.bill(factory, "3000.00", "2022-01-15")
    assert counter.account(factory, "2022-01-18").penalty == yuan("222.00")


def test_case_6_what_is_left_over_becomes_prestored(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    receipt = counter.takes(customer, "200.00")
    assert receipt.allocation.paid_on_bills == yuan("80.00")
    assert receipt.allocation.to_prestored == counter.prestored(customer) == yuan("120.00")
    assert (counter.owes(customer), receipt.amount) == (["0.00"], yuan("200.00"))
    [taking] = counter.office.payments.takings(day("2012-05-20"))
    assert (taking.receipt_no, taking.amount) == (receipt.receipt_no, yuan("200.00"))


def test_case_7_a_part_payment_leaves_the_rest_owed(counter: Counter, customer: str) -> None:
    counter.bill(customer, "300.00")
    counter.takes(customer, "100.00")
    assert (counter.owes(customer), counter.prestored(customer)) == (["200.00"], ZERO)


def test_case_8_prestored_money_pays_new_bills_by_itself(counter: Counter, customer: str) -> None:
    counter.takes(customer, "150.00", "2012-01-10")
    for month, amount in (("02", "80.00"), ("03", "60.00"), ("04", "50.00")):
        counter.bill(customer, amount, f"2012-{month}-20")
    assert counter.owes(customer, "2012-04-20") == ["0.00", "0.00", "40.00"]
    assert counter.prestored(customer, "2012-04-20") == ZERO


def test_case_9_one_payment_sent_twice_with_one_key(counter: Counter, customer: str) -> None:
    draft = counter.draft(customer, "90.00", key="bank-7")
    first, second = counter.office.payments.take(draft), counter.office.payments.take(draft)
    assert first == second
    assert counter.prestored(customer) == yuan("90.00")


def test_a_receipt_sent_again_years_later_is_still_the_same(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2011-12-20")
    draft = counter.draft(factory, "700.00", "2012-01-20", key="bank-8")
    first = counter.office.payments.take(draft)
    counter.takes(factory, "900.00", "2013-01-20")
    counter.bill(factory, "10.00", "2013-02-20")
    assert counter.office.payments.take(draft) == first


def test_a_receipt_sent_again_after_a_backdated_payment_is_still_the_same(
    counter: Counter, customer: str
) -> None:
    counter.bill(customer, "100.00", "2012-05-30")
    counter.takes(customer, "40.00", "2012-05-20")
    backdated = counter.draft(customer, "10.00", "2012-05-10", key="late-slip")
    first = counter.office.payments.take(backdated)
    assert counter.office.payments.take(backdated) == first
    assert first.outstanding_after == yuan("50.00")


def test_a_receipt_that_leaves_money_beside_a_later_deposit_is_still_the_same(
    counter: Counter, customer: str
) -> None:
    counter.takes(customer, "40.00", "2012-05-20")
    backdated = counter.draft(customer, "10.00", "2012-05-10", key="late-slip")
    first = counter.office.payments.take(backdated)
    assert counter.office.payments.take(backdated) == first
    assert first.prestored_after == yuan("50.00")


@pytest.mark.parametrize(
    "other",
    [
        {"amount": "90.01"},
        {"on": "2012-05-21"},
        {"method": Method.POS},
        {"bill": "B0001"},
        {"picked": ()},
        {"picked": ("B0001",)},
    ],
)
def test_a_key_is_not_taken_for_another_payment(
    counter: Counter, customer: str, other: dict[str, object]
) -> None:
    counter.bill(customer, "80.00", number="B0001")
    first = counter.takes(customer, "90.00", key="bank-7")
    asked = {"amount": "90.00"} | other
    with pytest.raises(KeyReused) as refused:
        counter.takes(customer, key="bank-7", **asked)  # type: ignore[arg-type]  # each case is one argument
    assert refused.value.receipt_no == first.receipt_no
    assert len(counter.office.payments.of_customer(customer)) == 1


def test_a_key_is_not_taken_for_another_customer(counter: Counter, customer: str) -> None:
    other = counter.customer("0706000000000002")
    counter.takes(customer, "90.00", key="bank-7")
    with pytest.raises(KeyReused):
        counter.takes(other, "90.00", key="bank-7")


def test_a_named_bill_is_paid_first_then_the_oldest(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    old = counter.bill(factory, "100.00", "2012-04-20")
    new = counter.bill(factory, "50.00", "2012-05-20")
    receipt = counter.takes(factory, "90.00", "2012-05-30", bill=new)
    paid = [(line.bill_no, str(line.principal), str(line.penalty)) for line in receipt.allocation.lines]
    assert paid == [(old, "39.00", "0.00"), (new, "50.00", "1.00")]


def test_a_named_bill_that_is_paid_already_leaves_everything_to_the_others(
    counter: Counter, customer: str
) -> None:
    paid = counter.bill(customer, "80.00")
    counter.takes(customer, "80.00")
    open_one = counter.bill(customer, "60.00", "2012-06-20")
    receipt = counter.takes(customer, "70.00", "2012-06-10", bill=paid)
    assert [line.bill_no for line in receipt.allocation.lines] == [open_one]
    assert receipt.allocation.to_prestored == yuan("10.00")


def test_what_is_over_after_picked_bills_is_prestored(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00", "2012-04-20")
    picked = counter.bill(customer, "50.00", "2012-05-20")
    receipt = counter.takes(customer, "70.00", "2012-05-20", picked=[picked])
    assert receipt.allocation.to_prestored == yuan("20.00")
    assert counter.owes(customer) == ["80.00", "0.00"]


def test_no_bill_picked_keeps_it_all(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    receipt = counter.takes(customer, "70.00", picked=[])
    assert receipt.allocation.to_prestored == yuan("70.00")
    assert counter.owes(customer) == ["80.00"]


def test_the_preview_is_what_is_posted(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2012-04-20")
    counter.bill(factory, "500.00", "2012-05-20")
    draft = counter.draft(factory, "1600.00", "2012-05-30")
    shown = counter.office.payments.preview(draft)
    assert counter.office.payments.take(draft).allocation == shown


def test_what_is_handed_over_beyond_the_amount_is_change(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    draft = PaymentDraft(
        "k", customer, yuan("80.00"), Method.CASH, day("2012-05-20"), tendered=yuan("100.00")
    )
    receipt = counter.office.payments.take(draft)
    assert (receipt.change, counter.prestored(customer)) == (yuan("20.00"), ZERO)


def test_too_little_handed_over_posts_nothing(counter: Counter, customer: str) -> None:
    draft = PaymentDraft("k", customer, yuan("80.00"), Method.CASH, day("2012-05-20"), tendered=yuan("79.99"))
    with pytest.raises(TenderedTooLittle):
        counter.office.payments.take(draft)
    assert counter.office.payments.of_customer(customer) == []


@pytest.mark.parametrize("amount", [Money(0), Money(-100)])
def test_a_payment_of_nothing_is_refused(counter: Counter, customer: str, amount: Money) -> None:
    with pytest.raises(NothingToPay):
        counter.office.payments.take(PaymentDraft("k", customer, amount, Method.CASH, day("2012-05-20")))


def test_nobody_pays_for_a_customer_or_a_bill_that_is_not_there(counter: Counter, customer: str) -> None:
    strange = counter.bill(counter.customer("0706000000000002"), "80.00")
    with pytest.raises(UnknownCustomer):
        counter.takes("0706000000009999", "80.00")
    for named in ("B-9999", strange):
        with pytest.raises(UnknownBill):
            counter.takes(customer, "80.00", bill=named)


def test_a_bill_is_not_paid_before_it_is_issued(counter: Counter, customer: str) -> None:
    named = counter.bill(customer, "80.00", "2012-06-20")
    with pytest.raises(BillNotIssued):
        counter.takes(customer, "80.00", "2012-05-20", bill=named)


def test_money_paid_before_a_bill_that_is_there_pays_it_on_its_issue(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00", "2012-06-20")
    receipt = counter.takes(customer, "100.00", "2012-05-20")
    assert receipt.allocation.to_prestored == yuan("100.00")
    assert counter.prestored(customer, "2012-05-31") == yuan("100.00")
    assert (counter.owes(customer, "2012-06-01"), counter.prestored(customer, "2012-06-01")) == (
        ["0.00"],
        yuan("20.00"),
    )


def test_a_penalty_stays_due_when_the_principal_is_paid_and_grows_no_more(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.bill(factory, "1000.00", "2012-05-20")
    counter.takes(factory, "1000.00", "2012-05-30")
    for on in ("2012-05-30", "2012-12-31"):
        assert (counter.owes(factory, on), counter.penalties(factory, on)) == (["0.00"], ["20.00"])
    counter.takes(factory, "20.00", "2012-12-31")
    assert counter.account(factory, "2012-12-31").owed == ZERO


def test_with_penalties_first_the_rest_of_the_principal_goes_on_growing(counter: Counter) -> None:
    factory = counter.customer(residential=False)
    counter.office.settings.set("allocation", "penalty-first")
    counter.bill(factory, "1000.00", "2012-05-20")
    receipt = counter.takes(factory, "520.00", "2012-05-30")
    assert receipt.allocation.paid_on_penalties == yuan("20.00")
    assert (counter.owes(factory, "2012-06-09"), counter.penalties(factory, "2012-06-09")) == (
        ["500.00"],
        ["10.00"],
    )


def test_an_account_is_told_as_of_any_day(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00", "2011-12-20")
    counter.takes(customer, "80.00", "2012-01-03")
    assert counter.owes(customer, "2011-11-30") == []
    assert counter.owes(customer, "2011-12-31") == ["80.00"]
    assert counter.owes(customer, "2012-01-03") == ["0.00"]
