"""Direct debits in the window: agreements, a batch for the bank, and its answer."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.debits import AgreementDraft
from desktop.services.office import Office
from desktop.views.bank_desk import BankDesk
from desktop.views.debit_agreements_page import DebitAgreementsPage
from desktop.views.debit_page import ANSWER, LIST, DebitPage
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

FU, LI = "0706000000000001", "0706000000000002"
BANK = "建设银行"
Settle = Callable[[], None]
Allow = Callable[[], AbstractContextManager[None]]
Shown = Callable[[QWidget], QWidget]


@pytest.fixture
def agreed(county: Counter, allow_sql: Allow) -> Counter:
    with allow_sql():
        for number, name in ((FU, "符秀英"), (LI, "李四")):
            county.customer(number, name=name)
            county.bill(number, "80.00")
            county.office.debits.agree(AgreementDraft(number, BANK, "6227", "", day("2012-05-01")))
    return county


@pytest.fixture
def page(
    agreed: Counter,
    office: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> DebitPage:
    with_debits = office.debits
    made = DebitPage(tasks, door, with_debits, files, lambda: day("2012-05-10"))
    in_sight(made, made.batches, made.items, made.answer.items, made.answer.refused.model, size=(1056, 700))
    return made


@pytest.fixture
def agreements(
    agreed: Counter,
    office: Office,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> DebitAgreementsPage:
    made = DebitAgreementsPage(
        tasks, door, office.debits, files, office.finding.search, lambda: day("2012-05-10")
    )
    in_sight(made, made.agreements, made.refused.model, size=(1056, 700))
    return made


def send(page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle) -> str:
    """Make a batch by the keyboard; return what was said of it beforehand."""
    files.answer = tmp_path / "out.csv"
    qtbot.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.form.isVisible() and bool(page.form.foreseen.text()))
    said = page.form.foreseen.text()
    qtbot.keyClick(page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    return said


def answer(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "answer.csv"
    file.write_text("\n".join(("批次号,序号,金额,结果,原因", *lines)), encoding="utf-8")
    return file


def test_a_batch_says_beforehand_what_it_comes_to_and_is_written(
    page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    assert send(page, files, tmp_path, qtbot, settle) == "Debits: 2, 160.00 yuan in all."
    assert door.news == ["Batch DK00000001 is made; its file goes to the bank."]
    assert len((tmp_path / "out.csv").read_text("utf-8-sig").splitlines()) == 3
    [batch] = page.batches.rows
    assert (batch.number, batch.unanswered.count) == ("DK00000001", 2)
    assert [item.customer_no for item in page.items.rows] == [FU, LI]


def test_whoever_waits_for_an_answer_is_left_out_of_the_next_batch(
    page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    send(page, files, tmp_path, qtbot, settle)
    page.ask_for_new()
    settle()
    assert page.form.foreseen.text().endswith("Left out, because an earlier debit is unanswered: 2.")
    assert not page.form.save_button.isEnabled()


def test_an_answer_is_shown_before_it_is_posted(
    page: DebitPage,
    files: ChosenFiles,
    tmp_path: Path,
    qtbot: QtBot,
    settle: Settle,
    office: Office,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    send(page, files, tmp_path, qtbot, settle)
    files.answer = answer(
        tmp_path, "DK00000001,1,80.00,成功,", "DK00000001,2,0.00,失败,余额不足", "DK00000001,7,1.00,成功,"
    )
    qtbot.keyClick(page, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.stack.currentIndex() == ANSWER
    assert [item.state.value for item in page.answer.items.rows] == ["paid", "refused"]
    [(_, row)] = page.answer.refused.model.rows
    assert (row.row, row.value) == (4, "7")
    with allow_sql():
        assert office.payments.of_customer(FU) == []
    qtbot.keyClick(page.answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.stack.currentIndex() == LIST
    assert door.news[-1] == "Paid: 1 · 80.00, refused by the bank: 1 · 80.00, rows that stay out: 1."
    assert [(item.state.value, item.receipt_no) for item in page.items.rows] == [
        ("paid", "SJ00000001"),
        ("refused", ""),
    ]


def test_an_answer_that_contradicts_itself_cannot_be_posted(
    page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    send(page, files, tmp_path, qtbot, settle)
    page.take_answer(answer(tmp_path, "DK00000001,1,80.00,成功,", "总笔数：2,,,,"))
    settle()
    assert "declares 2" in page.answer.problem.text()
    assert not page.answer.post_button.isEnabled()
    qtbot.keyClick(page.answer, Qt.Key.Key_Escape)
    assert page.stack.currentIndex() == LIST


def test_an_answer_is_dropped_onto_the_page(
    page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    send(page, files, tmp_path, qtbot, settle)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(answer(tmp_path, "DK00000001,1,80.00,成功,")))])
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, plain))
    settle()
    assert page.stack.currentIndex() == ANSWER


def test_the_file_of_a_batch_is_written_again_by_other_headings(
    page: DebitPage, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    send(page, files, tmp_path, qtbot, settle)
    files.answer = tmp_path / "bank.toml"
    files.answer.write_text('[columns]\naccount_no = "卡号"\namount = "钱"\n', "utf-8")
    page.choose_mapping()
    files.answer = tmp_path / "again.csv"
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert (tmp_path / "again.csv").read_text("utf-8-sig").splitlines()[0] == "卡号,钱"
    assert files.suggested[-1] == "DK00000001.xlsx"


def test_an_agreement_is_written_down_by_the_keyboard(
    agreements: DebitAgreementsPage, qtbot: QtBot, qapp: QApplication, settle: Settle
) -> None:
    qtbot.keyClick(agreements, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    search = agreements.form.search
    assert qapp.focusWidget() is search
    qtbot.keyClicks(search, "fxy")
    qtbot.waitUntil(lambda: search.suggestions.titles() == ["符秀英"])
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert agreements.form.customer_no.text() == FU
    agreements.form.bank.setText("工商银行")
    qtbot.keyClicks(agreements.form.account_no, "6222")
    qtbot.keyClick(agreements.form.account_no, Qt.Key.Key_Return)
    settle()
    mine = [one for one in agreements.agreements.rows if one.customer_no == FU]
    assert [(one.bank, str(one.from_on), str(one.until_on)) for one in mine] == [
        (BANK, "2012-05-01", "2012-05-09"),
        ("工商银行", "2012-05-10", "None"),
    ]


def test_a_customer_that_nobody_knows_is_told_beside_the_field(
    agreements: DebitAgreementsPage, qtbot: QtBot, settle: Settle
) -> None:
    agreements.ask_for_new()
    form = agreements.form
    for field, text in ((form.customer_no, "9"), (form.bank, BANK), (form.account_no, "6222")):
        field.setText(text)
    qtbot.keyClick(agreements, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert form.form.problem_of(form.customer_no) == "There is no customer 9."


def test_an_agreement_ends_after_asking(
    agreements: DebitAgreementsPage, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    agreements.table.selectRow(1)
    qtbot.keyClick(agreements, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert door.questions == ["Is 2012-05-10 the last day on which 李四 is debited?"]
    assert [str(one.until_on) for one in agreements.agreements.rows] == ["None", "2012-05-10"]


def test_a_file_of_agreements_comes_in_and_its_bad_rows_are_told(
    agreements: DebitAgreementsPage, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "agreements.csv"
    files.answer.write_text(f"户号,银行,账号\n{FU},{BANK},9999\n9,{BANK},1\n", "utf-8")
    agreements.add_file()
    settle()
    assert door.news == ["Added: 1, already there: 0, refused: 1."]
    assert [row.row for _, row in agreements.refused.model.rows] == [3]


def test_function_keys_open_the_pages_of_the_desk(
    page: DebitPage, shown: Shown, qtbot: QtBot, settle: Settle
) -> None:
    desk = BankDesk()
    desk.add_page(QWidget(), "Statement")
    desk.add_page(page, "Direct debit")
    shown(desk)
    qtbot.keyClick(desk, Qt.Key.Key_F3)
    settle()
    assert desk.pages.currentWidget() is page
