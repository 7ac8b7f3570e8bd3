"""Campaigns at the desk: planned by keyboard, changed, removed after asking, and how far they are."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.campaigns import CampaignDraft
from desktop.domain.conversion import WAY, Move, Stage, Why
from desktop.domain.months import Month
from desktop.views.campaign_tab import CampaignTab
from desktop.views.tasks import TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")
STATION, AREA = "石碌供电所", "东风路台区"


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office with a customer commissioned in June, and a plan for July."""
    with allow_sql():
        county.customer("1", meter_no="M1")
        county.customer("2", station="叉河供电所", area="叉河一台区")
        conversions = county.office.conversions
        conversions.propose("1", Why.OWN_WISH, TODAY)
        for stage in WAY[1:]:
            facts = {"meter": "P1", "reading": 7} if stage is Stage.INSTALLED else {}
            conversions.move(Move("1", stage, TODAY, **facts))
        plan = CampaignDraft("叉河供电所", "叉河一台区", Month(2012, 7), 5, "七月")
        county.office.campaigns.plan(plan, TODAY)
    return county


@pytest.fixture
def tab(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> CampaignTab:
    office = town.office
    desk = WritingDesk(tasks, door, lambda: TODAY, office.settings, files)
    made = CampaignTab(desk, lambda: office.campaigns, office.customers)
    in_sight(made, made.list)
    return made


def told(tab: CampaignTab) -> list[list[str]]:
    return [[tab.list.index(row, at).data() for at in range(8)] for row in range(tab.list.rowCount())]


def begins(tab: CampaignTab, qtbot: QtBot, settle: Settle) -> None:
    """Begin a plan by its key, and choose the place."""
    qtbot.keyClick(tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    tab.form.place.station.set_value(STATION)
    settle()
    tab.form.place.area.set_value(AREA)


def test_the_plans_tell_how_far_they_are(tab: CampaignTab) -> None:
    assert told(tab) == [
        ["2012-07", "叉河供电所 · 叉河一台区", "七月", "5", "0", "0", "0 %", "still to come"]
    ]
    assert tab.count.text() == "Plans: 1 · target 5 · commissioned 0 · 0 %"


def test_a_plan_is_made_by_keyboard(
    tab: CampaignTab, qtbot: QtBot, settle: Settle, door: RecordedDoor, qapp: QApplication
) -> None:
    begins(tab, qtbot, settle)
    assert tab.form.month.text() == "2012-06"
    tab.form.target.setFocus()
    qtbot.keyClicks(tab.form.target, "3")
    qtbot.keyClick(tab.form.target, Qt.Key.Key_Return)
    settle()
    assert door.news == ["东风路台区, 2012-06: planned for 3."]
    assert told(tab)[0] == ["2012-06", f"{STATION} · {AREA}", "", "3", "1", "0", "33 %", "behind"]
    assert "behind: 1" in tab.count.text()
    assert qapp.focusWidget() is tab.table


def test_what_is_wrong_with_a_plan_stands_beside_its_field(
    tab: CampaignTab, qtbot: QtBot, settle: Settle, town: Counter, allow_sql: Allow
) -> None:
    qtbot.keyClick(tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    settle()
    form = tab.form
    form.target.setText("0")
    form.save()
    assert "no target" in form.form.problem_of(form.target)
    form.target.setText("３")
    form.save()
    assert form.form.problem_of(form.place.station) == "Please fill this in."
    form.place.station.set_value("叉河供电所")
    settle()
    form.save()
    assert form.form.problem_of(form.place.area) == "Please fill this in."
    form.place.area.set_value("叉河一台区")
    form.month.setText("201207")
    form.save()
    settle()
    assert "planned already" in form.form.problem_of(form.month)


def test_a_plan_is_changed_with_enter(
    tab: CampaignTab, qtbot: QtBot, settle: Settle, qapp: QApplication
) -> None:
    tab.table.selectRow(0)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert qapp.focusWidget() is tab.form.target
    qtbot.keyClicks(tab.form.target, "8")
    qtbot.keyClick(tab.form.target, Qt.Key.Key_Return)
    settle()
    assert told(tab)[0][3] == "8"
    assert told(tab)[0][2] == "七月"


def test_a_plan_is_removed_only_after_asking(
    tab: CampaignTab, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    assert tab.table.current_row() is not None and tab.remove_button.isEnabled()  # the first one is chosen
    tab.table.selectRow(0)
    tab.table.setFocus()
    door.answer = False
    qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
    settle()
    assert len(told(tab)) == 1
    door.answer = True
    tab.remove_button.click()
    settle()
    assert told(tab) == []
    assert door.news == ["The plan of 叉河一台区 for 2012-07 is removed."]
    assert not tab.grab().isNull()


def test_the_months_that_are_shown_are_typed(tab: CampaignTab, qtbot: QtBot, settle: Settle) -> None:
    tab.last.setFocus()
    tab.last.selectAll()
    qtbot.keyClicks(tab.last, "201206")
    qtbot.keyClick(tab.last, Qt.Key.Key_Return)
    settle()
    assert told(tab) == []


def test_the_plans_go_to_a_file(
    tab: CampaignTab, files: ChosenFiles, settle: Settle, tmp_path: Path, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "plans.csv"
    tab.export()
    settle()
    written = (tmp_path / "plans.csv").read_text("utf-8-sig")
    assert "201207,叉河供电所,叉河一台区,七月,5,0,0,0,still to come" in written
    assert door.news == ["plans.csv is written; rows: 1."]
