"""The counter as each role finds it: what is offered, and whom a second person helps."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.rights import Role
from desktop.views.business_day import BusinessDay
from desktop.views.counter_page import CounterPage
from desktop.views.search import CustomerSearch
from desktop.views.second_person import SecondPerson
from desktop.views.suggestions import Suggestion
from desktop.views.tasks import TaskRunner
from tests.counter import Counter
from tests.views.counter.conftest import services_of
from tests.views.counter.desk import CONTROL, ENTER, FU, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
PASSWORD = "correct horse"


@pytest.fixture
def people(county: Counter, papers: object, allow_sql: Allow) -> Iterator[Counter]:
    """An office with users: 王主任 administrates, 林主管 supervises, 陈收费 is a clerk, 何审计 audits."""
    with allow_sql():
        users = county.office.users
        users.add("王主任", Role.ADMINISTRATOR, PASSWORD)
        users.add("林主管", Role.SUPERVISOR, PASSWORD)
        users.add("陈收费", Role.CLERK, PASSWORD)
        users.add("何审计", Role.AUDITOR, PASSWORD)
        county.bill(FU, "80.00")
        county.takes(FU, "30.00")
    yield county
    with allow_sql():
        county.office.users.sign_in("王主任", PASSWORD)


@pytest.fixture
def seat(
    people: Counter,
    allow_sql: Allow,
    day: BusinessDay,
    door: RecordedDoor,
    tasks: TaskRunner,
    shown: Callable[[QWidget], QWidget],
    qtbot: QtBot,
    settle: Callable[[], None],
    tmp_path: object,
) -> Callable[[str], tuple[CounterDesk, SecondPerson]]:
    def make(name: str) -> tuple[CounterDesk, SecondPerson]:
        office = people.office
        with allow_sql():
            office.users.sign_in(name, PASSWORD)
        window, desks = QWidget(), QStackedWidget()
        window.resize(1100, 700)
        second = SecondPerson(tasks, lambda: office.users, desks)

        def find(text: str) -> list[Suggestion]:
            return [Suggestion(line.customer_no, line.name) for line in office.customers.search(text)]

        search = CustomerSearch(tasks, find, "Find")
        memory = QSettings(f"{tmp_path}/window.ini", QSettings.Format.IniFormat)
        page = CounterPage(services_of(office), tasks, door, day, search, memory=memory, second=second)
        search.chosen.connect(page.serve)
        desks.addWidget(page)
        column = QVBoxLayout(window)
        column.addWidget(search)
        column.addWidget(desks, 1)
        window.setFocusProxy(search)
        shown(window)
        settle()
        return CounterDesk(page, search, people.file.parent, qtbot, settle), second

    return make


def goes_to_the_receipt(desk: CounterDesk) -> None:
    desk.page.takings.show_all_clerks()
    desk.settle()
    desk.presses(Qt.Key.Key_Down)
    desk.presses(Qt.Key.Key_Down)
    desk.settle()


def reverses(desk: CounterDesk) -> None:
    desk.presses(Qt.Key.Key_R, CONTROL)
    desk.types("wrong customer")
    desk.presses(ENTER)
    desk.settle()


def confirms(second: SecondPerson, name: str, settle: Callable[[], None]) -> None:
    assert second.panel is not None and second.panel.is_asking
    fields = second.panel.fields
    fields.name.set_value(name)
    fields.password.setText(PASSWORD)
    second.panel.confirm_button.click()
    settle()


def test_an_auditor_reads_the_counter_and_changes_nothing(
    seat: Callable[[str], tuple[CounterDesk, SecondPerson]], people: Counter, allow_sql: Allow
) -> None:
    desk, _ = seat("何审计")
    goes_to_the_receipt(desk)
    assert desk.page.takings.panel.receipt is not None
    assert not desk.page.takings.panel.can_reverse
    desk.search.setFocus()
    desk.calls(FU)
    desk.presses(ENTER)
    desk.settle()
    assert desk.page.serving == FU
    with allow_sql():
        assert people.owes(FU) == ["50.00"]
    desk.page.show_shift()
    desk.settle()
    panel = desk.page.shift.panel
    assert not panel.offers_opening and not panel.offers_closing
    assert panel.said == "Your role opens and closes no shift."


def test_a_supervisor_reverses_what_another_took(
    seat: Callable[[str], tuple[CounterDesk, SecondPerson]], door: RecordedDoor
) -> None:
    desk, second = seat("林主管")
    goes_to_the_receipt(desk)
    reverses(desk)
    assert second.panel is None
    assert "SJ00000001 is reversed" in door.news[-1]


def test_a_clerk_reverses_what_another_took_with_a_second_persons_word(
    seat: Callable[[str], tuple[CounterDesk, SecondPerson]],
    door: RecordedDoor,
    people: Counter,
    allow_sql: Allow,
) -> None:
    desk, second = seat("陈收费")
    goes_to_the_receipt(desk)
    reverses(desk)
    assert second.panel is not None and second.panel.words == "Reverse receipt SJ00000001."
    confirms(second, "林主管", desk.settle)
    assert "SJ00000001 is reversed" in door.news[-1]
    with allow_sql():
        assert people.owes(FU) == ["80.00"]


def test_without_a_second_persons_word_nothing_is_reversed(
    seat: Callable[[str], tuple[CounterDesk, SecondPerson]], people: Counter, allow_sql: Allow
) -> None:
    desk, second = seat("陈收费")
    goes_to_the_receipt(desk)
    reverses(desk)
    second.leave()
    desk.settle()
    with allow_sql():
        assert people.owes(FU) == ["50.00"]


def test_a_supervisor_closes_the_day_of_a_clerk_who_left(
    seat: Callable[[str], tuple[CounterDesk, SecondPerson]],
    day: BusinessDay,
    people: Counter,
    allow_sql: Allow,
) -> None:
    desk, _ = seat("林主管")
    desk.page.show_shift()
    desk.settle()
    page = desk.page.shift
    page.lines_table.selectRow(0)
    page.close_theirs.click()
    desk.settle()
    assert page.panel.title == "Close the day of 王主任"
    desk.types("0")
    page.panel.count_form.pieces.fields[1_000].setText("3")
    page.panel.count_form.ask_close()
    desk.settle()
    with allow_sql():
        [line] = people.office.shifts.of_day(day.today())
    assert (line.clerk, str(line.cash), line.closed_at is not None) == ("王主任", "30.00", True)
