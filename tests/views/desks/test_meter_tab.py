"""The meter store in the window: deliveries, moves, makers, and a stocktake."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.domain.meters import Maker, MeterState, MoveKind, StockFilter
from desktop.views.meter_tab import MeterTab
from desktop.views.tasks import TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")


@pytest.fixture
def tab(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> MeterTab:
    """Return the tab over a store of three meters."""
    office = county.office
    with allow_sql():
        office.meters.keep_maker(Maker("御风电表", "YF[0-9]{8}"), day("2012-06-01"))
        office.meters.receive(["YF00000001", "YF00000002", "YF00000003"], day("2012-06-01"))
        made = MeterTab(WritingDesk(tasks, door, lambda: TODAY, office.settings, files), office.meters)
    in_sight(made, made.list, made.card.moves, made.card.balance, made.stocktake.model)
    return made


@pytest.fixture
def states(county: Counter, allow_sql: Allow) -> Callable[[], dict[str, MeterState]]:
    """Return what tells where each meter is."""

    def told() -> dict[str, MeterState]:
        with allow_sql():
            book = county.office.meters
            return {one.number: one.state for one in book.lines(book.keys(StockFilter())).values()}

    return told


def test_the_store_is_listed_with_its_balance(tab: MeterTab, settle: Settle) -> None:
    assert tab.list.rowCount() == 3
    assert tab.count.text() == "In stock 3"
    assert [tab.card.balance.index(0, at).data() for at in range(5)] == ["御风电表", "3", "0", "0", "3"]
    tab.table.selectRow(1)
    settle()
    assert tab.card.meter is not None
    assert (tab.card.meter.number, tab.card.moves.rowCount()) == ("YF00000002", 1)


def test_a_delivery_is_typed_as_a_range(
    tab: MeterTab, qtbot: QtBot, settle: Settle, states: Callable[[], dict[str, MeterState]]
) -> None:
    tab.receive()
    qtbot.keyClicks(tab.receive_form.numbers, "YF00000004..YF00000006")
    qtbot.keyClick(tab.receive_form.numbers, Qt.Key.Key_Return)
    settle()
    assert (len(states()), tab.list.rowCount()) == (6, 6)
    assert tab.side.currentWidget() is tab.card


@pytest.mark.parametrize(
    ("typed", "words"),
    [("YF00000001", "in the book already"), ("YF2..YF1", "no range"), ("合计", "not a meter")],
)
def test_a_number_that_cannot_come_in_is_told_beside_its_field(
    tab: MeterTab, settle: Settle, typed: str, words: str, door: RecordedDoor
) -> None:
    tab.receive()
    tab.receive_form.numbers.insert(typed)
    tab.receive_form.save()
    settle()
    assert words in tab.receive_form.form.problem_of(tab.receive_form.numbers)
    assert door.refusals == []


def test_a_file_with_bad_rows_stays_out_and_says_which(
    tab: MeterTab,
    settle: Settle,
    files: ChosenFiles,
    tmp_path: Path,
    door: RecordedDoor,
    states: Callable[[], dict[str, MeterState]],
) -> None:
    files.answer = tmp_path / "到货.csv"
    files.answer.write_text("表号\nYF00000009\nYF00000001\n", "utf-8")
    tab.receive()
    tab.receive_form.take_file()
    settle()
    assert len(states()) == 3
    assert any("3: Meter YF00000001" in words for words in door.warnings)
    files.answer.write_text("表号\nYF00000009\n", "utf-8")
    tab.receive_form.take_file()
    settle()
    assert states()["YF00000009"] is MeterState.STOCKED


def test_the_ticked_meters_are_issued_together_and_come_back_one_by_one(
    tab: MeterTab, qtbot: QtBot, settle: Settle, states: Callable[[], dict[str, MeterState]]
) -> None:
    tab.list.check(["YF00000001", "YF00000003"])
    tab.begin_move(MoveKind.ISSUED)
    form = tab.move_form
    assert form.numbers.text() == "YF00000001, YF00000003"
    form.save()
    assert form.form.problem_of(form.holder) == "Please fill this in."
    form.holder.insert("装表一班")
    qtbot.keyClick(form.holder, Qt.Key.Key_Return)
    settle()
    assert [states()[number] for number in ("YF00000001", "YF00000002", "YF00000003")] == [
        *(MeterState.OUT, MeterState.STOCKED, MeterState.OUT)
    ]
    assert tab.list.checked() == frozenset()
    tab.table.selectRow(0)
    tab.begin_move(MoveKind.RETURNED)
    form.save()
    settle()
    assert states()["YF00000001"] is MeterState.STOCKED


def test_an_impossible_move_is_told_in_the_form(tab: MeterTab, settle: Settle) -> None:
    tab.table.selectRow(0)
    tab.begin_move(MoveKind.RETURNED)
    tab.move_form.save()
    settle()
    assert "“Returned” is not possible" in tab.move_form.form.problem_of(tab.move_form.numbers)


def test_a_maker_gets_a_pattern_that_its_meters_match(tab: MeterTab, settle: Settle) -> None:
    tab.edit_makers()
    form = tab.maker_form
    form.known.set_value("御风电表")
    form.pattern.setText("YF[0-9]{9}")
    form.save()
    settle()
    assert "YF00000001 does not match" in form.form.problem_of(form.pattern)
    form.pattern.setText("YF[0-9]{8,9}")
    form.save()
    settle()
    assert tab.side.currentWidget() is tab.card


def test_a_stocktake_is_scanned_compared_and_adopted(
    tab: MeterTab,
    settle: Settle,
    files: ChosenFiles,
    tmp_path: Path,
    states: Callable[[], dict[str, MeterState]],
) -> None:
    tab.count_stock()
    panel = tab.stocktake
    assert not panel.adopt_button.isEnabled()
    panel.editor.setPlainText("YF00000001\nYF00000008\n")
    panel.compare()
    settle()
    assert panel.sums.text() == "By the book 3 · Counted 2 · Not found 2 · Surplus 1"
    files.answer = tmp_path / "差异.pdf"
    panel.save()
    settle()
    assert files.answer.read_bytes().startswith(b"%PDF")
    panel.adopt()
    settle()
    assert panel.form.problem_of(panel.reason) == "This needs a reason."
    panel.reason.insert("未找到")
    panel.adopt()
    settle()
    assert states() == {
        "YF00000001": MeterState.STOCKED,
        "YF00000002": MeterState.MISSING,
        "YF00000003": MeterState.MISSING,
        "YF00000008": MeterState.STOCKED,
    }


def test_what_was_compared_is_not_adopted_for_something_else(
    tab: MeterTab, settle: Settle, files: ChosenFiles, tmp_path: Path
) -> None:
    tab.count_stock()
    panel = tab.stocktake
    files.answer = tmp_path / "scan.csv"
    files.answer.write_text("表号\nYF00000001\nYF 2\n", "utf-8")
    panel.take_file()
    settle()
    assert panel.editor.toPlainText().strip() == "YF00000001"
    assert panel.problem.text() == "These rows could not be read: 3."
    panel.compare()
    settle()
    assert panel.adopt_button.isEnabled()
    panel.editor.appendPlainText("YF00000002")
    assert not panel.adopt_button.isEnabled()
    panel.editor.setPlainText("YF 2")
    panel.compare()
    assert "not a meter" in panel.problem.text()
