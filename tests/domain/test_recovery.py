"""The recovery rate: truncated, and whole only at exactly nothing unpaid."""

from decimal import ROUND_DOWN, Decimal

import pytest
from hypothesis import given, strategies as st

from desktop.domain.recovery import NOT_A_RATE, Part, Recovery, rate
from tests.counter import yuan


def part(receivable: str, received: str, offset: str = "0") -> Part:
    """Return what was receivable and received, in yuan."""
    whole = yuan(receivable).fen
    return Part(whole, whole - yuan(received).fen, yuan(offset).fen)


def test_case_14_three_rates_stand_apart() -> None:
    line = Recovery("昌江", part("750500", "640000"), part("500000", "340000"))
    assert (line.rate, line.current_year_rate, line.prior_rate) == ("78.36", "85.27", "68.00")
    assert line.cumulative.receivable == yuan("1250500").fen


def test_case_15_one_fen_unpaid_is_not_zero() -> None:
    line = Recovery("昌江", Part(yuan("297003200").fen, 1))
    assert (line.rate, line.is_zero) == ("99.99", False)
    assert Recovery("昌江", Part(yuan("297003200").fen, 0)).rate == "100.00"


def test_case_16_by_cash_and_with_prestored_offsets() -> None:
    line = Recovery("石碌", part("1000", "900", offset="300"))
    assert (line.cash_rate, line.rate) == ("60.00", "90.00")


def test_where_nothing_was_receivable_there_is_no_rate() -> None:
    line = Recovery("石碌", part("10", "10"))
    assert (line.prior_rate, line.rate) == (NOT_A_RATE, "100.00")
    assert Recovery("").customers_rate == NOT_A_RATE


def test_the_customers_rate_counts_those_who_owe_nothing() -> None:
    assert Recovery("石碌", customers=3, settled_customers=2).customers_rate == "66.66"


@pytest.mark.parametrize(
    ("received", "receivable", "shown"),
    [(0, 5, "0.00"), (1, 100_000, "0.00"), (-1, 5, "-20.00"), (-1, 100_000, "0.00"), (7, 5, "140.00")],
)
def test_a_rate_is_cut_off_never_rounded_up(received: int, receivable: int, shown: str) -> None:
    assert rate(received, receivable) == shown


@given(st.integers(1, 10**14), st.data())
def test_a_rate_is_whole_only_at_exactly_nothing_unpaid(receivable: int, data: st.DataObject) -> None:
    unpaid = data.draw(st.integers(0, receivable))
    shown = rate(receivable - unpaid, receivable)
    exact = Decimal(receivable - unpaid) * 100 / Decimal(receivable)
    assert (shown == "100.00") == (unpaid == 0)
    assert Decimal(shown) == exact.quantize(Decimal("0.01"), ROUND_DOWN)
