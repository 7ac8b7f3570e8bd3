"""The old debt at the desk of conversions: how it comes home is asked at commissioning, and changed later."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.domain.rights import Role
from desktop.domain.topups import RecoveryMode
from desktop.services.conversions import Move
from desktop.services.office import Office
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.second_person import SecondPerson
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.desks.conversion_office import services_of
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
LI = "0706000000000002"
TODAY = day("2012-06-20")
PASSWORD = "correct horse"
ENTER = Qt.Key.Key_Return


@pytest.fixture
def installed(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which 李德海 owes 100.00 and has the new meter, not yet in commission."""
    with allow_sql():
        county.customer(LI, name="李德海", meter_no="M2")
        county.bill(LI, "100.00", due="2012-06-20")
        conversions = county.office.conversions
        conversions.propose(LI, Why.OWN_WISH, TODAY)
        for stage in (Stage.APPROVED, Stage.SCHEDULED):
            conversions.move(Move(LI, stage, TODAY))
        conversions.move(Move(LI, Stage.INSTALLED, TODAY, meter="P2", reading=77))
    return county


@pytest.fixture
def desk_on(
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    shown: Callable[[QWidget], QWidget],
    settle: Settle,
    qtbot: QtBot,
) -> Callable[..., ConversionsDesk]:
    """Return what puts the desk on an office, the only row chosen."""

    def make(office: Office, second: SecondPerson | None = None) -> ConversionsDesk:
        made = ConversionsDesk(services_of(office, tasks, door, lambda: TODAY, second), files)
        made.resize(1056, 665)
        stack = QStackedWidget() if second is None else second.parent()
        assert isinstance(stack, QStackedWidget)
        stack.resize(1056, 665)
        stack.addWidget(made)
        shown(stack)
        settle()
        qtbot.waitUntil(lambda: made.list.state is State.READY and made.list.row_at(0) is not None)
        made.table.selectRow(0)
        made.table.setFocus()
        settle()
        return made

    return make


def opens(desk: ConversionsDesk, qtbot: QtBot, settle: Settle) -> None:
    """Press Enter on the row."""
    qtbot.keyClick(desk.table, ENTER)
    settle()


def commissions(desk: ConversionsDesk, mode: RecoveryMode, value: str, qtbot: QtBot, settle: Settle) -> None:
    """Choose a mode by keyboard, type its value, and press Enter."""
    fields = desk.panel.step.form.recovery
    assert fields
    fields.mode.setFocus()
    qtbot.keyClick(fields.mode, Qt.Key.Key_Home)
    for _ in range(list(RecoveryMode).index(mode)):
        qtbot.keyClick(fields.mode, Qt.Key.Key_Down)
    field = fields.value_field
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, value)
    qtbot.keyClick(field, ENTER)
    settle()


def recovery(office: Office, allow_sql: Allow) -> str:
    with allow_sql():
        return office.topups.recovery(LI).text()


def test_a_commissioning_shows_the_debt_and_suggests_the_mode_of_the_settings(
    installed: Counter,
    desk_on: Callable[..., ConversionsDesk],
    allow_sql: Allow,
    qtbot: QtBot,
    settle: Settle,
) -> None:
    with allow_sql():
        installed.office.settings.set("conversion.recover", "percent:30")
    desk = desk_on(installed.office)
    opens(desk, qtbot, settle)
    step = desk.panel.step
    assert step.debt_words == "Old debt with its penalty on 2012-06-20: 100.00"
    assert step.form.recovery and step.form.recovery.text() == "percent:30"
    qtbot.keyClick(step.form.date, ENTER)
    settle()
    assert recovery(installed.office, allow_sql) == "percent:30"
    said = desk.panel.card.prepaid_words
    assert said == "Debt left 100.00, recovered from top-ups: 30 % of each. Energy bought 0.00."


@pytest.mark.parametrize(
    ("mode", "typed", "kept"),
    [
        (RecoveryMode.PERCENT, "25", "percent:25"),
        (RecoveryMode.FIXED, "50", "fixed:50.00"),
        (RecoveryMode.BY, "2012-12-31", "by:2012-12-31"),
    ],
)
def test_each_mode_is_chosen_and_given_its_value_by_keyboard(
    installed: Counter,
    desk_on: Callable[..., ConversionsDesk],
    allow_sql: Allow,
    qtbot: QtBot,
    settle: Settle,
    mode: RecoveryMode,
    typed: str,
    kept: str,
) -> None:
    desk = desk_on(installed.office)
    opens(desk, qtbot, settle)
    commissions(desk, mode, typed, qtbot, settle)
    assert recovery(installed.office, allow_sql) == kept


def test_more_than_all_of_a_top_up_is_refused_beside_its_field(
    installed: Counter, desk_on: Callable[..., ConversionsDesk], qtbot: QtBot, settle: Settle
) -> None:
    desk = desk_on(installed.office)
    opens(desk, qtbot, settle)
    commissions(desk, RecoveryMode.PERCENT, "101", qtbot, settle)
    fields = desk.panel.step.form.recovery
    assert fields and "no way to recover a debt" in desk.panel.step.form.problem_of(fields.percent)
    commissions(desk, RecoveryMode.FIXED, "0", qtbot, settle)
    assert "no way to recover a debt" in desk.panel.step.form.problem_of(fields.amount)


def test_a_supervisor_defers_the_recovery_with_a_second_persons_word(
    installed: Counter,
    desk_on: Callable[..., ConversionsDesk],
    tasks: TaskRunner,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    office = installed.office
    with allow_sql():
        office.conversions.move(Move(LI, Stage.COMMISSIONED, TODAY))
        office.users.add("王主任", Role.ADMINISTRATOR, PASSWORD)
        office.users.add("林主管", Role.SUPERVISOR, PASSWORD)
        office.users.add("陈收费", Role.CLERK, PASSWORD)
        office.users.sign_in("陈收费", PASSWORD)
    second = SecondPerson(tasks, lambda: office.users, QStackedWidget())
    desk = desk_on(office, second)
    opens(desk, qtbot, settle)
    form = desk.panel.recovery
    assert qapp.focusWidget() is form.fields.mode
    qtbot.keyClick(form.fields.mode, ENTER)
    assert form.form.problem_of(form.reason) == "Please fill this in."
    form.deferred.setText("2012-07-31")
    form.reason.insert("低保户")
    qtbot.keyClick(form.reason, ENTER)
    settle()
    panel = second.panel
    assert panel is not None and panel.is_asking
    panel.fields.name.set_value("林主管")
    panel.fields.password.setText(PASSWORD)
    panel.confirm_button.click()
    settle()
    assert door.news == ["The debt of 李德海 comes home in another way from now on."]
    assert "all at once, but nothing until 2012-07-31" in desk.panel.card.prepaid_words
    with allow_sql():
        assert office.topups.recovery(LI).deferred_until == day("2012-07-31")
        office.users.sign_in("王主任", PASSWORD)


def test_one_who_is_not_commissioned_offers_no_change(
    installed: Counter, desk_on: Callable[..., ConversionsDesk]
) -> None:
    desk = desk_on(installed.office)
    assert desk.panel.card.change_button.isHidden()
    assert desk.panel.card.prepaid_words == ""
