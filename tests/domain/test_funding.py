"""Plans of instalments: what the payments of the ledger say of each of them by themselves."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import (
    BadAppropriationMonth,
    InstalmentBeforePlan,
    InstalmentTwice,
    PlanEmpty,
)
from desktop.domain.funding import (
    Instalment,
    InstalmentState,
    Movement,
    Plan,
    PlanDraft,
    PlanState,
    Told,
    checked_month,
    checked_plan,
    evenly,
    told,
)
from desktop.domain.periods import months_after

MADE, FIRST, SECOND = date(2012, 6, 1), date(2012, 6, 15), date(2012, 7, 15)
AGREED = (Instalment(FIRST, 10_000), Instalment(SECOND, 20_000))
OWED = Movement(date(2012, 5, 1), owed=100_000)
DAYS = st.dates(date(2012, 6, 1), date(2012, 9, 30))
PAID = st.lists(st.builds(Movement, DAYS, st.integers(0, 30_000)), max_size=6)
PLANS = st.lists(
    st.builds(Instalment, DAYS, st.integers(1, 30_000)),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.due_on,
)


def states(on: date, *moves: Movement) -> list[InstalmentState]:
    """Return what became of the two instalments that were agreed."""
    return [one.state for one in told(AGREED, [OWED, *moves], on)]


def test_an_instalment_is_open_through_its_day_and_broken_the_day_after() -> None:
    assert states(FIRST) == [InstalmentState.OPEN, InstalmentState.OPEN]
    assert states(FIRST + timedelta(1)) == [InstalmentState.BROKEN, InstalmentState.OPEN]


def test_what_comes_in_by_the_day_keeps_it_and_what_comes_later_makes_it_late() -> None:
    assert states(SECOND, Movement(FIRST, 10_000)) == [InstalmentState.KEPT, InstalmentState.OPEN]
    paid_late = Movement(FIRST + timedelta(2), 10_000)
    assert states(SECOND, paid_late) == [InstalmentState.LATE, InstalmentState.OPEN]


def test_money_fills_the_oldest_instalment_first_and_the_next_one_lacks_the_rest() -> None:
    first, second = told(AGREED, [OWED, Movement(FIRST, 15_000)], SECOND + timedelta(1))
    assert (first.state, second.state, second.lacking) == (
        InstalmentState.KEPT,
        InstalmentState.BROKEN,
        15_000,
    )


def test_who_owes_nothing_any_more_breaks_no_instalment() -> None:
    corrected = Movement(date(2012, 6, 10), owed=-100_000)
    assert states(SECOND + timedelta(30), corrected) == [InstalmentState.KEPT, InstalmentState.KEPT]


def test_a_plan_is_broken_while_something_due_is_lacking_and_kept_when_all_is_in() -> None:
    def plan(on: date, *moves: Movement, ended: date | None = None) -> Plan:
        return Plan(1, MADE, "", "", told(AGREED, [OWED, *moves], on), ended)

    late = SECOND + timedelta(1)
    assert plan(FIRST).state is PlanState.RUNNING
    assert plan(late).state is PlanState.BROKEN
    assert (plan(late).lacking, len(plan(late).broken), plan(late).amount) == (30_000, 2, 30_000)
    assert plan(late, Movement(late, 30_000)).state is PlanState.KEPT
    assert plan(late, ended=late).state is PlanState.ENDED
    assert plan(FIRST).next == Told(FIRST, 10_000, InstalmentState.OPEN, 10_000)


@given(PLANS, PAID, DAYS)
def test_what_lacks_is_what_was_agreed_less_what_came_in(
    plan: list[Instalment], paid: list[Movement], on: date
) -> None:
    found = told(plan, [Movement(date(2012, 1, 1), owed=10**9), *paid], on)
    received = sum(move.received for move in paid if move.on <= on)
    assert sum(one.lacking for one in found) == max(0, sum(one.amount for one in plan) - received)
    assert [one.due_on for one in found] == sorted(one.due_on for one in plan)


@given(PLANS, PAID, DAYS)
def test_only_what_is_due_can_be_broken_and_only_what_is_in_can_be_kept(
    plan: list[Instalment], paid: list[Movement], on: date
) -> None:
    for one in told(plan, [Movement(date(2012, 1, 1), owed=10**9), *paid], on):
        if one.state is InstalmentState.BROKEN:
            assert one.due_on < on and one.lacking
        if one.state in (InstalmentState.KEPT, InstalmentState.LATE):
            assert one.lacking == 0
        assert (one.state is InstalmentState.OPEN) <= (on <= one.due_on)


@given(PLANS, PAID, DAYS, st.integers(1, 10_000))
def test_more_money_never_breaks_an_instalment(
    plan: list[Instalment], paid: list[Movement], on: date, more: int
) -> None:
    owed = Movement(date(2012, 1, 1), owed=10**9)
    before = told(plan, [owed, *paid], on)
    after = told(plan, [owed, *paid, Movement(date(2012, 6, 1), more)], on)
    for old, new in zip(before, after, strict=True):
        assert new.lacking <= old.lacking
        if old.state is InstalmentState.KEPT:
            assert new.state is InstalmentState.KEPT


@given(st.integers(1, 10**9), st.integers(1, 24), DAYS)
def test_even_instalments_add_up_to_the_fen(amount: int, parts: int, first: date) -> None:
    made = evenly(amount, parts, first)
    assert sum(one.amount for one in made) == amount
    assert all(one.amount > 0 for one in made)
    assert len({one.due_on for one in made}) == len(made)


def test_a_month_after_the_31st_is_the_last_day_of_the_next_month() -> None:
    assert months_after(date(2012, 1, 31), 1) == date(2012, 2, 29)
    assert months_after(date(2012, 1, 31), 13) == date(2013, 2, 28)
    assert months_after(date(2012, 1, 31), -2) == date(2011, 11, 30)


def test_a_plan_without_instalments_or_due_before_it_was_made_is_refused() -> None:
    with pytest.raises(PlanEmpty):
        checked_plan(PlanDraft("1", MADE, ()))
    with pytest.raises(InstalmentBeforePlan):
        checked_plan(PlanDraft("1", SECOND, AGREED))
    with pytest.raises(InstalmentTwice):
        checked_plan(PlanDraft("1", MADE, (AGREED[0], AGREED[0])))
    assert checked_plan(PlanDraft("1", MADE, AGREED[::-1])) == AGREED


def test_an_appropriation_comes_in_one_of_twelve_months_or_nobody_knows_when() -> None:
    assert [checked_month(month) for month in (0, 1, 12)] == [0, 1, 12]
    with pytest.raises(BadAppropriationMonth):
        checked_month(13)
