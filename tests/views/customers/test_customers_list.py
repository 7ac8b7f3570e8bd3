"""The list of customers: filtered as one types, read again when it is shown, written to a file."""

import csv
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QToolButton

from desktop.domain.customers import RiskCategory, TariffClass
from desktop.views.table_model import State
from tests.counter import Counter
from tests.views.customers.desk import CEMENT, CONTROL, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier


def texts(desk: CustomersDesk) -> list[str]:
    return [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]


def test_everyone_is_listed_by_number_with_what_is_unpaid(desk: CustomersDesk) -> None:
    assert desk.listed() == [FU, LIN, CEMENT]
    assert column(desk.page.list, 1)[2] == "★ 华润水泥(昌江)有限公司"
    assert column(desk.page.list, 2) == ["186.40", "0.00", "182,340.00"]
    assert "3" in texts(desk)


def test_every_table_of_the_desk_obeys_the_rules_of_a_model(desk: CustomersDesk) -> None:
    details = desk.page.details
    models = (desk.page.list, details.bills, details.payments_tab.model, details.ledger_tab.model)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    for number in (FU, LIN, CEMENT):
        desk.goes_to(number)
        for tab in range(desk.tabs.count()):
            desk.tabs.setCurrentIndex(tab)
            desk.settle()
    assert len(testers) == len(models)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("hrsn", [CEMENT]), ("亚妹", [LIN]), ("139075", [FU]), ("M2", [LIN]), ("H001", [FU]), ("zzz", [])],
)
def test_a_text_filters_as_it_is_typed(desk: CustomersDesk, typed: str, found: list[str]) -> None:
    desk.filters(typed)
    assert desk.listed() == found


def test_there_is_a_filter_to_take_away_only_where_there_is_one(desk: CustomersDesk) -> None:
    [away] = [tool for tool in desk.page.filter.findChildren(QToolButton) if "filter away" in tool.toolTip()]
    assert not away.isEnabled()
    desk.filters("hrsn")
    assert away.isEnabled()
    away.click()
    desk.settle()
    assert (desk.listed(), away.isEnabled()) == ([FU, LIN, CEMENT], False)


def test_one_who_is_found_alone_is_shown_at_once(desk: CustomersDesk) -> None:
    desk.filters("hrsn")
    assert desk.shows == CEMENT


def test_down_goes_from_the_text_to_the_first_of_the_list(desk: CustomersDesk) -> None:
    desk.filters("0706")
    desk.presses(Qt.Key.Key_Down)
    assert desk.page.table.hasFocus()
    assert desk.shows == FU
    desk.presses(Qt.Key.Key_Down)
    assert desk.shows == LIN


def test_a_station_and_one_of_its_areas_filter_too(desk: CustomersDesk) -> None:
    place = desk.page.filter.place
    place.station.set_value("石碌供电所")
    desk.settle()
    assert desk.listed() == [FU, LIN]
    assert [place.area.itemText(at) for at in range(place.area.count())] == [
        "All areas",
        "东风路台区",
        "水头村台区",
    ]
    place.area.set_value("水头村台区")
    desk.settle()
    assert desk.listed() == [LIN]
    place.station.set_value("叉河供电所")
    desk.settle()
    assert desk.listed() == [CEMENT]


def test_half_a_word_in_the_field_of_areas_changes_nothing(desk: CustomersDesk) -> None:
    place = desk.page.filter.place
    place.station.set_value("石碌供电所")
    desk.settle()
    place.area.setEditText("水")
    desk.settle()
    assert desk.listed() == [FU, LIN]
    place.area.lineEdit().editingFinished.emit()
    assert place.area.currentText() == "All areas"


def test_class_risk_key_customers_and_arrears_filter(desk: CustomersDesk) -> None:
    bar = desk.page.filter

    def left() -> list[str]:
        desk.settle()
        return desk.listed()

    bar.tariff_class.set_value(TariffClass.AGRICULTURE)
    assert left() == [LIN]
    desk.presses(Qt.Key.Key_F, SHIFT_CONTROL)
    assert left() == [FU, LIN, CEMENT]
    bar.risk.set_value(RiskCategory.NONE)
    assert left() == [FU]
    bar.risk.set_value(RiskCategory.MINING)
    assert left() == [CEMENT]
    bar.clear()
    bar.key_customer.setChecked(True)
    assert left() == [CEMENT]
    bar.clear()
    bar.in_arrears.setChecked(True)
    assert left() == [FU, CEMENT]


def test_a_customer_that_the_filter_takes_away_is_not_shown_any_more(desk: CustomersDesk) -> None:
    desk.goes_to(LIN)
    desk.filters("华润")
    assert desk.shows == CEMENT
    desk.filters("qqq")
    assert desk.shows == ""


def test_what_happened_elsewhere_is_seen_when_the_desk_is_opened_again(
    desk: CustomersDesk, county: Counter, allow_sql: Allow
) -> None:
    desk.goes_to(FU)
    desk.page.hide()
    with allow_sql():
        county.takes(FU, "100.00", "2012-06-20")
    desk.page.show()
    desk.settle()
    desk.listed()
    assert column(desk.page.list, 2)[0] == "86.40"
    assert (desk.shows, desk.page.details.profile.account.outstanding.grouped()) == (FU, "86.40")


def test_another_desk_can_ask_for_a_customer_whom_the_filter_leaves_out(desk: CustomersDesk) -> None:
    desk.filters("华润")
    desk.page.open_customer(LIN)
    desk.settle()
    assert desk.shows == LIN
    desk.page.refresh()
    desk.settle()
    assert desk.shows == LIN
    desk.page.filter.clear()
    desk.settle()
    desk.listed()
    assert desk.page.table.current_row().customer_no == LIN


def test_a_list_that_could_not_be_read_says_so_and_f5_reads_everything_again(
    desk: CustomersDesk, county: Counter, door: RecordedDoor
) -> None:
    desk.goes_to(FU)
    with closing(sqlite3.connect(county.file)) as damage:
        damage.execute("ALTER TABLE station RENAME TO hidden")
    desk.presses(Qt.Key.Key_F5)
    desk.qtbot.waitUntil(lambda: desk.page.list.state is State.FAILED)
    desk.settle()
    assert desk.shows == ""
    assert door.failures
    door.failures.clear()
    with closing(sqlite3.connect(county.file)) as repair:
        repair.execute("ALTER TABLE hidden RENAME TO station")
    desk.page.table.setFocus()
    desk.presses(Qt.Key.Key_F5)
    assert desk.listed() == [FU, LIN, CEMENT]
    assert desk.shows == FU


def test_the_list_is_written_to_a_workbook_as_it_is_filtered(desk: CustomersDesk, tmp_path: Path) -> None:
    desk.files.answer = tmp_path / "list.xlsx"
    desk.page.filter.place.station.set_value("石碌供电所")
    desk.settle()
    desk.presses(Qt.Key.Key_E, CONTROL)
    sheet = load_workbook(desk.files.answer).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows if row[0] in (FU, LIN, CEMENT)] == [FU, LIN]
    [fu] = [row for row in rows if row[0] == FU]
    assert 186.4 in fu
    assert desk.files.suggested == ["Customers 2012-06-20.xlsx"]


def test_the_list_is_written_as_text_where_the_file_is_named_so(
    desk: CustomersDesk, door: RecordedDoor, tmp_path: Path
) -> None:
    desk.files.answer = tmp_path / "list.csv"
    desk.page.export()
    desk.settle()
    with desk.files.answer.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(line["Customer no."], line["Unpaid"]) for line in lines] == [
        (FU, "186.40"),
        (LIN, "0.00"),
        (CEMENT, "182340.00"),
    ]
    assert door.news == ["list.csv is written; rows: 3."]


def test_no_file_is_written_where_the_clerk_thinks_better_of_it(
    desk: CustomersDesk, door: RecordedDoor
) -> None:
    desk.page.export()
    desk.settle()
    assert door.news == []
