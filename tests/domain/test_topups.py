"""Top-ups of a prepaid customer: what recovers the old debt, and what is energy credit."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.account import Account
from desktop.domain.allocation import Order
from desktop.domain.entries import OpenBill, Posted, Terms
from desktop.domain.errors import NotARecovery
from desktop.domain.topups import DebtRecovery, RecoveryMode, debt_of, read_recovery, top_up
from tests.counter import day, yuan

TERMS = Terms()
COMMISSIONED = day("2012-06-10")


def owing(*amounts: int) -> Account:
    """Return an account that was commissioned with bills that are not due yet."""
    bills = [
        OpenBill(f"B{count}", 201200 + count, day("2012-05-01"), day("2012-06-30"), amount, True)
        for count, amount in enumerate(amounts, 1)
    ]
    return Account(bills, frozen_on=COMMISSIONED)


def tops_up(account: Account, amount: str, recovery: DebtRecovery, on: str = "2012-06-11") -> tuple[int, int]:
    """Top an account up; return what it recovered and the energy credit, in fen."""
    act = top_up(account, yuan(amount).fen, day(on), TERMS, recovery)
    return -act.fen("principal") - act.fen("penalty", "topup"), act.fen("prestored")


@pytest.mark.parametrize(("amount", "left", "energy"), [("30.00", 7_000, 0), ("130.00", 0, 3_000)])
def test_case_18_all_at_once(amount: str, left: int, energy: int) -> None:
    account = owing(10_000)
    assert tops_up(account, amount, read_recovery("all"))[1] == energy
    assert debt_of(account, COMMISSIONED, TERMS) == left


def test_case_19_a_percentage_of_each_top_up() -> None:
    account, recovery = owing(10_000), read_recovery("percent:30")
    assert tops_up(account, "200.00", recovery) == (6_000, 14_000)
    assert tops_up(account, "200.00", recovery) == (4_000, 16_000)
    assert debt_of(account, COMMISSIONED, TERMS) == 0


def test_a_percentage_is_rounded_half_up_to_the_fen() -> None:
    assert read_recovery("percent:30").of_top_up(105, 10_000, COMMISSIONED) == 32


def test_a_fixed_amount_of_each() -> None:
    account, recovery = owing(10_000), read_recovery("fixed:50.00")
    assert tops_up(account, "30.00", recovery) == (3_000, 0)
    assert tops_up(account, "200.00", recovery) == (5_000, 15_000)
    assert tops_up(account, "200.00", recovery) == (2_000, 18_000)


def test_by_a_deadline_the_debt_falls_in_a_straight_line() -> None:
    account = owing(10_000)
    by = DebtRecovery(RecoveryMode.BY, by=day("2012-06-30"), since=COMMISSIONED, debt=10_000)
    assert tops_up(account, "200.00", by, "2012-06-15") == (2_500, 17_500)
    assert tops_up(account, "200.00", by, "2012-06-15") == (0, 20_000)
    assert tops_up(account, "200.00", by, "2012-06-30") == (7_500, 12_500)


def test_what_is_deferred_recovers_nothing() -> None:
    deferred = DebtRecovery(RecoveryMode.ALL, deferred_until=day("2012-06-30"))
    assert deferred.of_top_up(10_000, 10_000, day("2012-06-30")) == 0
    assert deferred.of_top_up(10_000, 10_000, day("2012-07-01")) == 10_000


def test_the_oldest_bill_is_recovered_first() -> None:
    account = owing(6_000, 4_000)
    tops_up(account, "70.00", read_recovery("all"))
    assert [bill.outstanding for bill in account.bills.values()] == [0, 3_000]


def test_no_penalty_accrues_from_commissioning_on() -> None:
    late = Account(
        [OpenBill("B1", 201204, day("2012-05-01"), day("2012-05-31"), 100_000, False)], frozen_on=COMMISSIONED
    )
    assert debt_of(late, COMMISSIONED, TERMS) == 102_000
    assert debt_of(late, day("2013-06-10"), TERMS) == 102_000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "none",
        "percent:0",
        "percent:101",
        "percent:3.5",
        "fixed:0",
        "fixed:-1",
        "fixed:1.234",
        "by:2012-02-30",
    ],
)
def test_what_is_no_mode_is_refused(text: str) -> None:
    with pytest.raises(NotARecovery):
        read_recovery(text)


modes = st.one_of(
    st.just("all"),
    st.integers(1, 100).map(lambda percent: f"percent:{percent}"),
    st.integers(1, 90_000).map(lambda fen: f"fixed:{fen // 100}.{fen % 100:02d}"),
    st.dates(COMMISSIONED, date(2013, 12, 31)).map(lambda by: f"by:{by.isoformat()}"),
)


@given(
    st.lists(st.integers(1, 300_00), max_size=4),
    st.lists(st.tuples(st.integers(1, 400_00), st.integers(0, 90)), min_size=1, max_size=8),
    modes,
    st.sampled_from(Order),
)
def test_no_top_up_recovers_more_than_the_debt_or_loses_a_fen(
    bills: list[int], topups: list[tuple[int, int]], mode: str, order: Order
) -> None:
    account, terms = owing(*bills), Terms(order=order)
    asked, whole = read_recovery(mode), debt_of(account, COMMISSIONED, terms)
    recovery = DebtRecovery(asked.mode, asked.value, asked.by, COMMISSIONED, whole)
    on, energy, recovered = COMMISSIONED, 0, 0
    for fen, days in topups:
        on += timedelta(days)
        before = debt_of(account, on, terms)
        act = top_up(account, fen, on, terms, recovery)
        part = before - debt_of(account, on, terms)
        assert 0 <= part <= min(fen, before)
        assert part + act.fen("prestored") == fen
        energy, recovered = energy + act.fen("prestored"), recovered + part
        if mode == "all" or (asked.by and on >= asked.by):
            assert part == min(fen, before)
    assert account.held_for("energy") == energy
    assert recovered + debt_of(account, on, terms) == whole
    assert account.prestored == 0


@given(st.integers(1, 300_00), st.integers(1, 400_00), modes)
def test_a_reversed_top_up_leaves_everything_as_it_was(debt: int, fen: int, mode: str) -> None:
    account = owing(debt)
    asked = read_recovery(mode)
    recovery = DebtRecovery(asked.mode, asked.value, asked.by, COMMISSIONED, debt)
    act = top_up(account, fen, COMMISSIONED, TERMS, recovery)
    posted = [Posted(seq, line) for seq, line in enumerate(act.lines, 1)]
    account.reverse(posted, COMMISSIONED, TERMS, number="GD1")
    assert (debt_of(account, COMMISSIONED, TERMS), account.held_for("energy")) == (debt, 0)
