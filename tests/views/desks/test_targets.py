"""Targets set and scored at the desk."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import PeriodNotBegun
from desktop.domain.targets import Measure, Period, Scope, Subject, Target
from desktop.views.scorecard_tab import ScorecardTab
from desktop.views.target_tab import TargetTab
from desktop.views.tasks import TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Show = Callable[[QWidget], QWidget]
Watch = Callable[[Sequence[QAbstractItemModel]], None]
MAY, JUNE = Period(201205), Period(201206)
STATION = Subject(Scope.STATION, "石碌供电所")
OTHER = Subject(Scope.STATION, "叉河供电所")
WANG, LI = "0706000000000001", "0706000000000002"
TODAY = day("2012-06-20")


@pytest.fixture
def billed(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office of two stations: one owes nothing, the other half of its money."""
    with allow_sql():
        county.customer(WANG, name="王秀英")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区")
        for customer_no in (WANG, LI):
            county.bill(customer_no, "100.00")
        county.takes(LI, "100.00", "2012-06-02")
        county.takes(WANG, "50.00", "2012-06-02")
    return county


@pytest.fixture
def with_targets(billed: Counter, allow_sql: Allow) -> Counter:
    """Return the office with a target of each station in June, and one of the bureau in May."""
    with allow_sql():
        billed.office.targets.set_all(
            [
                Target(STATION, JUNE, Measure.RATE, 10_000, 60),
                Target(STATION, JUNE, Measure.AMOUNT, 100_00, 40),
                Target(OTHER, JUNE, Measure.RATE, 10_000, 60),
                Target(Subject(Scope.BUREAU), MAY, Measure.CUSTOMERS, 2),
            ]
        )
    return billed


@pytest.fixture
def tab(
    billed: Counter, tasks: TaskRunner, door: RecordedDoor, files: ChosenFiles, shown: Show, settle: Settle
) -> TargetTab:
    """Return the tab of targets in sight."""
    office = billed.office
    made = TargetTab(WritingDesk(tasks, door, lambda: TODAY, office.settings, files), office.targets)
    made.resize(1200, 700)
    shown(made)
    settle()
    return made


@pytest.fixture
def card(
    with_targets: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    settle: Settle,
    watched: Watch,
    in_sight: InSight,
) -> ScorecardTab:
    """Return the scorecard in sight, its models watched by Qt's own tester."""
    office = with_targets.office
    made = ScorecardTab(WritingDesk(tasks, door, lambda: TODAY, office.settings, files), office.targets)
    in_sight(made, made.list, made.scored, made.owing.list, size=(1200, 700))
    settle()
    return made


def test_a_target_is_set_with_the_keyboard_and_stands_in_the_list(
    tab: TargetTab, door: RecordedDoor, settle: Settle
) -> None:
    tab.set_new()
    settle()
    tab.form.subject.set_value(STATION)
    tab.form.value.setText("99.5")
    tab.form.save()
    settle()
    settle()
    assert list(tab.list.rows) == [Target(STATION, JUNE, Measure.RATE, 9950, 100)]
    assert door.news == ["Target of 石碌供电所 set."]
    tab.table.selectRow(0)
    tab.change()
    settle()
    tab.form.weight.setText("70")
    tab.form.save()
    settle()
    settle()
    assert [one.weight for one in tab.list.rows] == [70]


def test_what_is_no_target_is_told_beside_its_field(tab: TargetTab, settle: Settle) -> None:
    tab.set_new()
    settle()
    tab.form.value.setText("101")
    tab.form.save()
    assert "at most 100 per cent" in tab.form.form.problem_of(tab.form.value)
    tab.form.measure.set_value(Measure.AMOUNT)
    assert tab.form.value.problem() == ""


def test_a_month_is_copied_and_a_target_taken_away_after_asking(
    with_targets: Counter, tab: TargetTab, door: RecordedDoor, settle: Settle
) -> None:
    tab.refresh()
    settle()
    tab.period.set_value(JUNE)
    settle()
    assert tab.count.text() == "Targets: 3"
    tab.copy()
    settle()
    assert "2012-07: 3" in door.news[-1]
    tab.table.selectRow(0)
    door.answer = False
    tab.remove()
    settle()
    assert tab.list.rowCount() == 3
    door.answer = True
    tab.remove()
    settle()
    settle()
    assert tab.list.rowCount() == 2


def test_a_file_with_a_bad_row_sets_nothing_and_says_which(
    tab: TargetTab, files: ChosenFiles, tmp_path: Path, settle: Settle
) -> None:
    files.answer = tmp_path / "in.csv"
    head = "scope,name,period,measure,value"
    files.answer.write_text(
        f"{head}\nstation,石碌供电所,201206,rate,99\nstation,海口,201206,rate,9\n", "utf-8"
    )
    tab.read_file()
    settle()
    settle()
    assert tab.side.currentWidget() is tab.refused
    assert [(row.row, row.column, row.value) for row in tab.refused.list.rows] == [(3, "name", "海口")]
    assert "海口" in tab.refused.reason.text()
    assert tab.list.rowCount() == 0


def test_an_exported_list_is_read_in_again(
    with_targets: Counter,
    tab: TargetTab,
    files: ChosenFiles,
    tmp_path: Path,
    door: RecordedDoor,
    settle: Settle,
) -> None:
    tab.refresh()
    settle()
    files.answer = tmp_path / "targets.xlsx"
    tab.export()
    settle()
    tab.read_file()
    settle()
    settle()
    assert "targets set: 4" in door.news[-1]
    assert tab.list.rowCount() == 4


def texts(card: ScorecardTab) -> list[tuple[str, ...]]:
    """Return what the scorecard's rows say."""
    return [tuple(column.text(row) for column in card.list.columns) for row in card.list.rows]


def test_the_month_of_today_is_scored_at_once(card: ScorecardTab) -> None:
    assert card.period.value() == JUNE
    assert texts(card) == [
        ("1", "Station", "叉河供电所", "", "100.00 %", "", "", "60.00"),
        ("2", "Station", "石碌供电所", "", "50.00 %", "50.00 %", "", "50.00"),
    ]
    card.table.selectRow(1)
    told = [tuple(column.text(row) for column in card.scored.columns) for row in card.scored.rows]
    assert told == [
        ("Recovery rate", "100.00 %", "50.00 %", "50.00 %", "60", "30.00"),
        ("Received in the period", "100.00", "50.00", "50.00 %", "40", "20.00"),
    ]


def test_another_period_and_another_scope_are_scored(card: ScorecardTab, settle: Settle) -> None:
    card.period.set_value(MAY)
    settle()
    assert texts(card) == [("1", "Bureau", "供电局", "", "", "", "0.00 %", "0.00")]
    card.scope.set_value(Scope.STATION)
    settle()
    assert texts(card) == []


def test_a_line_opens_who_still_owes_and_one_of_them_is_looked_up(
    card: ScorecardTab, settle: Settle, qtbot: QtBot
) -> None:
    card.table.selectRow(1)
    card.table.opened.emit(STATION)
    settle()
    assert card.currentWidget() is card.owing
    assert [(one.customer_no, one.outstanding) for one in card.owing.list.rows] == [(WANG, 50_00)]
    card.owing.table.selectRow(0)
    with qtbot.waitSignal(card.customer_asked) as asked:
        card.owing.look_up()
    assert asked.args == [WANG]
    card.owing.left.emit()
    assert card.currentIndex() == 0


def test_the_scorecard_is_exported_as_workbook_and_paper(
    card: ScorecardTab, files: ChosenFiles, tmp_path: Path, door: RecordedDoor, settle: Settle
) -> None:
    for name in ("card.xlsx", "card.pdf"):
        files.answer = tmp_path / name
        card.export()
        settle()
        assert door.news[-1] == f"{name} is written."
    book = load_workbook(tmp_path / "card.xlsx")
    assert [cell.value for cell in book.worksheets[0][6]][:2] == [1, "叉河供电所"]
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_a_period_that_has_not_begun_is_told_and_shows_nothing(
    with_targets: Counter, card: ScorecardTab, allow_sql: Allow, door: RecordedDoor, settle: Settle
) -> None:
    with allow_sql():
        with_targets.office.targets.copy(JUNE)
    card.refresh()
    settle()
    assert card.period.value() == JUNE
    card.period.set_value(Period(201207))
    settle()
    assert texts(card) == []
    assert [type(refusal) for refusal in door.refusals] == [PeriodNotBegun]


def test_columns_that_no_line_fills_are_not_shown(card: ScorecardTab, settle: Settle) -> None:
    assert shown_titles(card) == ["Rank", "Whose", "Name", "Rate attained", "Money attained", "Points in all"]
    card.period.set_value(MAY)
    settle()
    assert shown_titles(card) == ["Rank", "Whose", "Name", "Customers attained", "Points in all"]


def shown_titles(card: ScorecardTab) -> list[str]:
    columns = card.list.columns
    return [column.title for at, column in enumerate(columns) if not card.table.isColumnHidden(at)]
