"""Measures and temporary power: when a balance reached its target, and what an early end gives back."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.measures import reached_on
from desktop.domain.supplies import Supply, refund_of

FIRST = date(2012, 3, 1)
changes = st.lists(
    st.tuples(st.integers(0, 60).map(lambda days: FIRST + timedelta(days)), st.integers(-500, 900)),
    max_size=12,
).map(lambda told: sorted(told, key=lambda change: change[0]))


def power(days: int, prepaid: int = 100_001, *, metered: bool = False) -> Supply:
    return Supply(1, "1", "工地", FIRST, FIRST + timedelta(days - 1), metered, prepaid, "YS00000001")


@pytest.mark.parametrize(
    ("term", "used", "back"),
    [(30, 14, 50_001), (30, 15, 0), (30, 30, 0), (31, 15, 50_001), (31, 16, 0), (1, 1, 0), (90, 1, 50_001)],
)
def test_half_is_given_back_where_less_than_half_the_term_was_used(term: int, used: int, back: int) -> None:
    assert refund_of(power(term), FIRST + timedelta(used - 1)) == back


def test_with_a_meter_nothing_is_settled_so() -> None:
    assert refund_of(power(90, metered=True), FIRST) == 0


@given(st.integers(1, 400), st.integers(1, 500), st.integers(0, 10**9))
def test_what_is_given_back_is_half_or_nothing_and_never_grows(term: int, used: int, prepaid: int) -> None:
    supply = power(term, prepaid)
    back = refund_of(supply, FIRST + timedelta(used - 1))
    assert back in (0, (prepaid + 1) // 2)
    assert (back > 0) == (2 * used < term and prepaid > 0)
    assert refund_of(supply, FIRST + timedelta(used)) <= back


@given(changes, st.integers(1, 2000))
def test_a_target_is_reached_on_the_first_day_that_ends_at_it_or_above(
    told: list[tuple[date, int]], target: int
) -> None:
    days = [FIRST + timedelta(at) for at in range(61)]
    at_end = {day: sum(fen for on, fen in told if on <= day) for day in days}
    first = next((day for day in days if at_end[day] >= target), None)
    assert reached_on(told, target, FIRST) == first


@given(changes, st.integers(1, 2000), st.integers(0, 60))
def test_nothing_dated_later_changes_whether_a_target_was_reached(
    told: list[tuple[date, int]], target: int, at: int
) -> None:
    day = FIRST + timedelta(at)
    until = [change for change in told if change[0] <= day]
    found, then = reached_on(told, target, FIRST), reached_on(until, target, FIRST)
    assert then == (found if found and found <= day else None)


def test_what_was_there_before_the_measure_counts_from_its_first_day() -> None:
    assert reached_on([(date(2012, 1, 1), 500)], 500, FIRST) == FIRST
    assert reached_on([(date(2012, 1, 1), 500), (date(2012, 2, 1), -1)], 500, FIRST) is None
