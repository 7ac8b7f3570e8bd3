"""Billing months as offices write them."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import NotAMonth
from desktop.domain.months import Month


@pytest.mark.parametrize(
    "written", ["201205", "2012-05", "2012/5", "2012.05", "2012年5月", "２０１２０５", " 201205 "]
)
def test_a_month_is_read_however_it_is_written(written: str) -> None:
    assert Month.parse(written) == Month(2012, 5)


@pytest.mark.parametrize(
    "written", ["", "201213", "201200", "12-05", "2012", "2012-05-20", "189912", "may 2012"]
)
def test_what_is_no_month_is_refused(written: str) -> None:
    with pytest.raises(NotAMonth):
        Month.parse(written)


@given(st.dates(date(1950, 1, 1), date(9000, 12, 31)), st.integers(-500, 500))
def test_months_count_on_over_the_years(start: date, months: int) -> None:
    month = Month.of(start)
    later = month.shifted(months)
    assert later.shifted(-months) == month
    assert (later.year - month.year) * 12 + later.month - month.month == months
    assert Month.from_code(later.code) == later == Month.parse(str(later))
