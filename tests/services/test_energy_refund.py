"""Closing a prepaid account: energy credit is given back as far as the meter still shows it."""

from dataclasses import replace

import pytest

from desktop.domain.acts import Purpose, RefundDraft
from desktop.domain.errors import (
    AboveRemaining,
    DebtStillOwed,
    EnergyOnItsWay,
    EnergyTooLittle,
    KeyReused,
    PrestoredMoneyUsed,
    PrestoredTooLittle,
    ReasonMissing,
    RemainingUnknown,
    SecondPersonNeeded,
)
from desktop.domain.rights import Role
from tests.counter import Counter, day, yuan
from tests.services.prepaid import WANG, Prepaid, converted

ON = day("2012-06-20")


def closing(amount: str, remaining: str | None = None, key: str = "close") -> RefundDraft:
    """Write down what is given back, and what the meter shows."""
    shown = yuan(remaining) if remaining else None
    return RefundDraft(key, WANG, yuan(amount), ON, purpose=Purpose.ENERGY, remaining=shown)


@pytest.fixture
def prepaid(counter: Counter) -> Prepaid:
    """Return a prepaid customer who bought 60.00 and then 40.00."""
    prepaid = converted(counter)
    prepaid.tops_up("60.00")
    prepaid.tops_up("40.00", "2012-06-12")
    return prepaid


def test_the_newest_energy_goes_back_first_and_never_below_zero(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    done = counter.office.acts.refund(closing("80.00", "80.00"))
    assert (done.number, done.kind, str(done.energy), str(done.prestored)) == (
        "GT00000001",
        "energy-refund",
        "20.00",
        "0.00",
    )
    assert prepaid.energy() == "20.00"
    taken = [line for line in counter.office.customers.journal(WANG) if line.kind == "energy-refund"]
    assert [line.fen for line in taken] == [-40_00, -40_00]
    with pytest.raises(EnergyTooLittle) as refused:
        counter.office.acts.refund(closing("20.01", "90.00", "again"))
    assert (refused.value.asked, refused.value.held) == (20_01, 20_00)


def test_the_same_key_gives_energy_back_once(prepaid: Prepaid) -> None:
    acts = prepaid.counter.office.acts
    first = acts.refund(closing("80.00", "80.00"))
    assert acts.refund(closing("80.00", "80.00")).number == first.number
    assert prepaid.energy() == "20.00"
    with pytest.raises(KeyReused):
        acts.refund(replace(closing("80.00", "80.00"), purpose=Purpose.PRESTORED))


def test_energy_and_prestored_money_are_never_taken_for_each_other(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    with pytest.raises(PrestoredTooLittle):
        counter.office.acts.refund(replace(closing("1.00"), purpose=Purpose.PRESTORED))
    counter.takes(WANG, "30.00", "2012-06-20")
    counter.office.acts.refund(closing("100.00", "100.00"))
    assert (prepaid.energy(), str(counter.prestored(WANG, "2012-06-20"))) == ("0.00", "30.00")


def test_no_more_goes_back_than_the_meter_shows(prepaid: Prepaid) -> None:
    acts, foresight = prepaid.counter.office.acts, prepaid.counter.office.foresight
    with pytest.raises(RemainingUnknown):
        acts.refund(closing("80.00"))
    for asked in (acts.refund, foresight.refund):
        with pytest.raises(AboveRemaining):
            asked(closing("80.00", "79.99"))
    assert str(foresight.refund(closing("79.99", "79.99")).after.energy) == "20.01"
    assert prepaid.energy() == "100.00"


def test_a_debt_that_is_left_must_be_confirmed_with_a_reason(counter: Counter) -> None:
    prepaid = converted(counter, debt="100.00", recover="percent:30")
    prepaid.tops_up("100.00")
    acts = counter.office.acts
    with pytest.raises(DebtStillOwed) as refused:
        acts.refund(closing("70.00", "70.00"))
    assert refused.value.debt == 70_00
    confirmed = replace(closing("70.00", "70.00"), despite_debt=True)
    with pytest.raises(ReasonMissing):
        acts.refund(confirmed)
    done = acts.refund(replace(confirmed, reason="拆迁"))
    assert (str(done.outstanding), prepaid.energy()) == ("70.00", "0.00")


def test_no_energy_goes_back_while_a_token_has_not_come(counter: Counter) -> None:
    counter.office.settings.set("vending.adapter", "manual")
    prepaid = converted(counter)
    prepaid.tops_up("60.00")
    with pytest.raises(EnergyOnItsWay) as refused:
        counter.office.acts.refund(closing("60.00", "60.00"))
    assert refused.value.requests == ("GQ00000001",)
    counter.office.vending.enter("GQ00000001", "12345678901234567890", ON)
    assert str(counter.office.acts.refund(closing("12.50", "12.50")).amount) == "12.50"


def test_a_refund_is_reversed_and_a_top_up_that_was_given_back_is_not(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    done = counter.office.acts.refund(closing("80.00", "80.00"))
    with pytest.raises(PrestoredMoneyUsed) as refused:
        counter.reverses("GD00000002", "2012-06-20")
    assert refused.value.used_by == (done.number,)
    counter.reverses(done.number, "2012-06-20")
    assert prepaid.energy() == "100.00"
    counter.reverses("GD00000002", "2012-06-20")
    assert prepaid.energy() == "60.00"


def test_its_voucher_tells_of_energy(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    done = counter.office.acts.refund(closing("80.00", "80.00"))
    voucher, _ = counter.office.vouchers.printed(done.number)
    assert (voucher.kind, str(voucher.amount), str(voucher.prestored_after)) == (
        "energy-refund",
        "80.00",
        "20.00",
    )
    assert counter.office.vouchers.refund(done.number).printed == 1


def test_cash_that_went_back_leaves_the_till(prepaid: Prepaid) -> None:
    counter = prepaid.counter
    counter.office.shifts.open(ON, yuan("200.00"))
    counter.office.acts.refund(closing("80.00", "80.00"))
    [cash] = counter.office.shifts.book(ON).takings
    assert (str(cash.collected), str(cash.paid_out)) == ("0.00", "80.00")


def test_a_second_person_confirms_where_the_bureau_wants_that(prepaid: Prepaid) -> None:
    users = prepaid.counter.office.users
    users.add("陈主任", Role.ADMINISTRATOR, "陈主任-2012-long")
    users.sign_in("陈主任", "陈主任-2012-long")
    prepaid.counter.office.settings.set("supervisor.second_person", "on")
    with pytest.raises(SecondPersonNeeded):
        prepaid.counter.office.acts.refund(closing("80.00", "80.00"))
