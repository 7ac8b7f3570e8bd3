"""Who is a chronic defaulter, and which step follows which."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.conversion import (
    ENDED,
    NEXT,
    UNDER_WAY,
    WAY,
    BillRecord,
    DefaulterRule,
    Stage,
    default_of,
    ending_of,
    is_stuck,
    refuse_illegal,
)
from desktop.domain.errors import IllegalStep
from tests.counter import day

ON = day("2012-06-20")
RULE = DefaulterRule()


def late(due: str, paid: str | None = None) -> BillRecord:
    """Return a bill's record."""
    return BillRecord(day(due), day(paid) if paid else None)


@pytest.mark.parametrize(
    ("bills", "chronic"),
    [
        ([], False),
        ([late("2012-03-20", "2012-03-21"), late("2012-04-20", "2012-04-21")], False),
        ([late("2012-03-20", "2012-03-21"), late("2012-04-20", "2012-04-21"), late("2012-05-20")], True),
        ([late("2012-03-20", "2012-03-20"), late("2012-04-20", "2012-04-20"), late("2012-05-20")], False),
        ([late("2012-03-22")], False),
        ([late("2012-03-21")], True),
        ([late("2012-06-20")], False),
        ([late("2011-06-19", "2012-01-01"), late("2012-04-20"), late("2012-05-20")], False),
        ([late("2011-06-20", "2012-01-01"), late("2012-04-20"), late("2012-05-20")], True),
    ],
)
def test_three_bills_overdue_in_twelve_months_or_anything_over_ninety_days(
    bills: list[BillRecord], chronic: bool
) -> None:
    assert default_of(bills, ON, RULE).is_chronic(RULE) is chronic


def test_the_numbers_of_the_rule_are_settings() -> None:
    told = default_of([late("2012-06-10")], ON, DefaulterRule(1, 1, 9))
    assert (told.overdue_bills, told.longest_unpaid_days) == (1, 10)
    assert told.is_chronic(DefaulterRule(1, 1, 99))
    assert told.is_chronic(DefaulterRule(9, 1, 9))
    assert not told.is_chronic(DefaulterRule(2, 1, 10))


def test_every_way_ends_and_no_step_is_skipped() -> None:
    order = [Stage.CANDIDATE, Stage.APPROVED, Stage.SCHEDULED, Stage.INSTALLED, Stage.COMMISSIONED]
    for here, there in zip(order, order[1:], strict=False):
        assert [stage for stage in NEXT[here] if stage not in ENDED] == [there]
    for ended in (*ENDED, Stage.COMMISSIONED):
        assert NEXT[ended] == ()


def test_a_month_back_from_the_31st_is_the_months_last_day() -> None:
    rule = DefaulterRule(bills=1, months=4, days=9_999)
    last = BillRecord(day("2012-02-29"), day("2012-03-05"))
    before = BillRecord(last.due_on - timedelta(1), day("2012-03-05"))
    assert default_of([last], day("2012-06-30"), rule).overdue_bills == 1
    assert default_of([before], day("2012-06-30"), rule).overdue_bills == 0


@given(st.lists(st.sampled_from(Stage)))
def test_whatever_is_asked_a_conversion_only_goes_its_way(asked: list[Stage]) -> None:
    stands, been = Stage.CANDIDATE, [Stage.CANDIDATE]
    for stage in asked:
        try:
            refuse_illegal("1", stands, stage)
        except IllegalStep as refused:
            assert (refused.stands, refused.asked) == (stands, stage)
        else:
            stands = stage
            been.append(stage)
    onward = [stage for stage in been if stage not in ENDED]
    assert tuple(onward) == WAY[: len(onward)]
    assert len(been) - len(onward) <= 1


def test_every_stage_that_waits_can_be_ended_and_none_that_is_over() -> None:
    assert all(ending_of(stage) in NEXT[stage] for stage in UNDER_WAY)
    assert set(Stage) - set(UNDER_WAY) == {Stage.COMMISSIONED, *ENDED}


@given(st.sampled_from(Stage), st.integers(0, 400), st.integers(1, 400))
def test_only_one_that_waits_longer_than_the_limit_is_stuck(stage: Stage, days: int, limit: int) -> None:
    since = ON - timedelta(days)
    assert is_stuck(stage, since, ON, limit) is (stage in UNDER_WAY and days > limit)
