"""An account in motion, where no service reaches yet: refunds, waivers, a frozen debt, bounced cheques."""

from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from desktop.domain.account import Account
from desktop.domain.entries import Lot, OpenBill, Posted, Terms
from desktop.domain.errors import BillNotIssued, PrestoredMoneyUsed, PrestoredTooLittle, UnknownBill
from tests.counter import day, yuan

TERMS = Terms()
TODAY = day("2012-05-20")


def account(*deposits: str) -> Account:
    """Return an account that holds these deposits, made on consecutive days."""
    return Account(
        lots=[
            Lot(f"SJ{count}", TODAY + timedelta(count), yuan(deposit).fen, yuan(deposit).fen, seq=count)
            for count, deposit in enumerate(deposits, 1)
        ]
    )


def bill(number: str, amount: str, due: str = "2012-05-20", *, residential: bool = True) -> OpenBill:
    """Return a bill issued twenty days before it is due."""
    due_on = day(due)
    issued_on = due_on - timedelta(19)
    return OpenBill(
        number,
        issued_on.year * 100 + issued_on.month,
        issued_on,
        due_on,
        yuan(amount).fen,
        residential,
    )


def test_case_12_a_refund_takes_the_newest_deposit_first() -> None:
    held = account("60.00", "40.00")
    refund = held.refund(yuan("80.00").fen, day("2012-06-01"))
    assert [(line.lot.number, line.fen) for line in refund.lines if line.lot] == [
        ("SJ2", -4_000),
        ("SJ1", -4_000),
    ]
    assert held.prestored == yuan("20.00").fen


def test_case_12_no_more_is_refunded_than_is_held() -> None:
    held = account("50.00")
    with pytest.raises(PrestoredTooLittle) as refused:
        held.refund(yuan("50.01").fen, TODAY)
    assert (refused.value.asked, refused.value.held) == (5_001, 5_000)
    assert held.prestored == yuan("50.00").fen


def test_a_penalty_is_waived_whole_or_in_part() -> None:
    late = bill("B1", "1000.00", residential=False)
    owing = Account([late])
    on = day("2012-05-30")
    assert owing.penalty_due(late, on, TERMS) == 2_000
    owing.waive("B1", on, TERMS, 500)
    assert owing.penalty_due(late, on, TERMS) == 1_500
    owing.waive("B1", on, TERMS)
    assert owing.penalty_due(late, on, TERMS) == 0
    assert owing.waive("B1", on, TERMS).lines == []


def test_from_commissioning_on_the_old_debt_does_not_grow() -> None:
    late = bill("B1", "1000.00", residential=False)
    frozen = Account([late], frozen_on=day("2012-05-30"))
    assert frozen.penalty_due(late, day("2012-05-29"), TERMS) == 1_800
    assert frozen.penalty_due(late, day("2013-05-30"), TERMS) == 2_000


def test_a_bounced_cheque_counts_as_if_it_had_never_been_paid() -> None:
    late = bill("B1", "1000.00", residential=False)
    owing = Account([late])
    [payment] = owing.pay(late.amount, day("2012-05-25"), TERMS)
    posted = [Posted(seq, line) for seq, line in enumerate(payment.lines, 1)]
    owing.reverse(posted, day("2012-06-04"), TERMS, number="SJ1", bounced=True)
    assert late.outstanding == late.amount
    assert owing.penalty_due(late, day("2012-06-04"), TERMS) == yuan("30.00").fen


def test_a_mistyped_payment_that_is_taken_back_stops_the_days_in_between() -> None:
    late = bill("B1", "1000.00", residential=False)
    owing = Account([late])
    [payment] = owing.pay(late.amount, day("2012-05-25"), TERMS)
    posted = [Posted(seq, line) for seq, line in enumerate(payment.lines, 1)]
    owing.reverse(posted, day("2012-06-04"), TERMS, number="SJ1")
    assert owing.penalty_due(late, day("2012-06-04"), TERMS) == yuan("10.00").fen
    assert owing.penalty_due(late, day("2012-06-05"), TERMS) == yuan("12.00").fen


def test_a_bill_is_not_paid_before_it_is_issued() -> None:
    owing = Account([bill("B1", "80.00")])
    with pytest.raises(BillNotIssued):
        owing.pay(8_000, day("2012-04-30"), TERMS, first="B1")
    with pytest.raises(UnknownBill):
        owing.pay(8_000, day("2012-05-10"), TERMS, only=["B9"])


def test_prestored_money_pays_a_bill_on_the_day_it_is_issued_not_before() -> None:
    held = account("100.00")
    _, [use] = held.post_bill(bill("B1", "80.00", due="2012-07-20"), TERMS)
    assert use.on == day("2012-07-01")
    assert held.prestored == yuan("20.00").fen


def test_a_bill_that_comes_in_late_is_paid_on_the_deposits_day() -> None:
    held = account("100.00")
    late = bill("B1", "50.00", due="2012-05-20", residential=False)
    _, [use] = held.post_bill(late, TERMS)
    assert use.on == day("2012-05-21")
    assert (use.fen("principal"), use.fen("penalty", "use")) == (-5_000, -100)


def test_what_comes_back_of_a_use_is_not_used_again_by_itself() -> None:
    held = account("100.00")
    first = bill("B1", "80.00", due="2012-07-20")
    _, [use] = held.post_bill(first, TERMS)
    held.reverse(
        [Posted(seq, line) for seq, line in enumerate(use.lines, 9)], day("2012-07-02"), TERMS, number="YC1"
    )
    _, uses = held.post_bill(bill("B2", "90.00", due="2012-08-20"), TERMS)
    assert held.prestored == yuan("80.00").fen
    assert [use.fen("prestored") for use in uses] == [-2_000]


def test_a_deposit_that_paid_something_is_not_taken_back() -> None:
    owing = Account()
    [payment] = owing.pay(yuan("200.00").fen, day("2012-05-10"), TERMS, number="SJ1")
    _, [use] = owing.post_bill(bill("B1", "160.00", due="2012-06-20"), TERMS)
    use.number = "YC1"
    posted = [Posted(seq, line) for seq, line in enumerate(payment.lines, 1)]
    with pytest.raises(PrestoredMoneyUsed):
        owing.reverse(posted, day("2012-06-02"), TERMS, number="SJ1")
    assert owing.prestored == yuan("40.00").fen


@given(st.lists(st.integers(1, 20_000), min_size=1, max_size=5), st.integers(1, 60_000))
def test_a_refund_gives_back_what_was_asked_for_and_no_deposit_goes_below_zero(
    deposits: list[int], asked: int
) -> None:
    held = Account(lots=[Lot(f"SJ{n}", TODAY, fen, fen, seq=n) for n, fen in enumerate(deposits, 1)])
    try:
        refund = held.refund(asked, TODAY)
    except PrestoredTooLittle:
        assert asked > sum(deposits)
        assert held.prestored == sum(deposits)
        return
    assert refund.fen("prestored") == -asked
    assert held.prestored == sum(deposits) - asked
    assert all(lot.balance >= 0 for lot in held.lots)
