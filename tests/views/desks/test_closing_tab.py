"""Closing at the desk: what can be closed and why not, what it was closed with, and what came late."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QWidget

from desktop.domain.targets import Period
from desktop.views.closing_tab import ClosingTab
from desktop.views.recovery_desk import RecoveryDesk
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.documents.papers import pages_of
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Watch = Callable[[Sequence[QAbstractItemModel]], None]
MAY, JUNE, YEAR = Period(201205), Period(201206), Period(2012)
TODAY = day("2012-06-20")


@pytest.fixture
def billed(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office with one bill of which ten yuan are unpaid."""
    with allow_sql():
        county.customer()
        county.bill("0706000000000001", "100.00")
        county.takes("0706000000000001", "90.00", "2012-05-20")
    return county


@pytest.fixture
def tab(
    billed: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> ClosingTab:
    """Return the tab in sight, on 20 June 2012."""
    office = billed.office
    made = ClosingTab(tasks, door, lambda: office.closing, office.recovery, files, lambda: TODAY)
    in_sight(made, made.periods, made.differences, made.late, size=(1180, 700))
    return made


def stands(tab: ClosingTab) -> dict[str, str]:
    """Return how each period stands, as the list says it."""
    model = tab.periods
    return {model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())}


def chosen(tab: ClosingTab) -> Period:
    """Return the period that the list stands on."""
    row = tab.table.current_row()
    assert row is not None
    period: Period = row.period
    return period


def test_the_months_and_the_year_stand_in_the_list(tab: ClosingTab) -> None:
    told = stands(tab)
    assert len(told) == 13
    assert (told["2012-05"], told["2012-06"], told["2012"]) == (
        *("can be closed", "still running"),
        "still running",
    )
    assert chosen(tab) == Period(201201)


def test_what_cannot_be_closed_says_why(tab: ClosingTab) -> None:
    tab.table.select_key(JUNE)
    assert not tab.close_button.isEnabled()
    assert "ends on 2012-06-30 and cannot be closed before" in tab.close_button.toolTip()
    assert "2012-06-30" in tab.card.words


def test_a_month_is_closed_after_asking_and_once(tab: ClosingTab, door: RecordedDoor, settle: Settle) -> None:
    tab.table.select_key(MAY)
    door.answer = False
    tab.close_button.click()
    settle()
    assert stands(tab)["2012-05"] == "can be closed"
    door.answer = True
    tab.close_button.click()
    settle()
    assert stands(tab)["2012-05"] == "frozen"
    assert chosen(tab) == MAY
    assert not tab.close_button.isEnabled()
    assert "Nothing has been posted into it since." in tab.card.words


def test_what_was_posted_late_stands_beside_the_frozen_figures(
    tab: ClosingTab, billed: Counter, allow_sql: Allow, settle: Settle
) -> None:
    with allow_sql():
        billed.office.closing.close(MAY, TODAY)
        billed.takes("0706000000000001", "4.00", "2012-05-25")
    tab.refresh()
    settle()
    tab.table.select_key(MAY)
    settle()
    assert all(figure in tab.card.words for figure in ("10.00", "-4.00", "6.00", "90.00 %", "94.00 %"))
    bureau = [row for row in tab.differences.rows if row.name == "Bureau"]
    assert [(row.measure, row.shown(row.adjustment)) for row in bureau] == [("outstanding", "-4.00")]
    [late] = tab.late.rows
    assert (late.on, late.fen) == (day("2012-05-25"), -400)


def test_no_certificate_before_zero_and_the_reason_in_a_sentence(
    tab: ClosingTab, billed: Counter, files: ChosenFiles, allow_sql: Allow, settle: Settle, tmp_path: Path
) -> None:
    assert not tab.certificate_button.isEnabled()
    assert "10.00 yuan of 2012 is outstanding" in tab.zero.text()
    with allow_sql():
        billed.takes("0706000000000001", "10.00", "2012-06-19")
    tab.refresh()
    settle()
    assert tab.zero.text() == "2012 is at zero since 2012-06-19, 195 days before its end."
    files.answer = tmp_path / "zero.pdf"
    tab.certificate_button.click()
    settle()
    [page] = pages_of(files.answer.read_bytes())
    assert "JZ2012-01" in page


def test_the_summary_is_written_from_here_too(
    tab: ClosingTab, files: ChosenFiles, settle: Settle, tmp_path: Path
) -> None:
    files.answer = tmp_path / "summary.xlsx"
    tab.write_summary()
    settle()
    assert load_workbook(files.answer, data_only=True).worksheets[0]["D8"].value == 10
    assert files.suggested == ["Year-end summary 2012.xlsx"]


def test_another_year_is_read_when_it_is_typed(tab: ClosingTab, settle: Settle) -> None:
    tab.year.set_value(2011)
    settle()
    assert set(stands(tab).values()) == {"can be closed"}
    assert "nothing was receivable in 2011" in tab.zero.text()


def test_the_recovery_desk_says_what_was_posted_late(
    billed: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    shown: Callable[[QWidget], QWidget],
    settle: Settle,
) -> None:
    desk = RecoveryDesk(tasks, door, billed.office.recovery, files, lambda: TODAY)
    shown(desk)
    settle()
    assert desk.late.text() == ""
    desk.controls.day.set_value(day("2012-05-31"))
    settle()
    assert "Posted late, after 2012-05-31: 2 entries." in desk.late.text()
