"""What an act would come to is what it comes to; foreseeing it posts nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.acts import Foreseen, RefundDraft
from desktop.domain.errors import CorrectionNotLower, NotACheque, PrestoredMoneyUsed, PrestoredTooLittle
from desktop.domain.payments import Method
from tests.counter import Counter, day, yuan

ON = day("2012-06-20")


@pytest.fixture
def counter(tmp_path: Path) -> Counter:
    return Counter(tmp_path / "office.db")


def _after(foreseen: Foreseen) -> tuple[str, str, str]:
    after = foreseen.after
    return str(after.outstanding), str(after.penalty), str(after.prestored)


def _stands(counter: Counter, customer: str) -> tuple[str, str, str]:
    account = counter.account(customer, str(ON))
    return str(account.outstanding), str(account.penalty), str(account.prestored)


def test_a_deposit_says_what_it_pays_at_once_and_what_stays(counter: Counter) -> None:
    customer = counter.customer()
    counter.bill(customer, "160.00", due="2012-06-20")
    draft = replace(counter.draft(customer, "200.00", str(ON)), prestore=True)
    foreseen = counter.office.foresight.payment(draft)
    assert _stands(counter, customer) == ("160.00", "0.00", "0.00")
    assert [str(line.principal) for line in foreseen.allocation.lines] == ["160.00"]
    counter.office.payments.take(draft)
    assert _after(foreseen) == _stands(counter, customer) == ("0.00", "0.00", "40.00")


def test_a_refund_says_what_remains_and_refuses_what_is_not_held(counter: Counter) -> None:
    customer = counter.customer()
    counter.takes(customer, "50.00")
    foresee = counter.office.foresight.refund
    foreseen = foresee(RefundDraft("r", customer, yuan("30.00"), ON))
    assert (foreseen.before.prestored, foreseen.after.prestored) == (yuan("50.00"), yuan("20.00"))
    with pytest.raises(PrestoredTooLittle):
        foresee(RefundDraft("r", customer, yuan("50.01"), ON))


def test_a_correction_says_what_comes_back_as_prestored(counter: Counter) -> None:
    customer = counter.customer()
    bill = counter.bill(customer, "100.00", due="2012-06-20")
    counter.takes(customer, "100.00", str(ON))
    foreseen = counter.office.foresight.correct(bill, yuan("70.00"), ON)
    counter.office.acts.correct(bill, yuan("70.00"), ON, "抄表错误")
    assert _after(foreseen) == _stands(counter, customer) == ("0.00", "0.00", "30.00")
    with pytest.raises(CorrectionNotLower):
        counter.office.foresight.correct(bill, yuan("70.00"), ON)


def test_a_waiver_and_a_write_off_say_what_is_owed_afterwards(counter: Counter) -> None:
    customer = counter.customer()
    bill = counter.bill(customer, "1000.00", due="2012-05-20")
    waived = counter.office.foresight.waive(bill, ON, yuan("10.00"))
    assert _after(waived) == ("1000.00", "21.00", "0.00")
    written_off = counter.office.foresight.write_off(bill, ON)
    counter.office.acts.write_off(bill, ON, "破产")
    assert _after(written_off) == _stands(counter, customer) == ("0.00", "0.00", "0.00")


def test_a_transfer_says_how_both_customers_stand_afterwards(counter: Counter) -> None:
    payer, payee = counter.customer(), counter.customer("0706000000000002")
    counter.takes(payer, "100.00", str(ON))
    counter.bill(payee, "60.00", due="2012-06-20")
    foreseen = counter.office.foresight.transfer(payer, payee, yuan("80.00"), ON)
    counter.office.acts.transfer(payer, payee, yuan("80.00"), ON, "户主搬家")
    assert _after(foreseen) == _stands(counter, payer)
    assert foreseen.payee_after is not None
    assert (foreseen.payee_after.outstanding, foreseen.payee_after.prestored) == (yuan("0.00"), yuan("20.00"))


def test_a_reversal_says_what_is_owed_again_and_refuses_used_money(counter: Counter) -> None:
    customer = counter.customer()
    counter.bill(customer, "80.00", due="2012-06-20")
    receipt = counter.takes(customer, "200.00", str(ON)).receipt_no
    foreseen = counter.office.foresight.reverse(receipt, ON)
    assert _after(foreseen) == ("80.00", "0.00", "0.00")
    counter.bill(customer, "10.00", due="2012-07-20", issued="2012-06-20")
    with pytest.raises(PrestoredMoneyUsed):
        counter.office.foresight.reverse(receipt, ON)


def test_only_a_cheque_is_foreseen_to_bounce(counter: Counter) -> None:
    customer = counter.customer()
    counter.bill(customer, "100.00", due="2012-05-20")
    cheque = counter.takes(customer, "100.00", "2012-05-20", method=Method.CHEQUE).receipt_no
    cash = counter.takes(customer, "5.00", "2012-05-20").receipt_no
    foreseen = counter.office.foresight.reverse(cheque, ON, bounced=True)
    counter.office.acts.bounce(cheque, ON, "空头")
    assert _after(foreseen) == _stands(counter, customer) == ("100.00", "3.10", "5.00")
    with pytest.raises(NotACheque):
        counter.office.foresight.reverse(cash, ON, bounced=True)
