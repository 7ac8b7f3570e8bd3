"""The worklist in the window, worked by keyboard: order, the next step with one key, bulk acts, filters."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.notices import PaperKind
from desktop.domain.worklist import Task
from desktop.views.customer_suggestions import suggesting
from desktop.views.field_services import FieldServices
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import TaskRunner
from desktop.views.worklist_tab import WorklistTab
from tests.counter import Counter, day, yuan
from tests.views.chosen_files import ChosenFiles
from tests.views.collection.conftest import CEMENT, LI, WANG, Allow
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

TODAY = day("2012-06-20")
Settle = Callable[[], None]


@pytest.fixture
def services(
    town: Counter, tasks: TaskRunner, door: RecordedDoor, files: ChosenFiles, qtbot: QtBot
) -> FieldServices:
    office = town.office
    desks = QStackedWidget()
    qtbot.addWidget(desks)
    return FieldServices(
        tasks,
        door,
        office.contacts,
        office.customers,
        office.notices,
        office.stop_supply,
        office.worklist,
        office.settings,
        files,
        SecondPerson(tasks, lambda: office.users, desks),
        suggesting(office.finding.search),
        lambda: TODAY,
        "符秀英",
    )


@pytest.fixture
def tab(services: FieldServices, in_sight: InSight) -> WorklistTab:
    made = WorklistTab(services, lambda _parent, _pages: None)
    in_sight(made, made.list, size=(1140, 660))
    return made


def rows(tab: WorklistTab, qtbot: QtBot) -> list[str]:
    """Return the numbers of those listed, once they are here."""
    count = tab.list.rowCount
    qtbot.waitUntil(lambda: all(tab.list.row_at(at) is not None for at in range(count())))
    found = [tab.list.row_at(at) for at in range(count())]
    return [row.procedure.customer_no for row in found if row]


def choose(tab: WorklistTab, qtbot: QtBot, settle: Settle, number: str) -> None:
    tab.table.selectRow(rows(tab, qtbot).index(number))
    settle()


def press(qtbot: QtBot, widget: QWidget | None, key: Qt.Key) -> None:
    qtbot.keyClick(widget, key)


def test_whose_turn_it_is_stands_first_with_the_reason(
    tab: WorklistTab, qtbot: QtBot, settle: Settle
) -> None:
    assert rows(tab, qtbot) == [CEMENT, WANG, LI]
    choose(tab, qtbot, settle, CEMENT)
    assert "Print overdue notice: overdue and not reminded yet" in tab.card.words
    assert "Stop-supply notice from 2012-04-10." in tab.card.words
    assert "No contacts yet." in tab.card.words


def test_one_key_prints_the_notice_and_then_records_its_delivery(
    tab: WorklistTab, town: Counter, qtbot: QtBot, qapp: QApplication, settle: Settle, allow_sql: Allow
) -> None:
    choose(tab, qtbot, settle, CEMENT)
    press(qtbot, tab.table, Qt.Key.Key_Return)
    settle()
    assert tab.preview is not None and tab.currentWidget() is tab.preview
    assert tab.preview.document.pageCount() == 2
    press(qtbot, tab.preview, Qt.Key.Key_Escape)
    settle()
    choose(tab, qtbot, settle, CEMENT)
    press(qtbot, tab.table, Qt.Key.Key_Return)
    settle()
    assert tab.contact_form.fields.serial.text() == "CJ00000001"
    tab.contact_form.save()
    settle()
    with allow_sql():
        [told] = town.office.contacts.of_customer(CEMENT, TODAY)
    assert (told.kind, told.serial) == (ContactKind.OVERDUE_DELIVERED, "CJ00000001")
    choose(tab, qtbot, settle, CEMENT)
    work = tab.table.current_row()
    assert work is not None
    assert (work.suggestion.task, work.suggestion.paper) == (Task.PRINT, PaperKind.STOP)


def test_everybody_selected_who_has_the_same_step_gets_it_done(
    tab: WorklistTab, door: RecordedDoor, qtbot: QtBot, settle: Settle
) -> None:
    rows(tab, qtbot)
    tab.table.selectAll()
    tab.act()
    settle()
    assert door.news[-1] == "Overdue notice: 3."


def test_a_batch_that_leaves_somebody_out_says_who_and_why(
    tab: WorklistTab, door: RecordedDoor, qtbot: QtBot, settle: Settle
) -> None:
    rows(tab, qtbot)
    tab.table.selectAll()
    tab.paper.set_value(PaperKind.STOP)
    tab.print_chosen()
    settle()
    assert door.news[-1] == "Stop-supply notice: 2. Left out, too early for it: 1 – 李德海 (2012-07-02)."


def test_a_contact_with_several_customers_is_recorded_with_each(
    tab: WorklistTab, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    rows(tab, qtbot)
    tab.table.selectAll()
    tab.record_contact()
    settle()
    tab.contact_form.fields.note.setText("called in the village")
    tab.contact_form.save()
    settle()
    with allow_sql():
        for number in (CEMENT, WANG, LI):
            [told] = town.office.contacts.of_customer(number, TODAY)
            assert (told.kind, told.note) == (ContactKind.CALL, "called in the village")


def test_a_stop_is_approved_after_asking(
    tab: WorklistTab, town: Counter, door: RecordedDoor, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    choose(tab, qtbot, settle, WANG)
    door.answer = False
    tab.approve_chosen()
    settle()
    door.answer = True
    tab.approve_chosen()
    settle()
    assert len(door.questions) == 2
    with allow_sql():
        [told] = town.office.contacts.of_customer(WANG, TODAY)
    assert told.kind is ContactKind.APPROVED


def test_a_cut_that_is_not_lawful_is_refused_beside_the_form(
    tab: WorklistTab, qtbot: QtBot, settle: Settle
) -> None:
    from desktop.views.field_acts import Chosen

    tab.cut(Chosen(WANG, "王秀英"))
    tab.procedure_form.at.setText("930")
    tab.procedure_form.save()
    settle()
    assert tab.procedure_form.problem.startswith("The supply may not be cut on 2012-06-20. Missing: an o")


def test_filters_by_place_and_amount_are_kept_under_a_name(
    tab: WorklistTab, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    settle()
    tab.filter.least.setText("100")
    qtbot.waitUntil(lambda: tab.list.rowCount() == 2)
    tab.filter.name.setText("large")
    press(qtbot, tab.filter.name, Qt.Key.Key_Return)
    settle()
    assert door.news[-1] == "The filter large is kept."
    tab.filter.least.clear()
    qtbot.waitUntil(lambda: tab.list.rowCount() == 3)
    tab.filter.saved.set_value("large")
    qtbot.waitUntil(lambda: tab.list.rowCount() == 2)
    tab.filter.forget()
    settle()
    assert tab.filter.saved.count() == 1


def test_a_promise_due_today_moves_its_customer_up(
    tab: WorklistTab, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        town.office.contacts.record(
            ContactDraft(LI, ContactKind.PROMISE, day("2012-06-15"), amount=yuan("35.00"), until_on=TODAY)
        )
        town.office.contacts.record(
            ContactDraft(CEMENT, ContactKind.HOLD, TODAY, note="核实", until_on=day("2012-06-30"))
        )
    tab.refresh()
    settle()
    assert rows(tab, qtbot)[-1] == CEMENT
    choose(tab, qtbot, settle, LI)
    assert "Promise: 35.00 by 2012-06-20: open" in tab.card.words


def test_the_worklist_is_written_to_a_workbook(
    tab: WorklistTab, files: ChosenFiles, tmp_path: Path, settle: Settle
) -> None:
    files.answer = tmp_path / "work.xlsx"
    tab.export()
    settle()
    sheet = load_workbook(files.answer).active
    assert sheet is not None
    words = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "Print overdue notice" in words and "182340" in "".join(words)
