"""The users in the settings: the first one, others after it, another role, a new password, and out."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import WrongPassword
from desktop.domain.rights import Role
from desktop.services.office import Office
from desktop.views.tasks import TaskRunner
from desktop.views.users_page import UsersPage
from tests.views.recorded_door import RecordedDoor
from tests.views.security.conftest import ADMINISTRATOR, CASHIER, PASSWORD, SUPERVISOR

Allow = Callable[[], AbstractContextManager[None]]
Show = Callable[[QWidget], QWidget]
Settle = Callable[[], None]


@pytest.fixture
def page(staffed: Office, tasks: TaskRunner, door: RecordedDoor, shown: Show, settle: Settle) -> UsersPage:
    made = UsersPage(tasks, door, staffed.users)
    QAbstractItemModelTester(made.list, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    made.resize(1000, 600)
    shown(made)
    settle()
    return made


def choose(page: UsersPage, name: str) -> None:
    assert page.table.select_key(name)


def listed(page: UsersPage) -> dict[str, Role]:
    return {user.name: user.role for user in page.list.rows}


def test_everybody_is_listed_with_the_role(page: UsersPage) -> None:
    assert listed(page)[SUPERVISOR] is Role.SUPERVISOR
    assert len(page.list.rows) == 4
    assert page.currentIndex() == 1


def test_a_user_is_made_by_keyboard_and_can_sign_in(
    page: UsersPage, settle: Settle, qtbot: QtBot, staffed: Office, allow_sql: Allow
) -> None:
    page.new_button.click()
    assert page.making.name.hasFocus()
    qtbot.keyClicks(page.making.name, "Lin")
    for field in (page.making.password, page.making.again):
        qtbot.keyClicks(field, PASSWORD)
    qtbot.keyClick(page.making.again, Qt.Key.Key_Return)
    settle()
    settle()
    assert listed(page)["Lin"] is Role.CLERK
    with allow_sql():
        assert staffed.users.sign_in("Lin", PASSWORD).role is Role.CLERK


@pytest.mark.parametrize(
    ("name", "password", "again"),
    [("Lin", "short", "short"), ("Lin", PASSWORD, "another-one"), ("", PASSWORD, PASSWORD)],
)
def test_a_form_with_a_mistake_makes_nobody(
    page: UsersPage, settle: Settle, name: str, password: str, again: str
) -> None:
    page.making.name.setText(name)
    page.making.password.setText(password)
    page.making.again.setText(again)
    page.making.make()
    settle()
    assert len(page.list.rows) == 4
    fields = (page.making.name, page.making.password, page.making.again)
    assert any(page.making.form.problem_of(field) for field in fields)


def test_a_name_that_is_taken_is_told_beside_it(page: UsersPage, settle: Settle) -> None:
    page.making.name.setText(CASHIER)
    page.making.password.setText(PASSWORD)
    page.making.again.setText(PASSWORD)
    page.making.make()
    settle()
    assert CASHIER in page.making.form.problem_of(page.making.name)


def test_a_user_gets_another_role(page: UsersPage, settle: Settle, door: RecordedDoor) -> None:
    choose(page, CASHIER)
    page.changing.role.set_value(Role.SUPERVISOR)
    page.changing.change_role()
    settle()
    settle()
    assert listed(page)[CASHIER] is Role.SUPERVISOR
    assert CASHIER in door.news[-1]


def test_a_user_is_let_in_no_longer_and_then_again(
    page: UsersPage, settle: Settle, staffed: Office, allow_sql: Allow
) -> None:
    choose(page, CASHIER)
    page.changing.turn_active()
    settle()
    settle()
    with allow_sql(), pytest.raises(WrongPassword):
        staffed.users.sign_in(CASHIER, PASSWORD)
    page.changing.turn_active()
    settle()
    settle()
    with allow_sql():
        assert staffed.users.sign_in(CASHIER, PASSWORD)


def test_a_user_gets_a_new_password(
    page: UsersPage, settle: Settle, staffed: Office, allow_sql: Allow
) -> None:
    choose(page, CASHIER)
    page.changing.password.setText("another-lantern")
    page.changing.again.setText("another-lantern")
    page.changing.give_password()
    settle()
    with allow_sql():
        assert staffed.users.sign_in(CASHIER, "another-lantern")


def test_nobody_takes_their_own_role_away(page: UsersPage) -> None:
    choose(page, ADMINISTRATOR)
    assert not page.changing.role.isEnabled()
    assert not page.changing.active_button.isEnabled()


def test_a_file_without_users_explains_what_its_first_administrator_changes(
    office: Office, tasks: TaskRunner, door: RecordedDoor, shown: Show, settle: Settle, qtbot: QtBot
) -> None:
    page = UsersPage(tasks, door, office.users)
    shown(page)
    settle()
    assert page.currentIndex() == 0
    page.first.name.setText("Chen")
    page.first.password.setText(PASSWORD)
    page.first.again.setText(PASSWORD)
    with qtbot.waitSignal(page.first_made) as made:
        page.first.make()
    assert made.args == [office.users.signed_in]
    assert office.users.signed_in is not None
    assert office.users.signed_in.role is Role.ADMINISTRATOR
