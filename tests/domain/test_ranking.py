"""The daily ranking: places by the exact rate, and what a day changed."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ranking import exact_rate, ranked
from desktop.domain.recovery import Part, Recovery


def station(name: str, receivable: int, outstanding: int, offset: int = 0) -> Recovery:
    return Recovery(name, Part(receivable, outstanding, offset))


SHILU, CHAHE, HAIWEI = (
    station(name, 1_000_00, unpaid) for name, unpaid in (("石碌", 1), ("叉河", 0), ("海尾", 2))
)


def test_the_best_rate_stands_first_though_two_rates_look_alike() -> None:
    placed = ranked([SHILU, CHAHE, HAIWEI], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("叉河", 1), ("石碌", 2), ("海尾", 3)]
    assert placed[1].line.rate == placed[2].line.rate == "99.99"


def test_equal_rates_share_a_place_and_the_next_one_is_left_out() -> None:
    same = [station(name, 1_000_00, 500_00) for name in ("甲", "乙")]
    placed = ranked([*same, HAIWEI, station("丙", 1_000_00, 900_00)], [], by_cash=False)
    assert [one.place for one in placed] == [1, 2, 2, 4]


def test_a_station_that_billed_nothing_has_no_place_and_stands_last() -> None:
    placed = ranked([station("甲", 0, 0), HAIWEI], [], by_cash=False)
    assert [(one.line.name, one.place) for one in placed] == [("海尾", 1), ("甲", None)]


def test_prestored_offsets_count_or_not_as_the_setting_says() -> None:
    offset_paid, cash_paid = station("甲", 1_000_00, 0, offset=300_00), station("乙", 1_000_00, 100_00)
    assert ranked([cash_paid, offset_paid], [], by_cash=False)[0].line.name == "甲"
    assert ranked([cash_paid, offset_paid], [], by_cash=True)[0].line.name == "乙"


def test_a_day_shows_what_came_in_and_who_went_up() -> None:
    before = [station("石碌", 1_000_00, 400_00), station("叉河", 1_000_00, 300_00)]
    today = [station("石碌", 1_000_00, 0), station("叉河", 1_100_00, 400_00)]
    first, second = ranked(today, before, by_cash=False)
    assert (first.line.name, first.places_gained, first.received_that_day) == ("石碌", 1, 400_00)
    assert first.came_to_zero
    assert (second.places_gained, second.received_that_day, second.came_to_zero) == (-1, 0, False)


def test_areas_of_one_name_at_two_stations_are_told_apart() -> None:
    today = [Recovery("东风路", Part(100, 0), station=name) for name in ("石碌", "叉河")]
    before = [
        Recovery("东风路", Part(100, 50), station="石碌"),
        Recovery("东风路", Part(100, 0), station="叉河"),
    ]
    zeroed = {one.line.station: one.came_to_zero for one in ranked(today, before, by_cash=False)}
    assert zeroed == {"石碌": True, "叉河": False}


@given(
    sums=st.lists(
        st.tuples(st.integers(0, 10**9), st.fractions(0, 1)).map(
            lambda pair: (pair[0], int(pair[0] * pair[1]))
        )
    ),
    by_cash=st.booleans(),
)
def test_nobody_with_a_better_rate_ever_stands_behind(sums: list[tuple[int, int]], by_cash: bool) -> None:
    lines = [station(str(at), receivable, unpaid) for at, (receivable, unpaid) in enumerate(sums)]
    placed = ranked(lines, lines, by_cash=by_cash)
    rates = [exact_rate(one.line, by_cash=by_cash) for one in placed]
    billed = [rate for rate in rates if rate is not None]
    assert billed == sorted(billed, reverse=True)
    assert rates[len(billed) :] == [None] * (len(rates) - len(billed))
    assert all(one.places_gained == 0 and one.received_that_day == 0 for one in placed)
    assert sorted(one.line.name for one in placed) == sorted(line.name for line in lines)
