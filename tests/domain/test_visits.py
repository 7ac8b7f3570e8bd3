"""Visits to key customers: when the next is due, how opinions stand, and what a trend tells."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import (
    NothingSaid,
    OpinionClosed,
    OpinionDueBefore,
    OpinionNotAnswered,
    VisitsTooFarApart,
)
from desktop.domain.visit_trend import days, energy, energy_unit
from desktop.domain.visits import (
    BillTrail,
    MonthFigure,
    Opinion,
    OpinionDraft,
    OpinionState,
    VisitPlan,
    checked_opinion,
    checked_plan,
    closing,
    next_due,
    planned_within,
    settled_on,
    trend,
)

FROM = date(2012, 1, 31)
DAYS = st.dates(date(2010, 1, 1), date(2014, 12, 31))


def plan(every: int = 3, from_on: date = FROM) -> VisitPlan:
    """Return a plan of visits by 陈所长."""
    return VisitPlan("1", "陈所长", every, from_on)


def test_the_first_visit_is_due_on_the_plan_s_first_day_then_so_many_months_after_each() -> None:
    assert next_due(plan(), None) == FROM
    assert next_due(plan(), date(2011, 12, 1)) == FROM
    assert next_due(plan(), date(2012, 2, 3)) == date(2012, 5, 3)
    assert next_due(plan(1), FROM) == date(2012, 2, 29)


@given(st.integers(1, 24), DAYS, st.none() | DAYS)
def test_the_next_visit_lies_after_the_last_one_and_never_before_the_plan(
    every: int, from_on: date, last: date | None
) -> None:
    due = next_due(plan(every, from_on), last)
    assert due >= from_on
    assert last is None or due > last


@given(st.integers(1, 24), DAYS, DAYS, DAYS)
def test_the_visits_planned_in_two_periods_add_up(every: int, from_on: date, one: date, other: date) -> None:
    since, until = sorted((one, other))
    made = plan(every, from_on)
    whole = planned_within(made, date(2010, 1, 1), until)
    before = planned_within(made, date(2010, 1, 1), since - timedelta(1))
    assert whole == before + planned_within(made, since, until)


def test_a_plan_of_every_third_month_asks_for_four_visits_a_year() -> None:
    assert planned_within(plan(3, date(2011, 10, 1)), date(2012, 1, 1), date(2012, 12, 31)) == 4
    assert planned_within(plan(3, date(2013, 1, 1)), date(2012, 1, 1), date(2012, 12, 31)) == 0


def test_visits_are_a_month_apart_at_least_and_two_years_at_most() -> None:
    for months in (0, 25):
        with pytest.raises(VisitsTooFarApart):
            checked_plan(plan(months))
    assert checked_plan(plan(24)).every_months == 24


def opinion(reply: str = "", closed: date | None = None) -> Opinion:
    """Return an opinion raised on 1 June and due on 20 June."""
    raised, due = date(2012, 6, 1), date(2012, 6, 20)
    return Opinion(1, "1", "", raised, "电压偏低", "陈所长", due, reply, closed)


def test_an_opinion_is_open_through_its_day_overdue_after_it_and_closed_from_its_close_on() -> None:
    assert opinion().state(date(2012, 6, 20)) is OpinionState.OPEN
    assert opinion().state(date(2012, 6, 21)) is OpinionState.OVERDUE
    closed = opinion("已换变压器", date(2012, 6, 25))
    assert closed.state(date(2012, 6, 24)) is OpinionState.OVERDUE
    assert closed.state(date(2012, 6, 25)) is OpinionState.CLOSED


def test_an_opinion_is_closed_once_and_only_with_a_reply() -> None:
    with pytest.raises(OpinionNotAnswered):
        closing(opinion(), "  ", date(2012, 6, 5))
    with pytest.raises(OpinionClosed):
        closing(opinion("好", date(2012, 6, 5)), "好", date(2012, 6, 6))
    assert closing(opinion(), "已换", date(2012, 5, 1)) == date(2012, 6, 1)


def test_an_opinion_says_something_and_is_due_no_earlier_than_raised() -> None:
    on = date(2012, 6, 1)
    with pytest.raises(NothingSaid):
        checked_opinion(OpinionDraft("1", on, " ", "", on))
    with pytest.raises(OpinionDueBefore):
        checked_opinion(OpinionDraft("1", on, "电压偏低", "", date(2012, 5, 31)))


def bill(
    month: int, issued: date, amount: int, *changes: tuple[date, int], kwh: int | None = 100
) -> BillTrail:
    """Return a bill with what changed it."""
    return BillTrail(month, issued, kwh, amount, changes)


def test_a_trend_tells_days_to_settlement_and_how_long_the_unpaid_has_waited() -> None:
    paid = bill(201205, date(2012, 6, 1), 100, (date(2012, 6, 11), -60), (date(2012, 6, 16), -40))
    unpaid = bill(201206, date(2012, 7, 1), 100, (date(2012, 7, 5), -99), kwh=None)
    assert trend([unpaid, paid], date(2012, 7, 21), 201201) == (
        MonthFigure(201205, 100, 100, 15),
        MonthFigure(201206, None, 100, None, 20),
    )
    assert trend([unpaid, paid], date(2012, 6, 15), 201201) == (MonthFigure(201205, 100, 100, None, 14),)


def test_energy_is_told_in_megawatt_hours_where_a_month_has_six_figures() -> None:
    small, large = MonthFigure(201205, 99_999, 1, 3), MonthFigure(201206, 391_732, 1, 3)
    unknown = MonthFigure(201207, None, 1, None, 4)
    assert (energy_unit([small]), energy([small])[0].words) == ("kWh", "99,999")
    assert energy_unit([small, large, unknown]) == "MWh"
    assert [one.words for one in energy([small, large, unknown])] == ["100", "392", "—"]
    assert [(one.words, one.warns) for one in days([large, unknown])] == [("3", False), ("4+", True)]


def test_a_bounced_cheque_puts_the_settlement_off() -> None:
    trail = bill(201205, date(2012, 6, 1), 100, (date(2012, 6, 2), -100), (date(2012, 6, 5), 100))
    assert settled_on(trail, date(2012, 6, 4)) == date(2012, 6, 2)
    assert settled_on(trail, date(2012, 6, 5)) is None


@given(st.lists(st.tuples(DAYS, st.integers(-50, 50)), max_size=6), DAYS)
def test_a_bill_is_settled_just_when_its_changes_leave_nothing(
    changes: list[tuple[date, int]], on: date
) -> None:
    trail = bill(201205, date(2010, 1, 1), 100, *changes)
    owed = 100 + sum(fen for day, fen in changes if day <= on)
    assert (settled_on(trail, on) is None) == (owed > 0)
