"""The worklist's order and suggestions: what acting pays, and what comes next."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.contacts import PromiseState
from desktop.domain.notices import PaperKind
from desktop.domain.stop_supply import Case, Debt, Moment, standing
from desktop.domain.worklist import Ground, Promise, Signs, Suggestion, Task, Weight, suggest, turn, worth

DUE, DAY_31 = date(2012, 5, 20), date(2012, 6, 20)
NO_SIGNS = Signs()
ORDERED = Signs(printed=frozenset({PaperKind.WORK_ORDER}))
ONCE = Signs(last_notice=date(2012, 6, 1), reminders=1)
OWING = Case(debts=(Debt(DUE, 18640),))
REMINDED = replace(OWING, overdue_notices=(date(2012, 6, 1),))
NOTICED = replace(REMINDED, stop_notices=(DAY_31,))
APPROVED = replace(NOTICED, approvals=(date(2012, 6, 21),))


def june(day: int) -> date:
    return date(2012, 6, day)


def next_act(case: Case, day: int, signs: Signs) -> tuple[Task, Ground, PaperKind | None]:
    made = suggest(standing(case, june(day)), signs)
    return made.task, made.ground, made.paper


def printed(*kinds: PaperKind) -> Signs:
    return Signs(printed=frozenset(kinds))


@pytest.mark.parametrize(
    ("case", "day", "signs", "task", "ground", "paper"),
    [
        (OWING, 1, NO_SIGNS, Task.PRINT, Ground.NOT_REMINDED, PaperKind.OVERDUE),
        (OWING, 1, printed(PaperKind.OVERDUE), Task.DELIVER, Ground.NOT_REMINDED, PaperKind.OVERDUE),
        (REMINDED, 3, Signs(last_contact=june(1), last_notice=june(1)), Task.WAIT, Ground.REMINDED, None),
        (REMINDED, 9, Signs(last_contact=june(1), last_notice=june(1)), Task.CALL, Ground.QUIET, None),
        (REMINDED, 11, ONCE, Task.PRINT, Ground.REMINDED, PaperKind.SECOND),
        (REMINDED, 20, NO_SIGNS, Task.PRINT, Ground.DAY_31, PaperKind.STOP),
        (REMINDED, 20, printed(PaperKind.STOP), Task.DELIVER, Ground.DAY_31, PaperKind.STOP),
        (replace(NOTICED, important=True), 20, NO_SIGNS, Task.COPY, Ground.WINDOW, None),
        (NOTICED, 20, NO_SIGNS, Task.APPROVE, Ground.WINDOW, None),
        (APPROVED, 22, NO_SIGNS, Task.PRINT, Ground.WINDOW, PaperKind.WORK_ORDER),
        (APPROVED, 22, ORDERED, Task.WAIT, Ground.WINDOW, None),
        (APPROVED, 23, ORDERED, Task.TELL, Ground.WINDOW, None),
        (replace(APPROVED, told=(Moment(june(23)),)), 23, ORDERED, Task.CUT, Ground.WINDOW, None),
        (replace(OWING, held_until=june(9)), 9, NO_SIGNS, Task.WAIT, Ground.HELD, None),
        (replace(OWING, stopped=Moment(june(9))), 9, NO_SIGNS, Task.NOTHING, Ground.STOPPED, None),
        (Case(stopped=Moment(june(9))), 9, NO_SIGNS, Task.PRINT, Ground.PAID, PaperKind.RECONNECTION),
        (Case(stopped=Moment(june(9))), 9, printed(PaperKind.RECONNECTION), Task.RESTORE, Ground.PAID, None),
    ],
)  # fmt: skip
def test_each_standing_has_its_next_act_and_the_reason(
    case: Case, day: int, signs: Signs, task: Task, ground: Ground, paper: PaperKind | None
) -> None:
    assert next_act(case, day, signs) == (task, ground, paper)


def test_an_open_promise_is_waited_for_and_asked_about_on_its_day() -> None:
    signs = Signs(promise=Promise(PromiseState.OPEN, june(25), 10000))
    assert next_act(REMINDED, 24, signs)[:2] == (Task.WAIT, Ground.PROMISE_OPEN)
    assert next_act(REMINDED, 25, signs)[:2] == (Task.CALL, Ground.PROMISE_DUE)


def test_a_broken_promise_goes_back_to_the_procedure() -> None:
    signs = Signs(promise=Promise(PromiseState.BROKEN, june(10), None), last_contact=june(9))
    assert next_act(REMINDED, 12, signs)[:2] == (Task.CALL, Ground.PROMISE_BROKEN)
    assert next_act(REMINDED, 20, signs) == (Task.PRINT, Ground.DAY_31, PaperKind.STOP)


WEIGHTS = st.builds(
    Weight,
    st.integers(0, 10**10),
    st.integers(0, 400),
    st.booleans(),
    st.none() | st.builds(Promise, st.sampled_from(PromiseState), st.just(DUE), st.none()),
)


@given(WEIGHTS, st.integers(0, 10**10))
def test_who_owes_more_never_comes_later_for_it(weight: Weight, more: int) -> None:
    assert worth(replace(weight, outstanding=weight.outstanding + more)) >= worth(weight)


@given(WEIGHTS)
def test_risk_and_a_promise_due_bring_a_customer_forward(weight: Weight) -> None:
    plain = replace(weight, risky=False, promise=None)
    assert worth(replace(plain, risky=True)) >= worth(plain)
    due = Promise(PromiseState.OPEN, DUE, None)
    assert worth(replace(weight, promise=due)) >= worth(weight)


def test_the_worked_example_of_the_decision() -> None:
    owed = 100000
    assert worth(Weight(owed, 10, False, None)) == 100000
    assert worth(Weight(owed, 31, False, None)) == 150000
    assert worth(Weight(owed, 91, True, None)) == 143000
    assert worth(Weight(owed, 10, False, Promise(PromiseState.OPEN, DUE, None))) == 200000


def test_reconnections_come_first_and_waiting_last() -> None:
    restore = Suggestion(Task.RESTORE, Ground.PAID)
    call, wait, none = (Suggestion(task, Ground.QUIET) for task in (Task.CALL, Task.WAIT, Task.NOTHING))
    turns = [turn(none, 9), turn(wait, 9), turn(call, 1), turn(call, 9), turn(restore, 0)]
    assert sorted(turns) == list(reversed(turns))
