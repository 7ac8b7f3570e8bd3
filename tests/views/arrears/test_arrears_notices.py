"""Notices: made in the background, shown as they will look on paper, printed, saved."""

import csv
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Cancelled, FileProblem, NothingToPrint, PrinterRefused
from desktop.domain.imports import ImportJob
from desktop.domain.intake import Noun
from desktop.services.office import Office
from desktop.views.notice_printing import print_pages
from desktop.views.tasks import Progress, Task, TaskRunner
from tests.counter import Counter
from tests.views.arrears.desk import CEMENT, CONTROL, FU, LIN, MAI, ArrearsDesk, pages_of
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
MANY = 1_000


def ticks(desk: ArrearsDesk, *numbers: str) -> None:
    for number in numbers:
        desk.goes_to(number)
        desk.presses(Qt.Key.Key_Space)


def test_the_notices_of_those_ticked_are_shown_in_the_order_of_delivery(
    desk: ArrearsDesk, door: RecordedDoor
) -> None:
    ticks(desk, FU, CEMENT)
    desk.prints()
    text = desk.reads()
    assert text.index("华润水泥") < text.index("符秀英")
    assert "林亚妹" not in text
    assert "CJ00000001" in text
    assert door.news == ["Notices: 2, for 182,526.40 yuan and 3,652.58 of penalty."]


def test_a_second_run_of_the_day_prints_the_same_serials_again(desk: ArrearsDesk, door: RecordedDoor) -> None:
    ticks(desk, FU)
    desk.prints()
    desk.presses(Qt.Key.Key_Escape)
    ticks(desk, LIN)
    desk.prints()
    text = desk.reads()
    assert "CJ00000001" in text
    assert "CJ00000002" in text
    assert door.news[-1].endswith("Reprints: 1.")


def test_who_has_nothing_overdue_gets_no_notice_and_the_desk_says_so(
    desk: ArrearsDesk, door: RecordedDoor
) -> None:
    desk.sheet.filter.overdue.setChecked(False)
    ticks(desk, MAI, LIN)
    desk.prints()
    assert door.news[-1].endswith("Without anything overdue: 1.")
    assert "麦文" not in desk.reads()


def test_where_nobody_ticked_is_overdue_the_run_is_refused(desk: ArrearsDesk, door: RecordedDoor) -> None:
    desk.sheet.filter.overdue.setChecked(False)
    ticks(desk, MAI)
    desk.prints()
    assert [type(refusal) for refusal in door.refusals] == [NothingToPrint]
    assert desk.page.preview is None
    desk.sheet.tick_none()
    ticks(desk, LIN)
    desk.prints()
    assert "林亚妹" in desk.reads()


def test_without_a_tick_nothing_is_printed(desk: ArrearsDesk, door: RecordedDoor) -> None:
    desk.prints()
    assert (desk.page.preview, door.news) == (None, [])


def test_escape_goes_back_to_the_list_where_it_was(desk: ArrearsDesk) -> None:
    ticks(desk, FU)
    desk.prints()
    desk.presses(Qt.Key.Key_Escape)
    assert desk.sheet.isVisible()
    assert desk.sheet.table.hasFocus()
    assert desk.sheet.count_words == "3, ticked: 1"


def test_the_pages_are_sent_to_the_printer_that_was_chosen(desk: ArrearsDesk, door: RecordedDoor) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.prints()
    assert desk.page.preview is not None
    pages = desk.page.preview.document.pageCount()
    assert desk.tray.printed() == pages
    assert door.news[-1] == f"Sent to the printer; pages: {pages}."


def test_some_of_the_pages_can_be_printed(desk: ArrearsDesk) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.tray.pages = (2, 3)
    desk.prints()
    assert desk.tray.printed() == 2


def test_leaving_the_printers_dialog_prints_nothing(desk: ArrearsDesk, door: RecordedDoor) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.tray.is_chosen = False
    desk.prints()
    assert not desk.tray.file.exists()
    assert len(door.news) == 1


def test_a_printer_that_takes_no_pages_is_told(desk: ArrearsDesk, door: RecordedDoor, tmp_path: Path) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.tray.file = tmp_path / "no such folder" / "printed.pdf"
    desk.prints()
    assert [type(refusal) for refusal in door.refusals] == [PrinterRefused]


def test_printing_stops_where_it_is_cancelled(desk: ArrearsDesk, tmp_path: Path) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.files.answer = tmp_path / "notices.pdf"
    desk.presses(Qt.Key.Key_S, CONTROL)
    told: list[int] = []

    def cancel_at_once(done: int, total: int) -> None:
        told.append(done)
        progress.cancel()

    progress = Progress(cancel_at_once)
    printer = desk.tray.choose(desk.page, 1)
    assert printer is not None
    with pytest.raises(Cancelled):
        print_pages(desk.files.answer, printer, progress)
    assert len(told) == 1


def test_what_is_no_pdf_is_not_printed(desk: ArrearsDesk, tmp_path: Path) -> None:
    file = tmp_path / "notices.pdf"
    file.write_text("not a PDF")
    printer = desk.tray.choose(desk.page, 1)
    assert printer is not None
    with pytest.raises(FileProblem):
        print_pages(file, printer, Progress(lambda done, total: None))


def test_the_notices_are_saved_as_a_file(desk: ArrearsDesk, door: RecordedDoor, tmp_path: Path) -> None:
    desk.sheet.tick_all()
    desk.prints()
    desk.files.answer = tmp_path / "notices.pdf"
    desk.presses(Qt.Key.Key_S, CONTROL)
    assert desk.page.preview is not None
    assert pages_of(desk.files.answer) == desk.page.preview.document.pageCount()
    assert desk.files.suggested == ["Overdue notices 2012-06-20.pdf"]
    assert door.news[-1] == "Saved as notices.pdf."


def test_the_preview_is_turned_and_enlarged_by_keys(desk: ArrearsDesk) -> None:
    desk.sheet.tick_all()
    desk.prints()
    preview = desk.page.preview
    assert preview is not None
    desk.presses(Qt.Key.Key_End, CONTROL)
    assert preview.pages.pageNavigator().currentPage() == preview.document.pageCount() - 1
    before = preview.pages.zoomFactor()
    desk.presses(Qt.Key.Key_Plus, CONTROL)
    assert preview.pages.zoomFactor() > before
    desk.presses(Qt.Key.Key_0, CONTROL)
    desk.presses(Qt.Key.Key_Minus, CONTROL)
    desk.presses(Qt.Key.Key_Home, CONTROL)
    assert preview.pages.pageNavigator().currentPage() == 0


@pytest.fixture
def crowded(county: Counter, tmp_path: Path, allow_sql: Allow) -> Office:
    """Return an office with a thousand more customers in arrears."""
    file = tmp_path / "bills.csv"
    with file.open("w", encoding="utf-8", newline="") as bills:
        writer = csv.writer(bills)
        names = ("customer_no", "customer_name", "station", "area", "bill_no", "billing_month")
        writer.writerow([*names, "issued_on", "due_on", "amount"])
        for number in range(MANY):
            who = (f"0707{number:012d}", f"符{number}", "昌化供电所", f"{number // 50}号台区")
            writer.writerow([*who, f"C{number}", "201204", "2012-05-01", "2012-05-20", f"{number + 1}.00"])
    with allow_sql():
        result = county.office.imports.run(ImportJob(Noun.BILLS, file))
    assert result.added == MANY
    return county.office


def test_the_window_answers_while_a_thousand_notices_are_made(
    desk_on: Callable[[Office], ArrearsDesk], crowded: Office, tasks: TaskRunner, door: RecordedDoor
) -> None:
    desk = desk_on(crowded)
    desk.sheet.tick_all()
    beats: list[float] = []
    heart = QTimer(interval=10)
    heart.timeout.connect(lambda: beats.append(time.monotonic()))
    told: list[int] = []
    tasks.progressed.connect(lambda task, done, total: told.append(done))
    heart.start()
    desk.prints()
    heart.stop()
    pauses = [after - before for before, after in zip(beats, beats[1:], strict=False)]
    assert door.news[-1].startswith(f"Notices: {MANY + 3:,}, ")
    assert len(beats) > 30
    assert max(pauses) < 0.5
    assert told == sorted(told)
    assert len(told) > 5


def test_a_run_that_is_cancelled_leaves_the_desk_ready_for_another(
    desk_on: Callable[[Office], ArrearsDesk],
    crowded: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    qtbot: QtBot,
) -> None:
    desk = desk_on(crowded)
    desk.sheet.tick_all()
    cancelled: list[Task] = []

    def cancel(task: Task, done: int, total: int) -> None:
        cancelled.append(task)
        task.progress.cancel()

    tasks.progressed.connect(cancel)
    desk.prints()
    assert cancelled
    assert (desk.page.preview, door.news, door.refusals) == (None, [], [])
    tasks.progressed.disconnect(cancel)
    desk.sheet.tick_none()
    ticks(desk, CEMENT)
    desk.prints()
    assert door.news == ["Notices: 1, for 182,340.00 yuan and 3,646.80 of penalty."]
