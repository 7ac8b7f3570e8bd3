"""Who owes and how long: the list and the ageing follow the filter, the day and the heap that is chosen."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.domain.arrears import Heap
from desktop.views import theme
from desktop.views.business_day import BusinessDay
from desktop.views.table_model import State
from tests.counter import day
from tests.views.arrears.desk import CEMENT, CONTROL, FU, LIN, MAI, ArrearsDesk

SHIFT_CONTROL = CONTROL | Qt.KeyboardModifier.ShiftModifier


def test_who_is_overdue_is_listed_in_the_order_of_delivery(desk: ArrearsDesk) -> None:
    assert desk.column(0) == [CEMENT, LIN, FU]
    assert desk.column(2) == ["10 days", "183 days", "31 days"]
    assert desk.column(4) == ["182,340.00", "35.00", "279.60"]
    assert desk.column(5) == ["3,646.80", "6.41", "5.78"]
    assert desk.column(6) == ["1", "1", "2"]
    assert desk.sheet.count_words == "3, ticked: 0"


def test_the_list_obeys_the_rules_of_a_model(desk: ArrearsDesk) -> None:
    model = desk.sheet.list
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    desk.column()
    desk.sheet.tick_all()
    desk.sheet.filter.overdue.setChecked(False)
    desk.column()
    assert tester.model() is model


def test_the_largest_debt_can_stand_first(desk: ArrearsDesk) -> None:
    desk.sheet.filter.order.set_value(True)
    assert desk.column() == [CEMENT, FU, LIN]


def test_bills_that_are_not_due_are_listed_when_they_are_asked_for(desk: ArrearsDesk) -> None:
    desk.sheet.filter.overdue.setChecked(False)
    assert desk.column() == [CEMENT, MAI, LIN, FU]
    assert desk.column(2)[1] == "Not due"


def test_a_minimum_leaves_small_debts_out(desk: ArrearsDesk) -> None:
    desk.sheet.filter.minimum.setText("35.01")
    desk.sheet.filter.minimum.editingFinished.emit()
    assert desk.column() == [CEMENT, FU]
    desk.sheet.filter.minimum.setText("35.0x")
    desk.sheet.filter.minimum.editingFinished.emit()
    assert desk.column() == [CEMENT, FU]


def test_a_station_and_an_area_narrow_list_and_ageing_together(desk: ArrearsDesk) -> None:
    place = desk.sheet.filter.place
    place.station.set_value("石碌供电所")
    assert desk.column() == [LIN, FU]
    assert desk.sheet.ageing.total_words == "Outstanding 314.60 yuan, bills: 3"
    place.area.set_value("水头村台区")
    assert desk.column() == [FU]
    assert desk.sheet.ageing.bars["31_60"].heap == Heap(1, 18640)


def test_both_views_of_the_ageing_are_shown(desk: ArrearsDesk) -> None:
    desk.column()
    heaps = {name: bar.heap for name, bar in desk.sheet.ageing.bars.items()}
    assert heaps == {
        "not_due": Heap(2, 15320),
        "1_30": Heap(1, 18234000),
        "31_60": Heap(1, 18640),
        "61_90": Heap(),
        "over_90": Heap(1, 3500),
        "last_month": Heap(2, 18243320),
        "this_year": Heap(4, 18267960),
        "prior": Heap(1, 3500),
    }
    assert desk.sheet.ageing.bars["31_60"].accessibleName() == "31–60 days: bills 1, 186.40 yuan"


@pytest.mark.parametrize(
    ("heap", "listed"),
    [("31_60", [FU]), ("over_90", [LIN]), ("1_30", [CEMENT]), ("prior", [LIN]), ("this_year", [CEMENT, FU])],
)
def test_a_click_on_a_heap_lists_whose_bills_lie_in_it(
    desk: ArrearsDesk, heap: str, listed: list[str]
) -> None:
    desk.sheet.ageing.bars[heap].click()
    assert desk.column() == listed
    desk.sheet.ageing.bars[heap].click()
    assert desk.column() == [CEMENT, LIN, FU]


def test_a_heap_is_chosen_by_the_keyboard_too(desk: ArrearsDesk) -> None:
    desk.sheet.ageing.bars["over_90"].setFocus()
    desk.presses(Qt.Key.Key_Space)
    assert desk.column() == [LIN]
    assert desk.sheet.ageing.chosen == "over_90"


def test_the_heap_of_what_is_not_due_lets_all_dates_in_and_goes_when_they_are_shut_out(
    desk: ArrearsDesk,
) -> None:
    desk.sheet.ageing.bars["not_due"].click()
    assert desk.column() == [MAI, FU]
    assert not desk.sheet.filter.overdue.isChecked()
    desk.sheet.filter.overdue.setChecked(True)
    assert desk.column() == [CEMENT, LIN, FU]
    assert desk.sheet.ageing.chosen == ""


def test_another_day_can_be_looked_at(desk: ArrearsDesk) -> None:
    desk.sheet.filter.on.setText("2012-05-21")
    desk.sheet.filter.on.editingFinished.emit()
    assert desk.column() == [LIN, FU]
    assert desk.column(2) == ["153 days", "1 days"]
    assert desk.column(4) == ["35.00", "186.40"]
    desk.sheet.filter.on.setText("2012-05-4")
    desk.sheet.filter.on.setText("nonsense")
    desk.sheet.filter.on.editingFinished.emit()
    assert desk.sheet.wanted().on == day("2012-05-21")


def test_the_desk_follows_the_business_date_unless_another_day_was_chosen(
    desk: ArrearsDesk, business_day: BusinessDay
) -> None:
    business_day.move(day("2012-06-21"))
    desk.page.refresh()
    desk.settle()
    assert desk.sheet.filter.on.value() == day("2012-06-21")
    assert desk.column(2)[0] == "11 days"
    desk.sheet.filter.on.setText("2012-05-21")
    desk.sheet.filter.on.editingFinished.emit()
    business_day.move(day("2012-06-22"))
    desk.page.refresh()
    desk.settle()
    assert desk.sheet.filter.on.value() == day("2012-05-21")


def test_rows_are_ticked_by_space_and_all_of_the_filter_at_once(desk: ArrearsDesk) -> None:
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_Space)
    assert desk.sheet.count_words == "3, ticked: 1"
    desk.presses(Qt.Key.Key_T, CONTROL)
    assert desk.sheet.count_words == "3, ticked: 3"
    desk.presses(Qt.Key.Key_T, SHIFT_CONTROL)
    assert desk.sheet.count_words == "3, ticked: 0"


def test_who_leaves_the_list_is_not_ticked_any_more(desk: ArrearsDesk) -> None:
    desk.sheet.tick_all()
    desk.sheet.ageing.bars["31_60"].click()
    desk.column()
    desk.sheet.ageing.bars["31_60"].click()
    desk.column()
    assert desk.sheet.count_words == "3, ticked: 1"


def test_enter_looks_at_a_customer_and_f9_sends_it_to_the_counter(desk: ArrearsDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_Return)
    desk.presses(Qt.Key.Key_F9)
    assert (desk.looked_at, desk.called) == ([FU], [FU])


def test_the_list_is_written_to_a_file_as_of_its_day(desk: ArrearsDesk, tmp_path: Path) -> None:
    desk.files.answer = tmp_path / "arrears.xlsx"
    desk.sheet.filter.on.setText("2012-05-21")
    desk.sheet.filter.on.editingFinished.emit()
    desk.column()
    desk.presses(Qt.Key.Key_E, CONTROL)
    sheet = load_workbook(desk.files.answer).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[0] for row in rows if str(row[0]).startswith("0706")] == [LIN, FU]
    assert desk.files.suggested == ["Arrears 2012-05-21.xlsx"]


def test_where_nobody_matches_nothing_can_be_ticked_nor_printed(desk: ArrearsDesk) -> None:
    desk.sheet.filter.minimum.setText("999999")
    desk.sheet.filter.minimum.editingFinished.emit()
    assert desk.column() == []
    desk.presses(Qt.Key.Key_T, CONTROL)
    desk.prints()
    assert desk.page.preview is None
    assert desk.sheet.list.state is State.READY


def test_the_heaps_are_painted_in_both_themes(desk: ArrearsDesk, qapp: QApplication) -> None:
    desk.column()
    bar = desk.sheet.ageing.bars["1_30"]
    bar.setChecked(True)
    bar.setFocus()
    inks = []
    for worn in (theme.LIGHT, theme.DARK):
        theme.apply(qapp, worn)
        image = bar.grab().toImage()
        inks.append(image.pixelColor(110, image.height() // 2).name().upper())
    assert inks == [theme.LIGHT.warning, theme.DARK.warning]
