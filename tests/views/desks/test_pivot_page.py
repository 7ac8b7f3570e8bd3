"""The ledger cut at the desk: chosen by keys and by dragging, opened, kept and written."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel, QMimeData, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.pivot import Dimension, Filter, Layout, Value
from desktop.domain.pivot_layouts import Zone
from desktop.views.pivot_list import PivotList
from desktop.views.pivot_page import PivotPage
from desktop.views.tasks import Task, TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Show = Callable[[QWidget], QWidget]
Watch = Callable[[Sequence[QAbstractItemModel]], None]
D, V = Dimension, Value
WANG, LI = "0706000000000001", "0706000000000002"
TODAY = day("2012-06-20")


@pytest.fixture
def page(
    county: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    watched: Watch,
    allow_sql: Allow,
    in_sight: InSight,
) -> PivotPage:
    """Return the pivot in sight, of two stations and two months; its model is watched by Qt's own tester."""
    with allow_sql():
        county.customer(WANG, name="王秀英")
        county.customer(LI, name="李德海", residential=False, station="叉河供电所", area="叉河一台区")
        county.bill(WANG, "80.00")
        county.bill(WANG, "20.00", "2012-06-20")
        county.bill(LI, "300.00", "2012-06-20")
        county.takes(WANG, "80.00", "2012-05-20")
        county.takes(LI, "100.00", "2012-06-11")
    office = county.office
    made = PivotPage(WritingDesk(tasks, door, lambda: TODAY, office.settings, files), office.pivots)
    in_sight(made, made.model, size=(1280, 760))
    return made


def heads(page: PivotPage) -> tuple[list[str], list[str]]:
    """Return the heads of rows and of columns as they are read."""
    model = page.model
    rows = [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())]
    columns = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    return rows, [column.replace("\n", " ") for column in columns]


def cells(page: PivotPage) -> list[list[str]]:
    """Return what the cells say."""
    model = page.model
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(page: PivotPage, settle: Settle, layout: Layout) -> None:
    """Show a layout and wait for its table."""
    page.show_layout(layout)
    settle()


def test_a_desk_begins_with_stations_and_their_sums(page: PivotPage) -> None:
    assert heads(page) == (
        ["叉河供电所", "石碌供电所", "Total"],
        ["Receivable", "Received", "Outstanding"],
    )
    assert cells(page) == [
        ["300.00", "100.00", "200.00"],
        ["100.00", "80.00", "20.00"],
        ["400.00", "180.00", "220.00"],
    ]


def test_months_by_stations_leave_empty_cells_blank(page: PivotPage, settle: Settle) -> None:
    choose(page, settle, Layout((D.MONTH,), (D.STATION,), (V.RECEIVABLE, V.CUSTOMERS)))
    assert heads(page)[1][-2:] == ["Total Receivable", "Total Customers"]
    assert cells(page) == [
        ["", "", "80.00", "1", "80.00", "1"],
        ["300.00", "1", "20.00", "1", "320.00", "2"],
        ["300.00", "1", "100.00", "1", "400.00", "2"],
    ]


def test_keys_put_pieces_into_their_lists_and_move_and_take_them_out(
    page: PivotPage, qtbot: QtBot, settle: Settle
) -> None:
    designer = page.designer
    fields, rows = designer.fields, designer.zones[Zone.ROWS]
    fields.setCurrentRow(fields.names.index("month"))
    QTest.keyClick(fields, Qt.Key.Key_R)
    assert rows.names == ["station", "month"]
    rows.setCurrentRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (rows.names, rows.current_name) == (["month", "station"], "month")
    QTest.keyClick(rows, Qt.Key.Key_C)
    assert (rows.names, designer.zones[Zone.COLUMNS].names) == (["station"], ["month"])
    values = designer.zones[Zone.VALUES]
    values.setCurrentRow(1)
    QTest.keyClick(values, Qt.Key.Key_Delete)
    assert values.names == ["receivable", "outstanding"]
    qtbot.waitUntil(lambda: page.model.columnCount() == 6)
    settle()
    assert cells(page)[0] == ["", "", "300.00", "200.00", "300.00", "200.00"]


def drop(source: PivotList, target: PivotList, name: str) -> None:
    """Let a piece go over another list, as a drag ends."""
    source.setCurrentRow(source.names.index(name))

    class Dropped(QDropEvent):
        def source(self) -> QWidget:
            return source

    nowhere, left = QPoint(4, target.height() - 4), Qt.MouseButton.LeftButton
    nothing = Qt.KeyboardModifier.NoModifier
    mime = QMimeData()
    event = Dropped(nowhere, Qt.DropAction.CopyAction, mime, left, nothing)
    target.dropEvent(event)


def test_a_piece_is_dragged_where_it_belongs_and_back(page: PivotPage, settle: Settle) -> None:
    designer = page.designer
    columns, values = designer.zones[Zone.COLUMNS], designer.zones[Zone.VALUES]
    drop(designer.fields, columns, "tariff_class")
    drop(designer.fields, columns, "kwh")
    drop(designer.fields, values, "kwh")
    assert (columns.names, values.names[-1]) == (["tariff_class"], "kwh")
    drop(columns, designer.fields, "tariff_class")
    assert columns.names == []
    settle()


def test_what_does_not_go_is_greyed_and_refused_in_words(page: PivotPage, settle: Settle) -> None:
    designer = page.designer
    clerk = designer.fields.item(designer.fields.names.index("clerk"))
    assert not clerk.flags() & Qt.ItemFlag.ItemIsEnabled
    designer.send("clerk", Zone.ROWS)
    assert "cannot be cut by" in designer.problem.text()
    assert designer.zones[Zone.ROWS].names == ["station"]
    choose(page, settle, Layout((D.CLERK,), (), (V.RECEIVED,)))
    assert cells(page) == [["180.00"], ["180.00"]]
    assert designer.problem.text() == ""


def test_a_filter_is_ticked_and_everything_is_let_through_again(page: PivotPage, settle: Settle) -> None:
    page.designer.send("station", Zone.FILTERS)
    settle()
    assert page.side.currentWidget() is page.texts
    page.texts.search.setText("石碌")
    assert [page.texts.list.item(at).isHidden() for at in range(2)] == [True, False]
    page.texts.list.item(1).setCheckState(Qt.CheckState.Checked)
    page.texts.agree()
    settle()
    assert heads(page)[0] == ["石碌供电所", "Total"]
    assert page.designer.zones[Zone.FILTERS].item(0).text() == "Station: 石碌供电所"
    page.narrow(D.STATION)
    settle()
    assert page.texts.ticked() == ("石碌供电所",)
    page.texts.clear()
    settle()
    assert page.model.rowCount() == 3
    page.designer.send("month", Zone.FILTERS)
    page.texts.left.emit()
    assert page.designer.zones[Zone.FILTERS].names == []
    settle()


def test_enter_opens_who_is_behind_a_cell_and_one_is_looked_up(
    page: PivotPage, settle: Settle, qtbot: QtBot, files: ChosenFiles, tmp_path: Path
) -> None:
    page.table.setCurrentIndex(page.model.index(0, 0))
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle()
    assert page.currentWidget() is page.behind
    [row] = page.behind.list.rows
    assert (row.customer_no, row.cell) == (LI, (300_00, 100_00, 200_00))
    with qtbot.waitSignal(page.customer_asked) as asked:
        page.behind.look_up()
    assert asked.args == [LI]
    files.answer = tmp_path / "behind.xlsx"
    page.behind.export()
    settle()
    sheet = load_workbook(files.answer).active
    assert [cell.value for cell in sheet[6]] == [LI, "李德海", "叉河供电所", "叉河一台区", 300, 100, 200]
    page.behind.left.emit()
    assert page.currentIndex() == 0
    page.open_cell(None, ())
    settle()
    assert len(page.behind.list.rows) == 2


def test_a_layout_is_kept_opened_renamed_and_forgotten(
    page: PivotPage, settle: Settle, door: RecordedDoor
) -> None:
    choose(page, settle, Layout((D.MONTH,), (), (V.RECEIVED,), (Filter(D.YEAR, ("2012",)),)))
    page.saved.name.setText("按月")
    page.saved.keep()
    settle()
    assert door.news[-1] == "“按月” is kept."
    choose(page, settle, Layout((D.STATION,), (), (V.BILLS,)))
    page.saved.choice.set_value("")
    page.saved.choice.set_value("按月")
    settle()
    assert page.designer.layout_shown.rows == (D.MONTH,)
    page.saved.name.setText("月份")
    page.saved.rename()
    settle()
    assert page.saved.choice.value() == "月份"
    page.saved.remove()
    settle()
    assert door.questions == ["Forget the pivot “月份”?"]
    assert page.saved.choice.count() == 1


def test_the_table_is_written_and_copied(
    page: PivotPage, settle: Settle, files: ChosenFiles, tmp_path: Path, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "pivot.xlsx"
    page.export()
    settle()
    assert door.news[-1] == "pivot.xlsx is written."
    assert load_workbook(files.answer).active["A6"].value == "叉河供电所"
    page.table.selectAll()
    page.table.copy_selected()
    lines = QApplication.clipboard().text().splitlines()
    assert (lines[0], lines[1]) == (
        "\tReceivable\tReceived\tOutstanding",
        "叉河供电所\t300.00\t100.00\t200.00",
    )


def test_without_a_value_nothing_is_asked_and_the_desk_says_what_to_do(
    page: PivotPage, settle: Settle
) -> None:
    choose(page, settle, Layout((D.STATION,)))
    assert page.model.rowCount() == 0
    page.table.grab()
    choose(page, settle, Layout((D.STATION,), (), (V.RECEIVED,), (Filter(D.YEAR, ("2012",)),)))
    assert page.model.rowCount() == 3


def test_a_table_that_is_stopped_says_so_and_f5_asks_again(
    page: PivotPage, tasks: TaskRunner, settle: Settle
) -> None:
    before, started = Event(), list[Task]()
    tasks.run(page, lambda _: before.wait(20), lambda _: None, lane="report")
    tasks.started.connect(started.append)
    page.ask()
    started[-1].progress.cancel()
    before.set()
    settle()
    assert page.model.rowCount() == 0
    QTest.keyClick(page.table, Qt.Key.Key_F5)
    settle()
    assert page.model.rowCount() == 3


def test_another_day_is_another_table(page: PivotPage, settle: Settle) -> None:
    page.on.set_value(day("2012-05-31"))
    page.on.editingFinished.emit()
    settle()
    assert cells(page) == [["80.00", "80.00", "0.00"], ["80.00", "80.00", "0.00"]]
