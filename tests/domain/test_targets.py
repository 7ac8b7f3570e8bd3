"""Targets as they are typed, and the points that come of them."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import NotAPeriod, NotATarget, NotAWeight, PeriodNotBegun
from desktop.domain.months import Month
from desktop.domain.recovery import Part, Recovery
from desktop.domain.scorecard import Reached, Scored, as_of, cards
from desktop.domain.targets import (
    Measure,
    Period,
    Scope,
    Subject,
    Target,
    read_value,
    read_weight,
    value_text,
)
from tests.counter import day

JUNE = Period(201206)
OFFICE = Subject(Scope.STATION, "石碌供电所")


@pytest.mark.parametrize(
    ("text", "code"), [("2012", 2012), ("2012年度", 2012), ("201206", 201206), ("2012-6", 201206)]
)
def test_a_period_is_a_year_or_a_month(text: str, code: int) -> None:
    assert Period.parse(text) == Period(code)


@pytest.mark.parametrize("text", ["", "12", "201213", "June", "20120"])
def test_nothing_else_is_a_period(text: str) -> None:
    with pytest.raises(NotAPeriod):
        Period.parse(text)


def test_a_period_begins_ends_and_is_followed_by_another() -> None:
    december, year = Period.of(Month(2011, 12)), Period(2011)
    assert (december.first_day, december.last_day) == (day("2011-12-01"), day("2011-12-31"))
    assert (year.first_day, year.last_day) == (day("2011-01-01"), day("2011-12-31"))
    assert (december.next, year.next) == (Period(201201), Period(2012))
    assert (str(december), str(year)) == ("201112", "2011")


def test_a_period_is_told_as_of_its_last_day_and_not_before_it_begins() -> None:
    assert as_of(JUNE, day("2012-06-20")) == day("2012-06-20")
    assert as_of(JUNE, day("2012-09-01")) == day("2012-06-30")
    with pytest.raises(PeriodNotBegun):
        as_of(JUNE, day("2012-05-31"))


@pytest.mark.parametrize(
    ("measure", "text", "value"),
    [
        (Measure.RATE, "99.5", 9950),
        (Measure.RATE, "100%", 10_000),
        (Measure.AMOUNT, "１２，０００", 1_200_000),
        (Measure.AMOUNT, "0.01 元", 1),
        (Measure.CUSTOMERS, "1,200", 1200),
    ],
)
def test_a_target_is_typed_in_its_own_unit(measure: Measure, text: str, value: int) -> None:
    assert read_value(measure, text) == value


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        (Measure.RATE, "100.01"),
        (Measure.RATE, "0"),
        (Measure.AMOUNT, "-1"),
        (Measure.AMOUNT, "1e5"),
        (Measure.CUSTOMERS, "10.5"),
        (Measure.CUSTOMERS, "0"),
    ],
)
def test_what_cannot_be_reached_or_needs_no_reaching_is_no_target(measure: Measure, text: str) -> None:
    with pytest.raises(NotATarget):
        read_value(measure, text)


@pytest.mark.parametrize("text", ["0", "-3", "1.5", "1001", ""])
def test_a_weight_is_a_whole_number_from_1_to_1000(text: str) -> None:
    with pytest.raises(NotAWeight):
        read_weight(text)


@given(st.sampled_from(Measure), st.integers(min_value=1, max_value=10_000))
def test_a_target_is_read_back_as_it_is_written(measure: Measure, value: int) -> None:
    assert read_value(measure, value_text(measure, value)) == value


def test_points_are_the_weight_times_the_attainment() -> None:
    # 98.00 of 99.50 per cent: 98.4924…; 60 × 0.984924… = 59.0954…
    scored = Scored(Target(OFFICE, JUNE, Measure.RATE, 9950, 60), Fraction(9800), 120)
    assert (scored.result_text, scored.attainment_text, scored.points) == ("98.00", "98.49", 5910)


def test_points_stop_at_the_cap_and_the_attainment_is_told_whole() -> None:
    scored = Scored(Target(OFFICE, JUNE, Measure.AMOUNT, 100_00, 40), Fraction(300_00), 120)
    assert (scored.result_text, scored.attainment_text, scored.points) == ("300.00", "300.00", 4800)


def test_where_nothing_was_receivable_a_rate_has_no_result_and_no_points() -> None:
    [card] = cards([Target(OFFICE, JUNE, Measure.RATE, 9950)], {}, cap_percent=120, by_cash=False)
    [scored] = card.scored
    assert (scored.result_text, scored.attainment_text, card.points, card.rank) == ("—", "—", 0, 1)


def test_a_rate_is_truncated_so_that_it_is_whole_only_at_zero() -> None:
    part = Part(receivable=29_700_320_000, outstanding=1)
    target = Target(OFFICE, JUNE, Measure.RATE, 10_000)
    [card] = cards([target], {OFFICE: Reached(Recovery("", current=part))}, cap_percent=120, by_cash=False)
    assert (card.scored[0].result_text, card.scored[0].attainment_text) == ("99.99", "99.99")


def test_the_rate_leaves_prestored_offsets_out_where_the_bureau_ranks_by_cash() -> None:
    part = Part(receivable=1000_00, outstanding=100_00, offset=300_00)
    target, came = Target(OFFICE, JUNE, Measure.RATE, 10_000), Reached(Recovery("", current=part))
    told = [
        cards([target], {OFFICE: came}, cap_percent=120, by_cash=by_cash)[0].scored[0].result_text
        for by_cash in (True, False)
    ]
    assert told == ["60.00", "90.00"]


def station(name: str) -> Subject:
    return Subject(Scope.STATION, name)


def test_equal_points_are_placed_by_name_and_no_place_is_given_twice() -> None:
    targets = [Target(station(name), JUNE, Measure.AMOUNT, 100) for name in ("乙", "丙", "甲")]
    reached = {station("乙"): Reached(Recovery(""), 50), station("甲"): Reached(Recovery(""), 50)}
    placed = cards(targets, reached, cap_percent=120, by_cash=False)
    assert [(card.rank, card.subject.name) for card in placed] == [(1, "乙"), (2, "甲"), (3, "丙")]


@given(
    st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**10), st.integers(1, 1000)), max_size=8),
    st.integers(1, 300),
)
def test_places_fall_with_points_and_points_never_pass_the_cap(
    lines: list[tuple[int, int, int]], cap: int
) -> None:
    targets = [
        Target(station(f"{at}"), JUNE, Measure.AMOUNT, value, weight)
        for at, (value, _, weight) in enumerate(lines)
    ]
    reached = {station(f"{at}"): Reached(Recovery(""), came) for at, (_, came, _) in enumerate(lines)}
    placed = cards(targets, reached, cap_percent=cap, by_cash=False)
    assert [card.rank for card in placed] == list(range(1, len(lines) + 1))
    assert [card.points for card in placed] == sorted((card.points for card in placed), reverse=True)
    for card in placed:
        value, came, weight = lines[int(card.subject.name)]
        exact = weight * min(Fraction(came, value), Fraction(cap, 100)) * 100
        assert abs(card.points - exact) <= Fraction(1, 2)
        assert card.points <= weight * cap
