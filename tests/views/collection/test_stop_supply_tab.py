"""The stop-supply procedure in the window: the calendar by keyboard, the list, and every act to the end."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.domain.contacts import ContactDraft, ContactKind
from desktop.domain.notices import PaperKind
from desktop.domain.stop_supply import Step
from desktop.views.customer_suggestions import suggesting
from desktop.views.field_services import FieldServices
from desktop.views.second_person import SecondPerson
from desktop.views.stop_supply_tab import StopSupplyTab
from desktop.views.tasks import TaskRunner
from desktop.wording import refusal_text
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.collection.conftest import CEMENT, WANG, Allow
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Settle = Callable[[], None]


@dataclass
class Calendar:
    """A business date that a test moves on."""

    today: date = day("2012-06-20")


@pytest.fixture
def clock() -> Calendar:
    return Calendar()


@pytest.fixture
def tab(
    town: Counter,
    clock: Calendar,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    allow_sql: Allow,
    qtbot: QtBot,
    in_sight: InSight,
) -> StopSupplyTab:
    office = town.office
    with allow_sql():
        office.contacts.record(ContactDraft(WANG, ContactKind.OVERDUE_DELIVERED, day("2012-06-01")))
    desks = QStackedWidget()
    qtbot.addWidget(desks)
    services = FieldServices(
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
        lambda: clock.today,
        "符秀英",
    )
    made = StopSupplyTab(services, lambda _parent, _pages: None)
    in_sight(made, made.list, size=(1140, 660))
    return made


def choose(tab: StopSupplyTab, qtbot: QtBot, settle: Settle, number: str) -> None:
    count = tab.list.rowCount
    qtbot.waitUntil(lambda: all(tab.list.row_at(at) is not None for at in range(count())))
    found = [row.customer_no for at in range(count()) if (row := tab.list.row_at(at))]
    tab.table.selectRow(found.index(number))
    settle()


def go_on(tab: StopSupplyTab, clock: Calendar, settle: Settle, to: str) -> None:
    clock.today = day(to)
    tab.refresh()
    settle()


def test_the_calendar_says_what_is_lawful_on_which_day(
    tab: StopSupplyTab, qtbot: QtBot, settle: Settle
) -> None:
    assert tab.calendar.words(day("2012-06-20")).startswith("2012-06-20: notices 1, cuts 0")
    tab.calendar.setFocus()
    qtbot.keyClick(tab.calendar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    qtbot.keyClick(tab.calendar, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 3)
    for key, at in ((Qt.Key.Key_Down, "2012-06-27"), (Qt.Key.Key_Right, "2012-06-28")):
        qtbot.keyClick(tab.calendar, key)
        assert tab.calendar.day == day(at)
    qtbot.keyClick(tab.calendar, Qt.Key.Key_PageDown)
    settle()
    assert (tab.calendar.first, tab.calendar.last) == (day("2012-06-25"), day("2012-08-05"))
    qtbot.keyClick(tab.calendar, Qt.Key.Key_Home)
    settle()
    assert tab.calendar.day == day("2012-06-20")


def test_a_customer_is_followed_from_the_notice_to_the_reconnection(
    tab: StopSupplyTab,
    town: Counter,
    clock: Calendar,
    door: RecordedDoor,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    choose(tab, qtbot, settle, WANG)
    tab.print_chosen()
    settle()
    assert door.news[-1] == "Stop-supply notice: 1."
    assert tab.preview is not None
    qtbot.keyClick(tab.preview, Qt.Key.Key_Escape)
    settle()
    choose(tab, qtbot, settle, WANG)
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle()
    assert tab.contact_form.fields.kind.value() is ContactKind.STOP_DELIVERED
    tab.contact_form.save()
    settle()
    assert tab.calendar.words(day("2012-06-27")).endswith("cuts 1, of these for the last time 1")
    choose(tab, qtbot, settle, WANG)
    assert "Window 2012-06-23 to 2012-06-27." in tab.card.words
    tab.approve_chosen()
    settle()
    go_on(tab, clock, settle, "2012-06-23")
    choose(tab, qtbot, settle, WANG)
    tab.record_contact()
    settle()
    tab.contact_form.fields.at.setText("0900")
    tab.contact_form.save()
    settle()
    choose(tab, qtbot, settle, WANG)
    tab.cut_chosen()
    tab.procedure_form.at.setText("0920")
    tab.procedure_form.save()
    settle()
    assert "telling the customer again" in tab.procedure_form.problem
    tab.procedure_form.at.setText("0930")
    tab.procedure_form.save()
    settle()
    with allow_sql():
        town.takes(WANG, "500.00", "2012-06-24")
    go_on(tab, clock, settle, "2012-06-24")
    choose(tab, qtbot, settle, WANG)
    tab.paper.set_value(PaperKind.RECONNECTION)
    tab.print_chosen()
    settle()
    assert door.news[-1] == "Reconnection order: 1."
    tab.restore_chosen()
    tab.procedure_form.at.setText("1500")
    tab.procedure_form.save()
    settle()
    with allow_sql():
        found = town.office.stop_supply.standing(WANG, day("2012-06-24"))
    assert found.standing.step is Step.NOTHING


def test_a_stop_notice_too_early_is_refused_in_words(
    tab: StopSupplyTab, clock: Calendar, door: RecordedDoor, qtbot: QtBot, settle: Settle
) -> None:
    go_on(tab, clock, settle, "2012-06-19")
    choose(tab, qtbot, settle, WANG)
    tab.print_chosen()
    settle()
    assert "not" in refusal_text(door.refusals[-1]) and "2012-06-20" in refusal_text(door.refusals[-1])


def test_other_periods_take_effect_from_a_day_and_unsound_ones_are_told_beside_the_field(
    tab: StopSupplyTab, town: Counter, settle: Settle, allow_sql: Allow
) -> None:
    tab.change_periods()
    settle()
    assert tab.periods.overdue_days.text() == "30"
    tab.periods.least.setText("8")
    tab.periods.save()
    settle()
    assert tab.periods.form.problem_of(tab.periods.most)
    tab.periods.most.setText("10")
    tab.periods.save()
    settle()
    with allow_sql():
        [rule] = town.office.stop_supply.periods().rows
    assert (rule.effective_from, rule.notice_least, rule.notice_most) == (day("2012-06-20"), 8, 10)


def test_the_list_is_filtered_by_step(tab: StopSupplyTab, qtbot: QtBot, settle: Settle) -> None:
    tab.step.set_value(Step.OVERDUE_NOTICE)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 2)
    choose(tab, qtbot, settle, CEMENT)
    assert "Deliver overdue notice" in tab.card.words
