"""Fields and forms: what a clerk types, and what stands beside it when it cannot be read."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import NotADate
from desktop.domain.money import Money
from desktop.views.date_field import DateField
from desktop.views.date_text import read_date
from desktop.views.fields import AmountField, ChoiceField, SearchChoice, TextField
from desktop.views.forms import Form

TODAY = date(2011, 12, 15)
STATIONS = [(1, "石碌供电所"), (2, "叉河供电所"), (3, "十月田供电所")]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2011-12-15", TODAY),
        ("2011/1/5", date(2011, 1, 5)),
        ("2011.12.20", date(2011, 12, 20)),
        ("2011年12月20日", date(2011, 12, 20)),
        ("20111220", date(2011, 12, 20)),
        ("1220", date(2011, 12, 20)),
        ("12-20", date(2011, 12, 20)),
        ("12。20", date(2011, 12, 20)),
        ("12月20日", date(2011, 12, 20)),
        ("20", date(2011, 12, 20)),
        ("２０", date(2011, 12, 20)),
        ("+1", date(2011, 12, 16)),
        ("-15", date(2011, 11, 30)),
    ],
)
def test_a_date_is_read_as_clerks_type_it(typed: str, meant: date) -> None:
    assert read_date(typed, TODAY) == meant


@pytest.mark.parametrize("typed", ["", "2011-13-01", "0230", "31.12.2011", "tomorrow", "1 2", "20111"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(NotADate):
        read_date(typed, TODAY)


@given(
    day=st.dates(date(1900, 1, 1), date(2200, 12, 31)), today=st.dates(date(1900, 1, 1), date(2200, 12, 31))
)
def test_a_whole_date_means_the_same_on_any_day(day: date, today: date) -> None:
    assert read_date(day.isoformat(), today) == day
    assert read_date(f"{day:%Y%m%d}", today) == day


@given(text=st.text(max_size=12))
def test_any_text_is_a_date_or_a_refusal(text: str) -> None:
    try:
        assert isinstance(read_date(text, TODAY), date)
    except NotADate as refusal:
        assert refusal.text == text


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "fen"), [("200", 20_000), ("１２３４。５", 123_450), ("1,204,330.20", 120_433_020), ("", None)]
)
def test_an_amount_is_read_as_clerks_type_it(qtbot: QtBot, typed: str, fen: int | None) -> None:
    field = AmountField()
    qtbot.addWidget(field)
    field.setText(typed)
    assert field.value() == (None if fen is None else Money(fen))
    assert field.problem() == ""


def test_an_amount_is_written_out_when_it_is_left(qtbot: QtBot) -> None:
    field = AmountField()
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1234.5")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "1,234.50"


def test_a_mistake_stands_beside_its_field_until_it_is_mended(form: Form, qtbot: QtBot) -> None:
    field = AmountField()
    form.add("Tendered", field)
    qtbot.keyClicks(field, "12.345")
    assert form.problem_of(field) == ""
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "12.345" in form.problem_of(field)
    qtbot.keyClick(field, Qt.Key.Key_Backspace)
    assert form.problem_of(field) == ""


def test_a_form_goes_to_the_first_field_that_is_wrong(form: Form, qtbot: QtBot) -> None:
    name, amount, due = TextField(required=True), AmountField(required=True), DateField(lambda: TODAY)
    for label, field in (("Name", name), ("Amount", amount), ("Due", due)):
        form.add(label, field)
    name.setText("林亚妹")
    with qtbot.waitExposed(form):
        form.show()
    assert not form.check()
    assert form.focusWidget() is amount
    assert form.problem_of(name) == ""
    assert form.problem_of(due) != ""


def test_what_only_the_saving_found_stands_beside_its_field_too(form: Form) -> None:
    number = TextField()
    form.add("Number", number)
    form.tell(number, "Another customer has this number.")
    assert form.problem_of(number) == "Another customer has this number."
    number.setText("0706000000000002")
    assert form.problem_of(number) == ""


def test_arrow_keys_step_through_days(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY)
    qtbot.addWidget(field)
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == TODAY + timedelta(days=1)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value() == TODAY - timedelta(days=6)


def test_a_short_date_is_written_out_when_it_is_left(qtbot: QtBot) -> None:
    field = DateField(lambda: TODAY)
    qtbot.addWidget(field)
    qtbot.keyClicks(field, "1220")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "2011-12-20"


def test_the_calendar_gives_the_day_that_is_picked(qtbot: QtBot, qapp: QApplication) -> None:
    field = DateField(lambda: TODAY)
    qtbot.addWidget(field)
    field.show()
    qtbot.keyClick(field, Qt.Key.Key_F4)
    qtbot.keyClick(qapp.activePopupWidget().focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(qapp.activePopupWidget().focusWidget(), Qt.Key.Key_Return)
    assert field.value() == TODAY + timedelta(days=1)


def wheel_over(widget: QWidget, qapp: QApplication) -> None:
    middle = QPointF(widget.rect().center())
    turned = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(middle.toPoint())),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    qapp.sendEvent(widget, turned)


def test_a_wheel_passing_over_changes_no_choice(qtbot: QtBot, qapp: QApplication) -> None:
    field = ChoiceField(STATIONS)
    qtbot.addWidget(field)
    wheel_over(field, qapp)
    assert field.value() == 1


def test_a_choice_is_kept_when_others_are_offered(qtbot: QtBot) -> None:
    field = ChoiceField(STATIONS)
    qtbot.addWidget(field)
    field.set_value(3)
    field.set_choices(STATIONS[1:])
    assert field.value() == 3
    field.set_choices(STATIONS[:1])
    assert field.value() == 1


def test_a_long_list_takes_typed_words_and_tells_those_it_does_not_know(qtbot: QtBot) -> None:
    field = SearchChoice(STATIONS)
    qtbot.addWidget(field)
    field.setEditText("叉河供电所")
    assert (field.value(), field.problem()) == (2, "")
    field.setEditText("昌化")
    assert field.value() is None
    assert "昌化" in field.problem()
