"""What conversions came to, read at the desk: by station, by month, as bars and as a file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.topups import TopUpDraft
from desktop.views import theme
from desktop.views.recovered_page import RecoveredPage
from desktop.views.tasks import TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.commissioning import commission
from tests.counter import Counter, day, yuan
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
WANG, LI = "0706000000000001", "0706000000000002"
TODAY = day("2012-06-20")


@pytest.fixture
def converted(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of worked cases 18 and 19: one debt cleared by two top-ups, one not yet."""
    with allow_sql():
        county.customer(WANG, name="王秀英", meter_no="M1")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区", meter_no="M2")
        for customer_no in (WANG, LI):
            county.bill(customer_no, "100.00", due="2012-07-20", issued="2012-05-01")
        commission(county, WANG, "2012-05-10", recover="percent:30")
        commission(county, LI, "2012-06-01", recover="all", meter="P2")
        tops_up = (("a", WANG, "200"), ("b", WANG, "200"), ("c", LI, "30"))
        for key, customer_no, amount in tops_up:
            county.office.topups.take(TopUpDraft(key, customer_no, yuan(amount), TODAY))
    return county


@pytest.fixture
def page_on(
    county: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> Callable[[], RecoveredPage]:
    """Return what puts the page on the office."""

    def make() -> RecoveredPage:
        office = county.office
        page = RecoveredPage(
            WritingDesk(tasks, door, lambda: TODAY, office.settings, files), lambda: office.topups
        )
        in_sight(page, page.model)
        return page

    return make


def told(page: RecoveredPage) -> list[list[str]]:
    return [[page.model.index(row, at).data() for at in range(7)] for row in range(page.model.rowCount())]


@pytest.mark.usefixtures("converted")
def test_the_stations_are_told_under_the_sum_of_all(
    page_on: Callable[[], RecoveredPage], qapp: QApplication
) -> None:
    page = page_on()
    assert told(page) == [
        ["All together", "2", "1", "200.00", "130.00", "300.00", "70.00"],
        ["叉河供电所", "1", "0", "100.00", "30.00", "0.00", "70.00"],
        ["石碌供电所", "1", "1", "100.00", "100.00", "300.00", "0.00"],
    ]
    assert qapp.focusWidget() is page.table
    assert "叉河供电所: 30.00 recovered, 70.00 left" in page.chart.accessibleDescription()


@pytest.mark.usefixtures("converted")
def test_the_months_are_chosen_by_keyboard_and_drawn_in_both_themes(
    page_on: Callable[[], RecoveredPage], qtbot: QtBot, settle: Settle, qapp: QApplication
) -> None:
    page = page_on()
    page.by.setFocus()
    qtbot.keyClick(page.by, Qt.Key.Key_Down)
    assert [line[0] for line in told(page)] == ["All together", "2012-05", "2012-06"]
    in_light = page.chart.grab().toImage()
    theme.apply(qapp, theme.DARK)
    assert page.chart.grab().toImage() != in_light


@pytest.mark.usefixtures("converted")
def test_other_days_tell_only_who_was_commissioned_in_them(
    page_on: Callable[[], RecoveredPage], qtbot: QtBot, settle: Settle
) -> None:
    page = page_on()
    page.since.setFocus()
    page.since.selectAll()
    qtbot.keyClicks(page.since, "2012-06-01")
    qtbot.keyClick(page.since, Qt.Key.Key_Return)
    settle()
    assert [line[:2] for line in told(page)] == [["All together", "1"], ["叉河供电所", "1"]]


@pytest.mark.usefixtures("converted")
@pytest.mark.parametrize("name", ["recovered.xlsx", "recovered.csv"])
def test_the_lines_go_to_a_file(
    page_on: Callable[[], RecoveredPage],
    files: ChosenFiles,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    door: RecordedDoor,
    name: str,
) -> None:
    page = page_on()
    files.answer = tmp_path / name
    qtbot.keyClick(page.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert door.news == [f"{name} is written; rows: 3."]
    if name.endswith(".csv"):
        assert "叉河供电所,1,0,100.00,30.00,0.00,70.00" in (tmp_path / name).read_text("utf-8-sig")
    else:
        cells = [[cell.value for cell in row] for row in load_workbook(tmp_path / name).active.iter_rows()]
        assert ["叉河供电所", 1, 0, 100, 30, 0, 70] in cells


def test_where_nobody_was_commissioned_it_says_so(
    page_on: Callable[[], RecoveredPage], settle: Settle
) -> None:
    page = page_on()
    assert page.model.rowCount() == 0
    assert page.chart.lines == ()
    assert not page.grab().isNull()
