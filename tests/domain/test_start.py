"""What is due today: gathered by kind, for one person or for everybody."""

from datetime import date, timedelta

from hypothesis import given, strategies as st

from desktop.domain.funding import Instalment, Movement, Plan, told
from desktop.domain.start import (
    Duty,
    Found,
    StandingPromise,
    duty_lines,
    gathered,
    plans_due,
    promises_due,
)

ON = date(2012, 6, 20)
OWED = Movement(date(2012, 1, 1), owed=10_000)
FOUND = st.lists(
    st.builds(
        Found,
        st.sampled_from(Duty),
        st.integers(0, 5),
        st.sampled_from(["", "吉训明", "符秀英"]),
        st.integers(0, 1000),
        st.none() | st.dates(date(2012, 1, 1), date(2012, 12, 31)),
    ),
    max_size=12,
)


def promise(due: date, amount: int | None = 6_000) -> StandingPromise:
    """Return a promise made on 1 June."""
    return StandingPromise(1, "吉训明", date(2012, 6, 1), due, amount)


def duties(due: date, *moves: Movement, amount: int | None = 6_000) -> list[Duty]:
    """Return what a promise is told as on 20 June."""
    return [one.duty for one in promises_due([promise(due, amount)], {1: [OWED, *moves]}, ON)]


def test_a_promise_is_told_on_its_day_and_after_it_while_anything_is_owed() -> None:
    assert duties(ON) == [Duty.PROMISE]
    assert duties(ON - timedelta(1)) == [Duty.BROKEN_PROMISE]
    assert duties(ON + timedelta(1)) == []
    late = Movement(ON, received=10_000, owed=-10_000)
    assert duties(ON - timedelta(1), late) == []


def test_a_kept_promise_is_not_told_though_more_is_owed() -> None:
    assert duties(ON - timedelta(1), Movement(date(2012, 6, 2), received=6_000, owed=-6_000)) == []
    part = Movement(date(2012, 6, 2), received=6_000, owed=-6_000)
    assert duties(ON - timedelta(1), part, amount=None) == [Duty.BROKEN_PROMISE]


def test_instalments_are_told_three_days_beforehand_and_broken_plans_until_they_are_made_good() -> None:
    parts = (Instalment(date(2012, 6, 10), 1_000), Instalment(date(2012, 6, 23), 2_000))
    later = Instalment(date(2012, 6, 24), 3_000)
    plan = Plan(1, date(2012, 6, 1), "", "", told((*parts, later), [OWED], ON))
    found = plans_due({1: [plan]}, {1: "吉训明"}, ON)
    assert [(one.duty, one.fen, one.person) for one in found] == [
        (Duty.BROKEN_PLAN, 1_000, "吉训明"),
        (Duty.INSTALMENT, 2_000, "吉训明"),
    ]


def test_a_line_names_the_first_customers_and_the_earliest_day() -> None:
    found = [Found(Duty.VISIT, key, "", 5, ON + timedelta(key)) for key in (4, 3, 2, 1)]
    [line] = duty_lines(gathered(found, ""), {1: "甲", 2: "乙", 3: "丙", 4: "丁"})
    assert (line.count, line.fen, line.since, line.names) == (4, 20, ON + timedelta(1), ("甲", "乙", "丙"))


@given(FOUND)
def test_everybody_sees_everything_once(found: list[Found]) -> None:
    lines = duty_lines(gathered(found, ""), {})
    assert sum(line.count for line in lines) == len(found)
    assert sum(line.fen for line in lines) == sum(one.fen for one in found)
    assert [line.duty for line in lines] == [duty for duty in Duty if duty in {one.duty for one in found}]


@given(FOUND)
def test_one_person_sees_their_own_and_nobody_s_in_particular(found: list[Found]) -> None:
    kinds = gathered(found, "吉训明")
    assert sum(len(some) for some in kinds.values()) == sum(one.person != "符秀英" for one in found)
