"""The tab of key customers, worked by keyboard on a real office."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.visits import OpinionDraft, OpinionState, VisitPlan
from desktop.views import theme
from desktop.views.tasks import TaskRunner
from desktop.views.visits_tab import VisitsTab
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
MOBILE, CEMENT = "0706000000002001", "0706000000002002"
TODAY = day("2012-06-20")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> VisitsTab:
    """Return the tab over two key customers: a visit to one is overdue, and so is a reply to it."""
    with allow_sql():
        for number, name in ((MOBILE, "A Mobile"), (CEMENT, "B Cement")):
            county.customer(number, residential=False, name=name, key_customer=True)  # type: ignore[arg-type]  # a flag
        county.bill(CEMENT, "300.00", due="2012-05-20", issued="2012-05-01")
        visits = county.office.visits
        visits.plan(VisitPlan(CEMENT, "陈所长", 3, day("2012-06-01")), TODAY)
        visits.raise_opinion(OpinionDraft(CEMENT, day("2012-06-01"), "电压偏低", "吉训明", day("2012-06-10")))
        made = VisitsTab(tasks, door, visits, files, lambda: TODAY, "符秀英")
    in_sight(made, made.list, made.card.opinions, made.card.visits)
    return made


def cells(tab: VisitsTab, row: int) -> list[str]:
    """Return what a row of the list says."""
    return [tab.list.index(row, column).data() for column in range(tab.list.columnCount())]


def choose(tab: VisitsTab, qtbot: QtBot, settle: Settle, row: int) -> None:
    """Go to a customer."""
    tab.table.selectRow(row)
    wanted = [MOBILE, CEMENT][row]
    qtbot.waitUntil(lambda: tab.card.profile is not None and tab.card.profile.customer.customer_no == wanted)
    settle()


def test_the_list_tells_whose_visit_and_whose_reply_is_overdue(tab: VisitsTab, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: cells(tab, 1)[0] == "B Cement")
    assert cells(tab, 1)[1:6] == ["2012-06-01, overdue", "1", "1", "陈所长", "—"]
    assert cells(tab, 0)[1] == "not planned"


def test_beside_it_stand_the_energy_and_the_days_that_bills_took(
    tab: VisitsTab, qtbot: QtBot, settle: Settle
) -> None:
    choose(tab, qtbot, settle, 1)
    assert [(one.month, one.words) for one in tab.card.energy.columns] == [("12-04", "1")]
    assert [(one.words, one.warns) for one in tab.card.days.columns] == [("50+", True)]
    assert tab.card.days.accessibleDescription() == "12-04 50+"


def test_the_charts_are_drawn_in_the_colours_of_each_theme(
    tab: VisitsTab, qtbot: QtBot, settle: Settle, qapp
) -> None:
    choose(tab, qtbot, settle, 1)
    for worn in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, worn)
        picture = tab.card.days.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(40) for y in range(picture.height())}
        assert worn.danger.lower() in colours


def test_a_visit_is_recorded_by_keyboard_and_the_next_one_is_due_by_itself(
    tab: VisitsTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, settle, 1)
    qtbot.keyClick(tab.table, Qt.Key.Key_N, CTRL)
    form = tab.visit_form
    assert form.note.hasFocus() and form.person.text() == "陈所长"
    qtbot.keyClicks(form.note, "talked of repairs")
    qtbot.keyClicks(form.said, "cheaper nights")
    qtbot.keyClick(form.said, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.card.visits.rowCount() == 1)
    with allow_sql():
        told = county.office.visits.profile(CEMENT, TODAY)
    assert told.customer.next_due == day("2012-09-20")
    assert "cheaper nights" in [one.said for one in told.opinions]
    settle()


def test_enter_goes_to_the_opinions_and_on_to_the_reply_that_closes_one(
    tab: VisitsTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, settle, 1)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert tab.card.opinion_table.hasFocus()
    qtbot.keyClick(tab.card.opinion_table, Qt.Key.Key_Return)
    form = tab.reply_form
    qtbot.keyClick(form.reply, Qt.Key.Key_Return)
    settle()
    assert "needs a reply" in form.form.problem_of(form.reply)
    qtbot.keyClicks(form.reply, "transformer changed")
    qtbot.keyClick(form.reply, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        [opinion] = county.office.visits.profile(CEMENT, TODAY).opinions
    assert opinion.state(TODAY) is OpinionState.CLOSED
    assert tab.side.currentWidget() is tab.card
    settle()


def test_visits_are_planned_and_planned_no_more(
    tab: VisitsTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, settle, 0)
    for every in (6, 0):
        qtbot.keyClick(tab.table, Qt.Key.Key_R, CTRL)
        tab.plan_form.every.set_value(every)
        qtbot.keyClick(tab.plan_form.person, Qt.Key.Key_Return)
        settle()
        with allow_sql():
            plan = county.office.visits.profile(MOBILE, TODAY).customer.plan
        assert (plan.every_months if plan else 0) == every
        settle()


def test_the_filter_shows_what_is_due_and_what_is_overdue(
    tab: VisitsTab, qtbot: QtBot, settle: Settle
) -> None:
    for show in (tab.show_due, tab.show_overdue):
        show()
        qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
        settle()
        tab.filter.show_only()
        qtbot.waitUntil(lambda: tab.list.rowCount() == 2)
        settle()


def test_both_papers_are_written_where_the_clerk_says(
    tab: VisitsTab, qtbot: QtBot, settle: Settle, files: ChosenFiles, tmp_path: Path, door: RecordedDoor
) -> None:
    choose(tab, qtbot, settle, 1)
    for key, name in ((Qt.Key.Key_P, "visit.pdf"), (Qt.Key.Key_E, "year.pdf")):
        files.answer = tmp_path / name
        qtbot.keyClick(tab.table, key, CTRL)
        settle()
        assert files.answer.read_bytes().startswith(b"%PDF")
    assert files.suggested == ["Visit B Cement.pdf", "Key customers 2012.pdf"]
    assert len(door.news) == 2
