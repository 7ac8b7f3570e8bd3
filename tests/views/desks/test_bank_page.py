"""Payments from a statement in the window, by the keyboard alone: read, settled, posted once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.bank_matching import Heap
from desktop.services.office import Office
from desktop.views.bank_page import FILE, READING, RESULT, SETTLING, BankPage
from desktop.views.bank_settling import Decision
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.services.prepaid import converted
from tests.views.chosen_files import ChosenFiles
from tests.views.recorded_door import RecordedDoor

FU, LI, WANG = "0706000000000001", "0706000000000002", "0706000000000003"
DATA = Path(__file__).parents[2] / "data"
HEADINGS = "交易日期,收入,支出,余额,对方户名,附言"
LINES = (
    f"2012-05-10,100.00,,,王大,电费 {FU}",
    "2012-05-10,60.00,,,李四,",
    "2012-05-11,5.00,,,李四,",
    "2012-05-12,33.00,,,路人甲,",
    "2012-05-12,7.00,,,路人乙,",
    "2012-05-12,,12.00,,手续费,",
    "2012-05-13,x.xx,,,坏,",
)
Settle = Callable[[], None]
Allow = Callable[[], AbstractContextManager[None]]
Step = Callable[[], None]


@pytest.fixture
def billed(county: Counter, allow_sql: Allow) -> Counter:
    with allow_sql():
        for number, name, amount in ((FU, "符秀英", "80.00"), (LI, "李四", "60.00"), (WANG, "王五", "9.00")):
            county.customer(number, name=name)
            county.bill(number, amount)
    return county


@pytest.fixture
def page(
    billed: Counter,
    office: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    watched: Callable[..., None],
    shown: Callable[[QWidget], QWidget],
) -> BankPage:
    search, receipt = office.finding.search, office.payments.receipt
    made = BankPage(tasks, door, office.bank, files, search=search, receipt=receipt)
    settling = made.settle_page
    watched([table.lines for table in settling.heaps.values()])
    watched([settling.there, settling.not_income, settling.totals, settling.refused.model])
    watched([settling.person.candidates, made.result_page.receipts, made.reading_page.columns.rows])
    made.resize(1056, 700)
    shown(made)
    return made


@pytest.fixture
def step(page: BankPage, settle: Settle, qtbot: QtBot) -> Step:
    """Return what goes one step on, as Ctrl+Enter does, and waits until the step is there."""

    def go_on() -> None:
        qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        if page.steps.at == READING:
            columns = page.reading_page.columns
            qtbot.waitUntil(lambda: bool(columns.rows.rows or columns.problem))

    return go_on


def written(tmp_path: Path, *lines: str, headings: str = HEADINGS) -> Path:
    file = tmp_path / "bank.csv"
    file.write_text("\n".join((headings, *lines)), encoding="gb18030")
    return file


@pytest.fixture
def settling(page: BankPage, step: Step, tmp_path: Path) -> BankPage:
    """Return the page with a statement of an unknown bank, read and ready to be settled."""
    page.take_file(written(tmp_path, *LINES))
    step()
    step()
    assert page.steps.at == SETTLING
    return page


def decisions(page: BankPage, heap: Heap) -> list[str]:
    return [row.decision.value for row in page.settle_page.heaps[heap].lines.rows]


def test_what_is_sure_is_posted_with_three_times_ctrl_enter(
    settling: BankPage, step: Step, office: Office, allow_sql: Allow
) -> None:
    assert settling.next_button.text() == "Post 2 · 160.00"
    step()
    assert settling.steps.at == RESULT
    assert settling.result_page.title.text() == "Payments posted: 2, 160.00 yuan"
    assert settling.result_page.rest.text().endswith("left open: 3 · 45.00  ·  set aside: 0 · 0.00")
    with allow_sql():
        assert [str(one.amount) for one in office.payments.of_customer(FU)] == ["100.00"]


def test_an_unknown_bank_is_read_only_after_the_clerk_has_seen_the_columns(
    page: BankPage, step: Step, tmp_path: Path
) -> None:
    page.take_file(written(tmp_path, *LINES))
    step()
    assert page.steps.at == READING
    assert page.reading_page.recognised.text().startswith("No format that is known.")
    assert page.reading_page.columns.fields.columns() == {
        "paid_on": "交易日期",
        "income": "收入",
        "expense": "支出",
        "payer": "对方户名",
        "postscript": "附言",
        "balance": "余额",
    }
    first = page.reading_page.columns.rows.rows[0]
    assert (first.cells["income"], first.cells["payer"]) == ("100.00", "王大")


def test_a_bank_that_is_known_goes_to_the_heaps_at_once_and_back_to_its_reading(
    page: BankPage, step: Step, qtbot: QtBot
) -> None:
    page.take_file(DATA / "ccb_statement.xls")
    step()
    assert page.steps.at == SETTLING
    assert page.settle_page.facts.words[0] == "Format CCB"
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.steps.at == READING
    assert page.reading_page.recognised.text() == "Recognised by its headings: CCB."


def test_headings_that_tell_nothing_are_chosen_by_hand_and_kept(
    page: BankPage, step: Step, tmp_path: Path, files: ChosenFiles, settle: Settle, qtbot: QtBot
) -> None:
    page.take_file(written(tmp_path, "2012-05-10,60.00,李四", headings="Tag,Wert,Wer"))
    step()
    columns = page.reading_page.columns
    assert page.steps.at == READING and not page.next_button.isEnabled()
    for field, heading in (("paid_on", "Tag"), ("amount", "Wert"), ("payer", "Wer")):
        columns.fields.column_of(field).set_value(heading)
    qtbot.waitUntil(page.next_button.isEnabled)
    files.answer = tmp_path / "bank.toml"
    columns.save_mapping()
    settle()
    step()
    assert [row.customer_no for row in page.settle_page.heaps[Heap.SURE].lines.rows] == [LI]
    page.begin_again()
    page.take_file(tmp_path / "bank.csv")
    page.file_page.use_mapping(files.answer)
    step()
    assert columns.fields.columns() == {"paid_on": "Tag", "amount": "Wert", "payer": "Wer"}


def test_a_file_that_contradicts_itself_cannot_be_posted(page: BankPage, step: Step) -> None:
    page.take_file(DATA / "bank/icbc.csv")
    step()
    said = page.settle_page.facts.disagreement.text()
    assert "row 20 declares 1234.56" in said and "the lines come to 2841.74" in said
    assert [total.agrees for total in page.settle_page.totals.rows] == [False, False]
    heap = page.settle_page.heaps[Heap.UNMATCHED]
    heap.selectAll()
    heap.give(FU, "符秀英")
    assert not page.next_button.isEnabled()
    step()
    assert page.steps.at == SETTLING


def test_refused_rows_are_told_with_their_column_value_and_reason(settling: BankPage) -> None:
    [(_, row)] = settling.settle_page.refused.model.rows
    assert (row.row, row.column, row.value) == (8, "收入", "x.xx")
    assert settling.settle_page.facts.words[-1] == "Refused rows 1"
    assert [line.payer for line in settling.settle_page.not_income.rows] == ["手续费"]


def test_counts_and_sums_stand_on_the_tabs(settling: BankPage) -> None:
    tabs = settling.settle_page.tabs
    assert [tabs.tabText(at) for at in range(3)] == [
        "Sure 2 · 160.00",
        "Likely 1 · 5.00",
        "Unmatched 2 · 40.00",
    ]


def test_space_takes_a_line_out_and_in_again(settling: BankPage, qtbot: QtBot) -> None:
    sure = settling.settle_page.heaps[Heap.SURE]
    qtbot.keyClick(sure, Qt.Key.Key_Space)
    assert decisions(settling, Heap.SURE) == ["open", "taken"]
    assert settling.next_button.text() == "Post 1 · 60.00"
    qtbot.keyClick(sure, Qt.Key.Key_Up)
    qtbot.keyClick(sure, Qt.Key.Key_Space)
    assert decisions(settling, Heap.SURE) == ["taken", "taken"]


def test_a_likely_line_is_taken_for_its_candidate(settling: BankPage, qtbot: QtBot) -> None:
    qtbot.keyClick(settling, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(settling.settle_page.heaps[Heap.LIKELY], Qt.Key.Key_Space)
    [row] = settling.settle_page.heaps[Heap.LIKELY].lines.rows
    assert (row.decision, row.customer_no) == (Decision.TAKEN, LI)
    assert settling.settle_page.standing.text().startswith("To be posted: 3 · 165.00")


def test_anybody_is_found_for_an_unmatched_line_by_the_pinyin_of_the_name(
    settling: BankPage,
    qtbot: QtBot,
    qapp: QApplication,
    settle: Settle,
    step: Step,
    office: Office,
    allow_sql: Allow,
) -> None:
    qtbot.keyClick(settling, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    search = settling.settle_page.person.search
    assert qapp.focusWidget() is search
    qtbot.keyClicks(search, "ww")
    qtbot.waitUntil(lambda: search.suggestions.titles() == ["王五"])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    settle()
    unmatched = settling.settle_page.heaps[Heap.UNMATCHED]
    assert decisions(settling, Heap.UNMATCHED) == ["taken", "open"]
    assert qapp.focusWidget() is unmatched
    qtbot.keyClick(unmatched, Qt.Key.Key_Delete)
    assert decisions(settling, Heap.UNMATCHED) == ["taken", "aside"]
    step()
    with allow_sql():
        assert [str(one.amount) for one in office.payments.of_customer(WANG)] == ["33.00"]


def test_one_of_several_candidates_is_picked_with_enter(
    page: BankPage, step: Step, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    page.take_file(written(tmp_path, f"2012-05-10,7.00,,,王,户号 {FU} 户号 {WANG}"))
    step()
    step()
    unmatched = page.settle_page.heaps[Heap.UNMATCHED]
    qtbot.keyClick(unmatched, Qt.Key.Key_Space)
    assert qapp.focusWidget() is page.settle_page.person.table
    qtbot.keyClick(page.settle_page.person.table, Qt.Key.Key_Down)
    qtbot.keyClick(page.settle_page.person.table, Qt.Key.Key_Return)
    assert [(row.decision, row.customer_no) for row in unmatched.lines.rows] == [(Decision.TAKEN, WANG)]


def test_the_same_file_again_has_only_lines_that_were_posted_before(
    settling: BankPage, step: Step, tmp_path: Path
) -> None:
    step()
    step()
    assert settling.steps.at == FILE
    settling.take_file(tmp_path / "bank.csv")
    step()
    step()
    assert [line.row for line in settling.settle_page.there.rows] == [2, 3]
    assert settling.settle_page.heaps[Heap.SURE].lines.rows == ()
    assert not settling.next_button.isEnabled()


def test_receipts_are_listed_with_their_customers(
    settling: BankPage, step: Step, settle: Settle, qtbot: QtBot
) -> None:
    step()
    receipts = settling.result_page.receipts
    qtbot.waitUntil(lambda: receipts.row_at(0) is not None)
    settle()
    assert receipts.index(0, 3).data() == "符秀英"
    assert list(receipts.keys) == ["SJ00000001", "SJ00000002"]


def test_a_file_is_dropped_onto_the_page(page: BankPage, tmp_path: Path) -> None:
    file = written(tmp_path, *LINES)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert page.file_page.file.text() == str(file)


def test_what_is_no_table_is_refused_under_the_file(page: BankPage, step: Step, tmp_path: Path) -> None:
    (tmp_path / "bill.pdf").write_bytes(b"%PDF-1.7")
    page.take_file(tmp_path / "bill.pdf")
    step()
    assert page.steps.at == FILE and "PDF" in page.file_page.problem


def test_a_reading_that_was_cancelled_leaves_the_file_where_it_is(
    page: BankPage, tmp_path: Path, settle: Settle, qtbot: QtBot
) -> None:
    page.take_file(written(tmp_path, *(LINES * 400)))
    page.go_on()
    page.progress.cancel()
    settle()
    qtbot.waitUntil(page.next_button.isEnabled)
    assert page.steps.at in (FILE, READING)


def test_a_posted_line_is_dated_as_the_bank_dates_it(
    settling: BankPage, step: Step, office: Office, allow_sql: Allow
) -> None:
    step()
    with allow_sql():
        [taking] = office.payments.of_customer(LI)
    assert taking.paid_on == day("2012-05-10")


def test_a_prepaid_customers_line_is_told_as_a_top_up_and_the_limit_is_kept(
    page: BankPage, step: Step, county: Counter, allow_sql: Allow, tmp_path: Path
) -> None:
    prepaid = "0706000000000009"
    with allow_sql():
        converted(county, prepaid, debt="30.00")
        county.office.settings.set("topup.monthly_limit", "100.00")
    lines = (f"2012-06-11,100.00,,,王大,电费 {prepaid}", f"2012-06-12,90.00,,,王大,电费 {prepaid}")
    page.take_file(written(tmp_path, *lines))
    step()
    step()
    sure = page.settle_page.heaps[Heap.SURE].lines
    assert [sure.columns[0].text(row) for row in sure.rows] == ["top up"]
    assert "Top-up: debt recovered 30.00, energy credit 70.00." in page.settle_page.person.words
    page.settle_page.tabs.setCurrentIndex(2)
    assert "would be above the limit of 100.00" in page.settle_page.person.words
    page.settle_page.heaps[Heap.UNMATCHED].accept()
    step()
    assert page.result_page.title.text() == "Payments posted: 1, 100.00 yuan"
    assert page.result_page.rest.text().endswith("top-ups among them: 1")
    assert f"Row 3 of customer {prepaid} was left out" in page.result_page.left_out.text()
