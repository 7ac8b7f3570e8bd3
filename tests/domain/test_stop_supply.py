"""The stop-supply clock: the worked dates, each unlawful shortcut, and what holds for every case."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import CutNotAllowed, NothingOverdue, StopNoticeTooEarly
from desktop.domain.stop_supply import (
    Case,
    Debt,
    Missing,
    Moment,
    PeriodRules,
    Periods,
    Step,
    earliest_notice_on,
    is_paid_in_full,
    reconnect_by,
    refuse_early_notice,
    refuse_unlawful_cut,
    standing,
)

DUE, DAY_31 = date(2012, 5, 20), date(2012, 6, 20)
CUT = date(2012, 6, 23)
LAWFUL = Case(
    debts=(Debt(DUE, 18640),),
    overdue_notices=(date(2012, 6, 1),),
    stop_notices=(DAY_31,),
    approvals=(date(2012, 6, 21),),
    told=(Moment(CUT, "09:00"),),
)
DAYS = st.dates(date(2012, 5, 1), date(2012, 8, 31))
CASES = st.builds(
    Case,
    debts=st.lists(st.builds(Debt, DAYS, st.integers(0, 3)), max_size=3).map(tuple),
    overdue_notices=st.lists(DAYS, max_size=2).map(tuple),
    stop_notices=st.lists(DAYS, max_size=3).map(tuple),
    approvals=st.lists(DAYS, max_size=2).map(tuple),
    told=st.lists(st.builds(Moment, DAYS, st.sampled_from(["", "08:00", "09:30"])), max_size=2).map(tuple),
    held_until=st.none() | DAYS,
    important=st.booleans(),
)


def june(day: int) -> date:
    return date(2012, 6, day)


def test_a_bill_due_on_20_may_may_be_acted_on_from_20_june_with_a_window_of_23_to_27_june() -> None:
    found = standing(LAWFUL, DAY_31)
    assert found.earliest_notice_on == DAY_31
    assert (found.window_from, found.window_to) == (june(23), june(27))


@pytest.mark.parametrize(("day", "allowed"), [(22, False), (23, True), (27, True), (28, False)])
def test_the_cut_is_lawful_from_the_third_to_the_seventh_day_after_delivery(day: int, allowed: bool) -> None:  # noqa: FBT001 - a table
    case = replace(LAWFUL, told=(Moment(june(day), "09:00"),))
    assert standing(case, june(day)).allowed is allowed


@pytest.mark.parametrize(
    ("lacking", "missing"),
    [
        (replace(LAWFUL, debts=()), Missing.DEBT),
        (replace(LAWFUL, debts=(Debt(date(2012, 5, 24), 1),), stop_notices=()), Missing.AGE),
        (replace(LAWFUL, overdue_notices=()), Missing.OVERDUE_NOTICE),
        (replace(LAWFUL, overdue_notices=(DUE,)), Missing.OVERDUE_NOTICE),
        (replace(LAWFUL, stop_notices=()), Missing.STOP_NOTICE),
        (replace(LAWFUL, stop_notices=(june(19),)), Missing.STOP_NOTICE),
        (replace(LAWFUL, stop_notices=(june(21),)), Missing.TOO_EARLY),
        (replace(LAWFUL, approvals=()), Missing.APPROVAL),
        (replace(LAWFUL, approvals=(june(24),)), Missing.APPROVAL),
        (replace(LAWFUL, told=()), Missing.TOLD),
        (replace(LAWFUL, told=(Moment(june(22), "09:00"),)), Missing.TOLD),
        (replace(LAWFUL, held_until=CUT), Missing.HOLD),
    ],
)
def test_each_shortcut_is_refused_by_name(lacking: Case, missing: Missing) -> None:
    assert missing in standing(lacking, CUT).missing
    with pytest.raises(CutNotAllowed) as refused:
        refuse_unlawful_cut(lacking, Moment(CUT, "10:00"))
    assert missing in refused.value.missing


def test_whoever_is_told_29_minutes_before_is_not_told_in_time() -> None:
    refuse_unlawful_cut(LAWFUL, Moment(CUT, "09:30"))
    for at in ("09:29", "08:00"):
        with pytest.raises(CutNotAllowed):
            refuse_unlawful_cut(LAWFUL, Moment(CUT, at))
    with pytest.raises(CutNotAllowed):
        refuse_unlawful_cut(replace(LAWFUL, told=(Moment(CUT),)), Moment(CUT, "23:00"))


def test_no_stop_supply_notice_before_day_31_and_none_where_nothing_is_owed() -> None:
    refuse_early_notice(LAWFUL, DAY_31)
    with pytest.raises(StopNoticeTooEarly) as refused:
        refuse_early_notice(LAWFUL, june(19))
    assert refused.value.earliest_on == DAY_31
    with pytest.raises(NothingOverdue):
        refuse_early_notice(Case(debts=(Debt(DUE, 0, 100),)), DAY_31)


def test_a_window_that_passed_needs_a_new_notice() -> None:
    late = standing(LAWFUL, june(28))
    assert Missing.TOO_LATE in late.missing
    assert (late.step, late.earliest_cut_on) == (Step.STOP_NOTICE, date(2012, 7, 1))
    again = standing(replace(LAWFUL, stop_notices=(DAY_31, june(28))), june(28))
    assert (again.window_from, again.window_to) == (date(2012, 7, 1), date(2012, 7, 5))


def test_the_steps_follow_one_another() -> None:
    case = Case(debts=(Debt(DUE, 18640),), important=True)
    assert standing(case, DUE).step is Step.NOTHING
    assert standing(case, june(1)).step is Step.OVERDUE_NOTICE
    case = replace(case, overdue_notices=(june(1),))
    found = standing(case, june(2))
    assert (found.step, found.step_on) == (Step.WAIT, DAY_31)
    assert standing(case, DAY_31).step is Step.STOP_NOTICE
    case = replace(case, stop_notices=(DAY_31,))
    assert standing(case, DAY_31).step is Step.COPY
    case = replace(case, copies=(DAY_31,))
    assert standing(case, DAY_31).step is Step.APPROVE
    case = replace(case, approvals=(june(21),))
    found = standing(case, june(21))
    assert (found.step, found.step_on, found.step_by) == (Step.TELL, june(23), june(27))
    case = replace(case, told=(Moment(june(24), "09:00"),))
    assert standing(case, june(24)).step is Step.CUT
    case = replace(case, stopped=Moment(june(24), "09:30"))
    assert standing(case, june(25)).step is Step.STOPPED
    assert standing(replace(case, debts=(Debt(DUE, 0, 1),)), june(25)).step is Step.STOPPED
    assert standing(replace(case, debts=()), june(25)).step is Step.RECONNECT


def test_a_hold_stops_the_steps_until_the_day_after() -> None:
    found = standing(replace(LAWFUL, held_until=june(25)), june(24))
    assert (found.step, found.step_on) == (Step.HELD, june(26))


def test_paid_in_full_means_penalty_too_and_gives_24_hours() -> None:
    assert not is_paid_in_full(Case(debts=(Debt(DUE, 0, 1),)), CUT)
    assert is_paid_in_full(Case(debts=(Debt(CUT, 500),)), CUT)
    paid_at = datetime(2012, 6, 25, 16, 0, tzinfo=UTC)
    assert reconnect_by(paid_at, Periods()) == paid_at + timedelta(hours=24)


def test_periods_hold_from_their_day_and_a_notice_keeps_those_of_its_delivery() -> None:
    rules = PeriodRules((Periods(june(25), overdue_days=60, notice_least=7, notice_most=10),))
    assert standing(LAWFUL, june(24), rules).earliest_notice_on == DAY_31
    assert standing(LAWFUL, june(25), rules).earliest_notice_on == date(2012, 7, 20)
    later = standing(replace(LAWFUL, stop_notices=(date(2012, 7, 20),)), date(2012, 7, 21), rules)
    assert (later.window_from, later.window_to) == (date(2012, 7, 27), date(2012, 7, 30))


@given(CASES, DAYS)
def test_what_is_allowed_meets_every_condition_of_the_regulations(case: Case, on: date) -> None:
    found = standing(case, on)
    if not found.allowed:
        return
    oldest = min(debt.due_on for debt in case.debts if debt.principal)
    assert (on - oldest).days > 30
    assert any(oldest < day <= on for day in case.overdue_notices)
    delivered = [day for day in case.stop_notices if (day - oldest).days > 30]
    assert any(3 <= (on - day).days <= 7 for day in delivered)
    assert any(day <= on for day in case.approvals)
    assert any(told.on == on for told in case.told)


@given(CASES, DAYS)
def test_a_notice_is_lawful_exactly_from_the_day_that_is_told(case: Case, on: date) -> None:
    first = standing(case, on).earliest_notice_on
    if first is None:
        with pytest.raises(NothingOverdue):
            refuse_early_notice(case, on)
    elif on < first:
        with pytest.raises(StopNoticeTooEarly):
            refuse_early_notice(case, on)
    else:
        refuse_early_notice(case, on)


@given(CASES, DAYS)
def test_no_cut_comes_before_its_earliest_day(case: Case, on: date) -> None:
    found = standing(case, on)
    if found.allowed:
        assert found.earliest_cut_on == on
    if found.earliest_cut_on and found.earliest_notice_on:
        assert found.earliest_cut_on >= found.earliest_notice_on + timedelta(days=3)


@given(DAYS, st.integers(1, 90))
def test_the_first_day_is_one_more_than_the_days_that_must_have_passed(due_on: date, days: int) -> None:
    assert (earliest_notice_on(due_on, Periods(overdue_days=days)) - due_on).days == days + 1


@given(CASES, DAYS)
def test_doing_the_next_step_brings_a_cut_closer(case: Case, on: date) -> None:
    before = standing(case, on)
    done = {
        Step.OVERDUE_NOTICE: replace(case, overdue_notices=(*case.overdue_notices, on)),
        Step.STOP_NOTICE: replace(case, stop_notices=(*case.stop_notices, on)),
        Step.COPY: replace(case, copies=(*case.copies, on)),
        Step.APPROVE: replace(case, approvals=(*case.approvals, on)),
        Step.TELL: replace(case, told=(*case.told, Moment(on))),
    }
    if before.step in done and before.step_on == on:
        assert standing(done[before.step], on).step is not before.step
