"""The board of stages, worked as a clerk works it: cards dragged, keys pressed, every wrong step told why."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import ENDED, NEXT, WAY, Move, Stage, Why, ending_of
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import ConversionOver, IllegalStep, StepBack, StepTaken
from desktop.services.office import Office
from desktop.views import theme
from desktop.views.board_column import BoardColumn
from desktop.views.board_page import BoardPage
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day
from tests.views.desks.conversion_office import services_of
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
NUMBERS = {stage: f"070600000000000{at}" for at, stage in enumerate(Stage, 1)}
"""One customer stands at each stage, by stage."""
TODAY = day("2012-06-20")
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which one customer stands at each stage, the candidate for long."""
    with allow_sql():
        for stage, number in NUMBERS.items():
            county.customer(number, name=f"客户{stage.value}", meter_no=f"M{number[-1]}")
            county.office.conversions.propose(number, Why.OWN_WISH, day("2012-06-01"))
            bring(county.office, number, stage)
        county.bill(NUMBERS[Stage.CANDIDATE], "88.00", due="2012-07-20")
    return county


def bring(office: Office, number: str, stage: Stage) -> None:
    """Take the steps that lead to a stage."""
    way = WAY[1 : WAY.index(stage) + 1] if stage in WAY else (stage,)
    for step in way:
        facts = {"meter": f"P{number[-1]}", "reading": 7} if step is Stage.INSTALLED else {}
        office.conversions.move(Move(number, step, TODAY, "陈所长", "有理由", **facts))


@pytest.fixture
def page(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    qtbot: QtBot,
    in_sight: InSight,
) -> BoardPage:
    made = BoardPage(services_of(town.office, tasks, door, lambda: TODAY))
    in_sight(made, *(column.model for column in made.columns))
    qtbot.waitUntil(lambda: all(listed(column) and all(listed(column)) for column in made.columns))
    return made


def listed(column: BoardColumn) -> list[str]:
    """Return the customers of a column's cards, "" for one that is on its way."""
    rows = [column.model.row_at(at) for at in range(column.model.rowCount())]
    return [row.customer_no if row else "" for row in rows]


def column_of(page: BoardPage, stage: Stage) -> BoardColumn:
    return next(column for column in page.columns if stage in column.stages)


def key_of(page: BoardPage, stage: Stage) -> int:
    column = column_of(page, stage)
    return column.model.key_at(listed(column).index(NUMBERS[stage]))


def stand_on(page: BoardPage, stage: Stage) -> BoardColumn:
    """Put the keyboard on the card of a stage."""
    column = column_of(page, stage)
    column.list.setFocus()
    assert column.list.go_to_key(key_of(page, stage))
    return column


def drag(page: BoardPage, stage: Stage, onto: BoardColumn) -> QMimeData:
    """Drag the card of a stage to a column and drop it there."""
    cards = column_of(page, stage)
    data = cards.model.mimeData([cards.model.index(cards.model.position_of(key_of(page, stage)) or 0, 0)])
    target = onto.list.viewport()
    action, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(QPoint(9, 9), action, data, left, none))
    dropped = QDropEvent(QPointF(9, 9), action, data, left, none)
    QApplication.sendEvent(target, dropped)
    assert dropped.isAccepted()
    return data


def standing(office: Office, number: str, allow_sql: Allow) -> Stage:
    with allow_sql():
        return office.conversions.history(number)[-1].stage


def test_each_column_holds_its_cards_the_ended_stand_together(page: BoardPage) -> None:
    assert [listed(column) for column in page.columns] == [
        *([NUMBERS[stage]] for stage in WAY),
        [NUMBERS[Stage.REJECTED], NUMBERS[Stage.CANCELLED]],
    ]
    names = [column.list.accessibleName() for column in page.columns]
    assert names == ["Candidate", "Approved", "Scheduled", "Installed", "Commissioned", "Ended"]


def test_a_card_is_told_to_a_screen_reader_with_its_debt_and_that_it_is_stuck(page: BoardPage) -> None:
    cards = column_of(page, Stage.CANDIDATE).model
    assert cards.index(0, 0).data() == (
        f"客户candidate, {NUMBERS[Stage.CANDIDATE]}, 石碌供电所 东风路台区, Own wish, debt 88.00, "
        "19 days, stuck"
    )


def test_the_board_is_drawn_in_both_themes(page: BoardPage, qapp: QApplication) -> None:
    in_light = page.grab().toImage()
    theme.apply(qapp, theme.DARK)
    assert page.grab().toImage() != in_light


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("onto", [*WAY, Stage.REJECTED])
def test_a_drop_asks_for_the_next_step_and_refuses_every_other_in_words(
    page: BoardPage, stage: Stage, onto: Stage, settle: Settle, door: RecordedDoor
) -> None:
    drag(page, stage, column_of(page, onto))
    settle()
    asked = ending_of(stage) if onto in ENDED else onto
    if asked in NEXT[stage]:
        assert page.panel.isVisible() and page.panel.currentWidget() is page.panel.step
        assert door.refusals == []
    else:
        [refused] = door.refusals
        assert isinstance(refused, IllegalStep)
        assert (refused.stands, refused.asked) == (stage, asked)
        assert not page.panel.isVisible()


def test_a_drop_that_is_filled_in_moves_the_card_and_the_keyboard_goes_along(
    page: BoardPage,
    office: Office,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    number = NUMBERS[Stage.CANDIDATE]
    drag(page, Stage.CANDIDATE, column_of(page, Stage.APPROVED))
    settle()
    form = page.panel.step.form
    form.person.insert("陈所长")
    qtbot.keyClick(form.person, Qt.Key.Key_Return)
    settle()
    assert standing(office, number, allow_sql) is Stage.APPROVED
    assert door.news == ["客户candidate now stands at “Approved”."]
    qtbot.waitUntil(lambda: number in listed(column_of(page, Stage.APPROVED)))
    assert listed(column_of(page, Stage.CANDIDATE)) == []
    assert not page.panel.isVisible()
    approved = column_of(page, Stage.APPROVED).list
    assert qapp.focusWidget() is approved
    assert approved.cards.row_at(approved.currentIndex().row()).customer_no == number


def test_an_ended_column_takes_a_card_with_a_reason(
    page: BoardPage, office: Office, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    drag(page, Stage.SCHEDULED, page.columns[-1])
    settle()
    form = page.panel.step.form
    page.panel.step.submit()
    assert form.problem_of(form.note) == "Please fill this in."
    form.note.insert("销户")
    page.panel.step.submit()
    settle()
    assert standing(office, NUMBERS[Stage.SCHEDULED], allow_sql) is Stage.CANCELLED


def test_something_else_that_is_dropped_is_not_taken(page: BoardPage) -> None:
    data = QMimeData()
    data.setText("1")
    where = page.columns[1].list.viewport()
    action, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(where, QDragEnterEvent(QPoint(9, 9), action, data, left, none))
    QApplication.sendEvent(where, QDragLeaveEvent())
    dropped = QDropEvent(QPointF(9, 9), action, data, left, none)
    QApplication.sendEvent(where, dropped)
    assert not page.panel.isVisible()


def test_arrows_go_from_column_to_column(page: BoardPage, qapp: QApplication, qtbot: QtBot) -> None:
    stand_on(page, Stage.CANDIDATE)
    for stage in WAY[1:]:
        qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
        assert qapp.focusWidget() is column_of(page, stage).list
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Right)
    ended = page.columns[-1].list
    assert qapp.focusWidget() is ended
    qtbot.keyClick(ended, Qt.Key.Key_Right)
    qtbot.keyClick(ended, Qt.Key.Key_Down)
    assert ended.currentIndex().row() == 1
    qtbot.keyClick(ended, Qt.Key.Key_Left)
    assert qapp.focusWidget() is column_of(page, Stage.COMMISSIONED).list


@pytest.mark.parametrize("stage", WAY[:-1])
def test_control_right_takes_the_next_step(
    page: BoardPage, stage: Stage, qtbot: QtBot, settle: Settle, qapp: QApplication
) -> None:
    qtbot.keyClick(stand_on(page, stage).list, Qt.Key.Key_Right, CTRL)
    settle()
    step = page.panel.step
    assert page.panel.currentWidget() is step
    assert step.isAncestorOf(qapp.focusWidget())
    assert bool(step.form.recovery) is (stage is Stage.INSTALLED)


@pytest.mark.parametrize(
    ("stage", "key", "why"),
    [
        (Stage.SCHEDULED, Qt.Key.Key_Left, StepBack),
        (Stage.CANDIDATE, Qt.Key.Key_Left, StepTaken),
        (Stage.COMMISSIONED, Qt.Key.Key_Right, ConversionOver),
        (Stage.REJECTED, Qt.Key.Key_Right, ConversionOver),
    ],
)
def test_a_key_that_goes_back_or_past_the_end_is_told_why_not(
    page: BoardPage,
    stage: Stage,
    key: Qt.Key,
    why: type[IllegalStep],
    qtbot: QtBot,
    settle: Settle,
    door: RecordedDoor,
) -> None:
    qtbot.keyClick(stand_on(page, stage).list, key, CTRL)
    settle()
    assert [type(refused) for refused in door.refusals] == [why]


@pytest.mark.parametrize(("stage", "end"), [(Stage.CANDIDATE, "Reject"), (Stage.INSTALLED, "Call off")])
def test_delete_asks_for_the_reason_of_an_ending(
    page: BoardPage, stage: Stage, end: str, qtbot: QtBot, settle: Settle, office: Office, allow_sql: Allow
) -> None:
    qtbot.keyClick(stand_on(page, stage).list, Qt.Key.Key_Delete)
    settle()
    form = page.panel.step.form
    form.note.insert("用户要求")
    qtbot.keyClick(form.note, Qt.Key.Key_Return)
    settle()
    assert standing(office, NUMBERS[stage], allow_sql) is ending_of(stage)


def test_enter_opens_the_whole_history_and_escape_closes_it(
    page: BoardPage, qtbot: QtBot, settle: Settle, qapp: QApplication
) -> None:
    cards = stand_on(page, Stage.INSTALLED).list
    qtbot.keyClick(cards, Qt.Key.Key_Return)
    settle()
    told = page.panel.card.history.lines
    assert [line.split(" · ")[0] for line in told] == ["Installed", "Scheduled", "Approved", "Candidate"]
    assert "new meter P4" in told[0] and "recorded by 符秀英" in told[0]
    qtbot.keyClick(cards, Qt.Key.Key_Left)
    settle()
    assert page.panel.card.history.lines[0].startswith("Scheduled")
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    assert qapp.focusWidget() is column_of(page, Stage.SCHEDULED).list


def test_an_open_history_stays_open_after_its_step(
    page: BoardPage, qtbot: QtBot, settle: Settle, office: Office, allow_sql: Allow
) -> None:
    qtbot.keyClick(stand_on(page, Stage.APPROVED).list, Qt.Key.Key_Return)
    settle()
    page.panel.card.take_next_step()
    page.panel.step.submit()
    settle()
    assert standing(office, NUMBERS[Stage.APPROVED], allow_sql) is Stage.SCHEDULED
    assert page.panel.isVisible()
    qtbot.waitUntil(lambda: page.panel.card.history.lines[0].startswith("Scheduled"))


def test_a_slash_filters_and_down_goes_back_to_the_cards(
    page: BoardPage, qapp: QApplication, qtbot: QtBot, settle: Settle
) -> None:
    stand_on(page, Stage.APPROVED)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Slash)
    assert qapp.focusWidget() is page.filter.text
    qtbot.keyClicks(page.filter.text, NUMBERS[Stage.APPROVED])
    settle()
    qtbot.waitUntil(lambda: listed(column_of(page, Stage.APPROVED)) == [NUMBERS[Stage.APPROVED]])
    assert [len(listed(column)) for column in page.columns] == [0, 1, 0, 0, 0, 0]
    qtbot.keyClick(page.filter.text, Qt.Key.Key_Down)
    assert qapp.focusWidget() is column_of(page, Stage.APPROVED).list


def test_only_the_stuck_are_left_by_the_filter(page: BoardPage, settle: Settle) -> None:
    page.filter.stuck.click()
    settle()
    assert [column.model.rowCount() for column in page.columns] == [1, 0, 0, 0, 0, 0]
    assert not page.grab().isNull()


def test_a_card_that_another_clerk_moved_meanwhile_is_judged_as_it_stands_now(
    page: BoardPage, town: Counter, allow_sql: Allow, settle: Settle, door: RecordedDoor
) -> None:
    with allow_sql():
        town.office.conversions.move(Move(NUMBERS[Stage.CANDIDATE], Stage.REJECTED, TODAY, note="已付清"))
    drag(page, Stage.CANDIDATE, column_of(page, Stage.APPROVED))
    settle()
    assert [type(refused) for refused in door.refusals] == [ConversionOver]


def test_a_customer_may_be_asked_for_from_a_card(page: BoardPage, qtbot: QtBot) -> None:
    asked: list[str] = []
    page.customer_asked.connect(asked.append)
    qtbot.keyClick(stand_on(page, Stage.APPROVED).list, Qt.Key.Key_Return, CTRL)
    assert asked == [NUMBERS[Stage.APPROVED]]


def test_a_proposal_begins_beside_the_board_and_escape_leaves_it(
    page: BoardPage, qtbot: QtBot, qapp: QApplication
) -> None:
    stand_on(page, Stage.APPROVED)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_N, CTRL)
    assert page.panel.currentWidget() is page.panel.proposal
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Escape)
    assert not page.panel.isVisible()


def test_a_proposal_is_made_with_enter_alone_and_the_keyboard_stands_on_its_card(
    page: BoardPage, town: Counter, allow_sql: Allow, settle: Settle, qtbot: QtBot, qapp: QApplication
) -> None:
    number = "0706000000000099"
    with allow_sql():
        town.customer(number, name="新客户", meter_no="M99")
        town.bill(number, "60.00", due="2012-03-01")
    stand_on(page, Stage.APPROVED)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_N, CTRL)
    form = page.panel.proposal
    form.choose(number)
    qtbot.waitUntil(lambda: qapp.focusWidget() is form.why)
    assert form.why.value() is Why.CHRONIC_DEFAULTER  # who owes is hardly a new connection
    qtbot.keyClick(form.why, Qt.Key.Key_Return)
    settle()
    cards = column_of(page, Stage.CANDIDATE)
    qtbot.waitUntil(lambda: number in listed(cards))
    assert qapp.focusWidget() is cards.list
    assert listed(cards)[cards.list.currentIndex().row()] == number


def test_who_comes_back_to_the_board_finds_the_card_where_a_work_order_has_taken_it(
    page: BoardPage, town: Counter, allow_sql: Allow, settle: Settle, qtbot: QtBot, qapp: QApplication
) -> None:
    stand_on(page, Stage.SCHEDULED)
    with allow_sql():
        number = NUMBERS[Stage.SCHEDULED]
        town.office.conversions.move(Move(number, Stage.INSTALLED, TODAY, meter="P77", reading=7))
    page.refresh()
    settle()
    cards = column_of(page, Stage.INSTALLED)
    qtbot.waitUntil(lambda: all(listed(cards)))
    assert qapp.focusWidget() is cards.list
    assert listed(cards)[cards.list.currentIndex().row()] == number
    page.setFocus()
    assert qapp.focusWidget() is cards.list


def test_thousands_of_cards_are_fetched_only_as_they_come_into_sight(
    page: BoardPage, town: Counter, allow_sql: Allow, settle: Settle, qtbot: QtBot
) -> None:
    numbers = [f"08{number:014d}" for number in range(300)]
    with allow_sql():
        for number in numbers:
            town.office.customers.create(CustomerDraft(number, station="石碌供电所", area="东风路台区"))
        town.office.conversions.propose_all(numbers, Why.OWN_WISH, TODAY)
    page.refresh()
    settle()
    cards = column_of(page, Stage.CANDIDATE)
    qtbot.waitUntil(lambda: cards.model.state is State.READY and cards.model.row_at(0) is not None)
    last = cards.model.rowCount() - 1
    assert last == 300
    assert cards.model.row_at(last) is None
    qtbot.keyClick(cards.list, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: cards.model.row_at(last) is not None)
