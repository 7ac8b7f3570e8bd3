"""The pace of a campaign: an even share of its target for each day of its month."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.campaigns import Pace, pace_of
from desktop.domain.months import Month

JUNE = Month(2012, 6)


@pytest.mark.parametrize(
    ("done", "on", "pace"),
    [
        (0, "2012-05-31", Pace.TO_COME),
        (0, "2012-06-01", Pace.BEHIND),
        (9, "2012-06-10", Pace.BEHIND),
        (10, "2012-06-10", Pace.ON_PACE),
        (11, "2012-06-10", Pace.AHEAD),
        (30, "2012-06-10", Pace.REACHED),
        (29, "2012-06-30", Pace.BEHIND),
        (29, "2012-07-01", Pace.MISSED),
    ],
)
def test_thirty_in_june_are_one_a_day(done: int, on: str, pace: Pace) -> None:
    assert pace_of(JUNE, 30, done, date.fromisoformat(on)) is pace


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 29))
def test_more_done_is_never_a_worse_pace(target: int, done: int, days: int) -> None:
    on = date(2012, 6, 1) + timedelta(days)
    ranks = [Pace.BEHIND, Pace.ON_PACE, Pace.AHEAD, Pace.REACHED]
    one, more = (ranks.index(pace_of(JUNE, target, number, on)) for number in (done, done + 1))
    assert one <= more
