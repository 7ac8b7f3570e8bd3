"""What becomes of the money at the counter: change or prestored, which bills, and how it came in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.domain.payments import Method, Receipt
from tests.views.counter.desk import ENTER, FU, CounterDesk


def test_cash_above_what_is_owed_is_change_and_one_key_keeps_it(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.offers("200")
    assert desk.page.customer.panel.outcome.words.startswith("Change 120.00")
    desk.presses(Qt.Key.Key_F8)
    desk.looks()
    assert desk.page.customer.panel.outcome.words.startswith("Kept as prestored 120.00")
    desk.posts()
    paid = receipt(1)
    assert (str(paid.amount), str(paid.change), str(paid.prestored_after)) == ("200.00", "0.00", "120.00")


def test_the_change_stands_there_large_after_the_payment(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.offers("100")
    desk.posts()
    assert (str(receipt(1).amount), str(receipt(1).tendered)) == ("80.00", "100.00")
    assert desk.page.takings.panel.figure == "Change 20.00"
    assert "Handed over 100.00" in desk.page.takings.panel.facts


def test_what_comes_by_transfer_is_never_given_back_as_change(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.presses(Qt.Key.Key_F4)
    desk.offers("100")
    assert desk.page.customer.panel.outcome.words.startswith("Kept as prestored 20.00")
    desk.page.customer.panel.reference.setFocus()
    desk.types("20120520-7")
    desk.looks()
    desk.posts()
    paid = receipt(1)
    assert (paid.method, str(paid.amount), paid.reference) == (Method.TRANSFER, "100.00", "20120520-7")


@pytest.mark.parametrize(
    ("key", "method"),
    [
        (Qt.Key.Key_F2, Method.CASH),
        (Qt.Key.Key_F3, Method.POS),
        (Qt.Key.Key_F4, Method.TRANSFER),
        (Qt.Key.Key_F7, Method.CHEQUE),
        (Qt.Key.Key_F9, Method.WECHAT),
        (Qt.Key.Key_F10, Method.ALIPAY),
    ],
)
def test_each_method_has_its_key(
    desk: CounterDesk, bill: Callable[..., str], key: Qt.Key, method: Method
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.presses(key)
    assert desk.page.customer.panel.methods.method() is method
    assert desk.page.customer.panel.reference.isHidden() == (method is Method.CASH)


def test_where_the_money_goes_is_shown_before_it_is_posted(
    desk: CounterDesk, bill: Callable[..., str], owes: Callable[[str], list[str]]
) -> None:
    bill(FU, "50.00", "2012-05-20", month="201203")
    bill(FU, "60.00", "2012-05-20", month="201204")
    desk.calls(FU)
    assert desk.pays_now() == ["50.00", "60.00"]
    desk.offers("70")
    assert desk.pays_now() == ["50.00", "20.00"]
    assert desk.page.customer.panel.outcome.words.startswith("Still to pay afterwards 40.00")
    assert owes(FU) == ["50.00", "60.00"]


def test_bills_picked_by_hand_are_paid_and_no_others(
    desk: CounterDesk, bill: Callable[..., str], owes: Callable[[str], list[str]]
) -> None:
    bill(FU, "50.00", month="201203")
    bill(FU, "60.00", month="201204")
    desk.calls(FU)
    desk.presses(Qt.Key.Key_Down)
    desk.presses(Qt.Key.Key_Space)
    desk.looks()
    assert desk.page.customer.panel.amount.text() == "60.00"
    assert desk.page.customer.panel.made_of == "Principal 60.00, penalty 0.00"
    assert desk.pays_now() == ["—", "60.00"]
    desk.presses(ENTER)
    assert desk.focus is desk.page.customer.panel.amount
    desk.posts()
    assert owes(FU) == ["50.00", "0.00"]


def test_what_is_over_after_bills_picked_by_hand_is_kept_if_the_clerk_says_so(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "50.00", month="201203")
    bill(FU, "60.00", month="201204")
    desk.calls(FU)
    desk.page.customer.bills.setFocus()
    desk.presses(Qt.Key.Key_Space)
    desk.looks()
    desk.offers("100")
    desk.presses(Qt.Key.Key_F8)
    desk.looks()
    desk.posts()
    paid = receipt(1)
    assert (str(paid.allocation.to_prestored), str(paid.outstanding_after)) == ("40.00", "50.00")


def test_money_for_nothing_owed_is_kept_as_a_deposit(
    desk: CounterDesk, receipt: Callable[[int], Receipt]
) -> None:
    desk.calls(FU)
    assert desk.page.customer.panel.amount.text() == ""
    desk.types("100")
    desk.looks()
    assert desk.page.customer.panel.outcome.words.startswith("Kept as prestored 100.00")
    desk.posts()
    assert str(receipt(1).prestored_after) == "100.00"
