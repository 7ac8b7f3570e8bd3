"""Counter-bills, write-offs, transfers and fees, where no service reaches yet."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.account import Account
from desktop.domain.adjustments import correct, pledge, transfer, write_off
from desktop.domain.entries import Act, Lot, OpenBill, Posted, Terms
from desktop.domain.errors import (
    ChangedSince,
    CorrectionNotLower,
    NothingToWriteOff,
    PrestoredTooLittle,
    WrittenOffBefore,
)
from tests.counter import day, yuan

TERMS = Terms()
DUE = day("2012-05-20")
LATER = day("2012-06-19")


def owing(amount: str = "100.00", *, residential: bool = True) -> Account:
    """Return an account with one bill."""
    issued = DUE - timedelta(19)
    return Account([OpenBill("B1", 201204, issued, DUE, yuan(amount).fen, residential)])


def posted(act: Act) -> list[Posted]:
    """Return an act's entries as its reversal reads them."""
    return [Posted(seq, line) for seq, line in enumerate(act.lines, 1)]


def fen(account: Account) -> tuple[int, int, int]:
    """Return what is owed, what is held, and the penalty due."""
    bill = account.bills["B1"]
    return bill.outstanding, account.prestored, account.penalty_due(bill, LATER, TERMS)


def test_a_counter_bill_counts_from_the_day_of_issue() -> None:
    account = owing("2000.00", residential=False)
    correct(account, "B1", yuan("1000.00").fen, LATER, TERMS)
    assert fen(account) == (100_000, 0, 6_000)


def test_what_was_paid_too_much_becomes_prestored() -> None:
    account = owing()
    account.pay(10_000, DUE, TERMS)
    act = correct(account, "B1", yuan("70.00").fen, LATER, TERMS)
    assert [(line.account, line.kind, line.fen) for line in act.lines] == [
        ("principal", "correction", -3_000),
        ("principal", "release", 3_000),
        ("prestored", "release", 3_000),
    ]
    assert fen(account) == (0, 3_000, 0)


def test_a_penalty_that_was_charged_on_too_much_is_charged_anew_but_not_below_what_was_paid() -> None:
    account = owing("2000.00", residential=False)
    account.pay(200_000, LATER, TERMS)
    assert account.penalty_due(account.bills["B1"], LATER, TERMS) == 12_000
    correct(account, "B1", yuan("1000.00").fen, LATER, TERMS)
    assert fen(account) == (0, 100_000, 6_000)
    paid = owing("2000.00", residential=False)
    paid.pay(212_000, LATER, TERMS)
    correct(paid, "B1", yuan("1000.00").fen, LATER, TERMS)
    assert fen(paid) == (0, 100_000, 0)


def test_a_counter_bill_only_lowers() -> None:
    with pytest.raises(CorrectionNotLower):
        correct(owing(), "B1", yuan("100.00").fen, LATER, TERMS)


def test_what_prestored_money_paid_is_released_first() -> None:
    account = owing()
    account.pay(4_000, DUE, TERMS)
    account.lots = [Lot("YS1", DUE, 6_000, 6_000, seq=1)]
    [use] = account.use_prestored(DUE, TERMS)
    assert use.fen("principal") == -6_000
    act = correct(account, "B1", yuan("30.00").fen, LATER, TERMS)
    released = [(line.fen, line.by_prestored) for line in act.lines if line.kind == "release" and line.bill]
    assert released == [(6_000, True), (1_000, False)]


def test_a_bill_that_was_written_off_owes_nothing_and_is_collected_still() -> None:
    account = owing()
    write_off(account, "B1", LATER, TERMS)
    assert fen(account) == (0, 0, 0)
    act, *_ = account.pay(4_000, LATER, TERMS, first="B1")
    assert [(line.kind, line.fen) for line in act.lines] == [("recall", 4_000), ("payment", -4_000)]
    assert (account.bills["B1"].written_off, account.prestored) == (6_000, 0)


def test_a_payment_that_does_not_name_it_leaves_a_written_off_bill_alone() -> None:
    account = owing()
    write_off(account, "B1", LATER, TERMS)
    account.pay(4_000, LATER, TERMS)
    assert (account.bills["B1"].written_off, account.prestored) == (10_000, 4_000)


def test_a_write_off_that_was_collected_on_is_not_taken_back_before_that() -> None:
    account = owing()
    off = write_off(account, "B1", LATER, TERMS)
    paid, *_ = account.pay(4_000, LATER, TERMS, first="B1")
    with pytest.raises(ChangedSince):
        account.reverse(posted(off), LATER, TERMS, number="HX1")


def test_a_reversed_write_off_owes_as_if_it_had_never_been() -> None:
    account = owing("2000.00", residential=False)
    off = write_off(account, "B1", DUE + timedelta(10), TERMS)
    account.reverse(posted(off), LATER, TERMS, number="HX1")
    assert fen(account) == (200_000, 0, 12_000)


def test_what_owes_nothing_is_not_written_off_and_what_was_is_not_corrected() -> None:
    account = owing()
    write_off(account, "B1", LATER, TERMS)
    with pytest.raises(NothingToWriteOff):
        write_off(account, "B1", LATER, TERMS)
    with pytest.raises(WrittenOffBefore):
        correct(account, "B1", 0, LATER, TERMS)


def test_a_transfer_pays_what_the_other_owes() -> None:
    giver, taker = Account(lots=[Lot("SJ1", DUE, 5_000, 5_000, seq=1)]), owing()
    act, [use] = transfer(giver, taker, 3_000, LATER, TERMS)
    assert [line.fen for line in act.lines] == [-3_000, 3_000]
    assert (giver.prestored, taker.prestored, use.fen("principal")) == (2_000, 0, -3_000)


def test_a_fee_pays_no_bill_and_no_refund_but_its_own_gives_it_back() -> None:
    account = owing()
    pledge(account, 50_000, DUE)
    assert (account.prestored, account.held_for("fee")) == (0, 50_000)
    assert list(account.use_prestored(LATER, TERMS)) == []
    with pytest.raises(PrestoredTooLittle):
        account.refund(1, LATER)
    account.refund(50_000, LATER, kind="fee-refund")
    assert account.held_for("fee") == 0


@given(
    st.integers(1, 5_000_00),
    st.integers(0, 5_000_00),
    st.integers(0, 99),
    st.integers(0, 400),
    st.booleans(),
)
def test_no_correction_creates_or_loses_a_fen(
    amount: int, paid: int, percent: int, days: int, residential: bool
) -> None:
    account = Account([OpenBill("B1", 201204, DUE - timedelta(19), DUE, amount, residential)])
    on = DUE + timedelta(days)
    bill = account.bills["B1"]
    if paid:
        account.pay(paid, on, TERMS)
    to = amount * percent // 100
    correct(account, "B1", to, on, TERMS)
    assert bill.outstanding >= 0
    assert to - bill.outstanding + bill.penalty_paid + account.prestored == paid


@given(st.integers(1, 5_000_00), st.integers(0, 4_999_99), st.integers(0, 400), st.data())
def test_a_write_off_and_what_is_collected_of_it_balance(
    amount: int, paid: int, days: int, data: st.DataObject
) -> None:
    account = Account([OpenBill("B1", 201204, DUE - timedelta(19), DUE, amount, True)])
    on = DUE + timedelta(days)
    bill = account.bills["B1"]
    if paid:
        account.pay(min(paid, amount - 1) or 1, on, TERMS)
    if bill.is_settled:
        return
    write_off(account, "B1", on, TERMS)
    assert bill.is_settled
    whole = bill.written_off + bill.penalty_written_off
    part = data.draw(st.integers(1, whole))
    account.pay(part, on, TERMS, first="B1")
    assert bill.written_off + bill.penalty_written_off + part == whole
    assert bill.is_settled
