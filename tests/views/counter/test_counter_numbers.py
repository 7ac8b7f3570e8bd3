"""Issued receipt numbers at the counter: the next one is shown, a spoilt form's is voided."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt

from tests.counter import Counter
from tests.views.counter.desk import CONTROL, ENTER, FU, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def numbered(county: Counter, allow_sql: Allow) -> None:
    with allow_sql():
        county.office.settings.set("receipt.numbers", "issued")
        county.office.numbers.issue(county.clerk, "JA0001", "JA0002")


def voids(desk: CounterDesk, reason: str) -> None:
    desk.presses(Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.types(reason)
    desk.presses(ENTER)
    desk.settle()


def test_built_in_numbers_need_no_line(desk: CounterDesk) -> None:
    assert desk.page.takings.shift.number_words == ""
    assert not desk.page.takings.shift.can_void


def test_the_next_number_is_shown_and_used(
    numbered: None, desk: CounterDesk, bill: Callable[..., str]
) -> None:
    assert desk.page.takings.shift.number_words == "Next receipt number JA0001"
    bill(FU, "80.00")
    desk.calls(FU)
    desk.posts()
    assert desk.receipts() == ["JA0001.pdf"]
    assert desk.page.takings.shift.number_words == "Next receipt number JA0002"


def test_a_spoilt_forms_number_is_voided_with_a_reason(
    numbered: None, desk: CounterDesk, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    voids(desk, "torn")
    assert desk.page.takings.shift.number_words == "Next receipt number JA0002"
    assert door.news[-1] == "Receipt number JA0001 is voided."
    with allow_sql():
        [report] = county.office.numbers.report()
    assert report.voided == (("JA0001", "torn"),)
    assert desk.focus is desk.search


def test_a_void_needs_a_reason_and_escape_voids_nothing(numbered: None, desk: CounterDesk) -> None:
    desk.presses(Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    desk.presses(ENTER)
    assert desk.page.takings.shift.form.problem == "Please fill this in."
    desk.presses(Qt.Key.Key_Escape)
    desk.settle()
    assert desk.page.takings.shift.number_words == "Next receipt number JA0001"


def test_when_no_number_is_left_the_counter_says_so(numbered: None, desk: CounterDesk) -> None:
    voids(desk, "torn")
    voids(desk, "torn as well")
    assert desk.page.takings.shift.number_words == "No receipt number is left: have a range issued."
    assert not desk.page.takings.shift.can_void
