"""The start page: read off the window's thread, worked by keyboard, opened where a duty is done."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.start import see_to
from desktop.app.window import OfficeWindow, furnish
from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.start import Duty
from desktop.domain.visits import OpinionDraft, VisitPlan
from desktop.views.start_page import StartPage
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.in_sight import InSight

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
FU, CEMENT = "0706000000000001", "0706000000000002"
TODAY = date(2012, 6, 20)


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which a promise is due today, a visit is, and a reply is overdue."""
    with allow_sql():
        county.office.settings.set_business_date(TODAY)
        county.customer(FU, name="符国强")
        county.customer(CEMENT, name="水泥厂", residential=False, key_customer=True)  # type: ignore[arg-type]  # a flag
        county.bill(FU, "186.40", due="2012-06-10")
        county.office.contacts.record(
            ContactDraft(FU, ContactKind.PROMISE, day("2012-06-01"), until_on=TODAY)
        )
        visits = county.office.visits
        visits.plan(VisitPlan(CEMENT, "陈所长", 3, day("2012-06-01")), TODAY)
        visits.raise_opinion(OpinionDraft(CEMENT, day("2012-05-01"), "电压偏低", "陈所长", day("2012-06-01")))
    return county


@pytest.fixture
def page(
    town: Counter,
    tasks: TaskRunner,
    in_sight: InSight,
) -> StartPage:
    """Return the page on its own."""
    made = StartPage(tasks, lambda: town.office.start, lambda: TODAY)
    in_sight(made, made.list)
    return made


def test_each_kind_is_told_with_its_count_and_the_keyboard_stands_on_the_first(page: StartPage) -> None:
    assert [line.duty for line in page.list.rows] == [Duty.PROMISE, Duty.VISIT, Duty.OPINION]
    assert page.list.index(0, 1).data() == "1" and page.list.index(0, 2).data() == "186.40"
    assert page.table.currentIndex().row() == 0


def test_enter_opens_the_kind_that_the_keyboard_stands_on(page: StartPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == [Duty.VISIT]


def test_what_was_seen_to_is_gone_when_it_is_looked_at_again(
    page: StartPage, town: Counter, allow_sql: Allow, settle: Settle, qtbot: QtBot
) -> None:
    with allow_sql():
        town.takes(FU, "200.00", "2012-06-20")
    qtbot.keyClick(page.table, Qt.Key.Key_F5)
    settle()
    assert Duty.PROMISE not in [line.duty for line in page.list.rows]


def test_a_day_with_nothing_due_says_so(
    county: Counter, tasks: TaskRunner, shown: Callable[[QWidget], QWidget], settle: Settle
) -> None:
    made = StartPage(tasks, lambda: county.office.start, lambda: TODAY)
    shown(made)
    settle()
    assert made.list.state is State.READY and made.list.rowCount() == 0
    assert "Nothing is due today" in made.table._empty.title


@pytest.fixture
def window(qapp: QApplication, town: Counter, tmp_path: Path, qtbot: QtBot) -> Iterator[OfficeWindow]:
    """Return the window on the office."""
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    made = furnish(town.office, TODAY, memory)
    made.shell.window.open("counter")
    qtbot.addWidget(made.shell.window)
    with qtbot.waitActive(made.shell.window):
        made.shell.window.show()
        made.shell.window.activateWindow()
    yield made
    made.close()


def rest(window: OfficeWindow, qtbot: QtBot) -> None:
    """Wait for everything under way, and for what filters ask once the clerk has paused, with its rows."""
    tasks = window.shell.parts.tasks
    for _ in range(2):
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
        qtbot.wait(250)
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)


def test_control_and_zero_open_it_from_any_desk_and_enter_goes_on_to_the_list(
    window: OfficeWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(window.shell.window, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    page = window.shell.parts.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.list.rowCount() == 3)
    page.table.selectRow(2)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    tab = window.shell.window.open("collection").show_tab("visits")
    assert tab.filter.overdue.isChecked()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    rest(window, qtbot)


def test_every_kind_of_duty_leads_somewhere(window: OfficeWindow, qtbot: QtBot) -> None:
    opened: list[str] = []

    def open_desk(key: str) -> QWidget:
        opened.append(key)
        return window.shell.window.open(key)

    for duty in reversed(Duty):
        opened.clear()
        see_to(open_desk, duty)
        qtbot.waitUntil(lambda: not window.shell.parts.tasks.busy(), timeout=20_000)
        assert opened and opened[0] in ("counter", "collection", "conversions", "customers")
    rest(window, qtbot)
