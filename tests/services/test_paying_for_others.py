"""One payer pays several customers on one receipt."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from desktop.domain.errors import (
    KeyReused,
    NothingForPayer,
    NothingToPay,
    PaidForTwice,
    PrestoredMoneyUsed,
    UnknownCustomer,
)
from desktop.domain.money import ZERO, Money
from desktop.domain.payments import PaidFor, PaymentDraft, Receipt
from tests.counter import Counter, day, yuan

LANDLORD, SHOP, FLAT = "0706000000000001", "0706000000000002", "0706000000000003"


@pytest.fixture
def house(counter: Counter) -> Counter:
    """A landlord's house: three customers, each with a bill that is due."""
    for number, amount in ((LANDLORD, "80.00"), (SHOP, "300.00"), (FLAT, "45.50")):
        counter.customer(number, name=f"户{number[-1]}")
        counter.bill(number, amount)
    return counter


def drafted(counter: Counter, amount: str, *also: tuple[str, str], on: str = "2012-05-20") -> PaymentDraft:
    """Write down what the landlord pays, and of it for others."""
    parts = tuple(PaidFor(number, yuan(sum_paid)) for number, sum_paid in also)
    return replace(counter.draft(LANDLORD, amount, on), also=parts)


def pays(counter: Counter, amount: str, *also: tuple[str, str], on: str = "2012-05-20") -> Receipt:
    """Let the landlord pay, and of it for others."""
    return counter.office.payments.take(drafted(counter, amount, *also, on=on))


def test_one_receipt_clears_three_customers(house: Counter) -> None:
    receipt = pays(house, "425.50", (SHOP, "300.00"), (FLAT, "45.50"))
    assert [house.owes(number) for number in (LANDLORD, SHOP, FLAT)] == [["0.00"]] * 3
    assert [(one.customer_no, str(one.amount)) for one in receipt.customers] == [
        (LANDLORD, "80.00"),
        (SHOP, "300.00"),
        (FLAT, "45.50"),
    ]
    assert {line.customer_no for line in receipt.allocation.lines} == {LANDLORD, SHOP, FLAT}
    assert (receipt.allocation.paid_on_bills, receipt.outstanding_after) == (yuan("425.50"), ZERO)
    [taking] = house.office.payments.takings(day("2012-05-20"))
    assert (taking.receipt_no, taking.amount) == (receipt.receipt_no, yuan("425.50"))
    assert house.check().ok


def test_the_preview_says_what_the_receipt_will(house: Counter) -> None:
    draft = drafted(house, "500.00", (SHOP, "310.00"), (FLAT, "20.00"))
    foreseen = house.office.payments.preview(draft)
    done = house.office.payments.take(draft)
    assert foreseen.paid_on_bills == done.allocation.paid_on_bills == yuan("400.00")
    assert foreseen.to_prestored == done.allocation.to_prestored == yuan("100.00")
    assert (house.prestored(LANDLORD), house.prestored(SHOP)) == (yuan("90.00"), yuan("10.00"))
    assert house.owes(FLAT) == ["25.50"]


def test_the_rest_of_each_is_each_ones_own(house: Counter) -> None:
    pays(house, "400.00", (SHOP, "320.00"))
    house.bill(SHOP, "15.00", "2012-06-20")
    assert (house.owes(SHOP, "2012-06-20")[-1], house.prestored(SHOP, "2012-06-20")) == ("0.00", yuan("5.00"))
    assert house.prestored(LANDLORD) == ZERO


def test_a_reversal_takes_everything_back(house: Counter) -> None:
    receipt = pays(house, "425.50", (SHOP, "300.00"), (FLAT, "45.50"))
    house.reverses(receipt.receipt_no)
    assert [house.owes(number) for number in (LANDLORD, SHOP, FLAT)] == [["80.00"], ["300.00"], ["45.50"]]
    assert house.check().ok


def test_a_reversal_is_refused_once_anothers_rest_is_used(house: Counter) -> None:
    receipt = pays(house, "400.00", (SHOP, "320.00"))
    house.bill(SHOP, "15.00", "2012-06-20")
    with pytest.raises(PrestoredMoneyUsed):
        house.reverses(receipt.receipt_no, "2012-06-20")
    assert house.owes(LANDLORD) == ["0.00"]


def test_the_payment_stands_in_the_list_of_each(house: Counter) -> None:
    receipt = pays(house, "390.00", (SHOP, "310.00"))
    for number, amount, payer in ((LANDLORD, "80.00", ""), (SHOP, "310.00", "户1")):
        [one] = house.office.payments.of_customer(number)
        assert (one.receipt_no, str(one.amount), one.payer) == (receipt.receipt_no, amount, payer)
        assert house.account(number, "2012-05-21").last_paid_on == day("2012-05-20")
    assert house.office.payments.of_customer(FLAT) == []


def test_the_same_key_gives_the_same_receipt_and_no_other(house: Counter) -> None:
    draft = drafted(house, "425.50", (SHOP, "300.00"), (FLAT, "45.50"))
    first, again = house.office.payments.take(draft), house.office.payments.take(draft)
    assert (again.receipt_no, again.customers) == (first.receipt_no, first.customers)
    for other in (draft.also[:1], (), (PaidFor(SHOP, yuan("299.00")), PaidFor(FLAT, yuan("46.50")))):
        with pytest.raises(KeyReused):
            house.office.payments.take(replace(draft, also=other))
    assert house.check().ok


def test_what_cannot_be_is_refused_and_changes_nothing(house: Counter) -> None:
    wrong = (
        (PaidForTwice, ("400.00", (SHOP, "100.00"), (SHOP, "100.00"))),
        (PaidForTwice, ("400.00", (LANDLORD, "100.00"))),
        (NothingForPayer, ("300.00", (SHOP, "300.00"))),
        (NothingToPay, ("300.00", (SHOP, "0.00"))),
        (UnknownCustomer, ("300.00", ("999", "1.00"))),
    )
    for refusal, asked in wrong:
        with pytest.raises(refusal):
            pays(house, *asked)
    assert house.owes(SHOP) == ["300.00"]
    assert house.office.payments.takings(day("2012-05-20")) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 60_000), min_size=3, max_size=3))
def test_no_fen_is_lost_between_several_customers(house: Counter, parts: list[int]) -> None:
    own, shop, flat = map(Money, parts)
    before = _standing(house)
    receipt = pays(house, str(own + shop + flat), (SHOP, str(shop)), (FLAT, str(flat)))
    moved = [now - then for now, then in zip(_standing(house), before, strict=True)]
    assert moved == parts
    assert [one.amount for one in receipt.customers] == [own, shop, flat]


def _standing(counter: Counter) -> list[int]:
    """Return what each holds less what it owes, in fen."""
    accounts = [counter.account(number) for number in (LANDLORD, SHOP, FLAT)]
    return [account.prestored.fen - account.outstanding.fen for account in accounts]
