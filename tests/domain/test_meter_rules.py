"""Meters in the bureau's keeping: lawful moves, numbers as they are typed, and a count against the book."""

from collections import Counter

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import (
    AlarmsReversed,
    BadMeterNumber,
    BadMeterPattern,
    IllegalMeterMove,
    NotARange,
    NumberOffPattern,
    ReadingTooLow,
)
from desktop.domain.meter_change import MeterChange, refuse_lower
from desktop.domain.meters import (
    IN_STORE,
    MOVES,
    Maker,
    MeterState,
    MoveKind,
    StockMeter,
    balances,
    checked_pattern,
    in_range,
    maker_of,
    meter_number,
    moved,
    read_numbers,
    refuse_off_pattern,
)
from desktop.domain.stocktakes import StocktakeScope, compare
from tests.counter import day

YUFENG = Maker("御风电表", "YF[0-9]{8}")


@given(st.lists(st.sampled_from(MoveKind)))
def test_no_sequence_of_moves_leaves_a_meter_in_two_places(kinds: list[MoveKind]) -> None:
    stands: MeterState | None = None
    entered = left = 0
    for kind in kinds:
        before = stands
        try:
            stands = moved("YF1", stands, kind)
        except IllegalMeterMove as refused:
            assert before not in MOVES[kind][0]
            assert (refused.number, refused.move) == ("YF1", kind)
            continue
        entered += before is None
        left += stands is MeterState.SCRAPPED
    assert entered == (stands is not None)
    assert left <= 1


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from(MoveKind))))
def test_the_balance_is_what_came_in_and_a_scrapped_meter_stays_scrapped(
    told: list[tuple[int, MoveKind]],
) -> None:
    book: dict[int, MeterState] = {}
    came = scrapped = 0
    for number, kind in told:
        before = book.get(number)
        try:
            book[number] = moved(str(number), before, kind)
        except IllegalMeterMove:
            continue
        came += before is None
        scrapped += kind is MoveKind.SCRAPPED
    counts = Counter(book.values())
    found = balances(("", state, count) for state, count in counts.items())
    assert sum(one.total for one in found) == came
    assert counts[MeterState.SCRAPPED] == scrapped


def test_a_meter_on_a_wall_can_only_be_taken_off() -> None:
    lawful = [kind for kind, (sources, _) in MOVES.items() if MeterState.INSTALLED in sources]
    assert lawful == [MoveKind.REMOVED]


def test_a_scrapped_meter_goes_nowhere() -> None:
    assert not any(MeterState.SCRAPPED in sources for sources, _ in MOVES.values())


def test_numbers_are_read_as_they_are_typed_scanned_or_given_as_a_range() -> None:
    assert read_numbers("YF00000008–YF00000011，A-7\n B9 ") == [
        *("YF00000008", "YF00000009", "YF00000010", "YF00000011"),
        *("A-7", "B9"),
    ]
    assert in_range("0099", "0101") == ["0099", "0100", "0101"]
    assert read_numbers("ＹＦ１") == ["YF1"]


@pytest.mark.parametrize(
    ("first", "last"), [("YF2", "YF1"), ("YF1", "XF2"), ("YF1", "YF10"), ("YF000001", "YF900000"), ("A", "B")]
)
def test_what_is_no_range_is_refused(first: str, last: str) -> None:
    with pytest.raises(NotARange):
        in_range(first, last)


@pytest.mark.parametrize("text", ["", "合计", "YF 1", "1" * 33])
def test_what_is_no_meters_number_is_refused(text: str) -> None:
    with pytest.raises(BadMeterNumber):
        meter_number(text)


def test_a_number_off_its_makers_pattern_is_refused_naming_both() -> None:
    with pytest.raises(NumberOffPattern) as refused:
        refuse_off_pattern("YF1", YUFENG)
    assert (refused.value.number, refused.value.pattern) == ("YF1", "YF[0-9]{8}")
    assert maker_of("YF00000001", [Maker("甲", "X.*"), YUFENG]) is YUFENG
    assert maker_of("YF1", [YUFENG]) is None


@pytest.mark.parametrize("pattern", ["", "YF[0-9"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(BadMeterPattern):
        checked_pattern(pattern)


def meter(number: str, state: MeterState = MeterState.STOCKED, maker: str = "") -> StockMeter:
    return StockMeter(number, maker, state, day("2012-05-01"), "", day("2012-05-01"))


_BOOK = st.dictionaries(st.sampled_from([f"M{n}" for n in range(9)]), st.sampled_from(MeterState))


@given(_BOOK, st.lists(st.sampled_from([f"M{n}" for n in range(9)])))
def test_a_count_parts_into_found_missing_and_surplus(
    states: dict[str, MeterState], counted: list[str]
) -> None:
    book = {number: meter(number, state) for number, state in states.items()}
    expected = [one for one in book.values() if StocktakeScope().covers(one)]
    found = compare(expected, counted, {number: book[number] for number in counted if number in book})
    missing, surplus = ({one.number for one in part} for part in (found.missing, found.surplus))
    assert missing | (set(counted) - surplus) >= {one.number for one in expected}
    assert missing.isdisjoint(counted)
    assert surplus <= set(counted)
    assert found.counted - len(surplus) == found.expected - len(missing)
    is_even = not missing and not surplus
    assert is_even == (set(counted) == {one.number for one in expected})
    assert set(found.twice) == {number for number in counted if counted.count(number) > 1}
    for one in found.surplus:
        assert one.remedy is None or moved(one.number, one.state, one.remedy) in IN_STORE


def test_a_count_of_new_meters_only_leaves_the_old_ones_alone() -> None:
    book = [meter("M1"), meter("M2", MeterState.REMOVED)]
    scope = StocktakeScope(state=MeterState.STOCKED)
    found = compare(filter(scope.covers, book), ["M1", "M2"], {one.number: one for one in book})
    assert (found.missing, found.surplus) == ((), ())


SETTINGS = {
    "conversion.alarm": "20.00",
    "conversion.second_alarm": "5.00",
    "conversion.overdraft": "0.00",
    "conversion.initial_credit": "0.00",
}


def test_what_is_not_set_on_a_new_meter_is_as_the_settings_say() -> None:
    settled = MeterChange(alarm=3000, overdraft=0).settled(SETTINGS)
    assert (settled.alarm, settled.second_alarm, settled.overdraft, settled.initial_credit) == (
        *(3000, 500),
        *(0, 0),
    )


def test_the_second_alarm_may_not_be_above_the_first() -> None:
    MeterChange(alarm=500, second_alarm=500).refuse_unsound()
    with pytest.raises(AlarmsReversed):
        MeterChange(alarm=500, second_alarm=501).refuse_unsound()


@given(st.integers(0, 10**9), st.none() | st.integers(0, 10**9))
def test_a_meter_never_runs_backwards(reading: int, earlier: int | None) -> None:
    if earlier is None or reading >= earlier:
        refuse_lower("M1", reading, earlier)
    else:
        with pytest.raises(ReadingTooLow):
            refuse_lower("M1", reading, earlier)
