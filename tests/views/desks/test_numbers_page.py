"""Receipt numbers in the settings: issued, voided, reported and written to a file."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.services.office import Office
from desktop.views.list_export import ListExport
from desktop.views.numbers_page import NumberServices, NumbersPage
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
ENTER = Qt.Key.Key_Return
FU = "0706000000000001"


@pytest.fixture
def page(
    office: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> NumbersPage:
    services = NumberServices(office.numbers, office.users, lambda: day("2012-06-20"))
    made = NumbersPage(tasks, door, services, ListExport(tasks, door, office.settings, files))
    in_sight(made, made.ranges)
    return made


@pytest.fixture
def issue(page: NumbersPage, qtbot: QtBot, settle: Callable[[], None]) -> Callable[[str, str, str], None]:
    def typed(clerk: str, first: str, last: str) -> None:
        for field, words in ((page.clerk, clerk), (page.first, first), (page.last, last)):
            field.setText(words)
        qtbot.keyClick(page.last, ENTER)
        settle()

    return typed


@pytest.fixture
def take(county: Counter, allow_sql: Allow) -> Callable[[int], None]:
    def some(count: int) -> None:
        with allow_sql():
            county.office.settings.set("receipt.numbers", "issued")
            if not county.office.customers.search(FU):
                county.customer(FU)
            for _ in range(count):
                county.takes(FU, "10.00")

    return some


def row(page: NumbersPage, at: int = 0) -> list[str]:
    model = page.table.model()
    return [model.index(at, column).data() for column in range(model.columnCount())]


def test_a_range_is_issued_and_its_use_is_reported(
    page: NumbersPage,
    issue: Callable[[str, str, str], None],
    take: Callable[[int], None],
    county: Counter,
    settle: Callable[[], None],
) -> None:
    issue(county.clerk, "JA0001", "JA0100")
    assert row(page) == [county.clerk, "JA0001", "JA0100", "0", "0", "0", "100", "JA0001"]
    take(3)
    page.refresh()
    settle()
    assert row(page) == [county.clerk, "JA0001", "JA0100", "3", "0", "0", "97", "JA0004"]


def test_a_number_is_voided_with_a_reason_and_named(
    page: NumbersPage,
    issue: Callable[[str, str, str], None],
    take: Callable[[int], None],
    county: Counter,
    qtbot: QtBot,
    settle: Callable[[], None],
) -> None:
    issue(county.clerk, "JA0001", "JA0100")
    take(1)
    page.refresh()
    settle()
    page.table.selectRow(0)
    assert page.number.text() == "JA0002"
    page.void_button.click()
    assert page.voiding.problem_of(page.reason) == "Please fill this in."
    page.reason.setText("torn in the printer")
    qtbot.keyClick(page.reason, ENTER)
    settle()
    assert row(page)[3:] == ["1", "1", "0", "98", "JA0003"]
    page.table.clearSelection()
    page.table.selectRow(0)
    assert "Voided: JA0002: torn in the printer" in page.told.text()
    take(1)
    page.refresh()
    settle()
    assert row(page)[3:] == ["2", "1", "0", "97", "JA0004"]


def test_what_makes_no_range_is_told_beside_its_field(
    page: NumbersPage, issue: Callable[[str, str, str], None], county: Counter
) -> None:
    issue(county.clerk, "JA0100", "JA0001")
    assert "JA0100" in page.issuing.problem_of(page.last)
    issue(county.clerk, "JA0001", "JA0100")
    issue("陈丽", "JA0050", "JA0150")
    assert page.issuing.problem_of(page.first) == (
        f"Numbers of JA0001 to JA0100 were issued to {county.clerk} before."
    )


def test_a_used_number_is_not_voided(
    page: NumbersPage,
    issue: Callable[[str, str, str], None],
    take: Callable[[int], None],
    county: Counter,
    settle: Callable[[], None],
) -> None:
    issue(county.clerk, "JA0001", "JA0100")
    take(1)
    page.number.setText("JA0001")
    page.reason.setText("torn")
    page.void_button.click()
    settle()
    assert "JA0001" in page.voiding.problem_of(page.number)


def test_the_report_is_written_to_a_file(
    page: NumbersPage,
    issue: Callable[[str, str, str], None],
    county: Counter,
    files: ChosenFiles,
    tmp_path: Path,
    settle: Callable[[], None],
    allow_sql: Allow,
) -> None:
    issue(county.clerk, "JA0001", "JA0100")
    with allow_sql():
        county.office.numbers.void("JA0001", "=torn")
    page.refresh()
    settle()
    files.answer = tmp_path / "numbers.csv"
    page.export_button.click()
    settle()
    written = files.answer.read_text(encoding="utf-8-sig")
    assert "JA0100" in written and "JA0001: =torn" in written
