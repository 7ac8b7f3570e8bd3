"""The gate of the window: nobody passes without signing in, and the lock keeps what was typed."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app.window import OfficeWindow, furnish
from desktop.domain.rights import Role
from desktop.services.office import Office, open_office
from desktop.views.customers_page import CustomersPage
from desktop.views.main_window import MainWindow
from desktop.views.message_bar import MessageBar
from desktop.views.settings_desk import SettingsDesk
from desktop.views.sign_in_page import Doorplate, SignInPage
from desktop.views.users_page import UsersPage
from tests.counter import stopped
from tests.views.security.conftest import ADMINISTRATOR, AUDITOR, CASHIER, PASSWORD, SUPERVISOR

Allow = Callable[[], AbstractContextManager[None]]
DAY = date(2012, 5, 20)


class Visitor:
    """Stands before a window and does everything by keyboard."""

    def __init__(self, office: Office, memory: QSettings, qtbot: QtBot) -> None:
        self.office = office
        self.qtbot = qtbot
        self.window: OfficeWindow = furnish(office, date(2012, 6, 20), memory)
        qtbot.addWidget(self.shown)
        with qtbot.waitActive(self.shown):
            self.shown.show()
            self.shown.activateWindow()
        self.window.gate.begin()
        self.settle()

    @property
    def shown(self) -> MainWindow:
        return self.window.shell.window

    @property
    def page(self) -> SignInPage:
        assert self.window.gate.page is not None
        return self.window.gate.page

    @property
    def is_outside(self) -> bool:
        return self.window.gate.page is not None and self.shown.closed_by is self.page

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.shell.parts.tasks.busy(), timeout=20_000)

    def presses(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        self.qtbot.keyClick(QApplication.focusWidget() or self.shown, key, held)
        self.settle()

    def signs_in(self, name: str, password: str = PASSWORD) -> None:
        self.page.fields.name.setEditText(name)
        self.presses(Qt.Key.Key_Tab)
        self.page.fields.password.setFocus()
        self.qtbot.keyClicks(self.page.fields.password, password)
        self.presses(Qt.Key.Key_Return)
        self.settle()

    def locks(self) -> None:
        self.presses(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)

    def signs_out(self) -> None:
        self.presses(Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier)

    def opens(self, key: str) -> QWidget:
        page = self.shown.open(key)
        self.settle()
        return page


@pytest.fixture
def memory(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def visitor(
    qapp: QApplication, staffed: Office, memory: QSettings, qtbot: QtBot, allow_sql: Allow
) -> Iterator[Visitor]:
    with allow_sql():
        staffed.settings.set_business_date(DAY)
        staffed.users.sign_out()
    before = Visitor(staffed, memory, qtbot)
    yield before
    before.window.close()


@pytest.fixture
def newcomer(qapp: QApplication, office: Office, memory: QSettings, qtbot: QtBot) -> Iterator[Visitor]:
    before = Visitor(office, memory, qtbot)
    yield before
    before.window.close()


def test_a_file_with_users_shows_who_can_sign_in_and_no_desk(visitor: Visitor) -> None:
    assert visitor.is_outside
    assert set(visitor.page.fields.names()) == {ADMINISTRATOR, SUPERVISOR, CASHIER, AUDITOR}
    visitor.presses(Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    visitor.presses(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert visitor.is_outside
    assert visitor.shown.findChild(CustomersPage) is None
    assert not visitor.window.shell.parts.search.isVisible()


def test_signing_in_opens_the_counter_on_the_files_day_and_says_who_it_is(visitor: Visitor) -> None:
    visitor.signs_in(CASHIER)
    assert not visitor.is_outside
    assert visitor.window.shell.status.person == f"{CASHIER} · cashier"
    assert visitor.window.shell.parts.day.today() == DAY
    assert QApplication.focusWidget() is visitor.window.shell.parts.search


def test_a_wrong_password_is_told_beside_the_field(visitor: Visitor) -> None:
    visitor.signs_in(CASHIER, "wrong-one")
    assert visitor.is_outside
    assert CASHIER in visitor.page.problem
    visitor.signs_in(CASHIER)
    assert not visitor.is_outside


def test_after_too_many_wrong_passwords_the_wait_is_counted_down(visitor: Visitor, allow_sql: Allow) -> None:
    for _ in range(6):
        visitor.signs_in(CASHIER, "wrong-one")
    visitor.signs_in(CASHIER, "wrong-one")
    assert "wait" in visitor.page.problem
    assert not visitor.page.enter_button.isEnabled()
    visitor.qtbot.waitUntil(visitor.page.enter_button.isEnabled, timeout=5_000)
    assert visitor.page.problem == ""


def test_the_wait_is_not_for_another_name(visitor: Visitor) -> None:
    for _ in range(6):
        visitor.signs_in(CASHIER, "wrong-one")
    visitor.signs_in(SUPERVISOR)
    assert not visitor.is_outside


def test_the_lock_keeps_what_was_typed_for_whoever_typed_it(visitor: Visitor) -> None:
    visitor.signs_in(SUPERVISOR)
    customers = cast(CustomersPage, visitor.opens("customers"))
    customers.new_customer()
    focused = QApplication.focusWidget()
    assert focused is not None
    visitor.qtbot.keyClicks(focused, "0706")
    visitor.locks()
    assert visitor.is_outside
    assert SUPERVISOR in visitor.page.words
    visitor.signs_in(SUPERVISOR)
    assert not visitor.is_outside
    assert QApplication.focusWidget() is focused
    assert visitor.opens("customers") is customers


def test_names_that_come_late_leave_what_was_typed(visitor: Visitor) -> None:
    visitor.page.fields.name.setEditText(CASHIER)
    visitor.qtbot.keyClicks(visitor.page.fields.password, PASSWORD)
    visitor.page.show_plate(Doorplate("供电局", (CASHIER, SUPERVISOR)))
    assert visitor.page.fields.name.value() == CASHIER
    assert visitor.page.fields.password.text() == PASSWORD


def test_signing_out_asks_before_it_gives_up_what_was_typed(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.signs_in(SUPERVISOR)
    customers = cast(CustomersPage, visitor.opens("customers"))
    customers.new_customer()
    focused = QApplication.focusWidget()
    assert focused is not None
    visitor.qtbot.keyClicks(focused, "0706")
    asked: list[str] = []

    def stay(question: str, *, yes: str, no: str) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(visitor.window.shell.parts.notifier, "ask", stay)
    visitor.signs_out()
    assert len(asked) == 1
    assert not visitor.is_outside


def test_another_person_may_take_over_after_a_question(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor.signs_in(SUPERVISOR)
    visitor.opens("customers")
    visitor.locks()
    answers = [False, True]
    asked: list[str] = []

    def ask(question: str, *, yes: str, no: str) -> bool:
        asked.append(question)
        return answers.pop(0)

    monkeypatch.setattr(visitor.window.shell.parts.notifier, "ask", ask)
    visitor.signs_in(CASHIER)
    assert visitor.is_outside
    assert visitor.office.workplace.user is not None
    assert visitor.office.workplace.user.name == SUPERVISOR
    visitor.signs_in(CASHIER)
    assert SUPERVISOR in asked[0]
    assert not visitor.is_outside
    assert visitor.office.workplace.user.name == CASHIER
    visitor.qtbot.waitUntil(lambda: visitor.shown.findChild(CustomersPage) is None)


def test_signing_out_and_in_as_another_needs_no_restart(visitor: Visitor) -> None:
    visitor.signs_in(SUPERVISOR)
    for key in ("customers", "arrears", "conversions", "recovery", "import", "settings", "counter"):
        visitor.opens(key)
    visitor.signs_out()
    assert visitor.is_outside
    assert visitor.office.workplace.user is None
    visitor.signs_in(CASHIER)
    visitor.window.shell.parts.day.move(date(2012, 5, 22))
    visitor.settle()
    assert visitor.window.shell.status.person == f"{CASHIER} · cashier"


def test_a_role_without_the_right_finds_the_desk_and_the_button_barred_with_the_reason(
    visitor: Visitor,
) -> None:
    visitor.signs_in(AUDITOR)
    rail = {made.accessibleName(): made for made in visitor.shown.findChildren(QPushButton)}
    assert not rail["Import"].isEnabled()
    assert "auditor" in rail["Import"].toolTip()
    customers = visitor.opens("customers")
    made = next(b for b in customers.findChildren(QPushButton) if b.accessibleName() == "New customer")
    made.setEnabled(True)
    assert not made.isEnabled()
    assert "auditor" in made.toolTip()


def test_the_next_person_is_not_barred_by_the_one_before(visitor: Visitor) -> None:
    visitor.signs_in(AUDITOR)
    visitor.signs_out()
    visitor.signs_in(ADMINISTRATOR)
    customers = visitor.opens("customers")
    made = next(b for b in customers.findChildren(QPushButton) if b.accessibleName() == "New customer")
    assert made.isEnabled()
    titles = _titles(cast(SettingsDesk, visitor.opens("settings")))
    assert {"Users", "Audit trail"} <= titles


def test_only_who_may_finds_the_users_and_the_trail(visitor: Visitor) -> None:
    visitor.signs_in(AUDITOR)
    titles = _titles(cast(SettingsDesk, visitor.opens("settings")))
    assert "Audit trail" in titles
    assert "Users" not in titles
    visitor.signs_out()
    visitor.signs_in(CASHIER)
    titles = _titles(cast(SettingsDesk, visitor.opens("settings")))
    assert not {"Users", "Audit trail"} & titles


def test_nobody_near_the_window_locks_it(visitor: Visitor) -> None:
    visitor.signs_in(CASHIER)
    assert visitor.window.gate.idle is not None
    assert visitor.window.gate.idle.is_watching
    visitor.window.gate.idle.start(0)
    visitor.qtbot.waitUntil(lambda: visitor.is_outside)
    visitor.settle()
    assert not visitor.window.gate.idle.is_watching


def test_the_own_password_is_changed_with_the_old_one(visitor: Visitor) -> None:
    visitor.signs_in(CASHIER)
    visitor.window.gate.change_password()
    page = visitor.window.gate.password_page
    assert page is not None
    for typed in ("not-the-one", "a-new-lantern", "a-new-lantern"):
        visitor.qtbot.keyClicks(QApplication.focusWidget(), typed)
        visitor.presses(Qt.Key.Key_Tab)
    page.save()
    visitor.settle()
    assert page.form.problem_of(page.old)
    visitor.qtbot.keyClicks(page.old, PASSWORD)
    visitor.presses(Qt.Key.Key_Return)
    assert visitor.shown.closed_by is None
    visitor.signs_out()
    visitor.signs_in(CASHIER, "a-new-lantern")
    assert not visitor.is_outside


def test_escape_leaves_the_password_as_it_is(visitor: Visitor) -> None:
    visitor.signs_in(CASHIER)
    visitor.window.gate.change_password()
    visitor.presses(Qt.Key.Key_Escape)
    assert visitor.shown.closed_by is None


def test_who_is_signed_in_already_is_let_in(
    qapp: QApplication, staffed: Office, memory: QSettings, qtbot: QtBot
) -> None:
    before = Visitor(staffed, memory, qtbot)
    before.settle()
    assert not before.is_outside
    assert before.window.shell.status.person == f"{ADMINISTRATOR} · administrator"
    before.window.close()


def test_an_open_file_needs_nobody_and_is_never_locked(newcomer: Visitor) -> None:
    newcomer.locks()
    newcomer.signs_out()
    assert newcomer.shown.closed_by is None
    assert newcomer.window.gate.idle is None


def test_the_first_administrator_is_made_in_the_window_and_is_signed_in(newcomer: Visitor) -> None:
    settings = cast(SettingsDesk, newcomer.opens("settings"))
    settings.show_page("users")
    newcomer.settle()
    users = newcomer.shown.findChild(UsersPage)
    assert users.currentIndex() == 0
    users.first.name.setText(ADMINISTRATOR)
    for field in (users.first.password, users.first.again):
        newcomer.qtbot.keyClicks(field, PASSWORD)
    users.first.make()
    newcomer.settle()
    newcomer.settle()
    assert newcomer.window.shell.status.person == f"{ADMINISTRATOR} · administrator"
    assert newcomer.office.workplace.guarded
    newcomer.signs_out()
    assert newcomer.is_outside
    newcomer.signs_in(ADMINISTRATOR)
    assert not newcomer.is_outside


def test_the_program_asks_who_it_is_when_a_file_with_users_is_opened(
    qapp: QApplication,
    office_file: Path,
    tmp_path: Path,
    allow_sql: Allow,
    memory: QSettings,
    qtbot: QtBot,
) -> None:
    with allow_sql():
        first = open_office(shutil.copy(office_file, tmp_path / "users.db"), stopped, clerk="x")
        first.users.add(ADMINISTRATOR, Role.ADMINISTRATOR, PASSWORD)
        first.close()
        again = open_office(tmp_path / "users.db", stopped, clerk="x")
    before = Visitor(again, memory, qtbot)
    assert before.is_outside
    before.signs_in(ADMINISTRATOR)
    assert not before.is_outside
    before.window.close()
    with allow_sql():
        again.close()


def test_the_first_start_of_a_file_leads_to_its_administrator(
    qapp: QApplication, tmp_path: Path, memory: QSettings, qtbot: QtBot, allow_sql: Allow
) -> None:
    with allow_sql():
        office = open_office(tmp_path / "new.db", stopped, clerk="王主任")
    visitor = Visitor(office, memory, qtbot)
    bar = visitor.shown.findChild(MessageBar)
    assert bar is not None and "administrator" in bar.text
    [make] = [button for button in bar.findChildren(QPushButton) if "administrator" in button.text()]
    qtbot.mouseClick(make, Qt.MouseButton.LeftButton)
    visitor.settle()
    page = visitor.shown.findChild(UsersPage)
    assert page is not None and page.isVisible()
    visitor.window.close()
    office.close()


def test_a_file_that_was_there_before_invites_nobody(newcomer: Visitor) -> None:
    bar = newcomer.shown.findChild(MessageBar)
    assert not newcomer.office.is_new
    assert bar is None or not bar.text


def _titles(desk: SettingsDesk) -> set[str]:
    return {desk.tabs.tabText(at) for at in range(desk.tabs.count())}
