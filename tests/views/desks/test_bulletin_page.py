"""The bulletin at the desk: the rankings of a day, who is commended, the text, the files and the paper."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views import theme
from desktop.views.bulletin_page import BulletinPage
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def calendar() -> list[date]:
    """Return the business date, which a test may turn on."""
    return [TODAY]


@pytest.fixture
def page(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
    calendar: list[date],
) -> BulletinPage:
    """Return the page over two stations, of which one came to zero today, in a year ranked from June on."""
    with allow_sql():
        county.office.settings.set("bulletin.from", "06-01")
        for number, station in (("1", "石碌供电所"), ("2", "叉河供电所")):
            county.customer(number, station=station, area="一台区")
            county.bill(number, "100.00")
            county.office.contractors.assign(station, "一台区", f"承包人{number}", day("2012-01-01"))
        county.takes("2", "70.00", "2012-06-10")
        county.takes("1", "100.00", "2012-06-20")
    made = BulletinPage(tasks, door, lambda: county.office.bulletins, files, lambda: calendar[0])
    in_sight(made, made.stations, made.contractors, made.commended)
    return made


def told(page: BulletinPage) -> list[list[str]]:
    model = page.table().model()
    return [
        [model.index(row, at).data() for at in range(model.columnCount())] for row in range(model.rowCount())
    ]


def test_the_stations_rank_with_what_is_missing_and_since_when_nothing_is(
    page: BulletinPage, qapp: QApplication
) -> None:
    assert told(page) == [
        ["1", "▲ 1", "石碌供电所", "100.00 %", "0.00", "100.00", "2012-06-20 04:00"],
        ["2", "▼ 1", "叉河供电所", "70.00 %", "30.00", "0.00", ""],
    ]
    assert page.title.text() == "Bulletin no. 20"
    assert page.head.words == [
        "Missing to zero 30.00",
        "Rate 85.00 %",
        "Received that day 100.00",
        "Days left in the year 194",
    ]
    assert qapp.focusWidget() is page.table()


def test_contractors_and_the_commended_are_shown_by_the_keyboard(page: BulletinPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.shows, Qt.Key.Key_Down)
    assert [line[2] for line in told(page)] == ["承包人1", "承包人2"]
    assert page.table().selected_positions() == [0]
    qtbot.keyClick(page.shows, Qt.Key.Key_Down)
    assert [line[1:] for line in told(page)] == [
        ["Station", "石碌供电所", "", "first to zero"],
        ["Contractor", "承包人1", "", "first to zero"],
        ["Area", "石碌供电所 一台区", "承包人1", "first to zero"],
    ]


def test_alt_and_an_arrow_go_to_the_day_before_and_back(
    page: BulletinPage, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.keyClick(page.table(), Qt.Key.Key_Left, ALT)
    settle()
    assert [line[2] for line in told(page)] == ["叉河供电所", "石碌供电所"]
    assert page.title.text() == "Bulletin no. 19"
    qtbot.keyClick(page.table(), Qt.Key.Key_Right, ALT)
    settle()
    assert page.title.text() == "Bulletin no. 20"


def test_a_new_business_date_is_followed_and_asked_for_once(
    page: BulletinPage, calendar: list[date], settle: Settle
) -> None:
    changes: list[date | None] = []
    page.day.changed.connect(lambda: changes.append(page.day.value()))
    calendar[0] = day("2012-06-21")
    page.refresh()
    settle()
    assert (page.title.text(), changes) == ("Bulletin no. 21", [])


def test_before_the_ranking_begins_the_page_says_so(page: BulletinPage, settle: Settle) -> None:
    page.day.field.set_value(day("2012-05-31"))
    settle()
    assert page.title.text() == "Before the daily ranking, which begins on 2012-06-01"


def test_the_text_goes_to_the_clipboard(page: BulletinPage, qtbot: QtBot, door: RecordedDoor) -> None:
    qtbot.keyClick(page.table(), Qt.Key.Key_C, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    text = QApplication.clipboard().text()
    assert "石碌供电所" in text
    assert door.news == [f"The text is copied; characters: {len(text)}."]


@pytest.mark.parametrize("name", ["bulletin.pdf", "bulletin.xlsx", "bulletin.txt"])
def test_the_bulletin_goes_to_a_file(
    page: BulletinPage,
    files: ChosenFiles,
    qtbot: QtBot,
    settle: Settle,
    door: RecordedDoor,
    tmp_path: Path,
    name: str,
) -> None:
    files.answer = tmp_path / name
    qtbot.keyClick(page.table(), Qt.Key.Key_E, CONTROL)
    settle()
    assert door.news == [f"{name} is written."]
    if name.endswith(".xlsx"):
        assert load_workbook(files.answer).sheetnames


def test_the_paper_is_looked_at_and_left(page: BulletinPage, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClick(page.table(), Qt.Key.Key_P, CONTROL)
    settle()
    assert page.paper is not None
    assert page.currentWidget() is page.paper
    assert page.paper.document.pageCount() == 1
    page.paper.left.emit()
    settle()
    assert page.currentWidget() is not page.paper


def test_a_dark_room_sees_the_page_too(page: BulletinPage, qapp: QApplication) -> None:
    in_light = page.grab().toImage()
    theme.apply(qapp, theme.DARK)
    assert page.grab().toImage() != in_light
