"""The import wizard: a file, its columns, a check, and what went in, on a real office and real files."""

import csv
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.imports import ImportResult
from desktop.domain.intake import Noun
from desktop.intake.mapping import Mapping
from desktop.services.office import Office
from desktop.views.import_columns_page import ImportColumnsPage
from desktop.views.import_desk import CHECK, COLUMNS, FILE, RESULT, ImportDesk
from desktop.views.import_formats import read_skip
from desktop.views.tasks import TaskRunner
from tests.counter import Counter
from tests.views.chosen_files import ChosenFiles
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Step = Callable[[], None]

HEAD = "户号,户名,电费年月,发行日期,缴费截止日期,应收电费\n"
BILLS = (
    "昌江供电局应收电费清单,,,,,\n" + HEAD + "0706000000000001,王秀英,201205,2012-05-03,2012-05-20,80.00\n"
    "0706000000000002,李德海,201205,2012-05-03,2012-05-20,35.50\n合计,,,,,115.50\n"
)
WITH_BAD_ROWS = BILLS.replace("合计", "0706000000000003,符国强,201205,2012-05-03,2012-05-20,***\n合计")
ENGLISH = "TDS,When,Money\n1,05/20/2012,80.00\n2,05/21/2012,35.50\n"


@pytest.fixture
def desk(
    office: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    watched: Callable[..., None],
    shown: Callable[[QWidget], QWidget],
) -> ImportDesk:
    made = ImportDesk(tasks, door, office.imports, files)
    watched([made.check_page.refused.model, made.result_page.refused.model])
    watched([made.columns_page_of(noun).rows for noun in Noun])
    made.resize(1056, 665)
    shown(made)
    return made


@pytest.fixture
def step(desk: ImportDesk, settle: Settle, qtbot: QtBot) -> Step:
    """Return what goes one step on, as Ctrl+Enter does, and waits until the step is there."""

    def go_on() -> None:
        qtbot.keyClick(desk, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        settle()
        if desk.steps.at == COLUMNS:
            previewed(desk.columns_page, qtbot)

    return go_on


@pytest.fixture
def opened(desk: ImportDesk, tmp_path: Path, step: Step) -> Callable[..., ImportColumnsPage]:
    """Return what opens a file of a text, as far as its columns."""

    def open_file(text: str = BILLS, noun: Noun = Noun.BILLS, name: str = "bills.csv") -> ImportColumnsPage:
        desk.file_page.nouns[noun].setChecked(True)
        desk.take_file(written(tmp_path / name, text))
        step()
        return desk.columns_page

    return open_file


def written(file: Path, text: str, encoding: str = "utf-8") -> Path:
    file.write_text(text, encoding)
    return file


def previewed(page: ImportColumnsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: bool(page.rows.rows or page.problem))


def preview(page: ImportColumnsPage, field: str) -> list[str]:
    return [row.cells.get(field, "") for row in page.rows.rows]


def test_a_file_goes_in_with_four_times_ctrl_enter(
    desk: ImportDesk, tmp_path: Path, step: Step, office: Office, allow_sql: Allow
) -> None:
    results: list[ImportResult] = []
    desk.imported.connect(results.append)
    desk.file_page.file.setText(str(written(tmp_path / "bills.csv", BILLS, "gb18030")))
    for at in (COLUMNS, CHECK, RESULT):
        step()
        assert desk.steps.at == at
    assert desk.result_page.title.text() == "Bills that went in: 2"
    [result] = results
    assert (result.added, str(result.amount)) == (2, "115.50")
    with allow_sql():
        assert office.customers.get("0706000000000002").outstanding == 3550
    step()
    assert (desk.steps.at, desk.file_page.file.text()) == (FILE, "")


def test_headings_that_are_known_stand_beside_their_fields(opened: Callable[..., ImportColumnsPage]) -> None:
    page = opened()
    assert page.fields.columns() == {
        "customer_no": "户号",
        "customer_name": "户名",
        "billing_month": "电费年月",
        "issued_on": "发行日期",
        "due_on": "缴费截止日期",
        "amount": "应收电费",
    }
    assert page.about == "bills.csv · headings in row 2 · 6 of 11 fields have a column"
    assert page.fields.column_of("customer_no").currentText() == "户号  (0706000000000001)"


def test_the_preview_shows_the_first_rows_as_they_would_be_read(
    opened: Callable[..., ImportColumnsPage],
) -> None:
    page = opened(WITH_BAD_ROWS)
    assert [row.number for row in page.rows.rows] == [3, 4, 5]
    assert preview(page, "billing_month") == ["201205"] * 3
    assert preview(page, "amount") == ["80.00", "35.50", "***"]
    assert "***" in page.rows.rows[2].problem


def test_the_check_tells_what_would_go_in_and_changes_nothing(
    desk: ImportDesk, opened: Callable[..., ImportColumnsPage], step: Step, office: Office, allow_sql: Allow
) -> None:
    opened(WITH_BAD_ROWS)
    step()
    assert desk.check_page.counts.words == [
        "Rows read 3",
        "Good and new 2",
        "Already there 0",
        "Refused 1",
        "New customers 2",
        "Amount (yuan) 115.50",
    ]
    model = desk.check_page.refused.model
    assert [model.index(0, column).data() for column in range(3)] == ["5", "应收电费", "***"]
    with allow_sql():
        assert list(office.customers.search("0706")) == []


def test_while_rows_are_refused_nothing_goes_in_unless_the_clerk_says_so(
    desk: ImportDesk, opened: Callable[..., ImportColumnsPage], step: Step, office: Office, allow_sql: Allow
) -> None:
    opened(WITH_BAD_ROWS)
    step()
    assert not desk.next_button.isEnabled()
    assert desk.check_page.verdict.text() == "While rows are refused, nothing goes in."
    step()
    assert desk.steps.at == CHECK
    desk.check_page.only_good.click()
    assert desk.next_button.text() == "Import (2)"
    step()
    assert desk.result_page.title.text() == "Bills that went in: 2"
    with allow_sql():
        assert len(office.customers.search("0706")) == 2


def test_refused_rows_are_saved_to_a_file_of_their_own(
    desk: ImportDesk,
    opened: Callable[..., ImportColumnsPage],
    step: Step,
    files: ChosenFiles,
    tmp_path: Path,
    settle: Settle,
    door: RecordedDoor,
) -> None:
    opened(WITH_BAD_ROWS)
    step()
    files.answer = tmp_path / "refused.csv"
    desk.check_page.refused.save()
    settle()
    with files.answer.open(encoding="utf-8-sig", newline="") as text:
        [_, row] = csv.reader(text)
    assert row[:4] == ["bills.csv", "5", "应收电费", "***"]
    assert (files.suggested, door.news) == (["bills refused.csv"], ["refused.csv is written."])


def test_the_same_file_twice_adds_nothing(
    desk: ImportDesk, opened: Callable[..., ImportColumnsPage], step: Step
) -> None:
    for _ in range(2):
        opened()
        step()
        if desk.next_button.isEnabled():
            step()
    assert desk.steps.at == CHECK
    assert desk.check_page.verdict.text() == "Every row of the file is there already; nothing would change."
    assert "Already there 2" in desk.check_page.counts.words


def test_columns_are_chosen_by_hand_where_the_headings_are_not_known(
    desk: ImportDesk, opened: Callable[..., ImportColumnsPage], step: Step, qtbot: QtBot
) -> None:
    page = opened(ENGLISH)
    assert page.problem == "Which column holds “Customer no.”?"
    assert not desk.next_button.isEnabled()
    page.fields.column_of("customer_no").set_value("TDS")
    page.fields.column_of("amount").set_value("Money")
    page.fields.column_of("due_on").set_value("When")
    qtbot.waitUntil(lambda: "Issued on" in page.problem)
    page.fields.constant_of("issued_on").setText("2012-05-01")
    page.formats.date.set_value(("%m/%d/%Y",))
    qtbot.waitUntil(lambda: preview(page, "due_on") == ["2012-05-20", "2012-05-21"])
    assert preview(page, "issued_on") == ["2012-05-01"] * 2
    step()
    assert "Good and new 2" in desk.check_page.counts.words


def test_a_mapping_is_saved_and_reads_the_next_file(
    desk: ImportDesk,
    opened: Callable[..., ImportColumnsPage],
    files: ChosenFiles,
    tmp_path: Path,
    settle: Settle,
    step: Step,
) -> None:
    page = opened(ENGLISH.replace("Money", "Amount (EUR)").replace("80.00", "1.080,00"))
    page.fields.column_of("customer_no").set_value("TDS")
    page.fields.column_of("amount").set_value("Amount (EUR)")
    page.fields.column_of("due_on").set_value("When")
    page.fields.constant_of("issued_on").setText("2012-05-01")
    page.formats.date.set_value(("%m/%d/%Y",))
    page.formats.decimal.set_value(",")
    page.formats.make_customers.setChecked(False)
    assert page.formats.thousands.value() == "."
    files.answer = tmp_path / "housing.toml"
    page.save_mapping()
    settle()
    assert Mapping.load(files.answer) == page.mapping()
    desk.begin_again()
    desk.file_page.choose_mapping()
    desk.take_file(tmp_path / "bills.csv")
    step()
    assert desk.columns_page.mapping() == Mapping.load(files.answer)


def test_a_column_that_a_mapping_names_and_the_file_lacks_is_told(
    opened: Callable[..., ImportColumnsPage], files: ChosenFiles, tmp_path: Path, settle: Settle
) -> None:
    page = opened()
    files.answer = written(
        tmp_path / "other.toml", '[columns]\ncustomer_no = "户号"\nphone = "电话"\namount = "实收"\n'
    )
    page.load_mapping()
    settle()
    assert page.about.endswith("the file has no column 实收")
    assert page.fields.columns() == {"customer_no": "户号"}


def test_a_mapping_that_cannot_be_used_is_said_and_changes_nothing(
    opened: Callable[..., ImportColumnsPage],
    files: ChosenFiles,
    tmp_path: Path,
    settle: Settle,
    door: RecordedDoor,
) -> None:
    page = opened()
    files.answer = written(tmp_path / "wrong.toml", '[columns]\ncolour = "红"\n')
    page.load_mapping()
    settle()
    assert [type(refusal).__name__ for refusal in door.refusals] == ["MappingProblem"]
    assert len(page.fields.columns()) == 6


def test_headings_are_taken_from_the_row_that_is_named(
    opened: Callable[..., ImportColumnsPage], qtbot: QtBot
) -> None:
    page = opened("x,y\n" * 3 + ENGLISH)
    page.formats.header_row.setText("4")
    qtbot.waitUntil(lambda: "headings in row 4" in page.about)
    assert page.fields.column_of("customer_no").findText("TDS  (1)") >= 0


@pytest.mark.parametrize(("typed", "wrong"), [("12", False), ("^合计", False), ("(", True)])
def test_what_is_left_out_is_a_number_or_a_pattern(
    opened: Callable[..., ImportColumnsPage], typed: str, wrong: bool
) -> None:
    page = opened()
    page.formats.skip.setText(typed)
    assert bool(page.formats.skip.problem()) is wrong


@given(skip=st.one_of(st.integers(0, 9_999_999), st.from_regex(r"[a-z合计^]{1,8}", fullmatch=True)))
def test_what_is_left_out_reads_back_as_it_was(skip: int | str) -> None:
    assert read_skip(str(skip)) == (skip if isinstance(skip, int) else (skip,))


@pytest.mark.parametrize(
    ("content", "words"),
    [(None, "strange.csv: "), (b"%PDF-1.7", "cannot be read as a table"), (b'a,"b\n', "never closed")],
)
def test_a_file_that_cannot_be_read_is_told_under_its_field(
    desk: ImportDesk, tmp_path: Path, step: Step, content: bytes | None, words: str, door: RecordedDoor
) -> None:
    file = tmp_path / "strange.csv"
    if content is not None:
        file.write_bytes(content)
    desk.file_page.file.setText(str(file))
    step()
    assert words in desk.file_page.problem
    assert (desk.steps.at, door.refusals) == (FILE, [])


def test_the_field_of_the_file_must_be_filled_in(desk: ImportDesk, step: Step) -> None:
    step()
    assert desk.file_page.problem == "Please fill this in."


def test_what_was_chosen_stands_when_the_clerk_goes_back(
    desk: ImportDesk, opened: Callable[..., ImportColumnsPage], step: Step, qtbot: QtBot
) -> None:
    page = opened()
    page.fields.column_of("customer_name").set_value("")
    step()
    qtbot.keyClick(desk, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert desk.steps.at == COLUMNS
    assert "customer_name" not in desk.columns_page.fields.columns()
    desk.back()
    assert desk.file_page.file.text().endswith("bills.csv")


def test_customers_and_payments_come_in_too(
    desk: ImportDesk,
    opened: Callable[..., ImportColumnsPage],
    step: Step,
    county: Counter,
    allow_sql: Allow,
) -> None:
    opened("户号,户名,供电所,台区,是否大客户\n1,王秀英,石碌供电所,一台区,是\n", Noun.CUSTOMERS)
    step()
    step()
    assert desk.result_page.title.text() == "Customers that went in: 1"
    with allow_sql():
        county.bill("1", "80.00")
    page = opened("户号,实收金额,缴费日期,缴费方式\n1,80.00,2012-05-20,微信\n", Noun.PAYMENTS)
    assert preview(page, "method") == ["WeChat Pay"]
    step()
    step()
    assert desk.result_page.title.text() == "Payments that went in: 1"
    with allow_sql():
        assert county.owes("1") == ["0.00"]


def test_a_cancelled_import_leaves_nothing_behind(
    desk: ImportDesk,
    opened: Callable[..., ImportColumnsPage],
    step: Step,
    tasks: TaskRunner,
    settle: Settle,
    office: Office,
    allow_sql: Allow,
    qtbot: QtBot,
) -> None:
    opened()
    step()
    gate = threading.Event()
    tasks.run(desk, lambda progress: gate.wait(20), lambda result: None, lane="write")
    desk.go_on()
    assert not desk.progress.isHidden()
    assert not desk.next_button.isEnabled()
    desk.progress.cancel()
    gate.set()
    settle()
    assert (desk.steps.at, desk.progress.isHidden()) == (CHECK, True)
    assert desk.next_button.isEnabled()
    with allow_sql():
        assert list(office.customers.search("0706")) == []


def test_the_window_answers_while_a_file_is_checked(
    desk: ImportDesk,
    opened: Callable[..., ImportColumnsPage],
    tasks: TaskRunner,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    opened()
    gate = threading.Event()
    tasks.run(desk, lambda progress: gate.wait(20), lambda result: None, lane="report")
    desk.go_on()
    answered: list[str] = []
    tasks.run(desk, lambda progress: "found", answered.append)
    qtbot.waitUntil(lambda: answered == ["found"])
    assert desk.steps.at == COLUMNS
    gate.set()
    settle()
    assert desk.steps.at == CHECK


def test_a_file_that_is_dropped_on_the_desk_is_taken(
    desk: ImportDesk, tmp_path: Path, qapp: QApplication
) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "bills.csv"))])
    how = Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPointF(10, 10).toPoint(), *how)
    qapp.sendEvent(desk, entering)
    assert entering.isAccepted()
    qapp.sendEvent(desk, QDropEvent(QPointF(10, 10), *how))
    assert desk.file_page.file.text() == str(tmp_path / "bills.csv")
