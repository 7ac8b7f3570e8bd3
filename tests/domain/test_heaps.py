"""A heap of the ageing as a filter: it lets through exactly the bills that lie in it."""

from datetime import date

from hypothesis import given, strategies as st

from desktop.domain.arrears import (
    BY_DAYS,
    BY_MONTH,
    DebtorFilter,
    days_bucket,
    month_buckets,
    within_heap,
)
from desktop.domain.months import Month

days = st.dates(date(2009, 1, 1), date(2014, 12, 31))
months = st.builds(Month, st.integers(2009, 2014), st.integers(1, 12))


@given(days, days, st.sampled_from(BY_DAYS))
def test_a_heap_of_days_lets_its_bills_through_and_no_others(on: date, due_on: date, heap: str) -> None:
    wanted = within_heap(DebtorFilter(on), heap)
    inside = (wanted.due_from or date.min) <= due_on <= (wanted.due_until or date.max)
    assert inside == (days_bucket((on - due_on).days) == heap)


@given(days, months, st.sampled_from(BY_MONTH))
def test_a_heap_of_months_lets_its_bills_through_and_no_others(on: date, month: Month, heap: str) -> None:
    wanted = within_heap(DebtorFilter(on), heap)
    inside = (wanted.month_from or 0) <= month.code <= (wanted.month_until or 999912)
    assert inside == (heap in month_buckets(month, on))


def test_a_heap_keeps_the_rest_of_the_filter() -> None:
    wanted = DebtorFilter(date(2012, 6, 20), station="石碌供电所", min_principal=100, by_debt=True)
    narrowed = within_heap(wanted, "31_60")
    assert (narrowed.station, narrowed.min_principal, narrowed.by_debt) == ("石碌供电所", 100, True)
