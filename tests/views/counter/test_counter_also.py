"""One payer at the counter's window who pays for several customers."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt

from desktop.domain.payments import Receipt
from tests.counter import Counter
from tests.views.counter.desk import ENTER, FU, WANG, CounterDesk

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def two(county: Counter, bill: Callable[..., str], allow_sql: Allow) -> None:
    """Two customers who owe."""
    with allow_sql():
        if not county.office.finding.search(WANG):
            county.customer(WANG, name="王文")
    bill(FU, "80.00")
    bill(WANG, "45.50")


def adds(desk: CounterDesk, number: str) -> None:
    """Ask for another customer by keyboard, and look at what is to be paid then."""
    before = len(desk.page.customer.also.lines)
    desk.presses(Qt.Key.Key_F12)
    assert desk.focus is desk.search
    desk.types(number)
    desk.presses(ENTER)
    desk.qtbot.waitUntil(lambda: len(desk.page.customer.also.lines) == before + 1)
    desk.looks()


@pytest.mark.usefixtures("two")
def test_another_customer_is_paid_with_a_key_its_number_and_enter(
    desk: CounterDesk, receipt: Callable[[int], Receipt]
) -> None:
    desk.calls(FU)
    adds(desk, WANG)
    assert desk.page.customer.panel.amount.text() == "125.50"
    assert "45.50" in desk.page.customer.panel.made_of
    assert desk.focus is desk.page.customer.panel.amount
    desk.posts()
    assert desk.keys == 4
    paid = receipt(1)
    assert [(one.customer_no, str(one.amount)) for one in paid.customers] == [(FU, "80.00"), (WANG, "45.50")]
    assert str(paid.outstanding_after) == "0.00"
    assert desk.serves_nobody


@pytest.mark.usefixtures("two")
def test_esc_in_the_search_goes_back_to_the_payer_alone(desk: CounterDesk) -> None:
    desk.calls(FU)
    desk.presses(Qt.Key.Key_F12)
    desk.presses(Qt.Key.Key_Escape)
    assert desk.page.serving == FU
    assert desk.focus is desk.page.customer.panel.amount
    assert desk.page.customer.also.lines == ()


@pytest.mark.usefixtures("two")
def test_a_smaller_amount_for_the_other_is_typed(
    desk: CounterDesk, receipt: Callable[[int], Receipt]
) -> None:
    desk.calls(FU)
    adds(desk, WANG)
    [line] = desk.page.customer.also.lines
    line.amount.setFocus()
    line.amount.selectAll()
    desk.types("20.00")
    desk.looks()
    assert desk.page.customer.panel.amount.text() == "100.00"
    desk.presses(ENTER)
    assert desk.focus is desk.page.customer.panel.amount
    desk.posts()
    assert [str(one.amount) for one in receipt(1).customers] == ["80.00", "20.00"]


@pytest.mark.usefixtures("two")
def test_too_little_for_the_payer_is_said_under_the_field_and_not_posted(desk: CounterDesk) -> None:
    desk.calls(FU)
    adds(desk, WANG)
    desk.offers("45.50")
    desk.presses(ENTER)
    assert "nothing for this customer" in desk.page.customer.panel.problem
    assert desk.page.serving == FU
    assert desk.receipts() == []


@pytest.mark.usefixtures("two")
def test_one_is_let_be_again_and_the_next_customer_begins_alone(desk: CounterDesk) -> None:
    desk.calls(FU)
    adds(desk, WANG)
    adds_nobody_twice(desk)
    desk.page.customer.also.lines[0].dropped.emit(desk.page.customer.also.lines[0])
    desk.looks()
    assert desk.page.customer.panel.amount.text() == "80.00"
    adds(desk, WANG)
    desk.presses(Qt.Key.Key_Escape)
    desk.calls(WANG)
    assert desk.page.customer.also.lines == ()
    assert desk.page.customer.panel.amount.text() == "45.50"


def adds_nobody_twice(desk: CounterDesk) -> None:
    """Ask for the same customer again, and for the payer: nothing changes."""
    for number in (WANG, FU):
        desk.presses(Qt.Key.Key_F12)
        desk.types(number)
        desk.presses(ENTER)
        desk.qtbot.waitUntil(lambda: desk.focus is desk.page.customer.panel.amount)
        desk.settle()
    assert [line.customer_no for line in desk.page.customer.also.lines] == [WANG]
