"""The tracking at the desk: figures, charts and a table as of any day, and files of all of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from desktop.db.base import BUREAU
from desktop.db.meter_rows import CampaignRow
from desktop.db.places import Places
from desktop.domain.rights import Right
from desktop.domain.topups import TopUpDraft
from desktop.domain.tracking_charts import ChartKind
from desktop.views import theme
from desktop.views.tasks import TaskRunner
from desktop.views.tracking_tab import TrackingTab
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
    """Return an office with two customers commissioned in two stations, a plan, and a top-up of each."""
    with allow_sql():
        county.customer(WANG, name="王秀英")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
        for customer_no in (WANG, LI):
            for due in ("2012-05-20", "2012-06-20", "2012-07-20"):
                county.bill(customer_no, "100.00", due=due, issued="2012-04-01")
        commission(county, WANG, "2012-04-10", recover="percent:50")
        commission(county, LI, "2012-06-01", recover="percent:50", meter="P2")
        county.office.topups.take(TopUpDraft("a", WANG, yuan("200"), day("2012-05-02")))
        county.office.topups.take(TopUpDraft("b", LI, yuan("30"), TODAY))
        with county.office.workplace.writing(Right.CONVERSIONS) as session:
            area = Places(session).area("石碌供电所", "东风路台区")
            row = {"id": 1, "name": "二季度", "area_id": area, "month": 201204, "target": 3}
            session.execute(insert(CampaignRow).values(bureau_id=BUREAU, **row))
    return county


@pytest.fixture
def tab_on(
    county: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> Callable[[], TrackingTab]:
    """Return what puts the tab on the office."""

    def make() -> TrackingTab:
        office = county.office
        made = TrackingTab(
            WritingDesk(tasks, door, lambda: TODAY, office.settings, files), lambda: office.tracking
        )
        in_sight(made, made.model)
        return made

    return make


def told(tab: TrackingTab, columns: int = 6) -> list[list[str]]:
    return [[tab.model.index(row, at).data() for at in range(columns)] for row in range(tab.model.rowCount())]


@pytest.mark.usefixtures("converted")
def test_the_months_are_told_under_the_sum_of_all(
    tab_on: Callable[[], TrackingTab], qapp: QApplication
) -> None:
    tab = tab_on()
    assert told(tab) == [
        ["All together", "2", "3", "66.66 %", "0", "600.00"],
        ["2012-04", "1", "3", "33.33 %", "0", "300.00"],
        ["2012-05", "0", "0", "—", "0", "0.00"],
        ["2012-06", "1", "0", "—", "0", "300.00"],
    ]
    assert tab.figures.words[:4] == [
        *("Commissioned, of target 2 of 3", "Arrears then 600.00"),
        *("Arrears now 485.00", "Debt recovered 115.00"),
    ]
    assert qapp.focusWidget() is tab.table


@pytest.mark.usefixtures("converted")
def test_the_cut_is_changed_by_keyboard(tab_on: Callable[[], TrackingTab], qtbot: QtBot) -> None:
    tab = tab_on()
    tab.by.setFocus()
    qtbot.keyClick(tab.by, Qt.Key.Key_Down)
    assert [line[:3] for line in told(tab)[1:]] == [["叉河供电所", "1", "0"], ["石碌供电所", "1", "3"]]
    qtbot.keyClick(tab.by, Qt.Key.Key_Down)
    assert [line[:2] for line in told(tab)[1:]] == [["No contractor", "2"]]


@pytest.mark.usefixtures("converted")
def test_another_day_tells_what_was_so_then(
    tab_on: Callable[[], TrackingTab], qtbot: QtBot, settle: Settle
) -> None:
    tab = tab_on()
    tab.day.setFocus()
    tab.day.selectAll()
    qtbot.keyClicks(tab.day, "2012-05-31")
    qtbot.keyClick(tab.day, Qt.Key.Key_Return)
    settle()
    assert [line[0] for line in told(tab)] == ["All together", "2012-04"]
    assert tab.figures.words[3] == "Debt recovered 100.00"


@pytest.mark.usefixtures("converted")
def test_every_chart_is_drawn_in_both_themes_and_told_in_words(
    tab_on: Callable[[], TrackingTab], qapp: QApplication
) -> None:
    tab = tab_on()
    in_light = {kind: chart.grab().toImage() for kind, chart in tab.charts.items()}
    theme.apply(qapp, theme.DARK)
    for kind, chart in tab.charts.items():
        assert chart.grab().toImage() != in_light[kind]
    said = tab.charts[ChartKind.COMMISSIONED].accessibleDescription()
    assert said.startswith("2012-04 Commissioned 1, Target 3; 2012-05 Commissioned 0")
    assert "石碌供电所 At commissioning 300" in tab.charts[ChartKind.ARREARS].accessibleDescription()
    assert "2012-06 Recovered so far 115" in tab.charts[ChartKind.RECOVERED].accessibleDescription()
    assert "石碌供电所 Before conversion 2" in tab.charts[ChartKind.CONSUMPTION].accessibleDescription()


@pytest.mark.usefixtures("converted")
@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_chart_goes_to_a_picture_that_is_light_whatever_the_desk_wears(
    tab_on: Callable[[], TrackingTab],
    files: ChosenFiles,
    settle: Settle,
    tmp_path: Path,
    door: RecordedDoor,
    qapp: QApplication,
    kind: ChartKind,
) -> None:
    tab = tab_on()
    theme.apply(qapp, theme.DARK)
    files.answer = tmp_path / "chart.png"
    tab.charts[kind].save_button.click()
    settle()
    assert door.news == ["chart.png is written."]
    picture = QImage(str(tmp_path / "chart.png"))
    assert (picture.width(), picture.pixelColor(2, 2).name()) == (1800, "#ffffff")


@pytest.mark.usefixtures("converted")
@pytest.mark.parametrize("name", ["tracking.xlsx", "tracking.pdf"])
def test_the_tracking_goes_to_a_file(
    tab_on: Callable[[], TrackingTab],
    files: ChosenFiles,
    qtbot: QtBot,
    settle: Settle,
    tmp_path: Path,
    door: RecordedDoor,
    name: str,
) -> None:
    tab = tab_on()
    files.answer = tmp_path / name
    qtbot.keyClick(tab.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert door.news == [f"{name} is written."]
    if name.endswith(".xlsx"):
        assert len(load_workbook(tmp_path / name).worksheets) == 5
    else:
        assert (tmp_path / name).read_bytes().startswith(b"%PDF")


def test_where_there_is_nothing_it_says_what_to_do(
    tab_on: Callable[[], TrackingTab], files: ChosenFiles, door: RecordedDoor
) -> None:
    tab = tab_on()
    assert tab.model.rowCount() == 0
    assert "No conversion was planned" in tab._empty.title
    tab.export()
    assert door.news == []
    assert not tab.grab().isNull()
