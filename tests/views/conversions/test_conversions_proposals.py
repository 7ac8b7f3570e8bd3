"""Customers proposed for a prepaid meter, one by name or many by the rule."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.services.office import Office
from desktop.views.conversions_desk import ConversionsDesk
from tests.counter import Counter
from tests.views.conversions.desk import CEMENT, FU, TODAY, WANG, standing
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


def test_a_customer_is_found_by_pinyin_and_proposed_without_the_mouse(
    desk: ConversionsDesk,
    office: Office,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = desk.panel.proposal
    assert qapp.focusWidget() is form.search
    qtbot.keyClicks(form.search, "hrsn")
    qtbot.waitUntil(lambda: not form.search.suggestions.isHidden())
    qtbot.keyClick(form.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: qapp.focusWidget() is form.why)
    qtbot.keyClick(form.why, Qt.Key.Key_End)
    form.note.insert("本人申请")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        [made] = office.conversions.history(CEMENT)
    assert (made.stage, made.why, made.stage_on) == (Stage.CANDIDATE, Why.OWN_WISH, TODAY)


def test_a_proposal_needs_a_customer(desk: ConversionsDesk) -> None:
    desk.propose()
    desk.panel.proposal.submit()
    assert desk.panel.proposal.problem == "Choose a customer first."


def test_one_who_is_no_chronic_defaulter_is_refused_beside_the_reason(
    desk: ConversionsDesk, settle: Settle
) -> None:
    desk.propose()
    form = desk.panel.proposal
    form.choose(CEMENT)
    settle()
    form.why.set_value(Why.CHRONIC_DEFAULTER)
    form.submit()
    settle()
    assert "no chronic defaulter" in form.form.problem_of(form.why)


def test_one_who_is_on_the_way_is_not_proposed_again(desk: ConversionsDesk, settle: Settle) -> None:
    desk.propose()
    form = desk.panel.proposal
    form.choose(WANG)
    settle()
    form.submit()
    settle()
    assert form.problem == f"Customer {WANG} already stands at “Approved” of a conversion."


def test_the_rule_lists_the_chronic_defaulters_and_the_ticked_are_proposed(
    desk: ConversionsDesk,
    office: Office,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    qtbot.keyClick(desk, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    page = desk.rule_page
    model = page.candidates
    assert [model.index(0, column).data() for column in range(7)] == [
        FU,
        "符国强",
        "东风路台区",
        "1 overdue in 12 months, unpaid for 102 days",
        "88.16",
        "80.00",
        "2 months",
    ]
    assert not page.propose_button.isEnabled()
    page.table.selectRow(0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    page.propose_button.click()
    settle()
    assert standing(office, FU, allow_sql) is Stage.CANDIDATE
    assert door.news == ["New candidates: 1"]
    assert desk.currentIndex() == 0


def test_the_new_connections_are_found_by_another_rule_and_proposed_for_that(
    desk: ConversionsDesk, office: Office, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    desk.open_rule()
    settle()
    page = desk.rule_page
    page.why.setFocus()
    qtbot.keyClick(page.why, Qt.Key.Key_End)
    settle()
    model = page.candidates
    assert [(model.index(row, 0).data(), model.index(row, 3).data()) for row in range(model.rowCount())] == [
        (CEMENT, "not billed yet")
    ]
    page.tick_all()
    page.propose_button.click()
    settle()
    with allow_sql():
        assert office.conversions.history(CEMENT)[-1].why is Why.NEW_CONNECTION


def test_where_the_rule_finds_nobody_it_says_so(
    desk: ConversionsDesk, town: Counter, allow_sql: Allow, settle: Settle
) -> None:
    with allow_sql():
        town.takes(FU, "80.00", "2012-06-19")
    desk.open_rule()
    settle()
    assert desk.rule_page.candidates.rowCount() == 0
    assert not desk.grab().isNull()
    desk.rule_page.left.emit()
    assert desk.currentIndex() == 0
