"""The desk of prepaid conversions, worked as a clerk works it: by keyboard, on a real office."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Stage, Why
from desktop.domain.errors import IllegalStep
from desktop.services.conversions import Move
from desktop.services.office import Office
from desktop.views.conversions_desk import ConversionsDesk
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from desktop.views.theme import LIGHT
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.desks.conversion_office import services_of
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
WANG, LI, CEMENT, FU = (f"070600000000000{number}" for number in range(1, 5))
TODAY = day("2012-06-20")


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which two customers are on the way, and two are not."""
    with allow_sql():
        county.customer(WANG, name="王秀英", meter_no="M1")
        county.customer(LI, name="李德海", station="叉河供电所", area="叉河一台区", meter_no="M2")
        county.customer(CEMENT, name="华润水泥(昌江)有限公司", residential=False, meter_no="M3")
        county.customer(FU, name="符国强")
        county.bill(LI, "35.00", due="2012-02-20")
        county.bill(FU, "80.00", due="2012-03-10")
        propose = county.office.conversions.propose
        propose(WANG, Why.OWN_WISH, day("2012-05-01"), person="符秀英", note="本人申请")
        propose(LI, Why.CHRONIC_DEFAULTER, day("2012-05-30"), person="符秀英")
        county.office.conversions.move(Move(WANG, Stage.APPROVED, day("2012-05-10"), "陈所长"))
    return county


@pytest.fixture
def desk(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> ConversionsDesk:
    made = ConversionsDesk(services_of(town.office, tasks, door, lambda: TODAY), files)
    in_sight(made, made.list, made.matrix.model(), made.rule_page.candidates)
    return made


@pytest.fixture
def choose(desk: ConversionsDesk, qtbot: QtBot, settle: Settle) -> Callable[[str], None]:
    def go(customer_no: str) -> None:
        rows_are_here(desk, qtbot)
        at = next(at for at in range(desk.list.rowCount()) if number_at(desk, at) == customer_no)
        desk.table.selectRow(at)
        settle()

    return go


def number_at(desk: ConversionsDesk, at: int) -> str:
    row = desk.list.row_at(at)
    return row.customer_no if row else ""


def listed(desk: ConversionsDesk) -> list[str]:
    return [number_at(desk, at) for at in range(desk.list.rowCount())]


def rows_are_here(desk: ConversionsDesk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: desk.list.state is State.READY and all(listed(desk)))


def cell(desk: ConversionsDesk, station: str, column: int) -> str:
    model = desk.matrix.model()
    line = next(at for at in range(model.rowCount()) if model.index(at, 0).data() == station)
    return model.index(line, column).data()


def standing(office: Office, customer_no: str, allow_sql: Allow) -> Stage:
    with allow_sql():
        return office.conversions.history(customer_no)[-1].stage


def test_the_list_says_who_stands_where_since_when_and_owes_what(desk: ConversionsDesk, qtbot: QtBot) -> None:
    rows_are_here(desk, qtbot)
    words = [[desk.list.index(row, column).data() for column in range(10)] for row in range(2)]
    assert words == [
        [
            WANG,
            "王秀英",
            "Approved",
            "41 days, stuck",
            "0.00",
            "石碌供电所",
            "东风路台区",
            "Own wish",
            "2012-05-10",
            "M1",
        ],
        [
            LI,
            "李德海",
            "Candidate",
            "21 days, stuck",
            "35.00",
            "叉河供电所",
            "叉河一台区",
            "Chronic defaulter",
            "2012-05-30",
            "M2",
        ],
    ]
    ink = desk.list.index(1, 2).data(Qt.ItemDataRole.ForegroundRole)
    assert ink.color().name().upper() == LIGHT.warning


def test_the_counts_stand_by_stage_and_station(desk: ConversionsDesk) -> None:
    assert [cell(desk, "All stations", column) for column in (1, 2, 3, 8)] == ["1", "1", "–", "2"]
    assert [cell(desk, "叉河供电所", column) for column in (1, 2, 8)] == ["1", "–", "1"]


def test_a_cell_of_the_counts_filters_the_list_and_the_arrow_keys_go_on(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle
) -> None:
    qtbot.mouseClick(
        desk.matrix.viewport(),
        Qt.MouseButton.LeftButton,
        pos=desk.matrix.visualRect(desk.matrix.model().index(0, 1)).center(),
    )
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [LI]
    qtbot.keyClick(desk.matrix, Qt.Key.Key_Right)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]
    qtbot.keyClick(desk.matrix, Qt.Key.Key_Right)
    settle()
    assert listed(desk) == []
    assert not desk.grab().isNull()


def test_the_list_is_filtered_by_what_is_typed(desk: ConversionsDesk, qtbot: QtBot, settle: Settle) -> None:
    qtbot.keyClicks(desk.text, "wxy")
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]


def test_the_whole_history_of_the_chosen_one_is_told(
    desk: ConversionsDesk, choose: Callable[[str], None]
) -> None:
    choose(WANG)
    assert desk.panel.card.history.lines == [
        "Approved · 2012-05-10 · 陈所长 · recorded by 符秀英",
        "Candidate · 2012-05-01 · 符秀英 · Own wish: 本人申请",
    ]


def test_a_history_goes_back_to_a_conversion_that_was_rejected(
    desk: ConversionsDesk, town: Counter, choose: Callable[[str], None], allow_sql: Allow, settle: Settle
) -> None:
    with allow_sql():
        town.office.conversions.move(Move(LI, Stage.REJECTED, day("2012-06-01"), "陈所长", "已结清"))
        town.office.conversions.propose(LI, Why.RISK_CATEGORY, day("2012-06-02"), person="符秀英")
    desk.refresh()
    settle()
    choose(LI)
    stages = [line.split(" · ")[0] for line in desk.panel.card.history.lines]
    assert stages == ["Candidate", "Rejected", "Candidate"]


def test_enter_on_a_row_and_enter_in_the_form_move_a_customer_on(
    desk: ConversionsDesk,
    choose: Callable[[str], None],
    office: Office,
    qapp: QApplication,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    choose(LI)
    desk.table.setFocus()
    qtbot.keyClick(desk.table, Qt.Key.Key_Return)
    assert qapp.focusWidget() is desk.panel.step.form.date
    assert desk.panel.step.form.date.value() == TODAY
    qtbot.keyClick(desk.panel.step.form.date, Qt.Key.Key_Tab)
    qapp.focusWidget().insert("陈所长")
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert standing(office, LI, allow_sql) is Stage.APPROVED
    assert door.news == ["李德海 now stands at “Approved”."]
    assert qapp.focusWidget() is desk.table
    qtbot.waitUntil(
        lambda: desk.panel.card.history.lines[0] == "Approved · 2012-06-20 · 陈所长 · recorded by 符秀英"
    )
    assert cell(desk, "叉河供电所", 2) == "1"


def test_only_the_steps_that_are_open_are_offered(
    desk: ConversionsDesk, choose: Callable[[str], None]
) -> None:
    choose(LI)
    assert [made.text() for made in desk.panel.card.steps()] == ["Approve…", "Reject…", "Call off…"]
    choose(WANG)
    assert [made.text() for made in desk.panel.card.steps()] == ["Schedule…", "Call off…"]


def test_a_rejection_asks_for_its_reason(
    desk: ConversionsDesk,
    choose: Callable[[str], None],
    office: Office,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
) -> None:
    choose(LI)
    desk.panel.card.steps()[1].click()
    step = desk.panel.step
    qtbot.keyClick(step.form.note, Qt.Key.Key_Return)
    assert step.form.problem_of(step.form.note) == "Please fill this in."
    step.form.note.insert("已结清")
    qtbot.keyClick(step.form.note, Qt.Key.Key_Return)
    settle()
    assert standing(office, LI, allow_sql) is Stage.REJECTED


@pytest.fixture
def installing(
    desk: ConversionsDesk, town: Counter, choose: Callable[[str], None], allow_sql: Allow, settle: Settle
) -> ConversionsDesk:
    with allow_sql():
        town.office.conversions.move(Move(WANG, Stage.SCHEDULED, day("2012-05-20"), "陈所长"))
    desk.refresh()
    settle()
    choose(WANG)
    desk.panel.card.take_next_step()
    return desk


def test_an_installation_records_the_new_meter_and_the_last_reading(
    installing: ConversionsDesk, office: Office, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    step = installing.panel.step
    step.submit()
    assert step.form.problem_of(step.form.meter) and step.form.problem_of(step.form.reading)
    qtbot.keyClicks(step.form.meter, "P77")
    step.form.reading.insert("１２,345")
    qtbot.keyClick(step.form.reading, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        now = office.conversions.history(WANG)[-1]
    assert (now.stage, now.new_meter, now.last_reading) == (Stage.INSTALLED, "P77", 12345)
    qtbot.waitUntil(lambda: "new meter P77" in installing.panel.card.history.lines[0])


def test_a_meter_of_another_customer_is_refused_beside_its_field(
    installing: ConversionsDesk, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    step = installing.panel.step
    qtbot.keyClicks(step.form.meter, "M3")
    qtbot.keyClicks(step.form.reading, "12345")
    step.submit()
    settle()
    assert step.form.problem_of(step.form.meter) == f"Meter M3 belongs to customer {CEMENT}."
    assert door.refusals == []


def test_a_reading_that_is_no_number_is_told_when_it_is_left(
    installing: ConversionsDesk, qtbot: QtBot
) -> None:
    step = installing.panel.step
    step.form.reading.setFocus()
    qtbot.keyClicks(step.form.reading, "12.5")
    qtbot.keyClick(step.form.reading, Qt.Key.Key_Tab)
    assert "12.5" in step.form.problem_of(step.form.reading)


def test_a_step_before_the_last_one_is_refused_beside_the_date(
    desk: ConversionsDesk, choose: Callable[[str], None], settle: Settle
) -> None:
    choose(WANG)
    desk.panel.card.take_next_step()
    step = desk.panel.step
    step.form.date.set_value(day("2012-05-09"))
    step.submit()
    settle()
    assert step.form.problem_of(step.form.date) == "2012-05-09 is before the last step, of 2012-05-10."


def test_a_step_that_another_clerk_took_meanwhile_is_said_in_words(
    desk: ConversionsDesk,
    town: Counter,
    choose: Callable[[str], None],
    allow_sql: Allow,
    settle: Settle,
    door: RecordedDoor,
) -> None:
    choose(WANG)
    desk.panel.card.take_next_step()
    with allow_sql():
        town.office.conversions.move(Move(WANG, Stage.SCHEDULED, day("2012-05-20"), "陈所长"))
    desk.panel.step.submit()
    settle()
    [refused] = door.refusals
    assert isinstance(refused, IllegalStep)
    assert (refused.stands, refused.asked) == ("scheduled", "scheduled")


def test_escape_leaves_a_form_and_gives_the_list_back(
    desk: ConversionsDesk, choose: Callable[[str], None], qapp: QApplication, qtbot: QtBot
) -> None:
    choose(LI)
    desk.panel.card.take_next_step()
    qtbot.keyClick(desk.panel.step.form.date, Qt.Key.Key_Escape)
    assert qapp.focusWidget() is desk.table
    assert desk.panel.currentWidget() is desk.panel.card


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


def test_the_stuck_of_a_reason_are_filtered(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle, town: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        town.office.conversions.propose(CEMENT, Why.OWN_WISH, TODAY)
    desk.refresh()
    settle()
    desk.filter.why.setFocus()
    qtbot.keyClick(desk.filter.why, Qt.Key.Key_End)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG, CEMENT]
    desk.filter.stuck.click()
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]
    desk.filter.stuck.click()
    desk.filter.days.set_value(30)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG]


def test_a_station_chosen_in_the_filter_is_the_line_of_the_counts(
    desk: ConversionsDesk, qtbot: QtBot, settle: Settle
) -> None:
    desk.filter.place.station.set_value("叉河供电所")
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [LI]
    assert desk.matrix.currentIndex().siblingAtColumn(0).data() == "叉河供电所"


def test_the_ticked_are_approved_together(
    desk: ConversionsDesk,
    town: Counter,
    qtbot: QtBot,
    settle: Settle,
    allow_sql: Allow,
    door: RecordedDoor,
) -> None:
    with allow_sql():
        town.office.conversions.propose(CEMENT, Why.OWN_WISH, TODAY)
    desk.matrix.chosen.emit(Stage.CANDIDATE, "")
    settle()
    rows_are_here(desk, qtbot)
    assert not desk.approve_button.isEnabled()
    desk.tick_all()
    desk.approve_button.click()
    form = desk.panel.bulk
    form.person.insert("陈所长")
    qtbot.keyClick(form.person, Qt.Key.Key_Return)
    settle()
    assert [standing(town.office, number, allow_sql) for number in (LI, CEMENT)] == [Stage.APPROVED] * 2
    assert door.news == ["2 now stand at “Approved”."]
    assert not desk.list.checked()


def test_the_ticked_are_scheduled_together(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    desk.matrix.chosen.emit(Stage.APPROVED, "")
    settle()
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.schedule_button.click()
    qtbot.keyClick(desk.panel.bulk.date, Qt.Key.Key_Return)
    settle()
    assert standing(town.office, WANG, allow_sql) is Stage.SCHEDULED


def test_the_ticked_are_rejected_together_only_with_a_reason(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    desk.matrix.chosen.emit(Stage.CANDIDATE, "")
    settle()
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.reject_button.click()
    form = desk.panel.bulk
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    assert form.form.problem_of(form.reason) == "Please fill this in."
    form.reason.insert("已结清")
    qtbot.keyClick(form.reason, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        step = town.office.conversions.history(LI)[-1].steps[-1]
    assert (step.stage, step.note) == (Stage.REJECTED, "已结清")


def test_where_one_of_the_ticked_cannot_take_the_step_nobody_does(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow, door: RecordedDoor
) -> None:
    rows_are_here(desk, qtbot)
    desk.tick_all()
    desk.approve_button.click()
    desk.panel.bulk.save()
    settle()
    [refused] = door.refusals
    assert isinstance(refused, IllegalStep) and refused.customer_no == WANG
    assert standing(town.office, LI, allow_sql) is Stage.CANDIDATE


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


def test_the_list_is_exported_as_it_is_filtered(
    desk: ConversionsDesk, files: ChosenFiles, tmp_path: Path, settle: Settle, door: RecordedDoor
) -> None:
    files.answer = tmp_path / "list.xlsx"
    desk.matrix.chosen.emit(Stage.APPROVED, "")
    desk.export()
    settle()
    numbers = [row[0] for row in load_workbook(files.answer).active.values if row[0]]
    assert WANG in numbers and LI not in numbers
    assert files.suggested == ["Prepaid conversions 2012-06-20.xlsx"]
    assert door.news == ["list.xlsx is written; rows: 1."]


def test_a_customer_may_be_asked_for_from_the_list(
    desk: ConversionsDesk, choose: Callable[[str], None], qtbot: QtBot
) -> None:
    asked: list[str] = []
    desk.customer_asked.connect(asked.append)
    choose(LI)
    qtbot.keyClick(desk.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [LI]


def test_a_list_that_could_not_be_read_says_so_and_f5_reads_it_again(
    desk: ConversionsDesk, town: Counter, qtbot: QtBot, settle: Settle, door: RecordedDoor
) -> None:
    rows_are_here(desk, qtbot)
    rename = "ALTER TABLE {} RENAME TO {}"
    with sqlite3.connect(town.file) as file:
        file.execute(rename.format("conversion", "elsewhere"))
    desk.refresh()
    settle()
    assert desk.list.state is State.FAILED
    assert door.failures
    assert not desk.grab().isNull()
    door.failures.clear()
    with sqlite3.connect(town.file) as file:
        file.execute(rename.format("elsewhere", "conversion"))
    file.close()
    desk.table.setFocus()
    qtbot.keyClick(desk.table, Qt.Key.Key_F5)
    settle()
    rows_are_here(desk, qtbot)
    assert listed(desk) == [WANG, LI]
