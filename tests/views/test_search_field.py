"""The search of customers: as one types, by keyboard, and by a scanner that is faster than any answer."""

import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.search import CustomerSearch, Find
from desktop.views.suggestions import Suggestion
from desktop.views.tasks import TaskRunner
from tests.views.recorded_door import RecordedDoor

CEMENT = Suggestion("0706000000000001", "华润水泥（昌江）有限公司", "大工业 · 石碌供电所", "191,457.00")
NUCLEAR = Suggestion("0706000000000002", "海南核电有限公司")
NAMED = {"hrsn": [CEMENT], "h": [CEMENT, NUCLEAR], CEMENT.key: [CEMENT, NUCLEAR], "zzz": []}

Field = Callable[[Find], CustomerSearch]


def find(text: str) -> Sequence[Suggestion]:
    return NAMED.get(text, [])


@pytest.fixture
def field(tasks: TaskRunner, shown: Callable[[QWidget], QWidget]) -> Field:
    def make(answer: Find = find) -> CustomerSearch:
        desk = QWidget()
        desk.resize(900, 600)
        made = CustomerSearch(tasks, answer, "Find a customer")
        column = QVBoxLayout(desk)
        column.addWidget(made)
        column.addStretch(1)
        desk.setFocusProxy(made)
        shown(desk)
        return made

    return make


@pytest.fixture
def chosen() -> list[str]:
    return []


def answered(search: CustomerSearch, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not search.suggestions.isHidden())


def test_pinyin_initials_find_a_customer_and_enter_takes_it(
    field: Field, chosen: list[str], qtbot: QtBot
) -> None:
    search = field(find)
    search.chosen.connect(chosen.append)
    qtbot.keyClicks(search, "hrsn")
    answered(search, qtbot)
    assert search.suggestions.titles() == ["华润水泥（昌江）有限公司"]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen == [CEMENT.key]
    assert search.text() == ""
    assert search.suggestions.isHidden()


def test_the_arrow_keys_choose_among_several(field: Field, chosen: list[str], qtbot: QtBot) -> None:
    search = field(find)
    search.chosen.connect(chosen.append)
    qtbot.keyClicks(search, "h")
    answered(search, qtbot)
    qtbot.keyClick(search, Qt.Key.Key_Down)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert chosen == [NUCLEAR.key]


def test_a_scanned_number_and_enter_need_not_wait(field: Field, chosen: list[str], qtbot: QtBot) -> None:
    search = field(find)
    search.chosen.connect(chosen.append)
    qtbot.keyClicks(search, CEMENT.key)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen == [CEMENT.key])


def test_control_and_enter_only_look_a_customer_up(field: Field, chosen: list[str], qtbot: QtBot) -> None:
    search = field(find)
    looked_up: list[str] = []
    search.chosen.connect(chosen.append)
    search.looked_up.connect(looked_up.append)
    qtbot.keyClicks(search, CEMENT.key)
    qtbot.keyClick(search, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: looked_up == [CEMENT.key])
    qtbot.keyClicks(search, CEMENT.key)
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: chosen == [CEMENT.key])
    assert len(looked_up) == 1


def test_enter_takes_nobody_where_several_are_meant(field: Field, chosen: list[str], qtbot: QtBot) -> None:
    search = field(find)
    search.chosen.connect(chosen.append)
    qtbot.keyClicks(search, "h")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    answered(search, qtbot)
    assert chosen == []


def test_an_answer_to_what_is_no_longer_asked_is_not_shown(field: Field, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow(text: str) -> Sequence[Suggestion]:
        assert gate.wait(20)
        return find(text)

    search = field(slow)
    qtbot.keyClicks(search, "h")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.keyClicks(search, "rsn")
    gate.set()
    answered(search, qtbot)
    assert search.suggestions.titles() == ["华润水泥（昌江）有限公司"]


def test_nobody_found_is_said(field: Field, qtbot: QtBot) -> None:
    search = field(find)
    qtbot.keyClicks(search, "zzz")
    answered(search, qtbot)
    assert search.suggestions.titles() == []
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert search.text() == "zzz"


def test_escape_closes_the_list_then_leaves_the_field(field: Field, qtbot: QtBot) -> None:
    search = field(find)
    qtbot.keyClicks(search, "h")
    answered(search, qtbot)
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert (search.suggestions.isHidden(), search.text()) == (True, "h")
    with qtbot.waitSignal(search.left):
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_search_that_fails_is_told_at_the_door(field: Field, door: RecordedDoor, qtbot: QtBot) -> None:
    search = field(lambda text: [] if 1 // 0 else [])
    qtbot.keyClicks(search, "h")
    qtbot.waitUntil(lambda: bool(door.failures))
    assert search.suggestions.isHidden()
    door.failures.clear()
