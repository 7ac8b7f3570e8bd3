"""A step of many conversions at once: of those that are ticked."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.domain.errors import IllegalStep
from desktop.views.conversions_desk import ConversionsDesk
from tests.counter import Counter
from tests.views.conversions.desk import CEMENT, LI, TODAY, WANG, rows_are_here, standing
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


def test_the_ticked_are_approved_together(
    desk: ConversionsDesk,
    town: Counter,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    with allow_sql():
        town.office.conversions.propose(CEMENT, Why.OWN_WISH, TODAY)
    desk.matrix.chosen.emit(Stage.CANDIDATE, "")
    settle()
    rows_are_here(desk, qtbot)
    assert not desk.approve_button.isEnabled()
    desk.tick_all()
    desk.approve_button.click()
    form = desk.panel.bulk
    form.person.insert("陈所长")
    qtbot.keyClick(form.person, Qt.Key.Key_Return)
    settle()
    assert [standing(town.office, number, allow_sql) for number in (LI, CEMENT)] == [Stage.APPROVED] * 2
    assert door.news == ["2 now stand at “Approved”."]
    assert not desk.list.checked()


def test_the_ticked_are_scheduled_together(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    desk.matrix.chosen.emit(Stage.APPROVED, "")
    settle()
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.schedule_button.click()
    qtbot.keyClick(desk.panel.bulk.date, Qt.Key.Key_Return)
    settle()
    assert standing(town.office, WANG, allow_sql) is Stage.SCHEDULED


def test_the_ticked_are_rejected_together_only_with_a_reason(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    desk.matrix.chosen.emit(Stage.CANDIDATE, "")
    settle()
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.reject_button.click()
    form = desk.panel.bulk
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert form.form.problem_of(form.reason) == "Please fill this in."
    form.reason.insert("已结清")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        step = town.office.conversions.history(LI)[-1].steps[-1]
    assert (step.stage, step.note) == (Stage.REJECTED, "已结清")


def test_where_one_of_the_ticked_cannot_take_the_step_nobody_does(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow, door: RecordedDoor
) -> None:
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.approve_button.click()
    desk.panel.bulk.save()
    settle()
    [refused] = door.refusals
    assert isinstance(refused, IllegalStep) and refused.customer_no == WANG
    assert standing(town.office, LI, allow_sql) is Stage.CANDIDATE
