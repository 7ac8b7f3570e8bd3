"""The contact log in the window, worked by keyboard: recorded, read, withdrawn, exported."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.contacts import ContactDraft, ContactFilter, ContactKind
from desktop.views.contact_form import ContactForm, Subject
from desktop.views.contacts_tab import ContactsTab
from desktop.views.customer_suggestions import suggesting
from desktop.views.list_export import ListExport
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day, yuan
from tests.views.chosen_files import ChosenFiles
from tests.views.collection.conftest import CEMENT, LI, WANG, Allow
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

TODAY = day("2012-06-20")
Settle = Callable[[], None]


@pytest.fixture
def tab(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    allow_sql: Allow,
    in_sight: InSight,
) -> ContactsTab:
    office = town.office
    with allow_sql():
        office.contacts.record(ContactDraft(LI, ContactKind.CALL, day("2012-06-18"), note="无人接听"))
        office.contacts.record(
            ContactDraft(
                WANG,
                ContactKind.PROMISE,
                day("2012-06-10"),
                amount=yuan("100.00"),
                until_on=day("2012-06-15"),
            )
        )
    today = lambda: TODAY  # noqa: E731 - a clock that stands still
    find = suggesting(office.finding.search)
    form = ContactForm(tasks, door, office.contacts, find, files, today, "符秀英")
    export = ListExport(tasks, door, office.settings, files)
    made = ContactsTab(tasks, door, office.contacts, office.customers, form, export, today)
    in_sight(made, made.list, size=(1140, 660))
    return made


def choose(tab: ContactsTab, qtbot: QtBot, settle: Settle, at: int) -> None:
    qtbot.waitUntil(lambda: tab.list.rowCount() > at and tab.list.row_at(at) is not None)
    tab.table.selectRow(at)
    settle()


def keys(widget: QWidget | None, qtbot: QtBot, key: Qt.Key, control: bool = False) -> None:  # noqa: FBT001, FBT002 - a chord
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(widget, key, held)


def test_the_newest_contact_stands_first_and_a_broken_promise_is_told(
    tab: ContactsTab, qtbot: QtBot, settle: Settle
) -> None:
    choose(tab, qtbot, settle, 0)
    assert "Call" in tab.card.words and "无人接听" in tab.card.words
    choose(tab, qtbot, settle, 1)
    assert "broken · 100.00 · until 2012-06-15" in tab.card.words


def test_a_promise_is_recorded_by_keyboard_alone(
    tab: ContactsTab, town: Counter, qtbot: QtBot, qapp: QApplication, settle: Settle, allow_sql: Allow
) -> None:
    keys(tab, qtbot, Qt.Key.Key_N, control=True)
    qtbot.keyClicks(qapp.focusWidget(), CEMENT)
    keys(qapp.focusWidget(), qtbot, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: qapp.focusWidget() is tab.form.fields.kind)
    qtbot.keyClicks(tab.form.fields.kind, "Promise")
    assert tab.form.fields.until.isVisible() and not tab.form.fields.serial.isVisible()
    tab.form.fields.amount.setText("5000")
    tab.form.fields.until.setText("+5")
    keys(tab.form.fields.until, qtbot, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        [told] = town.office.contacts.of_customer(CEMENT, TODAY)
    assert (told.kind, told.amount, told.until_on) == (
        ContactKind.PROMISE,
        yuan("5000.00"),
        day("2012-06-25"),
    )
    assert tab.list.rowCount() == 3


def test_a_promise_without_its_day_is_told_beside_the_field(
    tab: ContactsTab, qtbot: QtBot, settle: Settle
) -> None:
    tab.form.begin(ContactKind.PROMISE, [Subject(WANG, "王秀英")])
    tab.side.setCurrentWidget(tab.form)
    tab.form.fields.until.clear()
    tab.form.save()
    settle()
    assert tab.form.form.problem_of(tab.form.fields.until)


def test_a_contact_with_nobody_is_not_recorded(tab: ContactsTab, qtbot: QtBot, settle: Settle) -> None:
    tab.record()
    tab.form.save()
    assert tab.form.problem == "Choose a customer first."


def test_a_contact_is_withdrawn_with_a_reason_and_stays_in_the_list(
    tab: ContactsTab, qtbot: QtBot, qapp: QApplication, settle: Settle
) -> None:
    choose(tab, qtbot, settle, 0)
    keys(tab.card, qtbot, Qt.Key.Key_Z, control=True)
    qtbot.keyClicks(qapp.focusWidget(), "wrong one")
    keys(qapp.focusWidget(), qtbot, Qt.Key.Key_Return)
    settle()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 3 and tab.list.row_at(2) is not None)
    rows = [tab.list.row_at(at) for at in range(3)]
    assert [(row.kind, row.withdrawn) for row in rows if row] == [
        (ContactKind.WITHDRAWN, False),
        (ContactKind.CALL, True),
        (ContactKind.PROMISE, False),
    ]


def test_the_photo_of_a_signed_receipt_is_kept_and_one_that_is_none_refused(
    tab: ContactsTab,
    town: Counter,
    files: ChosenFiles,
    tmp_path: Path,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    files.answer = tmp_path / "收条.jpg"
    files.answer.write_bytes(b"no picture")
    tab.form.begin(ContactKind.OVERDUE_DELIVERED, [Subject(WANG, "王秀英")])
    tab.side.setCurrentWidget(tab.form)
    tab.form.attach()
    tab.form.save()
    settle()
    assert tab.form.problem.startswith("收条.jpg")
    files.answer.write_bytes(b"\xff\xd8\xff photo")
    tab.form.fields.signed.setChecked(True)
    tab.form.save()
    settle()
    with allow_sql():
        [key] = town.office.contacts.keys(ContactFilter(kinds=(ContactKind.OVERDUE_DELIVERED,)))
        assert town.office.contacts.attachment(key).read_bytes() == b"\xff\xd8\xff photo"


def test_the_list_is_filtered_by_kind_and_written_to_a_workbook(
    tab: ContactsTab, files: ChosenFiles, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    tab.filter.kind.set_value(ContactKind.CALL)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    files.answer = tmp_path / "log.xlsx"
    tab.export()
    settle()
    sheet = load_workbook(files.answer).active
    assert sheet is not None
    words = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "李德海" in words and "无人接听" in words


def test_an_empty_log_says_what_to_do(tab: ContactsTab, qtbot: QtBot, settle: Settle) -> None:
    tab.filter.kind.set_value(ContactKind.VISIT)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 0)
    settle()


def test_what_was_typed_is_given_up_only_after_asking(
    tab: ContactsTab, door: RecordedDoor, qtbot: QtBot, settle: Settle
) -> None:
    tab.record()
    tab.form.fields.note.setText("打过电话")
    door.answer = False
    tab.form.leave()
    assert tab.side.currentWidget() is tab.form
    door.answer = True
    tab.form.leave()
    assert tab.side.currentWidget() is not tab.form
