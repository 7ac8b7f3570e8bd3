"""Where a payment goes, and that nothing is made or lost on the way."""

from datetime import date, timedelta
from random import Random

from hypothesis import given, strategies as st

from desktop.domain.allocation import Order, Owed, Share, age, allocate

DUE = date(2012, 5, 20)


def owed(number: str, principal: int, penalty: int = 0, month: int = 201204, days: int = 0) -> Owed:
    """Return what a bill owes, due so many days later."""
    return Owed(number, month, DUE + timedelta(days), principal, penalty)


bills = st.lists(
    st.builds(
        owed,
        st.text("ABC123", min_size=1, max_size=3),
        st.integers(0, 500),
        st.integers(0, 60),
        st.sampled_from([201112, 201201, 201204]),
        st.integers(0, 3),
    ),
    max_size=6,
    unique_by=lambda bill: bill.bill_no,
)
orders = st.sampled_from(Order)


def test_oldest_first_is_by_month_then_due_date_then_number() -> None:
    unpaid = [owed("B", 10), owed("A", 10), owed("C", 10, days=-1), owed("Z", 10, month=201203, days=9)]
    shares, _ = allocate(40, unpaid, Order.PRINCIPAL_FIRST)
    assert [share.bill_no for share in shares] == ["Z", "C", "A", "B"]


def test_principal_first_pays_every_principal_before_any_penalty() -> None:
    shares, left = allocate(190, [owed("A", 100, 20), owed("B", 80, 30)], Order.PRINCIPAL_FIRST)
    assert (shares, left) == ([Share("A", 100, 10), Share("B", 80, 0)], 0)


def test_penalty_first_pays_a_bills_penalty_then_its_principal() -> None:
    shares, left = allocate(190, [owed("A", 100, 20), owed("B", 80, 30)], Order.PENALTY_FIRST)
    assert (shares, left) == ([Share("A", 100, 20), Share("B", 40, 30)], 0)


def test_a_named_bill_is_paid_with_its_penalty_before_the_older_ones() -> None:
    unpaid = [owed("A", 100, 20, month=201203), owed("B", 80, 30)]
    shares, left = allocate(150, unpaid, Order.PRINCIPAL_FIRST, first="B")
    assert (shares, left) == ([Share("A", 40, 0), Share("B", 80, 30)], 0)


def test_a_named_bills_principal_comes_before_its_penalty_even_with_penalties_first() -> None:
    shares, _ = allocate(90, [owed("A", 100, 20), owed("B", 80, 30)], Order.PENALTY_FIRST, first="B")
    assert shares == [Share("B", 80, 10)]


def test_what_is_over_after_picked_bills_is_not_put_on_the_others() -> None:
    shares, left = allocate(200, [owed("A", 100, 20), owed("B", 80, 30)], Order.PRINCIPAL_FIRST, only={"B"})
    assert (shares, left) == ([Share("B", 80, 30)], 90)


@given(st.integers(0, 3_000), bills, orders, st.data())
def test_a_payment_creates_nothing_and_loses_nothing(
    paid: int, unpaid: list[Owed], order: Order, data: st.DataObject
) -> None:
    numbers = [bill.bill_no for bill in unpaid]
    first = data.draw(st.sampled_from([None, *numbers]))
    only = data.draw(st.none() | st.sets(st.sampled_from(numbers))) if numbers else None
    shares, left = allocate(paid, unpaid, order, first=first, only=only)
    assert sum(share.principal + share.penalty for share in shares) + left == paid
    by_number = {bill.bill_no: bill for bill in unpaid}
    for share in shares:
        assert 0 <= share.principal <= by_number[share.bill_no].principal
        assert 0 <= share.penalty <= by_number[share.bill_no].penalty
        assert share.principal or share.penalty
        assert only is None or share.bill_no in only


@given(st.integers(0, 3_000), bills, orders)
def test_nothing_is_left_over_while_anything_is_owed(paid: int, unpaid: list[Owed], order: Order) -> None:
    shares, left = allocate(paid, unpaid, order)
    everything = sum(bill.principal + bill.penalty for bill in unpaid)
    assert left == max(0, paid - everything)
    assert sum(share.principal + share.penalty for share in shares) == min(paid, everything)


@given(st.integers(0, 3_000), bills, orders, st.randoms())
def test_the_order_in_which_bills_are_found_does_not_matter(
    paid: int, unpaid: list[Owed], order: Order, random: Random
) -> None:
    shuffled = list(unpaid)
    random.shuffle(shuffled)
    assert allocate(paid, unpaid, order) == allocate(paid, shuffled, order)


@given(st.integers(0, 3_000), bills)
def test_a_younger_principal_is_paid_only_when_the_older_ones_are(paid: int, unpaid: list[Owed]) -> None:
    shares, _ = allocate(paid, unpaid, Order.PRINCIPAL_FIRST)
    got = {share.bill_no: share.principal for share in shares}
    rest = [bill.principal - got.get(bill.bill_no, 0) for bill in sorted(unpaid, key=age)]
    first_short = next((place for place, short in enumerate(rest) if short), len(rest))
    younger = sorted(unpaid, key=age)[first_short + 1 :]
    assert all(not got.get(bill.bill_no, 0) for bill in younger)
