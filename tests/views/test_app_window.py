"""The window on an open office: desks lead to one another, and the business date is the file's own."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.window import OfficeWindow, furnish
from desktop.services.office import open_office
from desktop.views.counter_page import CounterPage
from desktop.views.customers_page import CustomersPage
from tests.counter import Counter, stopped

FU = "0706000000000001"
Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def county(office_file: Path, allow_sql: Allow) -> Iterator[Counter]:
    with allow_sql():
        opened = Counter(office_file)
        opened.office.settings.set_business_date(date(2012, 5, 20))
        opened.customer(FU, name="符秀英")
        opened.bill(FU, "186.40")
    yield opened
    opened.office.close()


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qapp: QApplication, county: Counter, memory: QSettings, qtbot: QtBot) -> Iterator[OfficeWindow]:
    made = furnish(county.office, date(2012, 5, 20), memory)
    made.shell.window.open("counter")
    qtbot.addWidget(made.shell.window)
    with qtbot.waitActive(made.shell.window):
        made.shell.window.show()
        made.shell.window.activateWindow()
    yield made
    made.close()


def settle(window: OfficeWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.shell.parts.tasks.busy(), timeout=20_000)


def page(window: OfficeWindow, key: str) -> QWidget:
    return window.shell.window.open(key)


def test_the_counter_is_ready_when_the_window_opens(window: OfficeWindow, qapp: QApplication) -> None:
    assert qapp.focusWidget() is window.shell.parts.search


def test_the_search_calls_a_customer_to_the_counter_from_any_desk(
    window: OfficeWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    page(window, "recovery")
    qtbot.keyClick(window.shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(qapp.focusWidget(), FU)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    counter = cast(CounterPage, page(window, "counter"))
    qtbot.waitUntil(lambda: counter.serving == FU and counter.customer.ready)
    assert counter.isVisible()


def test_control_and_enter_show_everything_about_a_customer(
    window: OfficeWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    qtbot.keyClicks(qapp.focusWidget(), FU)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.shell.window.findChild(CustomersPage) is not None)
    customers = window.shell.window.findChild(CustomersPage)
    qtbot.waitUntil(lambda: customers.details.profile is not None)
    assert customers.isVisible()
    assert customers.details.profile.account.customer_no == FU


class Windows(QObject):
    """Notes every window that shows beside the window: a part shown before it has its place is one."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.shown: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_every_desk_opens_in_the_window_and_leaves_it_the_keyboard(
    window: OfficeWindow, qtbot: QtBot, qapp: QApplication
) -> None:
    windows = Windows(qapp)
    for key in (
        "counter",
        "customers",
        "arrears",
        "collection",
        "conversions",
        "recovery",
        "import",
        "settings",
    ):
        opened = page(window, key)
        settle(window, qtbot)
        assert opened.isVisible()
        focus = qapp.focusWidget()
        assert focus is not None and focus.focusPolicy() is not Qt.FocusPolicy.NoFocus, key
    assert windows.shown == []
    assert qapp.activeWindow() is window.shell.window


def test_a_new_business_date_is_stored_with_the_file_and_told_to_every_desk(
    window: OfficeWindow, qtbot: QtBot, county: Counter, allow_sql: Allow
) -> None:
    window.desks.serve(FU)
    counter = cast(CounterPage, page(window, "counter"))
    qtbot.waitUntil(lambda: counter.customer.ready)
    window.shell.status.day_asked.emit(date(2012, 6, 19))
    settle(window, qtbot)
    qtbot.waitUntil(lambda: counter.customer.panel.amount.text() == "191.99")
    with allow_sql():
        assert county.office.settings.business_date() == date(2012, 6, 19)


def test_a_snapshot_says_that_it_is_only_read_and_its_day_is_only_looked_at(
    qapp: QApplication, county: Counter, memory: QSettings, qtbot: QtBot, allow_sql: Allow
) -> None:
    with allow_sql():
        office = open_office(county.file, stopped, snapshot=True)
    window = furnish(office, date(2012, 5, 20), memory)
    qtbot.addWidget(window.shell.window)
    assert window.shell.status.state == "Snapshot, for reading only"
    window.move_day(date(2012, 6, 19))
    assert window.shell.parts.day.today() == date(2012, 6, 19)
    window.close()
    office.close()
    with sqlite3.connect(county.file) as file:
        stored = file.execute("SELECT value FROM setting WHERE key = 'business_date'").fetchone()
    assert stored == ("2012-05-20",)
