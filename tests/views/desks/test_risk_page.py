"""The warning worked as a collector works it: by keyboard, on a real office."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.billing import BillDraft
from desktop.domain.conversion import Why
from desktop.domain.customers import CustomerDraft, RiskCategory, TariffClass
from desktop.domain.errors import LevelsOutOfOrder
from desktop.domain.measures import MeasureDraft, MeasureState
from desktop.domain.months import Month
from desktop.domain.risk import Level, MeasureKind
from desktop.domain.supplies import SupplyDraft
from desktop.views import theme
from desktop.views.risk_desk import RiskDesk
from desktop.views.risk_page import RiskPage
from desktop.views.table_model import State
from desktop.views.tasks import TaskRunner
from tests.counter import Counter, day, yuan
from tests.views.chosen_files import ChosenFiles
from tests.views.in_sight import InSight
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]
MINE, SITE, HOME = (f"070600000000000{number}" for number in range(1, 4))
TODAY = day("2012-06-20")


@pytest.fixture
def town(county: Counter, allow_sql: Allow) -> Counter:
    """Return an office with a mine that pays late, a building site whose power runs out, and a home."""
    place = {"station": "石碌供电所", "area": "东风路台区"}
    with allow_sql():
        county.office.settings.set_business_date(day("2011-12-01"))
        for number, name, category in (
            (MINE, "光大石英砂场", RiskCategory.MINING),
            (SITE, "安置房工地", RiskCategory.TEMPORARY),
            (HOME, "王秀英", RiskCategory.NONE),
        ):
            made = CustomerDraft(
                number, name, **place, tariff_class=TariffClass.COMMERCIAL, risk_category=category
            )
            county.office.customers.create(made)
        for month in range(1, 6):
            for customer in (MINE, HOME):
                first = day(f"2012-{month:02d}-01")
                number = f"2012{month:02d}-{customer}"
                due = first.replace(day=20)
                bill = BillDraft(customer, number, Month.of(first), first, due, yuan("80.00"), 100)
                county.office.bills.issue(bill)
                county.takes(customer, "80.00", f"2012-{month:02d}-{28 if customer == MINE else 10}")
        county.office.risk.supplies.begin(SupplyDraft(SITE, day("2012-06-01"), day("2012-06-30")))
    return county


@pytest.fixture
def page(
    town: Counter,
    tasks: TaskRunner,
    door: RecordedDoor,
    files: ChosenFiles,
    in_sight: InSight,
) -> RiskPage:
    office = town.office
    services = office.risk, office.customers, office.settings
    made = RiskPage(RiskDesk(tasks, door, lambda: TODAY, *services, files))
    in_sight(made, made.list, made.due.list, made.back_test.list, size=(1088, 660))
    return made


@pytest.fixture
def press(qtbot: QtBot, settle: Settle) -> Callable[..., None]:
    """Return what presses a key where the keyboard is, and waits for what comes of it."""

    def go(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, modifier)
        settle()

    return go


def rows(page: RiskPage) -> list[list[str]]:
    return [
        [page.list.index(row, column).data() for column in range(5)] for row in range(page.list.rowCount())
    ]


def choose(page: RiskPage, customer_no: str, settle: Settle) -> None:
    assert page.table.select_key(customer_no)
    settle()


def test_the_list_says_who_is_at_risk_how_much_and_which_measure_is_due(page: RiskPage) -> None:
    assert rows(page) == [
        ["Warn", "40", "光大石英砂场", "Prestored fee", "suggested"],
        ["Warn", "35", "安置房工地", "Temporary-connection fee", "suggested"],
    ]
    assert page.list.index(0, 5).data().startswith("risk category Mining (+20); paid late")


def test_the_chosen_customer_s_reasons_stand_beside_the_list(page: RiskPage, settle: Settle) -> None:
    choose(page, SITE, settle)
    assert page.panel.card.lines[:3] == [
        "temporary power until 2012-06-30 +20",
        "the term ends in 10 days +15",
        "suggested: Temporary-connection fee",
    ]
    assert "2012-06-01 to 2012-06-30 · with a meter · 10 days left" in page.panel.card.lines


def test_enter_sets_the_suggested_measure_and_enter_saves_it(
    page: RiskPage, town: Counter, qtbot: QtBot, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    choose(page, SITE, settle)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert page.panel.measure.kind.value() is MeasureKind.FEE
    press(Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), "5000")
    press(Qt.Key.Key_Return)
    assert rows(page)[1][3:] == ["Temporary-connection fee", "not in place"]
    with allow_sql():
        [measure] = town.office.risk.measures.of_customer(SITE, TODAY)
    assert (measure.amount, measure.due_on) == (500_000, day("2012-07-04"))


def test_a_prepaid_device_is_set_with_enter_alone_and_opens_its_conversion(
    page: RiskPage, town: Counter, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    choose(page, MINE, settle)
    page.table.setFocus()
    press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page.panel.measure.kind.set_value(MeasureKind.DEVICE)
    press(Qt.Key.Key_Return)
    assert rows(page)[0][3:] == ["Prepaid device", "not in place"]
    with allow_sql():
        [opened] = town.office.conversions.history(MINE)
    assert opened.why is Why.RISK_CATEGORY


def test_a_fee_without_an_amount_is_refused_beside_the_fields(
    page: RiskPage, press: Callable[..., None], settle: Settle
) -> None:
    choose(page, SITE, settle)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
    assert page.panel.measure.refused.text() == "The amount must be above 0.00."
    assert page.panel.currentWidget() is page.panel.measure


def test_a_fee_is_received_with_enter_and_given_back_with_a_reason(
    page: RiskPage, town: Counter, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        fee = town.office.risk.measures.set(MeasureDraft(SITE, MeasureKind.FEE, TODAY, TODAY, 500_000))
    page.refresh()
    settle()
    choose(page, SITE, settle)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    assert rows(page)[1][4] == "in place"
    page.panel.card.steps["Give the fee back…"].click()
    page.panel.returning.reason.insert("工程结束")
    press(Qt.Key.Key_Return)
    with allow_sql():
        assert town.office.risk.measures.get(fee.key, TODAY).state is MeasureState.RETURNED
        assert str(town.account(SITE, "2012-06-20").pledged) == "0.00"


def test_a_measure_is_dropped_only_with_a_reason(
    page: RiskPage, town: Counter, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        made = town.office.risk.measures.set(MeasureDraft(MINE, MeasureKind.PRESTORED, TODAY, TODAY, 100))
    choose(page, MINE, settle)
    page.panel.show_customer(MINE)
    settle()
    page.panel.card.steps["Drop it…"].click()
    press(Qt.Key.Key_Return)
    assert page.panel.dropping.form.problem_of(page.panel.dropping.reason) == "Please fill this in."
    page.panel.dropping.reason.insert("风险解除")
    press(Qt.Key.Key_Return)
    with allow_sql():
        assert town.office.risk.measures.get(made.key, TODAY).state is MeasureState.DROPPED


def test_temporary_power_is_begun_and_ended_by_keyboard(
    page: RiskPage, town: Counter, qtbot: QtBot, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    choose(page, SITE, settle)
    page.panel.card.steps["End it…"].click()
    press(Qt.Key.Key_Return)
    choose(page, MINE, settle)
    page.table.setFocus()
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(QApplication.focusWidget(), "2012-07-31")
    press(Qt.Key.Key_Return)
    with allow_sql():
        [ended] = town.office.risk.supplies.of_customer(SITE)
        [begun] = town.office.risk.supplies.of_customer(MINE)
    assert (ended.ended_on, begun.until_on) == (TODAY, day("2012-07-31"))


def test_what_is_due_is_counted_and_leads_to_its_customer(
    page: RiskPage, town: Counter, press: Callable[..., None], settle: Settle, allow_sql: Allow
) -> None:
    with allow_sql():
        on, due = day("2012-06-01"), day("2012-06-10")
        town.office.risk.measures.set(MeasureDraft(MINE, MeasureKind.PRESTORED, on, due, 100))
    page.refresh()
    settle()
    assert page.due_button.text().strip() == "Due: 2"
    assert rows(page)[0][4] == "overdue"
    page.open_due()
    words = [[page.due.list.index(row, column).data() for column in (0, 1, 3)] for row in range(2)]
    assert words == [["2012-06-10", "-10", "光大石英砂场"], ["2012-06-30", "10", "安置房工地"]]
    page.due.table.selectRow(1)
    page.due.table.setFocus()
    press(Qt.Key.Key_Return)
    assert page.table.current_row().customer_no == SITE
    assert page.table.hasFocus()


def test_the_weights_are_changed_in_the_window_and_count_at_once(
    page: RiskPage, press: Callable[..., None], settle: Settle
) -> None:
    page.open_terms()
    settle()
    page.terms.form.put("risk.weight.category", "40")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Escape)
    assert rows(page)[0][:2] == ["Act", "60"]


def test_levels_that_would_not_rise_are_told(
    page: RiskPage, door: RecordedDoor, press: Callable[..., None], settle: Settle
) -> None:
    page.open_terms()
    settle()
    page.terms.form.put("risk.level.watch", "99")
    press(Qt.Key.Key_Return)
    [refusal] = door.refusals
    assert isinstance(refusal, LevelsOutOfOrder)
    assert page.terms.form.changed() == {"risk.level.watch": "99"}


def test_the_back_test_stands_in_a_table_and_a_chart_and_is_written(
    page: RiskPage, files: ChosenFiles, press: Callable[..., None], settle: Settle, tmp_path: Path
) -> None:
    page.open_back_test()
    page.back_test.first.setText("201204")
    page.back_test.level.set_value(Level.WARN)
    press(Qt.Key.Key_Return)
    told = [[page.back_test.list.index(row, column).data() for column in range(7)] for row in range(2)]
    assert told == [
        ["201204", "2", "1", "0", "0", "0.0 %", "—"],
        ["201205", "2", "1", "0", "0", "0.0 %", "—"],
    ]
    assert page.back_test.chart.accessibleDescription() == "201204: 0.0 %, —; 201205: 0.0 %, —"
    files.answer = tmp_path / "test.xlsx"
    page.back_test.export()
    settle()
    cells = [cell.value for row in load_workbook(files.answer).active.iter_rows() for cell in row]
    assert {"201204", "Whole span"} <= set(cells)


def test_the_chart_is_drawn_in_both_themes(page: RiskPage, qapp: QApplication, settle: Settle) -> None:
    page.open_back_test()
    page.back_test.run()
    settle()
    light = page.back_test.chart.grab().toImage()
    theme.apply(qapp, theme.DARK)
    assert page.back_test.chart.grab().toImage() != light


def test_a_month_that_is_not_over_is_not_tested(page: RiskPage, press: Callable[..., None]) -> None:
    page.open_back_test()
    page.back_test.last.setText("201206")
    press(Qt.Key.Key_Return)
    assert page.back_test.list.rowCount() == 0
    assert page.back_test.list.state is State.READY


def test_the_list_is_written_as_it_is_filtered(
    page: RiskPage, files: ChosenFiles, settle: Settle, tmp_path: Path
) -> None:
    page.filter.text.setText("工地")
    page.filter.changed.emit()
    settle()
    assert [row[2] for row in rows(page)] == ["安置房工地"]
    files.answer = tmp_path / "risk.xlsx"
    page.export()
    settle()
    cells = [cell.value for row in load_workbook(files.answer).active.iter_rows() for cell in row]
    assert "安置房工地" in cells
    assert "光大石英砂场" not in cells


def test_escape_leaves_each_page_for_the_list(page: RiskPage, press: Callable[..., None]) -> None:
    for go in (page.open_due, page.open_terms, page.open_back_test):
        go()
        press(Qt.Key.Key_Escape)
        assert page.currentIndex() == 0
        assert page.table.hasFocus()
