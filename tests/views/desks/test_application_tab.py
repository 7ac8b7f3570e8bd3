"""New connections at the desk: taken, decided and connected by keyboard, on a real office."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.applications import ApplicationDraft, ApplicationFilter, ApplicationState
from desktop.domain.conversion import Stage
from desktop.domain.rights import Role
from desktop.views.application_desk import ApplicationDesk
from desktop.views.application_tab import ApplicationTab
from desktop.views.second_person import SecondPerson
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
TODAY = day("2012-06-20")
ASKED = ApplicationDraft("海尾养殖场", "海尾镇新港路 8 号", "石碌供电所", "东风路台区", TODAY, "13976012345")


@pytest.fixture
def tab(
    county: Counter,
    allow_sql: Allow,
    tasks: TaskRunner,
    door: RecordedDoor,
    in_sight: InSight,
) -> ApplicationTab:
    """Return the tab over two applications, one of them an exception."""
    with allow_sql():
        county.customer("0706000000000009")
        county.office.applications.take(ASKED)
        county.office.applications.take(replace(ASKED, name="专变厂", prepaid=False, exception="高压专变"))
        office = county.office
        second = SecondPerson(tasks, lambda: office.users, QStackedWidget())
        made = ApplicationTab(
            ApplicationDesk(tasks, door, lambda: TODAY, office.applications, office.customers, second=second)
        )
    in_sight(made, made.list)
    return made


def choose(tab: ApplicationTab, qtbot: QtBot, name: str) -> None:
    """Go to an application, and wait until it stands beside the list."""
    qtbot.waitUntil(lambda: tab.list.row_at(0) is not None)
    names = [tab.list.row_at(at).name for at in range(tab.list.rowCount())]  # type: ignore[union-attr]  # waited for
    tab.table.selectRow(names.index(name))
    tab.table.setFocus()
    qtbot.waitUntil(lambda: tab.card.application is not None and tab.card.application.name == name)


def stands(county: Counter, allow_sql: Allow, number: str = "BZ00000001") -> ApplicationState:
    with allow_sql():
        return county.office.applications.get(number).state


def test_the_list_tells_who_applied_and_how_it_will_be_paid(tab: ApplicationTab, qtbot: QtBot) -> None:
    choose(tab, qtbot, "海尾养殖场")
    told = [[tab.list.index(row, at).data() for at in range(6)] for row in range(2)]
    assert told == [
        ["BZ00000002", "专变厂", "东风路台区", "2012-06-20", "Applied", "Exception"],
        ["BZ00000001", "海尾养殖场", "东风路台区", "2012-06-20", "Applied", "Pays first"],
    ]
    assert tab.count.text() == "Applications: 2"


def test_a_clerk_takes_an_application_with_the_keyboard_alone(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    qtbot.keyClick(tab.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = tab.form
    settle()
    assert form.name.hasFocus() and form.exception.isHidden()
    for field, text in (
        (form.name, "wang"),
        (form.address, "shilu"),
        (form.places.station, "石碌供电所"),
        (form.places.area, "东风路台区"),
    ):
        field.setFocus()
        field.insert(text)  # Qt's own key clicks know Latin letters only
    qtbot.keyClick(form.places.area, Qt.Key.Key_Return)
    settle()
    assert stands(county, allow_sql, "BZ00000003") is ApplicationState.APPLIED
    assert door.news == ["BZ00000003 of wang: Applied."]
    qtbot.waitUntil(lambda: tab.side.currentWidget() is tab.card)
    qtbot.waitUntil(lambda: tab.table.current_row() is not None and tab.table.current_row().name == "wang")


def test_what_is_wrong_stands_beside_its_field(tab: ApplicationTab, qtbot: QtBot) -> None:
    tab.begin_new()
    tab.form.name.setText("wang")
    tab.form.phone.setText("none")
    tab.form.prepaid.setChecked(False)
    tab.form.save()
    assert tab.form.form.problem_of(tab.form.address) == "Please fill this in."
    assert "not a phone number" in tab.form.form.problem_of(tab.form.phone)
    assert tab.form.form.problem_of(tab.form.exception) == "Please fill this in."
    tab.form.prepaid.setChecked(True)
    assert tab.form.exception.isHidden()


def test_enter_accepts_with_the_next_free_number(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    choose(tab, qtbot, "海尾养殖场")
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    settle()
    assert tab.step_form.number.hasFocus()
    assert tab.step_form.number.placeholderText() == "else 0706000000000010"
    qtbot.keyClick(tab.step_form.number, Qt.Key.Key_Return)
    settle()
    assert door.news == ["BZ00000001 of 海尾养殖场: Accepted. Customer no. 0706000000000010."]
    with allow_sql():
        [way] = county.office.conversions.history("0706000000000010")
    assert way.stage is Stage.APPROVED
    asked: list[str] = []
    tab.customer_asked.connect(asked.append)
    qtbot.waitUntil(lambda: tab.card.application is not None and bool(tab.card.application.customer_no))
    qtbot.keyClick(tab.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["0706000000000010"]


def test_a_number_that_is_taken_is_told_beside_the_field(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, "海尾养殖场")
    tab.card.accept.click()
    tab.step_form.number.setText("0706000000000009")
    tab.step_form.save()
    settle()
    assert "is there already" in tab.step_form.form.problem_of(tab.step_form.number)
    assert stands(county, allow_sql) is ApplicationState.APPLIED


def test_a_refusal_wants_its_reason(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, "海尾养殖场")
    qtbot.keyClick(tab.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tab.step_form.reason, Qt.Key.Key_Return)
    assert tab.step_form.form.problem_of(tab.step_form.reason) == "Please fill this in."
    qtbot.keyClicks(tab.step_form.reason, "no capacity")
    qtbot.keyClick(tab.step_form.reason, Qt.Key.Key_Return)
    settle()
    assert stands(county, allow_sql) is ApplicationState.REFUSED
    qtbot.waitUntil(lambda: tab.card.accept.isHidden())


def test_an_exception_shows_who_let_it_through_and_is_connected_with_its_meter(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    choose(tab, qtbot, "专变厂")
    said = [label.text() for label in tab.card.findChildren(QWidget) if hasattr(label, "say")]
    assert "Not prepaid, let through by 符秀英: 高压专变" in said
    tab.card.accept.click()
    tab.step_form.save()
    settle()
    qtbot.waitUntil(lambda: not tab.card.meter.isHidden())
    tab.card.meter.click()
    qtbot.keyClicks(tab.step_form.meter, "M77")
    qtbot.keyClick(tab.step_form.meter, Qt.Key.Key_Return)
    settle()
    assert stands(county, allow_sql, "BZ00000002") is ApplicationState.CONNECTED


def test_a_clerks_exception_asks_for_a_second_person(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle, county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        users = county.office.users
        users.add("符主任", Role.ADMINISTRATOR, "符主任-2012")
        users.sign_in("符主任", "符主任-2012")
        users.add("李秀英", Role.CLERK, "李秀英-2012")
        users.sign_in("李秀英", "李秀英-2012")
    tab.begin_new()
    form = tab.form
    fields = (form.name, form.address, form.places.station, form.places.area)
    for field, text in zip(fields, ("厂", "石碌", "石碌供电所", "东风路台区"), strict=True):
        field.setText(text)
    form.prepaid.setChecked(False)
    form.exception.setText("高压专变")
    settle()
    form.save()
    settle()
    second = tab._desk.second
    assert second is not None and second.panel is not None
    second.leave()
    settle()
    assert form.save_button.isEnabled()
    with allow_sql():
        assert len(county.office.applications.keys(ApplicationFilter())) == 2
        users.sign_in("符主任", "符主任-2012")


def test_the_filter_narrows_the_list_and_says_when_nothing_matches(
    tab: ApplicationTab, qtbot: QtBot, settle: Settle
) -> None:
    tab.filter.text.setText("专变")
    qtbot.waitUntil(lambda: tab.list.rowCount() == 1)
    tab.filter.state.set_value(ApplicationState.CONNECTED)
    qtbot.waitUntil(lambda: tab.list.rowCount() == 0)
    assert not tab.grab().isNull()
