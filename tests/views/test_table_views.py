"""Tables: rows held whole and rows fetched by the page, worked by keyboard."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import UnknownStation
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.keyed_model import PAGE, KeyedModel
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import LIGHT, Tone
from tests.views.recorded_door import RecordedDoor

Show = Callable[[QWidget], QWidget]
Settle = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Debt:
    """A row such as a desk shows."""

    customer_no: str
    owed: Money
    days: int = 0


COLUMNS: tuple[Column[Debt], ...] = (
    Column("Number", lambda debt: debt.customer_no, width=180, stretch=True, order="number"),
    Column(
        "Owed", lambda debt: debt.owed.grouped(), Align.RIGHT, strong=True, sort_key=lambda debt: debt.owed
    ),
    Column(
        "Overdue",
        lambda debt: f"{debt.days} days",
        tone=lambda debt: Tone.DANGER if debt.days else Tone.TEXT,
        tip=lambda debt: "since 2011-11-20",
    ),
)
NOBODY = Placeholder("users", "Nobody owes anything")
THREE = (Debt("0001", Money(300), 40), Debt("0002", Money(100)), Debt("0003", Money(200)))


def debt_of(number: int) -> Debt:
    return Debt(f"{number:016d}", Money(number))


def fetch(numbers: Sequence[int]) -> Mapping[int, Debt]:
    return {number: debt_of(number) for number in numbers}


def held(*debts: Debt, checkable: bool = False) -> RowsModel[Debt]:
    model = RowsModel(COLUMNS, lambda debt: debt.customer_no, checkable=checkable)
    model.show(debts or THREE)
    return model


def column_of(view: TableView, column: int = 0) -> list[str]:
    model = view.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.fixture
def table(shown: Show) -> TableView:
    view = TableView(held(checkable=True), NOBODY)
    view.resize(600, 400)
    shown(view)
    return view


def test_rows_held_whole_obey_the_rules_of_a_model(qapp: QApplication) -> None:
    model = held(checkable=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(THREE[:2])
    model.sort(1, Qt.SortOrder.DescendingOrder)
    model.check(["0001"])
    model.show(())
    assert tester.model() is model


def test_rows_fetched_by_the_page_obey_them_too(tasks: TaskRunner, settle: Settle) -> None:
    model = KeyedModel(COLUMNS, fetch, tasks, checkable=True)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(range(1000))
    settle()
    model.refresh()
    model.show(range(10))
    settle()
    assert tester.model() is model


def test_a_table_says_what_its_columns_declare(table: TableView) -> None:
    index = table.model().index(0, 1)
    assert index.data() == "3.00"
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    ink = table.model().index(0, 2).data(Qt.ItemDataRole.ForegroundRole)
    assert ink.color().name().upper() == LIGHT.danger
    assert table.model().index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "since 2011-11-20"
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "Owed"


def test_home_and_end_go_to_the_first_and_the_last_row(table: TableView, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.selected_keys() == ["0003"]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.selected_keys() == ["0001"]
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_keys() == ["0001", "0002", "0003"]


def test_enter_opens_the_row_it_stands_on(table: TableView, qtbot: QtBot) -> None:
    opened: list[object] = []
    table.opened.connect(opened.append)
    table.select_key("0002")
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened == ["0002"]


def test_letters_do_not_jump_to_another_customer(table: TableView, qtbot: QtBot) -> None:
    table.select_key("0001")
    qtbot.keyClicks(table, "0003")
    assert table.selected_keys() == ["0001"]


def test_space_ticks_what_is_selected_and_unticks_it(table: TableView, qtbot: QtBot) -> None:
    model = table.model()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.checked() == {"0001", "0002", "0003"}
    table.select_key("0002")
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.checked() == {"0001", "0003"}


def test_a_click_on_a_box_ticks_its_row(table: TableView, qtbot: QtBot) -> None:
    middle = table.visualRect(table.model().index(1, 0)).center()
    middle.setX(20)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert table.model().checked() == {"0002"}


def test_the_clipboard_gets_titles_tabs_and_numbers_that_stay_text(table: TableView, qtbot: QtBot) -> None:
    table.select_key("0002")
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == "Number\tOwed\tOverdue\n0002\t1.00\t0 days"
    assert "<td style=\"mso-number-format:'\\@'\">0002</td>" in copied.html()


def test_new_figures_leave_the_clerk_where_she_was(table: TableView) -> None:
    table.select_key("0002")
    table.model().show([replace(debt, owed=Money(1)) for debt in reversed(THREE)])
    assert (table.selected_keys(), table.current_row().owed) == (["0002"], Money(1))


def test_a_row_that_has_gone_leaves_nobody_chosen(table: TableView) -> None:
    places: list[object] = []
    table.select_key("0002")
    table.went_to.connect(places.append)
    table.model().show(THREE[:1])
    assert (places[-1], table.selected_keys()) == (None, [])


def test_a_click_on_a_title_sorts_and_another_turns_it_round(table: TableView) -> None:
    table.select_key("0001")
    table.horizontalHeader().sectionClicked.emit(1)
    assert column_of(table) == ["0002", "0003", "0001"]
    table.horizontalHeader().sectionClicked.emit(1)
    assert column_of(table) == ["0001", "0003", "0002"]
    assert table.selected_keys() == ["0001"]


def test_a_narrow_table_scrolls_rather_than_squeezing_the_name(table: TableView) -> None:
    header = table.horizontalHeader()
    table.resize(900, 400)
    assert header.length() == table.viewport().width()
    table.resize(300, 400)
    assert header.sectionSize(0) == COLUMNS[0].width


def test_a_table_that_holds_keys_asks_for_its_order(table: TableView) -> None:
    asked: list[tuple[str, bool]] = []
    table.order_asked.connect(lambda order, down: asked.append((order, down)))
    table.horizontalHeader().sectionClicked.emit(0)
    table.horizontalHeader().sectionClicked.emit(0)
    assert asked == [("number", False), ("number", True)]


def test_a_hundred_thousand_rows_come_a_page_at_a_time(
    tasks: TaskRunner, shown: Show, settle: Settle, qtbot: QtBot
) -> None:
    pages: list[Sequence[int]] = []

    def fetch_and_note(numbers: Sequence[int]) -> Mapping[int, Debt]:
        pages.append(numbers)
        return fetch(numbers)

    model = KeyedModel(COLUMNS, fetch_and_note, tasks)
    view = TableView(model, NOBODY)
    shown(view)
    model.show(range(100_000))
    view.scrollToBottom()
    qtbot.waitUntil(lambda: model.index(99_999, 0).data() == "0000000000099999")
    settle()
    assert sum(len(page) for page in pages) <= 4 * PAGE


def test_rows_on_their_way_are_grey_bars_and_the_window_waits_for_none(
    tasks: TaskRunner, shown: Show, settle: Settle, qtbot: QtBot
) -> None:
    gate = threading.Event()

    def slow(numbers: Sequence[int]) -> Mapping[int, Debt]:
        assert gate.wait(20)
        return fetch(numbers)

    model = KeyedModel(COLUMNS, slow, tasks)
    view = TableView(model, NOBODY)
    shown(view)
    model.show(range(1000))
    assert model.index(0, 0).data() is None
    view.grab()
    gate.set()
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "0000000000000000")
    settle()


def test_a_page_of_an_older_filter_is_dropped(tasks: TaskRunner, settle: Settle, qtbot: QtBot) -> None:
    gate = threading.Event()

    def slow_at_first(numbers: Sequence[int]) -> Mapping[int, Debt]:
        assert gate.wait(20)
        return {number: Debt(f"of {len(numbers)}", Money(0)) for number in numbers}

    model = KeyedModel(COLUMNS, slow_at_first, tasks)
    model.show(range(5))
    model.row_at(0)
    qtbot.waitUntil(tasks.busy)
    model.show(range(3))
    model.row_at(0)
    gate.set()
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "of 3")
    settle()


def test_rows_read_again_stand_until_the_new_ones_are_here(
    tasks: TaskRunner, settle: Settle, qtbot: QtBot
) -> None:
    owed = {"fen": 100}
    model = KeyedModel(
        COLUMNS, lambda numbers: {number: Debt("1", Money(owed["fen"])) for number in numbers}, tasks
    )
    model.show([1])
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "1.00")
    owed["fen"] = 0
    model.refresh()
    assert model.index(0, 1).data() == "1.00"
    qtbot.waitUntil(lambda: model.index(0, 1).data() == "0.00")
    settle()


def test_copying_fetches_the_rows_that_were_never_in_sight(tasks: TaskRunner, settle: Settle) -> None:
    model = KeyedModel(COLUMNS, fetch, tasks)
    model.show(range(1000))
    copied: list[Debt] = []
    model.collect(range(1000), copied.extend)
    settle()
    assert copied == [debt_of(number) for number in range(1000)]


def test_a_table_that_could_not_be_read_says_so_and_f5_tries_once_more(
    tasks: TaskRunner, shown: Show, settle: Settle, door: RecordedDoor, qtbot: QtBot
) -> None:
    stations = ["石碌供电所"]

    def find(progress: object) -> Sequence[Debt]:
        if stations:
            raise UnknownStation(stations.pop())
        return THREE

    model = held()
    view = TableView(model, NOBODY)
    shown(view)
    model.fill(tasks, find)
    settle()
    assert model.state is State.FAILED
    assert [refusal.name for refusal in door.refusals] == ["石碌供电所"]
    view.grab()
    qtbot.keyClick(view, Qt.Key.Key_F5)
    settle()
    assert (model.state, model.rows) == (State.READY, THREE)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    amounts=st.lists(st.integers(0, 10**9), min_size=1, max_size=30, unique=True),
    down=st.booleans(),
    data=st.data(),
)
def test_sorting_never_moves_a_tick_or_the_choice_to_another_customer(
    qapp: QApplication, amounts: list[int], down: bool, data: st.DataObject
) -> None:
    model = held(*(Debt(str(fen), Money(fen)) for fen in amounts), checkable=True)
    view = TableView(model, NOBODY)
    chosen = str(data.draw(st.sampled_from(amounts)))
    view.select_key(chosen)
    model.check([chosen])
    model.sort(1, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
    assert view.selected_keys() == [chosen]
    assert model.checked() == {chosen}
    assert [row.owed.fen for row in model.rows] == sorted(amounts, reverse=down)


def test_a_heading_is_never_cut_however_narrow_its_column_was_meant(shown: Show) -> None:
    columns = (Column("A heading in quite some words", lambda debt: debt.customer_no, width=40),)
    model: RowsModel[Debt] = RowsModel(columns, lambda debt: debt.customer_no)
    view = TableView(model, NOBODY)
    shown(view)
    header = view.horizontalHeader()
    assert header.sectionSize(0) > header.fontMetrics().horizontalAdvance(columns[0].title)


def test_the_room_that_is_left_goes_to_those_who_need_less_last(shown: Show) -> None:
    columns = (
        Column("One", lambda debt: debt.customer_no, width=60, stretch=True),
        Column("Two", lambda debt: debt.customer_no, width=300, stretch=True),
    )
    view = TableView(RowsModel(columns, lambda debt: debt.customer_no), NOBODY)
    shown(view)
    view.resize(500, 200)
    header, room = view.horizontalHeader(), view.viewport().width()
    assert (header.sectionSize(0), header.sectionSize(1)) == (room - 300, 300)
    view.resize(900, 200)
    assert abs(header.sectionSize(0) - header.sectionSize(1)) <= 1
