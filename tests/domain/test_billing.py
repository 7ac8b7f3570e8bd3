"""Bills by hand: the due date that is suggested, and a number of the bill's own."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.billing import free_number, usual_due_date
from desktop.domain.months import Month
from tests.counter import day

months = st.builds(Month, st.integers(2000, 2100), st.integers(1, 12))
days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("month", "issued", "due"),
    [("201111", "2011-12-01", "2011-12-20"), ("201112", "2012-01-03", "2012-01-20")]
    + [("201111", "2012-02-01", "2012-02-01")],
)
def test_a_first_bill_is_due_on_the_20th_of_the_next_month_and_never_before_it_is_issued(
    month: str, issued: str, due: str
) -> None:
    assert usual_due_date(Month.parse(month), day(issued), None) == day(due)


def test_a_bill_is_due_as_the_one_before_it_was() -> None:
    before = (Month(2011, 10), day("2011-10-31"))
    assert usual_due_date(Month(2011, 11), day("2011-11-02"), before) == day("2011-11-30")
    assert usual_due_date(Month(2012, 1), day("2012-01-02"), before) == day("2012-01-31")


@given(months, days, st.none() | st.tuples(months, days))
def test_no_bill_is_due_before_it_is_issued(
    month: Month, issued: date, before: tuple[Month, date] | None
) -> None:
    assert usual_due_date(month, issued, before) >= issued


def test_a_second_bill_of_a_month_gets_the_next_number() -> None:
    month = Month(2011, 11)
    first = free_number(month, "0706", ())
    assert (first, free_number(month, "0706", {first})) == ("201111-0706-1", "201111-0706-2")
