"""The card of one conversion, its history and its steps, taken by keyboard."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.domain.errors import IllegalStep
from desktop.services.conversions import Move
from desktop.services.office import Office
from desktop.views.conversions_desk import ConversionsDesk
from tests.counter import Counter, day
from tests.views.conversions.desk import CEMENT, LI, TODAY, WANG, cell, standing
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


def test_the_whole_history_of_the_chosen_one_is_told(
    desk: ConversionsDesk, choose: Callable[[str], None]
) -> None:
    choose(WANG)
    assert desk.panel.card.history.lines == [
        "Approved · 2012-05-10 · 陈所长 · recorded by 符秀英",
        "Candidate · 2012-05-01 · 符秀英 · Own wish: 本人申请",
    ]


def test_a_history_goes_back_to_a_conversion_that_was_rejected(
    desk: ConversionsDesk, town: Counter, choose: Callable[[str], None], allow_sql: Allow, settle: Settle
) -> None:
    with allow_sql():
        town.office.conversions.move(Move(LI, Stage.REJECTED, day("2012-06-01"), "陈所长", "已结清"))
        town.office.conversions.propose(LI, Why.RISK_CATEGORY, day("2012-06-02"), person="符秀英")
    desk.refresh()
    settle()
    choose(LI)
    stages = [line.split(" · ")[0] for line in desk.panel.card.history.lines]
    assert stages == ["Candidate", "Rejected", "Candidate"]


def test_enter_on_a_row_and_enter_in_the_form_move_a_customer_on(
    desk: ConversionsDesk,
    choose: Callable[[str], None],
    office: Office,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    choose(LI)
    desk.table.setFocus()
    qtbot.keyClick(desk.table, Qt.Key.Key_Return)
    assert qapp.focusWidget() is desk.panel.step.form.date
    assert desk.panel.step.form.date.value() == TODAY
    qtbot.keyClick(desk.panel.step.form.date, Qt.Key.Key_Tab)
    qapp.focusWidget().insert("陈所长")
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert standing(office, LI, allow_sql) is Stage.APPROVED
    assert door.news == ["李德海 now stands at “Approved”."]
    assert qapp.focusWidget() is desk.table
    qtbot.waitUntil(
        lambda: desk.panel.card.history.lines[0] == "Approved · 2012-06-20 · 陈所长 · recorded by 符秀英"
    )
    assert cell(desk, "叉河供电所", 2) == "1"


def test_only_the_steps_that_are_open_are_offered(
    desk: ConversionsDesk, choose: Callable[[str], None]
) -> None:
    choose(LI)
    assert [made.text() for made in desk.panel.card.steps()] == ["Approve…", "Reject…", "Call off…"]
    choose(WANG)
    assert [made.text() for made in desk.panel.card.steps()] == ["Schedule…", "Call off…"]


def test_a_rejection_asks_for_its_reason(
    desk: ConversionsDesk,
    choose: Callable[[str], None],
    office: Office,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    choose(LI)
    desk.panel.card.steps()[1].click()
    step = desk.panel.step
    qtbot.keyClick(step.form.note, Qt.Key.Key_Return)
    assert step.form.problem_of(step.form.note) == "Please fill this in."
    step.form.note.insert("已结清")
    qtbot.keyClick(step.form.note, Qt.Key.Key_Return)
    settle()
    assert standing(office, LI, allow_sql) is Stage.REJECTED


@pytest.fixture
def installing(
    desk: ConversionsDesk, town: Counter, choose: Callable[[str], None], allow_sql: Allow, settle: Settle
) -> ConversionsDesk:
    with allow_sql():
        town.office.conversions.move(Move(WANG, Stage.SCHEDULED, day("2012-05-20"), "陈所长"))
    desk.refresh()
    settle()
    choose(WANG)
    desk.panel.card.take_next_step()
    return desk


def test_an_installation_records_the_new_meter_and_the_last_reading(
    installing: ConversionsDesk, office: Office, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    step = installing.panel.step
    step.submit()
    assert step.form.problem_of(step.form.meter) and step.form.problem_of(step.form.reading)
    qtbot.keyClicks(step.form.meter, "P77")
    step.form.reading.insert("１２,345")
    qtbot.keyClick(step.form.reading, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        now = office.conversions.history(WANG)[-1]
    assert (now.stage, now.new_meter, now.last_reading) == (Stage.INSTALLED, "P77", 12345)
    qtbot.waitUntil(lambda: "new meter P77" in installing.panel.card.history.lines[0])


def test_a_meter_of_another_customer_is_refused_beside_its_field(
    installing: ConversionsDesk, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    step = installing.panel.step
    qtbot.keyClicks(step.form.meter, "M3")
    qtbot.keyClicks(step.form.reading, "12345")
    step.submit()
    settle()
    assert step.form.problem_of(step.form.meter) == f"Meter M3 belongs to customer {CEMENT}."
    assert door.refusals == []


def test_a_reading_that_is_no_number_is_told_when_it_is_left(
    installing: ConversionsDesk, qtbot: QtBot
) -> None:
    step = installing.panel.step
    step.form.reading.setFocus()
    qtbot.keyClicks(step.form.reading, "12.5")
    qtbot.keyClick(step.form.reading, Qt.Key.Key_Tab)
    assert "12.5" in step.form.problem_of(step.form.reading)


def test_a_step_before_the_last_one_is_refused_beside_the_date(
    desk: ConversionsDesk, choose: Callable[[str], None], settle: Settle
) -> None:
    choose(WANG)
    desk.panel.card.take_next_step()
    step = desk.panel.step
    step.form.date.set_value(day("2012-05-09"))
    step.submit()
    settle()
    assert step.form.problem_of(step.form.date) == "2012-05-09 is before the last step, of 2012-05-10."


def test_a_step_that_another_clerk_took_meanwhile_is_said_in_words(
    desk: ConversionsDesk,
    town: Counter,
    choose: Callable[[str], None],
    allow_sql: Allow,
    settle: Settle,
    door: RecordedDoor,
) -> None:
    choose(WANG)
    desk.panel.card.take_next_step()
    with allow_sql():
        town.office.conversions.move(Move(WANG, Stage.SCHEDULED, day("2012-05-20"), "陈所长"))
    desk.panel.step.submit()
    settle()
    [refused] = door.refusals
    assert isinstance(refused, IllegalStep)
    assert (refused.stands, refused.asked) == ("scheduled", "scheduled")


def test_escape_leaves_a_form_and_gives_the_list_back(
    desk: ConversionsDesk, choose: Callable[[str], None], qapp: QApplication, qtbot: QtBot
) -> None:
    choose(LI)
    desk.panel.card.take_next_step()
    qtbot.keyClick(desk.panel.step.form.date, Qt.Key.Key_Escape)
    assert qapp.focusWidget() is desk.table
    assert desk.panel.currentWidget() is desk.panel.card
