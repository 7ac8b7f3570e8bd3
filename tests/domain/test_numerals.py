"""Amounts in capital numerals, held against a reader that was written apart from the writer."""

import re

import pytest
from hypothesis import example, given, strategies as st

from desktop.domain.money import Money
from desktop.domain.numerals import capital

DIGITS = {char: digit for digit, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
UNITS = {"拾": 10, "佰": 100, "仟": 1000}


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1234.56", "壹仟贰佰叁拾肆元伍角陆分"),
        ("10.00", "壹拾元整"),
        ("100.05", "壹佰元零伍分"),
        ("10.50", "壹拾元伍角整"),
        ("1001.50", "壹仟零壹元伍角整"),
        ("0.05", "伍分"),
        ("100000.05", "壹拾万元零伍分"),
        ("0.00", "零元整"),
        ("0.50", "伍角整"),
        ("0.55", "伍角伍分"),
        ("20.05", "贰拾元零伍分"),
        ("1010.00", "壹仟零壹拾元整"),
        ("10001.00", "壹万零壹元整"),
        ("10100.00", "壹万零壹佰元整"),
        ("1001000.00", "壹佰万壹仟元整"),
        ("100001000.00", "壹亿零壹仟元整"),
        ("297003200.00", "贰亿玖仟柒佰万叁仟贰佰元整"),
        ("100000001.01", "壹亿零壹元零壹分"),
        ("123456789012.34", "壹仟贰佰叁拾肆亿伍仟陆佰柒拾捌万玖仟零壹拾贰元叁角肆分"),
    ],
)
def test_an_amount_is_written_as_the_bank_wants_it(amount: str, written: str) -> None:
    assert capital(Money.parse(amount)) == written


def test_what_is_taken_back_is_written_with_its_sign() -> None:
    assert capital(Money(-8_000)) == "负捌拾元整"


@given(st.integers(0, 99_999_999_999_999))
@example(10_000_000_05)
@example(100_000_000_00)
@example(99_999_999_999_999)
def test_what_is_written_is_read_back_as_the_same_amount(fen: int) -> None:
    assert read(capital(Money(fen))) == fen


@given(st.integers(1, 99_999_999_999_999))
def test_no_zero_is_doubled_or_left_hanging(fen: int) -> None:
    written = capital(Money(fen))
    assert "零零" not in written
    assert not re.search("零[元整万亿拾佰仟角分]", written)
    assert not written.startswith("零")


def read(written: str) -> int:
    """Read capital numerals back into fen, one character after the other."""
    fen = group = whole = digit = 0
    for char in written:
        if char in DIGITS:
            digit = DIGITS[char]
        elif char in UNITS:
            group, digit = group + digit * UNITS[char], 0
        elif char == "万":
            whole, group, digit = whole + (group + digit) * 10_000, 0, 0
        elif char == "亿":
            whole, group, digit = (whole + group + digit) * 100_000_000, 0, 0
        elif char == "元":
            fen, group, digit = (whole + group + digit) * 100, 0, 0
        elif char == "角":
            fen, digit = fen + digit * 10, 0
        elif char == "分":
            fen, digit = fen + digit, 0
    return fen
