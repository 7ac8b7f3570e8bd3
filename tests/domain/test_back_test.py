"""The back-test's arithmetic: who fell into arrears in a month, and how far the warning had named them."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from desktop.domain.back_test import (
    BillCourse,
    MonthTest,
    fallen,
    month_test,
    months_between,
    together,
)
from desktop.domain.months import Month

JUNE = Month(2012, 6)
people = st.sets(st.integers(0, 30))


@pytest.mark.parametrize(
    ("due", "paid", "falls"),
    [
        ("2012-05-22", None, True),
        ("2012-05-21", None, False),
        ("2012-06-20", None, True),
        ("2012-06-21", None, False),
        ("2012-06-01", "2012-06-11", False),
        ("2012-06-01", "2012-06-12", True),
    ],
)
def test_who_is_unpaid_so_many_days_past_due_in_the_month_has_fallen(
    due: str, paid: str | None, falls: bool
) -> None:
    changes = ((date.fromisoformat(paid), -500),) if paid else ()
    bill = BillCourse(7, date.fromisoformat(due), 500, changes)
    assert fallen([bill], JUNE, 10) == ({7} if falls else set())


def test_a_part_payment_does_not_keep_anybody_from_falling() -> None:
    bill = BillCourse(7, date(2012, 6, 1), 500, ((date(2012, 6, 5), -499),))
    assert fallen([bill], JUNE, 10) == {7}


@given(people, people, people)
def test_precision_and_recall_count_only_who_could_be_named(
    eligible: set[int], named: set[int], fell: set[int]
) -> None:
    test = month_test(JUNE, eligible, named, fell)
    assert test.caught <= min(test.named, test.fell)
    assert max(test.named, test.fell) <= test.customers
    for share in (test.precision, test.recall):
        assert share is None or 0 <= share <= 1


def test_nobody_named_has_no_precision_and_nobody_fallen_no_recall() -> None:
    test = month_test(JUNE, {1, 2}, set(), {1})
    assert (test.precision, test.recall) == (None, Fraction(0))
    assert month_test(JUNE, {1}, {1}, set()).recall is None


@given(st.lists(st.builds(MonthTest, st.just(JUNE), *[st.integers(0, 99)] * 4)))
def test_several_months_together_are_their_sums(tests: list[MonthTest]) -> None:
    whole = together(tests)
    assert whole.named == sum(test.named for test in tests)
    assert whole.month is None


@given(st.integers(1, 400), st.integers(0, 30))
def test_everybody_falls_at_most_once_a_bill(days: int, seed: int) -> None:
    bill = BillCourse(1, date(2012, 1, 1) + timedelta(seed), 100)
    span = months_between(Month(2012, 1), Month(2013, 12))
    assert sum(bool(fallen([bill], month, days)) for month in span) == 1
