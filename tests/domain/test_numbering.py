"""Ranges of receipt numbers: what is one, what comes next, and what is missing."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import BadRange
from desktop.domain.numbering import NumberRange, checked_range, next_number, report

ON = date(2012, 6, 20)


def issued(first: str, last: str) -> NumberRange:
    """Return a range of the clerk's."""
    return checked_range("符秀英", first, last, ON, {"SJ"})


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("A001", "A000"),
        ("A001", "B010"),
        ("A1", "A10"),
        ("A", "B"),
        ("SJ01", "SJ09"),
        ("", ""),
        ("A0", "A9999999"),
    ],
)
def test_what_is_no_range_is_refused(first: str, last: str) -> None:
    with pytest.raises(BadRange):
        issued(first, last)


def test_numbers_keep_their_width() -> None:
    assert list(issued("A098", "A101").numbers()) == ["A098", "A099", "A100", "A101"]


def test_a_number_of_another_length_is_in_no_range() -> None:
    assert "A0995" not in issued("A098", "A101")
    assert "A099" in issued("A098", "A101")


def test_voids_are_told_and_gaps_are_found() -> None:
    told = report(issued("A01", "A10"), {"A01", "A02", "A05"}, {"A03": "spoilt", "B01": "another's"})
    assert (told.used, told.voided, told.gaps) == (3, (("A03", "spoilt"),), ("A04",))
    assert (told.left, told.next) == (5, "A06")


def test_a_range_that_is_used_up_has_no_next_number() -> None:
    assert next_number(issued("A01", "A02"), "A02", {}) == ""


@given(st.sets(st.integers(1, 30)), st.sets(st.integers(1, 30)))
def test_every_number_is_used_voided_missed_or_left(used: set[int], voided: set[int]) -> None:
    taken = {f"K{number:03d}" for number in used}
    void = {f"K{number:03d}": "spoilt" for number in voided - used}
    told = report(issued("K001", "K030"), taken, void)
    assert told.used + len(told.voided) + len(told.gaps) + told.left == 30
    newest = max(taken, default="")
    assert not told.next or (told.next > newest and told.next not in void)
