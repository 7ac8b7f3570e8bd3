"""A second person's word: asked for over the desk, proved, and handed back to whoever asked."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.acts import Done
from desktop.domain.errors import Cancelled, NotAllowed
from desktop.domain.rights import Right, Role
from desktop.domain.users import Approval
from desktop.services.office import Office
from desktop.views.second_person import SecondPerson
from desktop.views.second_person_panel import SecondPersonPanel
from desktop.views.tasks import Progress, TaskRunner
from tests.counter import Counter
from tests.views.security.conftest import CASHIER, PASSWORD, SUPERVISOR

Allow = Callable[[], AbstractContextManager[None]]
Show = Callable[[QWidget], QWidget]

ON = date(2012, 8, 1)


class Desk:
    """A page with a field over which a second person is asked."""

    def __init__(self, office: Office, tasks: TaskRunner, shown: Show, settle: Callable[[], None]) -> None:
        self.stack = QStackedWidget()
        self.field = QLineEdit()
        self.stack.addWidget(self.field)
        self.stack.addWidget(QLineEdit())
        self.second = SecondPerson(tasks, lambda: office.users, self.stack)
        self.settle = settle
        self.approvals: list[Approval] = []
        self.declined: list[bool] = []
        shown(self.stack)
        self.field.setFocus()

    @property
    def panel(self) -> SecondPersonPanel:
        assert self.second.panel is not None
        return self.second.panel

    def asks(self, right: Right = Right.WAIVE) -> None:
        words = "Waive 12.00 of 符秀英?"
        self.second.ask(words, right, self.approvals.append, lambda: self.declined.append(True))
        self.settle()

    def answers(self, qtbot: QtBot, name: str, password: str) -> None:
        self.panel.fields.name.setEditText(name)
        self.panel.fields.password.setFocus()
        qtbot.keyClicks(self.panel.fields.password, password)
        qtbot.keyClick(self.panel.fields.password, Qt.Key.Key_Return)
        self.settle()


@pytest.fixture
def desk(
    staffed: Office, allow_sql: Allow, tasks: TaskRunner, shown: Show, settle: Callable[[], None]
) -> Desk:
    with allow_sql():
        staffed.users.sign_in(CASHIER, PASSWORD)
    return Desk(staffed, tasks, shown, settle)


def test_the_panel_says_what_is_confirmed_and_offers_only_those_who_may(desk: Desk) -> None:
    desk.asks()
    offered = [desk.panel.fields.name.itemText(at) for at in range(desk.panel.fields.name.count())]
    assert "Waive 12.00" in desk.panel.words
    assert SUPERVISOR in offered
    assert CASHIER not in offered


def test_a_supervisor_confirms_by_keyboard_and_the_desk_gets_it_back(desk: Desk, qtbot: QtBot) -> None:
    desk.asks()
    assert not desk.field.isEnabled()
    desk.answers(qtbot, SUPERVISOR, PASSWORD)
    assert [approval.name for approval in desk.approvals] == [SUPERVISOR]
    assert desk.field.isEnabled()
    assert desk.field.hasFocus()
    assert desk.declined == []


def test_a_wrong_password_is_told_beside_it_and_another_try_is_free(desk: Desk, qtbot: QtBot) -> None:
    desk.asks()
    desk.answers(qtbot, SUPERVISOR, "falsch")
    assert SUPERVISOR in desk.panel.problem
    assert desk.panel.fields.password.text() == ""
    desk.answers(qtbot, SUPERVISOR, PASSWORD)
    assert len(desk.approvals) == 1


def test_who_is_signed_in_cannot_be_the_second_person(desk: Desk, qtbot: QtBot) -> None:
    desk.asks()
    desk.answers(qtbot, CASHIER, PASSWORD)
    assert desk.panel.is_asking
    assert desk.approvals == []
    assert desk.panel.fields.form.problem_of(desk.panel.fields.name)


def test_escape_declines(desk: Desk, qtbot: QtBot) -> None:
    desk.asks()
    qtbot.keyClick(desk.panel.fields.password, Qt.Key.Key_Escape)
    assert desk.declined == [True]
    assert desk.field.isEnabled()
    assert not desk.panel.isVisible()


def test_leaving_the_desk_declines(desk: Desk) -> None:
    desk.asks()
    desk.stack.setCurrentIndex(1)
    assert desk.declined == [True]
    assert not desk.panel.is_asking


def test_an_answer_to_a_question_that_was_left_confirms_nothing(desk: Desk, qtbot: QtBot) -> None:
    desk.asks()
    desk.panel.fields.name.setEditText(SUPERVISOR)
    qtbot.keyClicks(desk.panel.fields.password, PASSWORD)
    desk.panel.fields.prove()
    desk.asks(Right.WRITE_OFF)
    assert desk.approvals == []
    assert desk.panel.is_asking


def test_an_act_that_the_role_may_not_do_is_done_with_the_supervisors_word(
    desk: Desk, staffed: Office, county: Counter, allow_sql: Allow, qtbot: QtBot
) -> None:
    with allow_sql():
        staffed.users.sign_in(SUPERVISOR, PASSWORD)
        bill = county.bill(county.customer(), "80.00")
        staffed.users.sign_in(CASHIER, PASSWORD)
    done: list[Done] = []
    work = partial(_write_off, staffed, bill)
    desk.second.post(desk.stack, "Write off 80.00?", work, done.append)
    desk.settle()
    desk.settle()
    assert done == []
    desk.answers(qtbot, SUPERVISOR, PASSWORD)
    desk.settle()
    assert [act.approved_by for act in done] == [SUPERVISOR]


def test_an_act_whose_question_is_left_is_told_as_cancelled(
    desk: Desk, staffed: Office, county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        staffed.users.sign_in(SUPERVISOR, PASSWORD)
        bill = county.bill(county.customer(), "80.00")
        staffed.users.sign_in(CASHIER, PASSWORD)
    errors: list[Exception] = []
    work = partial(_write_off, staffed, bill)
    desk.second.post(desk.stack, "Write off 80.00?", work, lambda _: None, failed=errors.append)
    desk.settle()
    desk.second.leave()
    assert [type(error) for error in errors] == [Cancelled]


def test_what_no_second_person_can_lend_is_refused_at_once(
    desk: Desk, staffed: Office, settle: Callable[[], None]
) -> None:
    errors: list[Exception] = []
    desk.second.post(desk.stack, "Set?", partial(_set, staffed), lambda _: None, failed=errors.append)
    settle()
    assert [type(error) for error in errors] == [NotAllowed]
    assert desk.second.panel is None


def test_where_nobody_else_may_confirm_the_panel_says_so(
    office: Office, allow_sql: Allow, tasks: TaskRunner, shown: Show, settle: Callable[[], None]
) -> None:
    with allow_sql():
        office.users.add("陈局长", Role.ADMINISTRATOR, PASSWORD)
    desk = Desk(office, tasks, shown, settle)
    desk.asks()
    assert not desk.panel.confirm_button.isEnabled()


def _write_off(office: Office, bill: str, approval: Approval | None, progress: Progress) -> Done:
    return office.acts.write_off(bill, ON, "破产", approval=approval)


def _set(office: Office, approval: Approval | None, progress: Progress) -> object:
    return office.settings.set("lock.minutes", "5")
