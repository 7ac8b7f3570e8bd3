"""Ageing in both views."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.arrears import BY_DAYS, Heap, ageing, days_bucket, month_buckets
from desktop.domain.months import Month
from tests.counter import day


def test_case_17_three_months_on_the_20th_of_june() -> None:
    due = day("2012-06-20")
    told = ageing(due, [(due, 201205, 1, 1_000), (due, 201203, 1, 2_000), (due, 201112, 1, 3_000)])
    heaps = {name: heap.amount for name, heap in told.by_billing_month.items()}
    assert heaps == {"last_month": 1_000, "this_year": 3_000, "prior": 3_000}
    assert told.total == Heap(3, 6_000)


def test_in_january_last_month_is_prior_arrears_too() -> None:
    told = ageing(
        day("2012-01-20"), [(day("2012-01-10"), 201112, 2, 500), (day("2012-01-30"), 201201, 1, 70)]
    )
    amounts = {name: heap.amount for name, heap in told.by_billing_month.items()}
    assert amounts == {"last_month": 500, "this_year": 70, "prior": 500}
    assert told.total == Heap(3, 570)


@pytest.mark.parametrize(
    ("days", "heap"),
    [(-9, "not_due"), (0, "not_due"), (1, "1_30"), (30, "1_30"), (31, "31_60"), (60, "31_60")]
    + [(61, "61_90"), (90, "61_90"), (91, "over_90"), (4_000, "over_90")],
)
def test_a_bill_lies_in_one_heap_of_days(days: int, heap: str) -> None:
    assert days_bucket(days) == heap


@pytest.mark.parametrize(
    ("month", "heaps"),
    [(201205, ("last_month", "this_year")), (201206, ("this_year",)), (201112, ("prior",))]
    + [(201105, ("prior",)), (201207, ("this_year",))],
)
def test_a_bill_lies_in_the_heaps_of_its_month(month: int, heaps: tuple[str, ...]) -> None:
    assert month_buckets(Month.from_code(month), day("2012-06-20")) == heaps


rows = st.lists(
    st.tuples(
        st.integers(-100, 400).map(lambda days: date(2012, 3, 1) - timedelta(days)),
        st.sampled_from([201012, 201101, 201112, 201201, 201202, 201203]),
        st.integers(1, 9),
        st.integers(1, 10**9),
    )
)


@given(rows, st.dates(date(2011, 1, 1), date(2012, 12, 31)))
def test_the_heaps_of_days_are_the_total_and_no_bill_is_prior_and_of_this_year(
    unpaid: list[tuple[date, int, int, int]], as_of: date
) -> None:
    told = ageing(as_of, unpaid)
    whole = Heap(sum(row[2] for row in unpaid), sum(row[3] for row in unpaid))
    assert told.total == whole
    assert tuple(told.by_days_overdue) == BY_DAYS
    assert Heap().plus(*sums(told.by_days_overdue.values())) == whole
    years = [told.by_billing_month[name] for name in ("this_year", "prior")]
    assert Heap().plus(*sums(years)) == whole


def sums(heaps: Iterable[Heap]) -> tuple[int, int]:
    """Add heaps up."""
    found = list(heaps)
    return sum(heap.count for heap in found), sum(heap.amount for heap in found)
