"""When a line came to zero, against a reckoning that goes day by day and entry by entry."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.zero import DayChange, Zero, reopening, together, zeroing

FIRST = date(2011, 12, 1)


def change(day: int, fen: int, *, undone: bool = False) -> DayChange:
    return DayChange(FIRST + timedelta(days=day), fen, undone, day)


def test_the_day_that_paid_the_last_fen_is_the_day_of_zero() -> None:
    days = [change(19, -1), change(9, -99), change(0, 100)]
    assert zeroing(0, days) == days[0]
    assert zeroing(1, days) is None


def test_a_bill_that_its_own_day_pays_leaves_zero_as_it_was() -> None:
    paid = change(5, -100)
    assert zeroing(0, [change(9, 0), paid, change(0, 100)]) == paid


def test_a_line_that_never_owed_overnight_is_at_zero_since_its_first_payment() -> None:
    days = [change(9, 0), change(5, 0), DayChange(FIRST, 0)]
    assert zeroing(0, days) == days[1]
    assert zeroing(0, days[2:]) is None


def test_a_reversal_that_the_same_day_makes_good_still_gives_the_new_day() -> None:
    again = change(9, 0, undone=True)
    assert zeroing(0, [again, change(5, -100), change(0, 100)]) == again


def test_a_reversal_reopens_a_line_and_a_new_bill_does_not() -> None:
    at_zero = [change(5, -100), change(0, 100)]
    reversal = change(9, 30, undone=True)
    assert reopening(30, [reversal, *at_zero]) == reversal
    assert reopening(80, [change(12, 50), reversal, *at_zero]) == reversal
    assert reopening(30, [change(9, 30), *at_zero]) is None
    assert reopening(0, at_zero) is None


def test_a_payment_posted_on_another_day_than_its_own_tells_no_time() -> None:
    noon = datetime(2011, 12, 20, 12, 30, tzinfo=UTC)
    assert str(Zero(noon.date(), noon).time) == "12:30:00"
    assert Zero(date(2011, 12, 19), noon).time is None


PART = st.sampled_from(("bill", "pay", "reverse"))
STORY = st.lists(st.lists(st.tuples(PART, st.integers(1, 5)), max_size=4), max_size=12)


@dataclass(frozen=True, slots=True)
class Evening:
    """How a day ended: what was owed, whether a payment was countered, whether anything was paid."""

    owed: int
    undone: bool
    paid: bool


def evenings(story: list[list[tuple[str, int]]]) -> list[Evening]:
    """Live through the days of a story, each part in its order."""
    owed, paid, found = 0, 0, []
    for parts in story:
        undone, paying = False, False
        for part, fen in parts:
            if part == "bill":
                owed += fen
            elif part == "pay":
                paying |= owed > 0
                paid, owed = paid + min(fen, owed), owed - min(fen, owed)
            else:
                undone |= paid > 0
                paid, owed = paid - min(fen, paid), owed + min(fen, paid)
        found.append(Evening(owed, undone, paying))
    return found


def since(days: list[Evening]) -> date | None:
    """Return the first of the last evenings at zero, the day after the last that was not."""
    if not days or days[-1].owed:
        return None
    for at in reversed(range(len(days))):
        if days[at].owed:
            return FIRST + timedelta(days=at + 1)
        if days[at].undone:
            return FIRST + timedelta(days=at)
    return next((FIRST + timedelta(days=at) for at, day in enumerate(days) if day.paid), None)


def opened(days: list[Evening]) -> date | None:
    """Return the first of the last evenings that owed, where a payment was countered on it."""
    first = len(days)
    while first and days[first - 1].owed:
        first -= 1
    return FIRST + timedelta(days=first) if first < len(days) and days[first].undone else None


@given(story=STORY)
def test_zero_is_what_living_through_the_days_finds(story: list[list[tuple[str, int]]]) -> None:
    days, before, changes = evenings(story), 0, list[DayChange]()
    for at, evening in enumerate(days):
        changes.insert(
            0,
            DayChange(
                FIRST + timedelta(days=at),
                evening.owed - before,
                evening.undone,
                at + 1 if evening.paid else 0,
            ),
        )
        before = evening.owed
    found, broken = zeroing(before, changes), reopening(before, changes)
    assert (found and found.on) == since(days)
    assert (broken and broken.on) == opened(days)


@pytest.mark.parametrize("undone", [False, True])
def test_the_bureau_changes_by_what_its_parts_change(undone: bool) -> None:
    first = [change(9, -10), change(5, -90)]
    second = [change(9, 10, undone=undone)]
    both = together([first, second])
    assert [(one.on.day, one.fen, one.undone) for one in both] == [(10, 0, undone), (6, -90, False)]
