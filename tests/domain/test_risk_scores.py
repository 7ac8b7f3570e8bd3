"""The warning: which rules speak, how many points they come to, and which level and measure follow."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.customers import RiskCategory
from desktop.domain.risk import (
    Level,
    MeasureKind,
    RiskFacts,
    RiskTerms,
    Rule,
    score,
    suggested,
)
from desktop.domain.risk_trends import BillSeen, consumption_change, late_bills, slowing
from desktop.domain.settings import SETTINGS

ON = date(2012, 6, 20)
TERMS = RiskTerms.of({key: setting.default for key, setting in SETTINGS.items()})

amounts = st.integers(0, 5000)
facts = st.builds(
    RiskFacts,
    st.sampled_from(RiskCategory),
    st.booleans(),
    st.lists(st.tuples(amounts, st.integers(0, 60)), max_size=12).map(lambda told: course(*told)),
    st.integers(0, 5),
    st.integers(0, 5),
    st.none() | st.dates(date(2012, 1, 1), date(2012, 12, 31)),
)


def course(*told: tuple[int, int]) -> tuple[BillSeen, ...]:
    """Return bills of one month after another, each of so many kWh and paid after so many days."""
    issued = [date(2011 + at // 12, at % 12 + 1, 1) for at in range(len(told))]
    return tuple(
        BillSeen(day.year * 100 + day.month, day, day + timedelta(19), kwh, day + timedelta(days))
        for day, (kwh, days) in zip(issued, told, strict=True)
    )


def spoken(known: RiskFacts, terms: RiskTerms = TERMS) -> dict[Rule, int]:
    return {reason.rule: reason.points for reason in score(known, ON, terms).reasons}


def test_nobody_of_whom_nothing_is_known_is_a_risk() -> None:
    found = score(RiskFacts(), ON, TERMS)
    assert (found.points, found.level, found.reasons, found.suggested) == (0, Level.NONE, (), None)


def test_temporary_power_counts_in_place_of_its_category_and_its_end_beside_it() -> None:
    power = RiskFacts(RiskCategory.TEMPORARY, supply_until=date(2012, 7, 20))
    assert spoken(power) == {Rule.TEMPORARY: 20, Rule.ENDING: 15}
    assert spoken(replace(power, supply_until=date(2012, 7, 21))) == {Rule.TEMPORARY: 20}
    assert spoken(RiskFacts(RiskCategory.MINING)) == {Rule.CATEGORY: 20}


def test_a_term_that_is_over_says_for_how_long() -> None:
    [_, ending] = score(RiskFacts(supply_until=date(2012, 6, 10)), ON, TERMS).reasons
    assert (ending.rule, ending.number) == (Rule.ENDING, -10)


@pytest.mark.parametrize(
    ("kwh", "rule"),
    [(150, Rule.JUMP), (149, None), (50, Rule.FALL), (51, None), (100, None)],
)
def test_consumption_is_held_against_the_mean_of_the_months_before(kwh: int, rule: Rule | None) -> None:
    known = RiskFacts(bills=course((100, 5), (110, 5), (90, 5), (kwh, 5)))
    assert list(spoken(known)) == ([rule] if rule else [])


def test_a_few_kilowatt_hours_are_no_jump_and_three_months_are_needed() -> None:
    small = consumption_change(course((10, 1), (10, 1), (10, 1), (50, 1)))
    assert small is not None
    assert small.percent == 0
    assert consumption_change(course((100, 1), (100, 1), (900, 1))) is None


def test_bills_of_one_month_are_added_up() -> None:
    first, second, third, *_ = course((100, 1), (100, 1), (100, 1), (80, 1))
    twice = BillSeen(201104, date(2011, 4, 1), date(2011, 4, 20), 80, None)
    change = consumption_change((first, second, third, twice, twice))
    assert change is not None
    assert (change.kwh, change.mean, change.percent) == (160, 100, 60)


def test_payment_is_slower_where_the_newest_bills_took_longer_than_those_before() -> None:
    slow = slowing(course((1, 4), (1, 6), (1, 5), (1, 10), (1, 11), (1, 9)), ON)
    assert slow is not None
    assert (slow.days, slow.before) == (10, 5)
    assert slowing(course((1, 4), (1, 6), (1, 40), (1, 40), (1, 40)), ON) is None


def test_a_bill_still_unpaid_counts_only_once_it_is_older_than_usual() -> None:
    before = course((1, 10), (1, 10), (1, 10), (1, 10), (1, 10))
    fresh = BillSeen(201206, ON - timedelta(10), ON + timedelta(9), 1, None)
    old = BillSeen(201206, ON - timedelta(40), ON - timedelta(20), 1, None)
    quiet, slower = slowing((*before, fresh), ON), slowing((*before, old), ON)
    assert quiet is not None and slower is not None
    assert (quiet.days, slower.days) == (10, 20)


def test_late_is_who_paid_after_the_due_date_or_has_not_paid_by_now() -> None:
    bills = course((1, 19), (1, 20), (1, 5))
    unpaid = BillSeen(201206, ON - timedelta(20), ON - timedelta(1), 1, None)
    assert late_bills((*bills, unpaid), ON) == 2
    assert late_bills((*bills, unpaid._replace(due_on=ON)), ON) == 1


def test_each_bounced_cheque_and_broken_promise_counts_up_to_three() -> None:
    assert spoken(RiskFacts(bounces=2, broken=5)) == {Rule.BOUNCE: 40, Rule.PROMISE: 45}


@pytest.mark.parametrize(
    ("level", "temporary", "kind"),
    [
        (Level.NONE, True, None),
        (Level.WATCH, True, None),
        (Level.WARN, False, MeasureKind.PRESTORED),
        (Level.ACT, False, MeasureKind.DEVICE),
        (Level.ACT, True, MeasureKind.FEE),
    ],
)
def test_a_level_asks_for_its_measure(level: Level, temporary: bool, kind: MeasureKind | None) -> None:
    assert suggested(level, temporary=temporary) is kind


@given(facts, st.dates(date(2012, 1, 1), date(2013, 12, 31)))
def test_points_are_the_sum_of_the_reasons_and_reach_the_level(known: RiskFacts, on: date) -> None:
    found = score(known, on, TERMS)
    assert found.points == sum(reason.points for reason in found.reasons)
    assert found.level == TERMS.level_of(found.points)
    assert len({reason.rule for reason in found.reasons}) == len(found.reasons)
    assert all(reason.points > 0 for reason in found.reasons)


@given(facts, st.sampled_from(Rule))
def test_a_rule_of_weight_0_is_silent_and_nothing_else_changes(known: RiskFacts, rule: Rule) -> None:
    without = replace(TERMS, weights={**TERMS.weights, rule: 0})
    told = spoken(known)
    told.pop(rule, None)
    assert spoken(known, without) == told


@given(facts, st.integers(0, 3))
def test_one_more_broken_promise_never_lowers_a_score(known: RiskFacts, more: int) -> None:
    worse = replace(known, broken=known.broken + more, bounces=known.bounces + more)
    assert score(worse, ON, TERMS).points >= score(known, ON, TERMS).points


@given(st.integers(0, 300), st.integers(0, 300))
def test_more_points_never_reach_a_lower_level(one: int, other: int) -> None:
    low, high = sorted((one, other))
    assert TERMS.level_of(low) <= TERMS.level_of(high)
