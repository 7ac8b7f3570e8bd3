"""The forecast: never below zero, never more than is owed, and right about whoever pays as ever."""

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from desktop.domain.forecast import Forecast, PastForecast, days_left, forecast, pace, pace_needed, zero_on
from desktop.domain.months import Month
from desktop.domain.pay_in import Flow, History, day_of, expected_bills, shares_paid

DAY = timedelta(days=1)
YEAR = [Month(2011, number) for number in range(1, 13)]
SINCE = date(2010, 10, 1)


def regular(issue_day: int, shares: Sequence[int], fen: int, on: date, *, since: date = SINCE) -> History:
    """Tell of bills of one amount, issued on one day of every month and paid alike: so much after n days."""
    months = [Month(2010, number) for number in (10, 11, 12)] + YEAR
    issued = [day_of(month, issue_day) for month in months]
    billed = [Flow(day, day, owed=fen) for day in issued]
    paid = [Flow(day + n * DAY, day, received=part) for day in issued for n, part in enumerate(shares)]
    return History(since, on, {}, [flow for flow in (*billed, *paid) if since <= flow.on <= on])


def left_at(history: History, on: date) -> int:
    """Return what a history leaves unpaid at the end of a day."""
    return sum(flow.owed - flow.received for flow in history.flows if flow.on <= on)


parts = st.lists(st.integers(0, 40), min_size=1, max_size=28)
days_of_year = st.dates(date(2011, 1, 15), date(2011, 12, 31))


@given(issue_day=st.integers(1, 28), shares=parts, rest=st.integers(0, 500), on=days_of_year)
def test_who_always_pays_alike_is_foreseen_to_the_fen(
    issue_day: int, shares: list[int], rest: int, on: date
) -> None:
    fen = sum(shares) + rest
    whole = regular(issue_day, shares, fen, date(2011, 12, 31))
    made = forecast(regular(issue_day, shares, fen, on), 31)
    assert [day.outstanding for day in made.path] == [left_at(whole, day.on) for day in made.path]
    assert {test.error for test in made.tests} <= {0}


flows = st.lists(
    st.builds(
        lambda issued, later, owed, received: (issued, issued + later * DAY, owed, received),
        st.dates(date(2011, 1, 1), date(2011, 9, 30)),
        st.integers(0, 120),
        st.integers(0, 10**9),
        st.integers(0, 100),
    ),
    max_size=25,
)


@given(told=flows, old=st.integers(0, 10**9), days=st.integers(1, 120))
def test_it_is_never_below_zero_and_no_more_comes_than_is_owed(
    told: list[tuple[date, date, int, int]], old: int, days: int
) -> None:
    on = date(2011, 9, 30)
    billed = [Flow(issued, issued, owed=owed) for issued, _, owed, _ in told]
    paid = [Flow(day, issued, received=owed * part // 100) for issued, day, owed, part in told if day <= on]
    made = forecast(History(date(2011, 1, 1), on, {date(2010, 5, 1): old}, [*billed, *paid]), days)
    assert made.outstanding == left_at(History(on, on, flows=[*billed, *paid]), on) + old
    assert all(day.outstanding >= 0 and day.received >= 0 for day in made.path)
    came = sum(day.received for day in made.path)
    assert made.outstanding + made.still_billed - came == made.expected
    assert [day.on for day in made.path] == [on + (n + 1) * DAY for n in range(92)]


def test_a_debt_that_nobody_pays_stays() -> None:
    made = forecast(History(date(2011, 9, 1), date(2011, 12, 15), {date(2010, 3, 1): 500}), 30)
    assert (made.outstanding, made.expected, made.pace, made.zero_on) == (500, 500, 0, None)


def test_without_a_bill_there_is_nothing_to_foresee() -> None:
    made = forecast(History(date(2011, 9, 1), date(2011, 12, 15)), 30)
    assert (made.expected, made.zero_on, made.tests, made.mean_error) == (0, date(2011, 12, 15), (), None)


def test_on_the_last_day_what_is_outstanding_is_what_is_expected() -> None:
    made = forecast(regular(5, [60], 100, date(2011, 12, 31)), 30)
    assert (made.path, made.expected, made.days_left) == ((), made.outstanding, 0)


def test_the_last_days_count_and_an_age_they_did_not_see_is_read_from_before() -> None:
    seen = [{0: (100, 50)}, {0: (100, 10), 1: (50, 25)}, {1: (60, 60), 2: (10, 5)}, {2: (10, 0)}]
    assert shares_paid(seen, 2) == {0: Fraction(60, 200), 1: Fraction(1, 2), 2: Fraction(1, 2)}


def test_more_than_was_unpaid_is_all_of_it_and_a_reversal_is_nothing() -> None:
    assert shares_paid([{0: (100, 120), 1: (100, -5)}], 7) == {0: Fraction(1), 1: Fraction(0)}


def test_what_is_still_billed_is_the_last_three_months_average_on_the_same_days() -> None:
    billed = {date(2011, month, 5): fen for month, fen in ((6, 999), (7, 100), (8, 200), (9, 600))}
    billed[date(2011, 8, 31)] = 30
    assert expected_bills(billed, date(2011, 10, 4), date(2011, 11, 30)) == {
        date(2011, 10, 5): 300,
        date(2011, 10, 31): 10,
        date(2011, 11, 5): 300,
        date(2011, 11, 30): 10,
    }


def test_a_month_that_is_billed_already_is_not_billed_again() -> None:
    billed = {date(2011, month, 5): 100 for month in (9, 10, 11, 12)}
    assert expected_bills(billed, date(2011, 12, 15), date(2011, 12, 31)) == {}


def test_past_months_are_told_once_bills_were_known_for_sixty_days() -> None:
    history = regular(3, [0, 40], 100, date(2011, 6, 15), since=date(2011, 1, 1))
    made = forecast(history, 30)
    assert [str(test.month) for test in made.tests] == ["201103", "201104", "201105"]
    assert [test.made_on.day for test in made.tests] == [15, 15, 15]


def test_at_a_months_end_no_past_month_has_a_day_to_foresee() -> None:
    made = forecast(regular(3, [0, 40], 100, date(2011, 10, 31)), 30)
    assert (made.tests, made.mean_error, made.mean_percent) == ((), None, None)


def test_the_errors_mean_knows_no_sign() -> None:
    tests = (
        PastForecast(Month(2011, 1), date(2011, 1, 15), 120, 100),
        PastForecast(Month(2011, 2), date(2011, 2, 15), 60, 100),
    )
    made = Forecast(date(2011, 3, 15), 0, 30, 0, (), tests)
    assert ([test.error for test in tests], made.mean_error, made.mean_percent) == (
        [20, -40],
        30,
        Fraction(30),
    )


@pytest.mark.parametrize(
    ("outstanding", "on", "needed"),
    [
        (1_600, "2011-12-15", 100),
        (1_601, "2011-12-15", 101),
        (0, "2011-12-15", 0),
        (7, "2011-12-30", 7),
        (7, "2011-12-31", None),
    ],
)
def test_the_pace_needed_is_rounded_up(outstanding: int, on: str, needed: int | None) -> None:
    assert pace_needed(outstanding, date.fromisoformat(on)) == needed


@given(outstanding=st.integers(0, 10**12), on=st.dates(date(2011, 1, 1), date(2011, 12, 30)))
def test_the_pace_needed_is_just_enough(outstanding: int, on: date) -> None:
    needed = pace_needed(outstanding, on)
    assert needed is not None
    assert needed * days_left(on) >= outstanding > (needed - 1) * days_left(on)


def test_the_pace_of_a_week_is_rounded_half_up() -> None:
    assert (pace(10, 7), pace(11, 2), pace(-11, 2)) == (1, 6, -6)


@pytest.mark.parametrize(
    ("owed", "a_day", "billed", "day"),
    [
        (0, 0, {}, "2011-12-15"),
        (100, 50, {}, "2011-12-17"),
        (101, 50, {}, "2011-12-18"),
        (100, 50, {date(2011, 12, 20): 60}, "2011-12-20"),
        (100, 50, {date(2011, 12, 16): 60}, "2011-12-19"),
        (100, 0, {}, None),
        (100, -5, {}, None),
        (100_000, 1, {}, None),
    ],
)
def test_zero_is_when_all_is_in_also_what_is_still_billed(
    owed: int, a_day: int, billed: dict[date, int], day: str | None
) -> None:
    expected = date.fromisoformat(day) if day else None
    assert zero_on(date(2011, 12, 15), owed, a_day, billed) == expected
