"""Low balances and statements of account, on the desk of customers."""

import csv
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.views.statement_view import StatementView
from tests.counter import Counter
from tests.views.customers.desk import ALT, CONTROL, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def prestoring(county: Counter, allow_sql: Allow) -> Counter:
    """Let 林亚妹 hold 30.00 and 符秀英 113.60, of which nothing is used."""
    with allow_sql():
        county.takes(FU, "300.00", "2012-05-20")
        county.takes(LIN, "30.00", "2012-06-20")
    return county


def test_who_holds_less_than_the_limit_is_listed_lowest_first(
    prestoring: Counter, desk: CustomersDesk
) -> None:
    desk.presses(Qt.Key.Key_L, CONTROL)
    assert column(desk.page.low.model) == [LIN]
    assert desk.page.low.limit.text() == "50.00"
    tester = QAbstractItemModelTester(
        desk.page.low.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    desk.page.low.limit.setFocus()
    desk.focus.selectAll()
    desk.qtbot.keyClicks(desk.focus, "200")
    desk.qtbot.waitUntil(lambda: column(desk.page.low.model) == [LIN, FU])
    desk.presses(Qt.Key.Key_Return)
    assert desk.shows == LIN
    desk.presses(Qt.Key.Key_Down)
    assert desk.shows == FU
    assert tester is not None


def test_a_new_limit_is_kept_in_the_settings(
    prestoring: Counter, desk: CustomersDesk, allow_sql: Allow, door: RecordedDoor
) -> None:
    desk.presses(Qt.Key.Key_L, CONTROL)
    desk.page.low.limit.setText("20")
    desk.page.low.keep_limit()
    desk.settle()
    assert door.news == ["Balances below 20.00 count as low from now on."]
    with allow_sql():
        assert prestoring.office.settings.get("prestored.low") == "20.00"


def test_the_low_balances_are_written_to_a_file(
    prestoring: Counter, desk: CustomersDesk, tmp_path: Path
) -> None:
    desk.files.answer = tmp_path / "low.csv"
    desk.presses(Qt.Key.Key_L, CONTROL)
    desk.presses(Qt.Key.Key_E, CONTROL)
    with desk.files.answer.open(encoding="utf-8-sig", newline="") as text:
        rows = list(csv.reader(text))
    assert rows[-1][0] == LIN and "30.00" in rows[-1]


def test_everybody_is_listed_again(prestoring: Counter, desk: CustomersDesk) -> None:
    desk.presses(Qt.Key.Key_L, CONTROL)
    desk.presses(Qt.Key.Key_L, CONTROL)
    assert desk.page.table.isVisible() and len(desk.listed()) == 3


def test_a_statement_is_read_for_a_period_and_saved(
    prestoring: Counter, desk: CustomersDesk, tmp_path: Path, door: RecordedDoor
) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_S, ALT)
    view = desk.page.findChild(StatementView)
    assert isinstance(view, StatementView)
    tester = QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert "Prestored 0.00 at the beginning, 113.60 at the end." in view.balances.text()
    assert column(view.model, 1)[0] == "Bill issued"
    view.since.setText("2012-05-20")
    desk.qtbot.waitUntil(lambda: column(view.model, 1)[:1] == ["Principal paid"])
    view.until.setText("2012-05-01")
    desk.qtbot.waitUntil(lambda: view.problem == "The period ends before it begins.")
    view.until.setText("2012-06-20")
    desk.qtbot.waitUntil(lambda: bool(view.model.rowCount()))
    desk.settle()
    desk.files.answer = tmp_path / "statement.pdf"
    desk.presses(Qt.Key.Key_S, CONTROL)
    assert desk.files.suggested == [f"{FU} 2012-05-20 2012-06-20.pdf"]
    assert desk.files.answer.read_bytes().startswith(b"%PDF")
    assert door.news == ["Saved as statement.pdf."]
    desk.presses(Qt.Key.Key_Escape)
    assert desk.page.details.isVisible() and tester is not None
