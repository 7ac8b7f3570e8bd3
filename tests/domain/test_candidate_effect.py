"""The effect expected of a conversion: the debt, the bill paid first, and the months the debt takes."""

from hypothesis import given, strategies as st

from desktop.domain.candidates import effect_of
from desktop.domain.topups import DebtRecovery, RecoveryMode, read_recovery
from tests.counter import day

ON = day("2012-06-20")
ALL = DebtRecovery(RecoveryMode.ALL)
YEAR = {201201: 10_000, 201202: 20_001}


def test_the_monthly_bill_is_the_mean_of_the_months_billed() -> None:
    effect = effect_of((30_000, 5_000), YEAR, ALL, ON)
    assert (effect.debt, effect.monthly, effect.months) == (35_000, 15_001, 3)


def test_one_who_owes_nothing_takes_no_month() -> None:
    assert effect_of((0, 0), YEAR, ALL, ON).months == 0


def test_one_who_was_never_billed_would_never_pay_a_debt_back() -> None:
    effect = effect_of((100, 0), {}, ALL, ON)
    assert (effect.monthly, effect.months) == (0, None)


@given(
    st.integers(0, 10**7),
    st.integers(0, 10**6),
    st.sampled_from(["all", "percent:30", "percent:1", "fixed:50.00", "fixed:0.01"]),
)
def test_so_many_months_bring_the_whole_debt_home_and_one_less_does_not(
    debt: int, monthly: int, mode: str
) -> None:
    recovery = read_recovery(mode)
    months = effect_of((debt, 0), {201205: monthly}, recovery, ON).months
    if months is None:
        assert debt and not recovery.of_top_up(monthly, debt, ON)
        return
    each = recovery.of_top_up(monthly, debt, ON)
    assert months * each >= debt
    assert months == 0 or (months - 1) * each < debt
