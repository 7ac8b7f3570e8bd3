"""The details of one customer: how it stands, its bills, payments and ledger, and the way to the counter."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from PySide6.QtCore import Qt

from desktop.views.business_day import BusinessDay
from tests.counter import Counter, day
from tests.views.customers.desk import ALT, CEMENT, CONTROL, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


def test_nobody_is_chosen_at_first(desk: CustomersDesk) -> None:
    assert (desk.shows, desk.page.details.bill_table.isVisible()) == ("", False)
    desk.presses(Qt.Key.Key_F9)
    desk.presses(Qt.Key.Key_F2)
    desk.presses(Qt.Key.Key_F7)
    assert desk.called == []
    assert not desk.page.customer_form.isVisible()
    assert not desk.page.bill_form.isVisible()


def test_the_head_says_what_is_owed_and_for_how_long(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    assert desk.page.details.head.words == (
        "Owed with penalty 192.18 / Unpaid bills: 1, 31 days overdue / Prestored 0.00"
    )
    desk.goes_to(CEMENT)
    assert "182,340.00 / Unpaid bills: 1, not due" in desk.page.details.head.words
    desk.goes_to(LIN)
    assert "0.00 / Nothing is owed." in desk.page.details.head.words


def test_what_is_overdue_is_reckoned_as_of_the_business_date(
    desk: CustomersDesk, business_day: BusinessDay
) -> None:
    desk.goes_to(FU)
    business_day.move(day("2012-05-21"))
    desk.page.refresh()
    desk.settle()
    assert "1 days overdue" in desk.page.details.head.words


def test_bills_stand_newest_first_and_say_how_they_stand(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    bills = desk.page.details.bills
    assert column(bills, 0) == ["2012-04", "2012-02"]
    assert column(bills, 1) == ["31 days overdue", "Paid"]
    assert column(bills, 3) == ["186.40", "—"]
    assert "186.40 × 31 days × 1‰ = 5.78" in column(bills, 8)[0]


def test_payments_are_read_when_they_are_looked_at(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    assert column(desk.page.details.payments_tab.model) == []
    desk.presses(Qt.Key.Key_2, ALT)
    assert column(desk.page.details.payments_tab.model) == ["2012-03-15"]
    desk.goes_to(CEMENT)
    assert column(desk.page.details.payments_tab.model) == []


def test_the_ledger_tells_what_each_entry_left(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_3, ALT)
    ledger = desk.page.details.ledger_tab.model
    assert column(ledger, 1) == ["Principal paid", "Bill issued", "Bill issued"]
    assert column(ledger, 2) == ["-80.00", "+80.00", "+186.40"]
    assert column(ledger, 3) == ["186.40", "266.40", "186.40"]


def test_a_receipt_is_saved_once_more(desk: CustomersDesk, door: RecordedDoor, tmp_path: Path) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_2, ALT)
    desk.page.details.payments_tab.view.selectRow(0)
    desk.presses(Qt.Key.Key_R, CONTROL)
    desk.presses(Qt.Key.Key_R, CONTROL)
    assert door.news == ["Receipt SJ00000001 is saved."] * 2
    files = sorted(file.name for file in (tmp_path / "papers").rglob("*.pdf"))
    assert files == ["SJ00000001-1.pdf", "SJ00000001.pdf"]


def test_enter_on_a_payment_lets_the_counter_print_its_receipt(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_2, ALT)
    desk.page.details.payments_tab.view.selectRow(0)
    desk.presses(Qt.Key.Key_Return)
    desk.presses(Qt.Key.Key_P, CONTROL)
    assert desk.printed == ["SJ00000001"] * 2


def test_a_payment_that_was_reversed_names_what_reversed_it(
    desk: CustomersDesk, county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        county.reverses("SJ00000001", "2012-06-20")
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_2, ALT)
    assert column(desk.page.details.payments_tab.model, 4) == ["CZ00000001"]


def test_one_key_sends_a_customer_to_the_counter(desk: CustomersDesk) -> None:
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_F9)
    assert desk.called == [LIN]


def test_enter_on_a_row_goes_over_to_the_details(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_Return)
    assert desk.tabs.isAncestorOf(desk.focus)
