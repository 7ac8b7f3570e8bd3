"""Money as a clerk types it and as a paper shows it."""

from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from desktop.domain.errors import NotAnAmount
from desktop.domain.money import Money, round_half_up, total, yuan


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("0", 0),
        ("80", 8_000),
        ("80.5", 8_050),
        ("80.05", 8_005),
        (" 1,234.50 ", 123_450),
        ("１２３４．５０", 123_450),
        ("１，２３４．５", 123_450),
        ("007.10", 710),
        ("999999999999.99", 99_999_999_999_999),
    ],
)
def test_an_amount_is_read_as_a_clerk_types_it(typed: str, fen: int) -> None:
    assert Money.parse(typed) == Money(fen)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-1", "+1", "1e3", "0x10", "1.005", "1.2.3", ".5", "5.", "*", "#N/A", "xx,yyyy.zz", "一百"]
    + ["NaN", "inf", "1 000", "１.", "¥5", "٣", "1000000000000", "1_000", "10.0.0", "1.000"],
)
def test_what_is_no_amount_is_refused_never_read_as_nothing(typed: str) -> None:
    with pytest.raises(NotAnAmount):
        Money.parse(typed)


@given(st.integers(0, 99_999_999_999_999))
def test_an_amount_that_was_written_is_read_back(fen: int) -> None:
    amount = Money(fen)
    assert Money.parse(str(amount)) == amount == Money.parse(amount.grouped())


@given(st.text(max_size=12))
def test_any_text_is_an_amount_or_a_refusal(typed: str) -> None:
    try:
        amount = Money.parse(typed)
    except NotAnAmount:
        return
    assert 0 <= amount.fen < 10**14


@pytest.mark.parametrize(
    ("fen", "plain", "grouped", "in_wan"),
    [
        (0, "0.00", "0.00", "0.00"),
        (5, "0.05", "0.05", "0.00"),
        (-123_456_789, "-1234567.89", "-1,234,567.89", "-123.46"),
        (29_700_320_000, "297003200.00", "297,003,200.00", "29,700.32"),
        (5_000, "50.00", "50.00", "0.01"),
        (4_999, "49.99", "49.99", "0.00"),
    ],
)
def test_an_amount_is_shown_in_yuan_and_in_wan(fen: int, plain: str, grouped: str, in_wan: str) -> None:
    amount = Money(fen)
    assert (yuan(fen), str(amount), amount.grouped(), amount.in_wan()) == (plain, plain, grouped, in_wan)


@given(st.fractions())
def test_half_a_fen_is_rounded_away_from_zero(exact: Fraction) -> None:
    rounded = round_half_up(exact)
    assert abs(rounded - exact) <= Fraction(1, 2)
    if abs(rounded - exact) == Fraction(1, 2):
        assert abs(rounded) > abs(exact)


@given(st.lists(st.integers(-(10**9), 10**9)))
def test_a_total_is_the_sum_of_its_fen(amounts: list[int]) -> None:
    assert total(map(Money, amounts)).fen == sum(amounts)
