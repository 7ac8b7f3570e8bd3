"""Who owes, how much and how long, as of any day."""

import pytest

from desktop.domain.arrears import DebtorFilter, Heap
from desktop.domain.money import Money
from tests.counter import Counter, day


@pytest.fixture
def three_bills(counter: Counter, customer: str) -> str:
    """Issue the bills of case 17."""
    counter.bill(customer, "10.00", "2012-06-25", month="201205", issued="2012-06-01")
    counter.bill(customer, "20.00", "2012-04-20", month="201203", issued="2012-04-01")
    counter.bill(customer, "30.00", "2012-01-20", month="201112", issued="2012-01-01")
    return customer


def test_case_17_in_both_views(counter: Counter, three_bills: str) -> None:
    told = counter.office.arrears.ageing(day("2012-06-20"))
    months = {name: str(Money(heap.amount)) for name, heap in told.by_billing_month.items()}
    assert months == {"last_month": "10.00", "this_year": "30.00", "prior": "30.00"}
    days = {name: (heap.count, heap.amount) for name, heap in told.by_days_overdue.items()}
    assert days == {
        "not_due": (1, 1_000),
        "1_30": (0, 0),
        "31_60": (0, 0),
        "61_90": (1, 2_000),
        "over_90": (1, 3_000),
    }
    assert told.total == Heap(3, 6_000)


def test_ageing_is_told_as_of_a_past_day(counter: Counter, three_bills: str) -> None:
    counter.takes(three_bills, "60.00", "2012-06-20")
    assert counter.office.arrears.ageing(day("2012-06-19")).total == Heap(3, 6_000)
    assert counter.office.arrears.ageing(day("2012-05-31")).total == Heap(2, 5_000)
    assert counter.office.arrears.ageing(day("2012-06-20")).total == Heap()


def test_a_bill_paid_on_the_3rd_of_january_is_outstanding_at_years_end(
    counter: Counter, customer: str
) -> None:
    counter.bill(customer, "80.00", "2011-12-20")
    counter.takes(customer, "80.00", "2012-01-03")
    assert counter.office.arrears.ageing(day("2011-12-31")).total == Heap(1, 8_000)
    assert counter.office.arrears.ageing(day("2012-01-03")).total == Heap()


def test_ageing_of_a_station_and_an_area(counter: Counter, three_bills: str) -> None:
    elsewhere = counter.customer("0706000000000002", station="叉河供电所", area="老烈村台区")
    counter.bill(elsewhere, "7.00", "2012-05-20")
    ageing = counter.office.arrears.ageing
    assert ageing(day("2012-06-20")).total.amount == 6_700
    assert ageing(day("2012-06-20"), "叉河供电所").total.amount == 700
    assert ageing(day("2012-06-20"), "叉河供电所", "东风路台区").total.amount == 0


def test_debtors_stand_in_delivery_order_or_by_their_debt(counter: Counter, three_bills: str) -> None:
    small = counter.customer("0706000000000000", station="叉河供电所", area="老烈村台区")
    counter.bill(small, "7.00", "2012-05-20")
    arrears = counter.office.arrears
    on = day("2012-06-20")
    by_place = arrears.numbers(arrears.keys(DebtorFilter(on)))
    by_debt = arrears.numbers(arrears.keys(DebtorFilter(on, by_debt=True)))
    assert (list(by_place), list(by_debt)) == ([small, three_bills], [three_bills, small])
    assert arrears.numbers(arrears.keys(DebtorFilter(on, min_principal=701))) == [three_bills]


def test_a_debtors_line_says_how_long_and_with_what_penalty(counter: Counter, three_bills: str) -> None:
    arrears = counter.office.arrears
    [line] = arrears.lines(arrears.keys(DebtorFilter(day("2012-06-20"))), day("2012-06-20"))
    assert (line.bills, line.outstanding, line.days_overdue) == (3, 6_000, 152)
    assert line.penalty == counter.account(three_bills, "2012-06-20").penalty.fen


def test_who_owes_nothing_overdue_is_not_on_the_overdue_list(counter: Counter, customer: str) -> None:
    counter.bill(customer, "10.00", "2012-06-20")
    keys = counter.office.arrears.keys
    assert len(keys(DebtorFilter(day("2012-06-20")))) == 1
    assert len(keys(DebtorFilter(day("2012-06-20"), overdue=True))) == 0
    assert len(keys(DebtorFilter(day("2012-06-21"), overdue=True))) == 1
