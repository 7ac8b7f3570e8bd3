"""The shift at the counter: opened with a float, counted, closed, handed over and locked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.domain.errors import FileProblem
from desktop.domain.shifts import Close
from desktop.views.business_day import BusinessDay
from desktop.views.shift_page import ShiftPage
from tests.counter import Counter, yuan
from tests.documents.papers import pages_of
from tests.views.counter.desk import CONTROL, ENTER, FU, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
F11 = Qt.Key.Key_F11


@pytest.fixture
def shifts_wanted(county: Counter, allow_sql: Allow) -> None:
    with allow_sql():
        county.office.settings.set("shift.required", "on")


@pytest.fixture
def closed(county: Counter, allow_sql: Allow) -> Callable[[], Close]:
    def last() -> Close:
        with allow_sql():
            found = county.office.shifts.last()
        assert found is not None
        return found

    return last


def opens(desk: CounterDesk, opening_float: str) -> None:
    desk.presses(F11)
    desk.settle()
    assert desk.focus is desk.page.shift.panel.opening_float
    desk.page.shift.panel.opening_float.selectAll()
    desk.types(opening_float)
    desk.presses(ENTER)
    desk.settle()


def goes_to_shift(desk: CounterDesk) -> ShiftPage:
    desk.presses(F11)
    desk.settle()
    return desk.page.shift


def counts(desk: CounterDesk, *pieces: str) -> None:
    """Type pieces from 100 yuan down, Enter after each; the rest is left empty."""
    for number in (*pieces, *[""] * (8 - len(pieces))):
        desk.types(number)
        desk.presses(ENTER)


def test_case_13_a_day_closes_to_the_fen_by_keyboard_alone(
    desk: CounterDesk, bill: Callable[..., str], closed: Callable[[], Close], door: RecordedDoor
) -> None:
    bill(FU, "80.00")
    opens(desk, "500")
    assert desk.serves_nobody
    desk.calls(FU)
    desk.offers("200")
    desk.presses(Qt.Key.Key_F8)
    desk.looks()
    desk.posts()
    page = goes_to_shift(desk)
    assert "Collected 200.00 = bills 80.00 + penalties 0.00 + prestored 120.00" in page.words
    assert "float 500.00 + collected 200.00 − paid out 0.00 = 700.00" in page.words
    counts(desk, "7")
    assert page.panel.count_form.difference.words == "Difference 0.00"
    desk.types("100")
    desk.presses(ENTER)
    desk.settle()
    assert "600.00 in cash is handed over, 100.00 stays as float" in door.questions[-1]
    assert closed().handed_over == yuan("600.00")
    assert closed().count.pieces == ((10_000, 7),)
    assert door.news[-1].startswith("Shift BC00000001 is closed: 600.00 in cash is handed over.")


def test_the_sheet_lies_in_the_folder_of_its_day_with_the_chains_head(
    desk: CounterDesk, closed: Callable[[], Close], papers: Path
) -> None:
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.presses(ENTER)
    desk.settle()
    sheet = papers / "2012-05-20" / "BC00000001.pdf"
    assert closed().head in pages_of(sheet.read_bytes())[-1]


def test_a_difference_is_shown_at_once_and_must_be_explained(
    desk: CounterDesk, closed: Callable[[], Close]
) -> None:
    opens(desk, "100")
    page = goes_to_shift(desk)
    form = page.panel.count_form
    counts(desk, "", "1", "2")
    assert form.counted.words == "Counted 90.00"
    assert form.difference.words == "Short 10.00"
    assert desk.focus is form.reason
    desk.presses(ENTER)
    desk.presses(ENTER)
    desk.settle()
    assert form.problem == "The count differs from the book: say why."
    assert desk.focus is form.reason
    desk.types("change given wrongly")
    desk.presses(ENTER)
    desk.presses(ENTER)
    desk.settle()
    assert (closed().difference, closed().count.reason) == (-yuan("10.00"), "change given wrongly")


def test_cash_may_be_counted_as_one_sum(desk: CounterDesk, closed: Callable[[], Close]) -> None:
    opens(desk, "100")
    page = goes_to_shift(desk)
    page.panel.count_form.way.set_value("sum")
    page.panel.count_form.go()
    desk.presses(ENTER)
    page.panel.count_form.ask_close()
    assert page.panel.count_form.problem == "Please fill this in."
    desk.types("100")
    desk.presses(ENTER)
    desk.presses(ENTER)
    desk.settle()
    assert (closed().count.cash, closed().count.pieces) == (yuan("100.00"), ())


def test_more_than_is_there_is_not_kept_as_float(
    desk: CounterDesk, door: RecordedDoor, county: Counter, allow_sql: Allow
) -> None:
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.types("100.01")
    desk.presses(ENTER)
    desk.settle()
    assert [type(refusal).__name__ for refusal in door.refusals] == ["FloatAboveCash"]
    with allow_sql():
        assert county.office.shifts.is_open()


def test_arrow_keys_step_the_pieces_and_letters_are_told(desk: CounterDesk) -> None:
    opens(desk, "100")
    form = goes_to_shift(desk).panel.count_form
    desk.presses(Qt.Key.Key_Up)
    desk.presses(Qt.Key.Key_Up)
    desk.presses(Qt.Key.Key_Down)
    assert form.counted.words == "Counted 100.00"
    desk.presses(Qt.Key.Key_PageUp)
    assert form.counted.words == "Counted 1,100.00"
    desk.types("x")
    desk.presses(ENTER, CONTROL)
    assert form.problem == "“11x” is not a whole number."


def test_while_shifts_are_wanted_none_open_is_said_with_its_one_key(
    shifts_wanted: None, desk: CounterDesk, bill: Callable[..., str], door: RecordedDoor
) -> None:
    bill(FU, "80.00")
    said = "No shift is open, and money is taken in one only. F11 opens it."
    assert desk.page.takings.shift.words == said
    desk.calls(FU)
    desk.presses(ENTER)
    desk.settle()
    assert "has no open shift" in door.warnings[-1] and "F11" in door.warnings[-1]
    opens(desk, "50")
    assert desk.page.serving == FU
    desk.qtbot.waitUntil(lambda: desk.page.customer.ready)
    desk.posts()
    assert desk.receipts() == ["SJ00000001.pdf"]
    assert desk.page.takings.shift.words.endswith("cash by the book 130.00")


def test_yesterdays_open_shift_must_be_closed_first(
    shifts_wanted: None, desk: CounterDesk, day: BusinessDay
) -> None:
    opens(desk, "50")
    day.move(date(2012, 5, 21))
    desk.settle()
    assert desk.page.takings.shift.words == (
        "Shift BC00000001 of 2012-05-20 is still open: close it before the counter goes on."
    )


def test_the_float_kept_is_offered_as_the_next(desk: CounterDesk) -> None:
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.types("60")
    desk.presses(ENTER)
    desk.settle()
    assert desk.page.shift.panel.opening_float.text() == "60.00"


def test_a_day_without_a_shift_can_be_closed_too(
    desk: CounterDesk, bill: Callable[..., str], closed: Callable[[], Close]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.posts()
    page = goes_to_shift(desk)
    page.panel.count_form.go()
    counts(desk, "", "1", "1", "1")
    desk.presses(ENTER)
    desk.settle()
    assert (closed().handed_over, closed().book.opened_at) == (yuan("80.00"), None)


def test_who_has_closed_is_seen_and_a_sheet_is_made_again(
    desk: CounterDesk, county: Counter, papers: Path
) -> None:
    opens(desk, "100")
    page = goes_to_shift(desk)
    lines = page.lines_table.model()
    assert [lines.index(0, column).data() for column in (0, 2)] == [county.clerk, "not closed"]
    counts(desk, "1")
    desk.presses(ENTER)
    desk.settle()
    assert lines.index(0, 2).data().startswith("closed ")
    sheet = papers / "2012-05-20" / "BC00000001.pdf"
    first = sheet.read_bytes()
    sheet.unlink()
    page.lines_table.selectRow(0)
    desk.presses(Qt.Key.Key_P, CONTROL)
    desk.settle()
    assert sheet.read_bytes() == first


def test_a_backup_is_kept_after_the_close(desk: CounterDesk, county: Counter, allow_sql: Allow) -> None:
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.presses(ENTER)
    desk.settle()
    desk.settle()
    with allow_sql():
        assert len(county.office.backups.kept()) == 1


def test_a_backup_that_fails_is_told_and_the_close_stands(
    desk: CounterDesk, county: Counter, door: RecordedDoor, allow_sql: Allow, closed: Callable[[], Close]
) -> None:
    with allow_sql():
        county.office.settings.set("backup.folder", str(county.file.parent / "gone"))
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.presses(ENTER)
    desk.settle()
    desk.settle()
    assert closed().book.number == "BC00000001"
    assert door.warnings[-1].startswith("The shift is closed, but no backup could be made.")
    assert [action.words for action in door.actions] == ["Try again"]


def test_a_sheet_that_cannot_be_written_is_told_and_the_close_stands(
    desk: CounterDesk, papers: Path, door: RecordedDoor, closed: Callable[[], Close]
) -> None:
    papers.write_text("a file where the folder should be")
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    desk.presses(ENTER)
    desk.settle()
    assert closed().book.number == "BC00000001"
    assert door.warnings[0].startswith("Shift BC00000001 is closed. Its sheet is not saved.")
    assert not any(isinstance(failure, FileProblem) for failure in door.failures)


def test_what_was_counted_is_kept_while_one_more_customer_is_served(
    desk: CounterDesk, bill: Callable[..., str]
) -> None:
    bill(FU, "80.00")
    opens(desk, "100")
    form = goes_to_shift(desk).panel.count_form
    desk.types("1")
    desk.presses(Qt.Key.Key_Escape)
    assert desk.serves_nobody
    desk.calls(FU)
    desk.posts()
    goes_to_shift(desk)
    assert (form.counted.words, form.difference.words) == ("Counted 100.00", "Short 80.00")


def test_not_yet_closes_nothing(
    desk: CounterDesk, door: RecordedDoor, county: Counter, allow_sql: Allow
) -> None:
    opens(desk, "100")
    goes_to_shift(desk)
    counts(desk, "1")
    door.answer = False
    desk.presses(ENTER)
    desk.settle()
    with allow_sql():
        assert county.office.shifts.is_open()
