"""The list of conversions with its counts and its filter, worked by keyboard."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Why
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.table_model import State
from desktop.views.theme import LIGHT
from tests.counter import Counter
from tests.views.conversions.desk import CEMENT, LI, TODAY, WANG, cell, listed, rows_are_here
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


def test_the_list_says_who_stands_where_since_when_and_owes_what(desk: ConversionsDesk, qtbot: QtBot) -> None:
    rows_are_here(desk, qtbot)
    words = [[desk.list.index(row, column).data() for column in range(10)] for row in range(2)]
    assert words == [
        [
            WANG,
            "王秀英",
            "Approved",
            "41 days, stuck",
            "0.00",
            "石碌供电所",
            "东风路台区",
            "Own wish",
            "2012-05-10",
            "M1",
        ],
        [
            LI,
            "李德海",
            "Candidate",
            "21 days, stuck",
            "35.00",
            "叉河供电所",
            "叉河一台区",
            "Chronic defaulter",
            "2012-05-30",
            "M2",
        ],
    ]
    ink = desk.list.index(1, 2).data(Qt.ItemDataRole.ForegroundRole)
    assert ink.color().name().upper() == LIGHT.warning


def test_the_counts_stand_by_stage_and_station(desk: ConversionsDesk) -> None:
    assert [cell(desk, "All stations", column) for column in (1, 2, 3, 8)] == ["1", "1", "–", "2"]
    assert [cell(desk, "叉河供电所", column) for column in (1, 2, 8)] == ["1", "–", "1"]


def test_a_cell_of_the_counts_filters_the_list_and_the_arrow_keys_go_on(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.mouseClick(
        desk.matrix.viewport(),
        Qt.MouseButton.LeftButton,
        pos=desk.matrix.visualRect(desk.matrix.model().index(0, 1)).center(),
    )
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [LI]
    qtbot.keyClick(desk.matrix, Qt.Key.Key_Right)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]
    qtbot.keyClick(desk.matrix, Qt.Key.Key_Right)
    settle()
    assert listed(desk) == []
    assert not desk.grab().isNull()


def test_the_list_is_filtered_by_what_is_typed(desk: ConversionsDesk, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(desk.text, "wxy")
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]


def test_the_stuck_of_a_reason_are_filtered(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle, town: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        town.office.conversions.propose(CEMENT, Why.OWN_WISH, TODAY)
    desk.refresh()
    settle()
    desk.filter.why.setFocus()
    qtbot.keyClick(desk.filter.why, Qt.Key.Key_End)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG, CEMENT]
    desk.filter.stuck.click()
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]
    desk.filter.stuck.click()
    desk.filter.days.set_value(30)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]


def test_a_station_chosen_in_the_filter_is_the_line_of_the_counts(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle
) -> None:
    desk.filter.place.station.set_value("叉河供电所")
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [LI]
    assert desk.matrix.currentIndex().siblingAtColumn(0).data() == "叉河供电所"


def test_a_customer_may_be_asked_for_from_the_list(
    desk: ConversionsDesk, choose: Callable[[str], None], qtbot: QtBot
) -> None:
    asked: list[str] = []
    desk.customer_asked.connect(asked.append)
    choose(LI)
    qtbot.keyClick(desk.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [LI]


def test_a_list_that_could_not_be_read_says_so_and_f5_reads_it_again(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    rows_are_here(desk, qtbot)
    rename = "ALTER TABLE {} RENAME TO {}"
    with sqlite3.connect(town.file) as file:
        file.execute(rename.format("conversion", "elsewhere"))
    desk.refresh()
    settle()
    assert desk.list.state is State.FAILED
    assert door.failures
    assert not desk.grab().isNull()
    door.failures.clear()
    with sqlite3.connect(town.file) as file:
        file.execute(rename.format("elsewhere", "conversion"))
    file.close()
    desk.table.setFocus()
    qtbot.keyClick(desk.table, Qt.Key.Key_F5)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG, LI]
