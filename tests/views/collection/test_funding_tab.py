"""The tab of fiscally-funded payers, worked by keyboard on a real office."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.customers import Funding as FundedBy
from desktop.domain.errors import NotAnAmount
from desktop.domain.funding import Funding, Instalment, PlanDraft, PlanState
from desktop.views.funding_instalments import read_instalments, write_instalments
from desktop.views.funding_tab import FundingTab
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
SCHOOL, HALL = "0706000000001001", "0706000000001002"
TODAY = day("2012-06-20")


@pytest.fixture
def tab(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> FundingTab:
    """Return the tab over a school and a town hall that owe."""
    with allow_sql():
        for number, name in ((SCHOOL, "石碌镇中心学校"), (HALL, "十月田镇人民政府")):
            county.customer(number, residential=False, name=name, funding=FundedBy.FISCAL)
            county.bill(number, "500.00", due="2012-05-20")
        made = FundingTab(tasks, door, county.office.funding, files, lambda: TODAY)
    in_sight(made, made.list, made.card.instalments)
    return made


def cells(tab: FundingTab, row: int) -> list[str]:
    """Return what a row of the list says."""
    return [tab.list.index(row, column).data() for column in range(tab.list.columnCount())]


def choose(tab: FundingTab, qtbot: QtBot, row: int) -> None:
    """Go to a payer, and wait until it stands beside the list."""
    tab.table.selectRow(row)
    qtbot.waitUntil(lambda: tab.card.payer is not None and tab.card.payer.key == tab.list.key_at(row))


def test_the_list_tells_who_owes_and_that_nothing_was_agreed(tab: FundingTab, qtbot: QtBot) -> None:
    assert tab.list.state is State.READY and tab.list.rowCount() == 2
    qtbot.waitUntil(lambda: cells(tab, 0)[0] is not None)
    assert cells(tab, 0)[:3] == ["石碌镇中心学校", "nobody yet", "500.00"]
    assert cells(tab, 0)[4] == "no plan"


def test_a_clerk_writes_down_the_source_and_the_collector_by_keyboard(
    tab: FundingTab, settle, qtbot: QtBot, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    choose(tab, qtbot, 0)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.form.source.hasFocus()
    qtbot.keyClicks(tab.form.source, "County finance bureau")
    tab.form.month.set_value(9)
    tab.form.collector.setFocus()
    qtbot.keyClicks(tab.form.collector, "Ji")
    qtbot.keyClick(tab.form.collector, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        facts = county.office.funding.get(SCHOOL, TODAY).funding
    assert facts == Funding(SCHOOL, "County finance bureau", 9, "", "", "Ji")
    qtbot.waitUntil(lambda: tab.side.currentWidget() is tab.card)
    qtbot.waitUntil(lambda: "Ji" in [cells(tab, row)[1] for row in range(2)])
    assert door.news


def test_a_plan_is_parted_evenly_and_agreed(
    tab: FundingTab, settle, qtbot: QtBot, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, 0)
    qtbot.keyClick(tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = tab.plan_form
    assert form.first.hasFocus() and form.amount.value() is not None
    form.amount.setText("500")
    form.first.setText("0630")
    qtbot.keyClick(form.first, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert form.instalments.text() == "2012-06-30 250.00; 2012-07-30 250.00"
    qtbot.keyClick(form.instalments, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        plan = county.office.funding.get(SCHOOL, TODAY).plan
    assert plan is not None and (plan.state, plan.amount) == (PlanState.RUNNING, 50_000)
    qtbot.waitUntil(lambda: tab.card.instalments.rowCount() == 2)
    assert not tab.card.agree.isEnabled()


def test_an_instalment_before_the_plan_is_told_beside_the_field(
    tab: FundingTab, settle, qtbot: QtBot
) -> None:
    choose(tab, qtbot, 0)
    tab.card.agree.click()
    form = tab.plan_form
    form.instalments.setText("2012-06-01 100")
    qtbot.keyClick(form.instalments, Qt.Key.Key_Return)
    settle()
    assert "2012-06-01" in form.form.problem_of(form.instalments)
    assert tab.side.currentWidget() is form


def test_a_broken_plan_is_told_in_red_words_found_by_the_filter_and_ended(
    tab: FundingTab, settle, qtbot: QtBot, county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        draft = PlanDraft(HALL, day("2012-06-01"), (Instalment(day("2012-06-10"), 10_000),), person="吉训明")
        county.office.funding.agree(draft)
    tab.show_broken()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    qtbot.waitUntil(lambda: cells(tab, 0)[4] == "broken: 100.00 lacking")
    choose(tab, qtbot, 0)
    qtbot.keyClick(tab.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(tab.end_form.reason, "paid by the county")
    qtbot.keyClick(tab.end_form.reason, Qt.Key.Key_Return)
    settle()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 0)
    assert tab.side.currentWidget() is not tab.end_form


def test_the_meeting_s_list_is_written_as_a_paper(
    tab: FundingTab, settle, qtbot: QtBot, files: ChosenFiles, tmp_path: Path, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "meeting.pdf"
    qtbot.keyClick(tab.table, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (tmp_path / "meeting.pdf").read_bytes().startswith(b"%PDF")
    assert door.news


def test_instalments_are_read_as_they_are_written() -> None:
    typed = read_instalments("0630 100；2012-07-30 2,000.50", TODAY)
    assert typed == (Instalment(day("2012-06-30"), 10_000), Instalment(day("2012-07-30"), 200_050))
    assert read_instalments(write_instalments(typed), TODAY) == typed
    with pytest.raises(NotAnAmount):
        read_instalments("0630", TODAY)
    with pytest.raises(NotAnAmount):
        read_instalments("0630 0", TODAY)
