"""The window: desks made on their first visit, reached by keyboard, on a business date that can be moved."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Parts, Shell, build_shell, catch_bugs
from desktop.views.instance import Instance
from desktop.views.rail import DeskSpec
from desktop.views.suggestions import Suggestion


@pytest.fixture
def made() -> list[str]:
    return []


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, tmp_path: Path, made: list[str]) -> Iterator[Shell]:
    def desk(name: str) -> QWidget:
        made.append(name)
        page = QLabel(name)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return page

    def desks(parts: Parts) -> list[DeskSpec]:
        return [
            DeskSpec("counter", "Counter", "banknote", lambda: desk("counter")),
            DeskSpec("customers", "Customers", "users", lambda: desk("customers")),
            DeskSpec("settings", "Settings", "settings", lambda: desk("settings"), at_foot=True),
        ]

    built = build_shell(
        desks,
        lambda text: [Suggestion("0706000000000001", "华润水泥（昌江）有限公司")],
        database="/data/changjiang.db",
        clerk="王芳",
        business_date=date(2011, 12, 15),
        log_file=tmp_path / "jieling.log",
    )
    qtbot.addWidget(built.window)
    with qtbot.waitActive(built.window):
        built.window.show()
        built.window.activateWindow()
    yield built
    built.parts.tasks.close()


def test_a_desk_is_made_on_its_first_visit_and_kept(shell: Shell, made: list[str], qtbot: QtBot) -> None:
    assert made == []
    first = shell.window.open("customers")
    qtbot.keyClick(shell.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(shell.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shell.window.open("customers") is first
    assert made == ["customers", "counter"]


def test_the_rail_shows_which_desk_is_open_and_how_to_reach_the_others(shell: Shell) -> None:
    shell.window.open("customers")
    desks = {button.accessibleName(): button for button in shell.window.findChildren(QPushButton)}
    assert desks["Customers"].isChecked()
    assert not desks["Counter"].isChecked()
    assert desks["Settings"].toolTip() == "Settings (Ctrl+3)"


def test_ctrl_k_goes_to_the_search_and_escape_back_to_the_desk(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    page = shell.window.open("counter")
    qtbot.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert qapp.focusWidget() is shell.parts.search
    qtbot.keyClick(shell.parts.search, Qt.Key.Key_Escape)
    assert qapp.focusWidget() is page


def test_the_list_found_lies_under_the_field_and_inside_the_window(shell: Shell, qtbot: QtBot) -> None:
    shell.window.open("counter")
    shell.parts.search.setFocus()
    qtbot.keyClicks(shell.parts.search, "h")
    found = shell.parts.search.suggestions
    qtbot.waitUntil(lambda: not found.isHidden())
    assert found.window() is shell.window
    assert shell.window.rect().contains(found.geometry())


def test_the_foot_says_which_file_which_day_and_who(shell: Shell) -> None:
    parts = [part.text().strip() for part in shell.status.findChildren(QToolButton)]
    assert parts == ["changjiang.db", "2011-12-15 Thu", "王芳"]
    assert shell.status.state == "Ready"


def test_a_new_business_date_is_asked_for_and_shown_once_it_is_set(
    shell: Shell, qtbot: QtBot, qapp: QApplication
) -> None:
    asked: list[date] = []
    shell.status.day_asked.connect(asked.append)
    shell.status.findChildren(QToolButton)[1].click()
    calendar = qapp.activePopupWidget().focusWidget()
    qtbot.keyClick(calendar, Qt.Key.Key_Right)
    qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert asked == [date(2011, 12, 16)]
    shell.parts.day.move(asked[0])
    assert "2011-12-16 Fri" in shell.status.findChildren(QToolButton)[1].text()


def test_a_posting_under_way_is_said(shell: Shell, qtbot: QtBot) -> None:
    states: list[str] = []
    shell.parts.tasks.run(shell.window, lambda progress: None, lambda result: None, lane="write")
    states.append(shell.status.state)
    qtbot.waitUntil(lambda: not shell.parts.tasks.busy())
    assert [*states, shell.status.state] == ["Saving…", "Ready"]


def test_a_file_that_is_only_read_says_so(shell: Shell) -> None:
    shell.status.set_state("Snapshot, read only")
    assert shell.status.state == "Snapshot, read only"


def test_a_mistake_that_nobody_caught_ends_at_the_door(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    catch_bugs(shell.parts.notifier)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError("x"), None)
    texts = [label.text() for label in shell.window.findChildren(QLabel)]
    assert any("jieling.log" in text for text in texts)


def test_a_second_start_wakes_the_first_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    file = str(tmp_path / "a.db")
    first, second = Instance(file), Instance(file)
    assert first.claim()
    with qtbot.waitSignal(first.woken):
        assert not second.claim()
    assert Instance(str(tmp_path / "b.db")).claim()


def test_the_window_needs_no_database_nor_printer_to_start() -> None:
    """The shell imports nothing heavy: what a desk needs is imported when it is opened."""
    from subprocess import run

    heavy = "{'sqlalchemy', 'reportlab', 'xlsxwriter', 'PySide6.QtPdf', 'PySide6.QtCharts', 'pypinyin'}"
    script = f"import sys, desktop.app; sys.exit(len({heavy} & set(sys.modules)))"
    assert run([sys.executable, "-c", script], check=False).returncode == 0
