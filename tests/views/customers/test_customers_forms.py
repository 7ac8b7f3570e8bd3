"""Customers and bills made by hand: validated beside the field, saved once, given up only on purpose."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt

from desktop.domain.errors import ReadOnlySnapshot
from desktop.services.office import Office, open_office
from tests.counter import Counter, day, stopped
from tests.views.customers.desk import CEMENT, CONTROL, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
NEW = "0706000000000009"


def saves(desk: CustomersDesk) -> None:
    desk.presses(Qt.Key.Key_S, CONTROL)


def new_customer(desk: CustomersDesk, number: str = NEW) -> None:
    desk.presses(Qt.Key.Key_N, CONTROL)
    desk.types(number)


def test_a_customer_is_made_from_the_keyboard_alone(desk: CustomersDesk, door: RecordedDoor) -> None:
    new_customer(desk)
    desk.presses(Qt.Key.Key_Tab)
    desk.types("麦文")
    desk.presses(Qt.Key.Key_Tab)
    desk.types("石碌供电所")
    desk.presses(Qt.Key.Key_Tab)
    desk.types("东风路台区")
    saves(desk)
    assert door.news == ["麦文 is saved."]
    assert (door.questions, desk.shows) == ([], NEW)
    assert desk.listed() == [FU, LIN, CEMENT, NEW]
    assert desk.page.table.current_row().name == "麦文"


def test_enter_saves_too(desk: CustomersDesk) -> None:
    new_customer(desk)
    desk.presses(Qt.Key.Key_Return)
    assert desk.shows == NEW


def test_a_new_customer_is_shown_also_where_the_filter_leaves_it_out(desk: CustomersDesk) -> None:
    desk.filters("华润")
    new_customer(desk)
    saves(desk)
    assert (desk.shows, desk.listed()) == (NEW, [CEMENT])


def test_a_number_that_is_taken_is_told_beside_it(desk: CustomersDesk) -> None:
    new_customer(desk, FU)
    saves(desk)
    form = desk.page.customer_form
    assert FU in form.form.problem_of(form.number)
    assert form.number.hasFocus()
    desk.types("9")
    assert form.form.problem_of(form.number) == ""


def test_a_meter_that_is_taken_is_told_beside_it(desk: CustomersDesk) -> None:
    new_customer(desk)
    form = desk.page.customer_form
    form.meter_no.setText("M1")
    saves(desk)
    assert f"belongs to customer {FU}" in form.form.problem_of(form.meter_no)
    assert form.meter_no.hasFocus()
    assert desk.listed() == [FU, LIN, CEMENT]


def test_a_customer_needs_a_number(desk: CustomersDesk) -> None:
    new_customer(desk, "")
    saves(desk)
    form = desk.page.customer_form
    assert form.form.problem_of(form.number) == "Please fill this in."
    desk.types("7" * 33)
    assert "1 to 32" in form.form.problem_of(form.number)


def test_a_new_station_is_made_only_after_asking(desk: CustomersDesk, door: RecordedDoor) -> None:
    new_customer(desk)
    form = desk.page.customer_form
    form.station.setText("石录供电所")
    door.answer = False
    saves(desk)
    assert form.isVisible()
    assert desk.listed() == [FU, LIN, CEMENT]
    door.answer = True
    saves(desk)
    assert [("石录供电所" in question) for question in door.questions] == [True, True]
    assert desk.shows == NEW


def test_the_areas_of_the_station_are_offered(desk: CustomersDesk) -> None:
    new_customer(desk)
    form = desk.page.customer_form
    form.station.setText("石碌供电所")
    form.station.editingFinished.emit()
    model = form.area.completer().model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["东风路台区", "水头村台区"]


def test_a_customer_is_changed_and_its_number_stays(desk: CustomersDesk, door: RecordedDoor) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F2)
    form = desk.page.customer_form
    assert (form.number.text(), form.number.isEnabled(), form.phone.text()) == (FU, False, "13907501234")
    form.name.selectAll()
    desk.types("符秀兰")
    form.key_customer.setChecked(True)
    saves(desk)
    desk.listed()
    assert column(desk.page.list, 1)[0] == "★ 符秀兰"
    assert (desk.shows, desk.page.details.profile.line.phone) == (FU, "13907501234")
    assert door.news == ["符秀兰 is saved."]
    desk.filters("符秀兰")
    assert desk.listed() == [FU]


def test_another_ones_meter_is_refused_at_a_change_too(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F2)
    form = desk.page.customer_form
    form.meter_no.setText("M2")
    saves(desk)
    assert LIN in form.form.problem_of(form.meter_no)


def test_what_was_typed_is_given_up_only_on_purpose(desk: CustomersDesk, door: RecordedDoor) -> None:
    new_customer(desk)
    door.answer = False
    desk.presses(Qt.Key.Key_Escape)
    assert desk.page.customer_form.isVisible()
    door.answer = True
    desk.presses(Qt.Key.Key_Escape)
    assert not desk.page.customer_form.isVisible()
    assert door.questions == ["Give up what was typed?"] * 2


def test_an_untouched_form_is_left_without_a_question(desk: CustomersDesk, door: RecordedDoor) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F2)
    desk.presses(Qt.Key.Key_Escape)
    assert (door.questions, desk.page.details.isVisible()) == ([], True)


def test_another_row_leaves_an_untouched_form_and_keeps_a_touched_one(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F2)
    desk.goes_to(LIN)
    assert desk.page.details.isVisible()
    desk.presses(Qt.Key.Key_F2)
    desk.types("x")
    desk.goes_to(CEMENT)
    assert desk.page.customer_form.isVisible()
    assert desk.page.customer_form.number.text() == LIN


def test_saving_twice_at_once_saves_once(desk: CustomersDesk, door: RecordedDoor) -> None:
    new_customer(desk)
    desk.page.customer_form.save()
    desk.page.customer_form.save()
    desk.settle()
    assert (door.news, door.refusals) == ([f"{NEW} is saved."], [])


def test_a_bill_is_made_with_what_is_usual_suggested(desk: CustomersDesk, door: RecordedDoor) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F7)
    form = desk.page.bill_form
    suggested = (form.month.text(), form.issued_on.text(), form.due_on.text(), form.number.placeholderText())
    assert suggested == ("201205", "2012-06-20", "2012-06-20", f"201205-{FU}-1")
    desk.types("93.20")
    desk.presses(Qt.Key.Key_Tab)
    desk.types("１５２")
    saves(desk)
    assert door.news == [f"Bill 201205-{FU}-1 of 93.20 is posted."]
    bills = desk.page.details.bills
    assert (column(bills, 0)[0], column(bills, 2)[0], column(bills, 6)[0]) == ("2012-05", "93.20", "152")
    desk.qtbot.waitUntil(lambda: column(desk.page.list, 2)[0] == "279.60")


def test_prestored_money_pays_the_new_bill_and_the_desk_says_so(
    desk: CustomersDesk, county: Counter, door: RecordedDoor, allow_sql: Allow
) -> None:
    with allow_sql():
        county.takes(LIN, "50.00", "2012-06-20")
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_F7)
    desk.types("80")
    saves(desk)
    assert door.news[0].endswith("of 80.00 is posted. Prestored money paid 50.00 of it.")


def test_the_due_date_follows_the_month_until_it_is_typed(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F7)
    form = desk.page.bill_form
    form.month.setText("201206")
    assert form.due_on.text() == "2012-07-20"
    form.due_on.setFocus()
    form.due_on.selectAll()
    desk.types("0725")
    form.month.setText("201207")
    assert form.due_on.value() == day("2012-07-25")


def test_a_second_bill_of_a_month_is_pointed_out_and_gets_a_number_of_its_own(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F7)
    form = desk.page.bill_form
    form.month.setText("201204")
    assert form.twice.text() == "This month has been billed before: 186.40"
    form.month.setText("201205")
    assert form.twice.text() == ""


def test_what_is_wrong_with_a_bill_stands_beside_its_field(desk: CustomersDesk) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F7)
    form = desk.page.bill_form
    form.month.setText("2012-13")
    form.amount.setText("1.234")
    form.kwh.setText("many")
    saves(desk)
    told = [form.form.problem_of(field) for field in (form.month, form.amount, form.kwh)]
    assert all(told)
    assert form.month.hasFocus()


def test_a_bill_number_that_is_taken_and_a_due_date_too_early_are_told_beside_them(
    desk: CustomersDesk,
) -> None:
    desk.goes_to(FU)
    desk.presses(Qt.Key.Key_F7)
    form = desk.page.bill_form
    form.amount.setText("10")
    form.number.setText("B-APRIL")
    saves(desk)
    assert "B-APRIL" in form.form.problem_of(form.number)
    form.number.clear()
    form.due_on.setText("2012-06-01")
    saves(desk)
    assert "2012-06-01" in form.form.problem_of(form.due_on)


def test_in_a_snapshot_nothing_is_saved_and_the_desk_says_why(
    desk_on: Callable[[Office], CustomersDesk], county: Counter, door: RecordedDoor, allow_sql: Allow
) -> None:
    with allow_sql():
        snapshot = open_office(county.file, stopped, snapshot=True)
    desk = desk_on(snapshot)
    new_customer(desk)
    saves(desk)
    assert [type(refusal) for refusal in door.refusals] == [ReadOnlySnapshot]
    assert desk.page.customer_form.isVisible()
    with allow_sql():
        snapshot.close()
