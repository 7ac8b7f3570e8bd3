"""Work orders in the window: made of those who wait, printed, answered by line and by file, cancelled."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.conversion import Move, Stage, Why
from desktop.domain.meter_orders import MeterOrder, OrderDraft, OrderState, Result
from desktop.domain.meters import MeterState
from desktop.views.order_make_form import OrderServices
from desktop.views.order_tab import OrderTab
from desktop.views.tasks import TaskRunner
from desktop.views.writing_desk import WritingDesk
from tests.counter import Counter, day
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
Get = Callable[[], MeterOrder]
WANG, LI, FU = (f"070600000000000{number}" for number in range(1, 4))
TODAY = day("2012-06-20")


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office in which three customers wait for a meter, two of them of 石碌."""
    office = county.office
    with allow_sql():
        county.customer(WANG, name="王秀英", meter_no="D1")
        county.customer(LI, name="李德海", meter_no="D2")
        county.customer(FU, name="符天寿", meter_no="D3", station="叉河供电所", area="叉河一台区")
        for number in (WANG, LI, FU):
            office.conversions.propose(number, Why.OWN_WISH, day("2012-06-01"))
            for stage in (Stage.APPROVED, Stage.SCHEDULED):
                office.conversions.move(Move(number, stage, day("2012-06-02")))
        office.meters.receive(["YF1", "YF2", "YF3"], day("2012-06-01"))
    return county


@pytest.fixture
def tab(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> OrderTab:
    """Return the tab over an office without orders."""
    office = town.office
    services = OrderServices(office.orders, office.meters, office.customers)
    made = OrderTab(WritingDesk(tasks, door, lambda: TODAY, office.settings, files), services)
    in_sight(made, made.list, made.card.lines, made.make_form.model, made.results.model)
    return made


@pytest.fixture
def order(town: Counter, tab: OrderTab, allow_sql: Allow, settle: Settle) -> Get:
    """Make an order of 石碌 with meters set aside, and show it; return what tells how it stands."""
    draft = OrderDraft("装表一班", TODAY, TODAY, station="石碌供电所", set_aside=True)
    with allow_sql():
        number = town.office.orders.make(draft).number
    tab.refresh()
    settle()
    tab.table.selectRow(0)
    settle()

    def get() -> MeterOrder:
        with allow_sql():
            return town.office.orders.get(number)

    return get


def test_an_order_is_made_of_those_who_are_ticked(
    tab: OrderTab, town: Counter, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    tab.make()
    settle()
    form = tab.make_form
    assert (form.model.rowCount(), form.ticked.text()) == (3, "ticked: 3")
    form.place.station.set_value("石碌供电所")
    settle()
    assert [row.customer_no for row in form.model.rows] == [WANG, LI]
    form.model.check([LI])
    form.set_aside.setChecked(True)
    form.save()
    assert form.form.problem_of(form.team) == "Please fill this in."
    form.team.insert("装表一班")
    qtbot.keyClick(form.team, Qt.Key.Key_Return)
    settle()
    with allow_sql():
        made = town.office.orders.get("HB00000001")
        held = town.office.meters.lines(["YF1"])["YF1"].holder
    assert ([line.customer_no for line in made.lines], made.scope) == ([LI], "石碌供电所")
    assert (made.lines[0].new_meter, held) == ("YF1", "装表一班")
    assert tab.side.currentWidget() is tab.card
    assert tab.list.rowCount() == 1


def test_an_order_of_nobody_is_not_made(tab: OrderTab, settle: Settle) -> None:
    tab.make()
    settle()
    tab.make_form.model.check([])
    tab.make_form.team.insert("一班")
    tab.make_form.save()
    assert tab.make_form.form.problem_of(tab.make_form.team) == "Nobody is ticked."


def test_a_line_is_answered_by_reading_and_enter(
    tab: OrderTab, order: Get, qapp: QApplication, qtbot: QtBot, settle: Settle
) -> None:
    tab.card.result.click()
    form = tab.result_form
    assert (form.meter.text(), qapp.focusWidget() is form.reading) == ("YF1", True)
    qtbot.keyClicks(form.reading, "1204")
    qtbot.keyClick(form.reading, Qt.Key.Key_Return)
    settle()
    line = order().lines[0]
    assert (line.result, line.stage, line.installed_meter) == (Result.DONE, Stage.INSTALLED, "YF1")
    assert tab.card.lines.index(0, 3).data() == "Done"
    assert tab.card.table.current_row().customer_no == LI


def test_a_line_that_failed_needs_a_reason_and_closes_the_order(
    tab: OrderTab, order: Get, qtbot: QtBot, settle: Settle
) -> None:
    form = tab.result_form
    for _ in range(2):
        tab.card.result.click()
        form.result.set_value(Result.FAILED)
        assert form.meter.isHidden() and form.change.more.isHidden()
        form.save()
        assert form.form.problem_of(form.reason) == "Please fill this in."
        form.reason.insert("无人在家")
        qtbot.keyClick(form.reason, Qt.Key.Key_Return)
        settle()
    assert (order().state, order().count(Result.FAILED)) == (OrderState.CLOSED, 2)
    assert not tab.card.result.isEnabled()


def test_a_meter_that_cannot_be_installed_is_told_beside_its_field(
    tab: OrderTab, town: Counter, order: Get, settle: Settle, allow_sql: Allow, door: RecordedDoor
) -> None:
    with allow_sql():
        town.office.meters.scrap(["YF3"], TODAY, "坏")
    tab.card.result.click()
    tab.result_form.meter.setText("YF3")
    tab.result_form.reading.insert("7")
    tab.result_form.save()
    settle()
    assert "“Scrapped”" in tab.result_form.form.problem_of(tab.result_form.meter)
    assert (order().lines[0].result, door.refusals) == (Result.NONE, [])


def test_the_paper_and_the_form_are_written(
    tab: OrderTab, order: Get, settle: Settle, files: ChosenFiles, tmp_path: Path
) -> None:
    files.answer = tmp_path / "工单.pdf"
    tab.card.print.click()
    settle()
    assert files.answer.read_bytes().startswith(b"%PDF")
    assert order().copies == 1
    files.answer = tmp_path / "回填.xlsx"
    tab.card.template.click()
    settle()
    assert files.answer.is_file()


def test_a_file_is_checked_first_and_its_good_rows_go_in_only_when_that_is_chosen(
    tab: OrderTab, order: Get, settle: Settle, files: ChosenFiles, tmp_path: Path
) -> None:
    number = order().number
    files.answer = tmp_path / "结果.csv"
    rows = (f"{number},{WANG},完成,1204,无", f"{number},{LI},未完成,,")
    files.answer.write_text("\n".join(("工单号,户号,结果,旧表止度,原因", *rows)), "utf-8")
    tab.take_results()
    settle()
    panel = tab.results
    assert panel.sums.text() == "Done 1 · Failed 0 · Already there 0 · Refused 1"
    assert [panel.model.index(0, at).data() for at in range(3)] == ["3", "原因", "This needs a reason."]
    assert (panel.enter_button.isEnabled(), panel.good_button.isEnabled()) == (False, True)
    assert order().count(Result.NONE) == 2
    panel.good_button.click()
    settle()
    assert order().count(Result.DONE) == 1
    good = files.answer.read_text("utf-8").replace("未完成,,", "未完成,,无人在家")
    files.answer.write_text(good, "utf-8")
    tab.take_results()
    settle()
    panel.enter_button.click()
    settle()
    assert order().state is OrderState.CLOSED


def test_a_cancelled_order_gives_its_meters_back(
    tab: OrderTab, town: Counter, order: Get, qtbot: QtBot, settle: Settle, allow_sql: Allow
) -> None:
    tab.card.cancel.click()
    tab.cancel_form.reason.insert("台风")
    qtbot.keyClick(tab.cancel_form.reason, Qt.Key.Key_Return)
    settle()
    assert tab.cancel_form.form.problem_of(tab.cancel_form.reason) == ""
    assert order().state is OrderState.CANCELLED
    with allow_sql():
        assert town.office.meters.lines(["YF1"])["YF1"].state is MeterState.STOCKED


def test_the_customer_of_a_line_is_looked_up(tab: OrderTab, order: Get, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tab.customer_asked) as asked:
        tab.look_up()
    assert asked.args == [WANG]


def test_the_first_order_is_chosen_by_itself(tab: OrderTab, order: Get, qtbot: QtBot, settle: Settle) -> None:
    tab.table.clearSelection()
    tab.refresh()
    settle()
    qtbot.waitUntil(lambda: tab.table.current_row() is not None)  # rows are read a moment after their keys
    settle()
    assert tab.side.currentWidget() is tab.card
