"""The day's takings at the counter: listed, printed again, reversed; and papers that cannot be written."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.domain.payments import Method, Receipt
from desktop.services.office import Office
from desktop.views.business_day import BusinessDay
from tests.counter import Counter
from tests.views.counter.desk import CONTROL, ENTER, FU, WANG, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def paid(desk: CounterDesk, bill: Callable[..., str], county: Counter, allow_sql: Allow) -> CounterDesk:
    """A desk at which two customers have paid: 80.00 in cash, then 30.00 by POS."""
    with allow_sql():
        county.customer(WANG, name="王芳")
    bill(FU, "80.00")
    bill(WANG, "30.00")
    desk.calls(FU)
    desk.posts()
    desk.calls(WANG)
    desk.presses(Qt.Key.Key_F3)
    desk.looks()
    desk.posts()
    return desk


def numbers(desk: CounterDesk) -> list[str]:
    return [taking.receipt_no for taking in desk.page.takings.takings]


def test_the_day_says_how_a_payment_is_taken_before_there_is_one(desk: CounterDesk) -> None:
    assert numbers(desk) == []
    assert desk.page.takings.totals == ""
    assert desk.page.takings.panel.receipt is None


def test_takings_are_listed_newest_first_with_what_they_come_to_by_method(paid: CounterDesk) -> None:
    assert numbers(paid) == ["SJ00000002", "SJ00000001"]
    words = paid.page.takings.totals
    assert words.split("   ·   ") == ["2 payments, 110.00 in all", "Cash 80.00", "POS 30.00"]


def test_a_clerk_sees_the_own_takings_and_on_asking_all(
    paid: CounterDesk, county: Counter, allow_sql: Allow, desk_on: Callable[[Office], CounterDesk]
) -> None:
    with allow_sql():
        other = county.reopened("陈丽")
    desk = desk_on(other.office)
    assert numbers(desk) == []
    desk.page.takings.show_all_clerks()
    desk.settle()
    assert len(numbers(desk)) == 2
    with allow_sql():
        other.office.close()


def test_another_day_has_takings_of_its_own(paid: CounterDesk, day: BusinessDay) -> None:
    day.move(date(2012, 5, 21))
    paid.settle()
    assert numbers(paid) == []


def test_down_goes_to_the_list_and_escape_back_to_the_search(paid: CounterDesk) -> None:
    paid.presses(Qt.Key.Key_Down)
    assert paid.focus is paid.page.takings.table
    paid.presses(Qt.Key.Key_Down)
    paid.settle()
    shown = paid.page.takings.panel.receipt
    assert shown is not None and shown.receipt_no == "SJ00000001"
    paid.presses(Qt.Key.Key_Escape)
    assert paid.focus is paid.search


def test_a_reprint_bears_its_count_and_lies_beside_the_original(paid: CounterDesk) -> None:
    for _ in range(2):
        paid.presses(Qt.Key.Key_P, CONTROL)
        paid.settle()
    assert paid.receipts() == ["SJ00000001.pdf", "SJ00000002-1.pdf", "SJ00000002-2.pdf", "SJ00000002.pdf"]
    assert paid.page.takings.panel.paper == "Reprint 2 is saved as 2012-05-20/SJ00000002-2.pdf."


def test_an_own_payment_of_the_day_is_reversed_with_a_reason(
    paid: CounterDesk, owes: Callable[[str], list[str]], door: RecordedDoor
) -> None:
    paid.presses(Qt.Key.Key_R, CONTROL)
    assert paid.focus is paid.page.takings.panel.form.reason
    paid.presses(ENTER)
    assert paid.page.takings.panel.form.problem == "Please fill this in."
    paid.types("wrong customer")
    paid.presses(ENTER)
    paid.settle()
    assert owes(WANG) == ["30.00"]
    assert paid.focus is paid.search
    assert paid.page.takings.totals == "1 payment, 80.00"
    assert "SJ00000002 is reversed" in door.news[-1]
    assert paid.page.takings.panel.figure.startswith("Reversed by CZ")
    assert not paid.page.takings.panel.can_reverse


def test_escape_leaves_a_payment_as_it_is(paid: CounterDesk, owes: Callable[[str], list[str]]) -> None:
    paid.presses(Qt.Key.Key_R, CONTROL)
    paid.types("wrong customer")
    paid.presses(Qt.Key.Key_Escape)
    paid.settle()
    assert owes(WANG) == ["0.00"]
    assert paid.focus is paid.search


def test_in_an_office_without_users_anyone_reverses_what_another_took(
    paid: CounterDesk,
    county: Counter,
    allow_sql: Allow,
    desk_on: Callable[[Office], CounterDesk],
    door: RecordedDoor,
) -> None:
    with allow_sql():
        other = county.reopened("陈丽")
    desk = desk_on(other.office)
    desk.page.takings.show_all_clerks()
    desk.settle()
    desk.presses(Qt.Key.Key_Down)
    desk.presses(Qt.Key.Key_Down)
    desk.settle()
    desk.presses(Qt.Key.Key_R, CONTROL)
    desk.types("wrong customer")
    desk.presses(ENTER)
    desk.settle()
    assert "is reversed by CZ" in door.news[-1]
    with allow_sql():
        other.office.close()


def test_the_receipt_shown_is_the_one_that_is_acted_upon(
    paid: CounterDesk, owes: Callable[[str], list[str]]
) -> None:
    """Going through the list faster than receipts are read must never reverse another one."""
    paid.presses(Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Down):
        paid.presses(key)
    paid.settle()
    paid.presses(Qt.Key.Key_R, CONTROL)
    paid.types("wrong customer")
    paid.presses(ENTER)
    paid.settle()
    assert (owes(FU), owes(WANG)) == (["80.00"], ["0.00"])


def test_a_payment_stands_though_its_paper_cannot_be_written(
    desk: CounterDesk,
    bill: Callable[..., str],
    papers: Path,
    door: RecordedDoor,
    receipt: Callable[[int], Receipt],
) -> None:
    bill(FU, "80.00")
    papers.write_text("a file where the folder should be")
    desk.calls(FU)
    desk.posts()
    assert receipt(1).method is Method.CASH
    assert door.warnings[-1].startswith("The payment stands: receipt SJ00000001 is posted.")
    papers.unlink()
    [again] = door.actions
    again.act()
    desk.settle()
    assert "SJ00000001" in desk.receipts()[0]


def test_without_a_printer_the_receipt_is_posted_and_saved_and_that_is_said(
    desk: CounterDesk, bill: Callable[..., str], door: RecordedDoor
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.presses(Qt.Key.Key_P, CONTROL)
    desk.posts()
    assert desk.receipts() == ["SJ00000001.pdf"]
    assert door.warnings == [
        "Receipt SJ00000001 is posted and saved, but not printed. No printer is set up on this computer."
    ]
    assert [action.words for action in door.actions] == ["Open receipt"]
