"""The daily ranking: places by the exact rate, what decides between equal ones, and what a day changed."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from random import Random

from hypothesis import given, strategies as st

from desktop.domain.ranking import NOBODY, Placed, Standing, exact_rate, has_place, ranked
from desktop.domain.recovery import Part, Recovery
from desktop.domain.zero import Zero

DECEMBER = date(2011, 12, 1)


def station(name: str, receivable: int, outstanding: int, offset: int = 0) -> Standing:
    return Standing(Recovery(name, Part(receivable, outstanding, offset)))


def at_zero(name: str, receivable: int, day: int, hour: int = 12) -> Standing:
    on = DECEMBER.replace(day=day)
    zero = Zero(on, datetime(on.year, on.month, on.day, hour, tzinfo=UTC))
    return Standing(Recovery(name, Part(receivable)), zero)


SHILU, CHAHE, HAIWEI = (
    station(name, 1_000_00, unpaid) for name, unpaid in (("石碌", 1), ("叉河", 0), ("海尾", 2))
)


def test_the_best_rate_stands_first_though_two_rates_look_alike() -> None:
    placed = ranked([SHILU, CHAHE, HAIWEI], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("叉河", 1), ("石碌", 2), ("海尾", 3)]
    assert placed[1].line.rate == placed[2].line.rate == "99.99"


def test_of_equal_rates_the_larger_receivable_comes_first_and_no_place_is_shared() -> None:
    half = [station("甲", 1_000_00, 500_00), station("乙", 3_000_00, 1_500_00)]
    placed = ranked([*half, HAIWEI, station("丙", 1_000_00, 900_00)], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("海尾", 1), ("乙", 2), ("甲", 3), ("丙", 4)]


def test_whoever_came_to_zero_earlier_comes_first_however_little_was_billed() -> None:
    small, large, same_day = at_zero("甲", 100, 15), at_zero("乙", 900, 16), at_zero("丙", 500, 15, hour=9)
    placed = ranked([large, small, same_day], [], by_cash=False)
    assert [one.line.name for one in placed] == ["丙", "甲", "乙"]


def test_what_is_equal_in_everything_goes_by_name() -> None:
    placed = ranked([station(name, 100, 50) for name in "丙乙甲"], [], by_cash=False)
    assert [one.line.name for one in placed] == sorted("甲乙丙")


def test_a_station_that_billed_nothing_has_no_place_and_stands_last() -> None:
    placed = ranked([station("甲", 0, 0), HAIWEI], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("海尾", 1), ("甲", None)]


def test_areas_that_nobody_held_are_shown_and_ranked_with_nobody() -> None:
    placed = ranked([station(NOBODY, 100, 0), HAIWEI], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("海尾", 1), (NOBODY, None)]


def test_prestored_offsets_count_or_not_as_the_setting_says() -> None:
    offset_paid, cash_paid = station("甲", 1_000_00, 0, offset=300_00), station("乙", 1_000_00, 100_00)
    assert ranked([cash_paid, offset_paid], [], by_cash=False)[0].line.name == "甲"
    assert ranked([cash_paid, offset_paid], [], by_cash=True)[0].line.name == "乙"


def test_a_day_shows_what_came_in_and_who_went_up() -> None:
    before = [station("石碌", 1_000_00, 400_00), station("叉河", 1_000_00, 300_00)]
    today = [station("石碌", 1_000_00, 0), station("叉河", 1_100_00, 400_00)]
    first, second = ranked(today, before, by_cash=False)
    assert (first.line.name, first.places_gained, first.received_that_day) == ("石碌", 1, 400_00)
    assert (first.line.is_zero, first.before.is_zero) == (True, False)
    assert (second.places_gained, second.received_that_day, second.line.is_zero) == (-1, 0, False)


def test_areas_of_one_name_at_two_stations_are_told_apart() -> None:
    today = [Standing(Recovery("东风路", Part(100, 0), station=name)) for name in ("石碌", "叉河")]
    before = [
        Standing(Recovery("东风路", Part(100, unpaid), station=name))
        for name, unpaid in (("石碌", 50), ("叉河", 0))
    ]
    zeroed = {
        one.line.station: (one.line.is_zero, one.before.is_zero)
        for one in ranked(today, before, by_cash=False)
    }
    assert zeroed == {"石碌": (True, False), "叉河": (True, True)}


SUMS = st.tuples(st.integers(0, 50), st.fractions(0, 1), st.integers(1, 9)).map(
    lambda one: (one[0], int(one[0] * one[1]), one[2])
)


def lines_of(sums: list[tuple[int, int, int]]) -> list[Standing]:
    """Return a line for each receivable and outstanding; a paid one is at zero since its day."""
    return [
        at_zero(str(at), receivable, since)
        if receivable and not unpaid
        else station(str(at), receivable, unpaid)
        for at, (receivable, unpaid, since) in enumerate(sums)
    ]


@given(sums=st.lists(SUMS), by_cash=st.booleans(), seed=st.integers())
def test_places_are_one_to_n_best_first_whatever_order_the_lines_come_in(
    sums: list[tuple[int, int, int]], by_cash: bool, seed: int
) -> None:
    lines = lines_of(sums)
    placed = ranked(lines, lines, by_cash=by_cash)
    billed = [one for one in placed if has_place(one.line)]
    assert [one.place for one in placed] == [
        *range(1, len(billed) + 1),
        *[None] * (len(placed) - len(billed)),
    ]
    for better, worse in zip(billed, billed[1:], strict=False):
        assert _merit(better, by_cash=by_cash) >= _merit(worse, by_cash=by_cash)
    assert all(one.places_gained == 0 and one.received_that_day == 0 for one in placed)
    shuffled = Random(seed).sample(lines, len(lines))
    assert ranked(shuffled, shuffled, by_cash=by_cash) == placed


def _merit(one: Placed, *, by_cash: bool) -> tuple[Fraction, int, int]:
    """Return rate, earliness of zero and receivable: what never rises from a place to the next."""
    rate = exact_rate(one.line, by_cash=by_cash)
    assert rate is not None
    early = (DECEMBER + timedelta(days=400) - one.zero.on).days if one.zero else 0
    return rate, early, one.line.cumulative.receivable
