"""What the desks of customers and arrears ask for: lists, their rows, and a number as it is kept."""

import pytest

from desktop.domain.arrears import BY_DAYS, BY_MONTH, DebtorFilter, within_heap
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import UnknownCustomer
from tests.counter import Counter, day

ON = day("2012-06-20")


def found_in(counter: Counter, heap: str) -> list[str]:
    arrears = counter.office.arrears
    return list(arrears.numbers(arrears.keys(within_heap(DebtorFilter(ON), heap))))


def test_each_heap_lists_the_customers_whose_bills_lie_in_it(counter: Counter) -> None:
    for number, due_on, month in (
        ("0001", "2012-07-20", "201206"),
        ("0002", "2012-06-10", "201205"),
        ("0003", "2011-12-20", "201111"),
    ):
        counter.customer(number)
        counter.bill(number, "100.00", due_on, issued="2011-11-25", month=month)
    listed = {heap: found_in(counter, heap) for heap in (*BY_DAYS, *BY_MONTH)}
    assert listed == {
        "not_due": ["0001"],
        "1_30": ["0002"],
        "31_60": [],
        "61_90": [],
        "over_90": ["0003"],
        "last_month": ["0002"],
        "this_year": ["0001", "0002"],
        "prior": ["0003"],
    }


def test_a_customer_number_is_kept_as_it_is_read(counter: Counter) -> None:
    made = counter.office.customers.create(CustomerDraft("０７０６ "))
    assert (made.customer_no, made.name) == ("0706", "0706")


def test_a_list_finds_the_key_of_a_customer(counter: Counter, customer: str) -> None:
    key = counter.office.customers.key(customer)
    assert [line.customer_no for line in counter.office.customers.lines([key])] == [customer]
    with pytest.raises(UnknownCustomer):
        counter.office.customers.key("nobody")
