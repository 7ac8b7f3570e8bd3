"""Who is a chronic defaulter, and which step follows which."""

from datetime import timedelta

import pytest

from desktop.domain.conversion import ENDED, NEXT, BillRecord, DefaulterRule, Stage, default_of
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
