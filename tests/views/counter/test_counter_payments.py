"""The counter's window: from the empty field to the receipt, by keyboard."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.customers import CustomerDraft, Funding, RiskCategory, TariffClass
from desktop.domain.errors import ReadOnlySnapshot
from desktop.domain.payments import Method, Receipt
from desktop.services.office import Office, open_office
from desktop.views.business_day import BusinessDay
from tests.counter import Counter, stopped
from tests.views.counter.desk import CONTROL, ENTER, FU, WANG, CounterDesk
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]


def test_one_exact_cash_payment_takes_two_keys_besides_the_digits(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "186.40")
    assert desk.serves_nobody
    desk.calls(FU)
    desk.posts()
    assert desk.keys <= 3
    assert desk.keys == 2
    assert desk.receipts() == ["SJ00000001.pdf"]
    paid = receipt(1)
    assert (str(paid.amount), paid.method, str(paid.outstanding_after)) == ("186.40", Method.CASH, "0.00")
    assert desk.serves_nobody


def test_the_receipt_lies_in_the_folder_of_its_day(desk: CounterDesk, bill: Callable[..., str]) -> None:
    bill(FU, "186.40")
    desk.calls(FU)
    desk.posts()
    file = desk.papers / "2012-05-20" / "SJ00000001.pdf"
    assert file.read_bytes().startswith(b"%PDF")
    assert desk.page.takings.panel.paper == "The receipt is saved as 2012-05-20/SJ00000001.pdf."


def test_a_name_a_phone_or_initials_find_the_customer_too(
    desk: CounterDesk, bill: Callable[..., str]
) -> None:
    bill(FU, "186.40")
    for typed in ("fxy", "1390"):
        desk.types(typed)
        desk.qtbot.waitUntil(lambda: desk.search.suggestions.titles() == ["符秀英"])
        desk.presses(ENTER)
        desk.qtbot.waitUntil(lambda: desk.page.customer.ready)
        assert desk.page.serving == FU
        desk.presses(Qt.Key.Key_Escape)
        assert desk.serves_nobody


def test_everything_owed_is_asked_for_with_the_penalty_and_how_it_was_reached(
    desk: CounterDesk, bill: Callable[..., str], day: BusinessDay
) -> None:
    day.move(date(2012, 6, 19))
    bill(FU, "186.40")
    desk.calls(FU)
    assert desk.page.customer.panel.amount.text() == "191.99"
    assert desk.page.customer.panel.amount.selectedText() == "191.99"
    model = desk.page.customer.bills.table.model()
    assert [model.index(0, column).data() for column in range(6)] == [
        "2012-04", "2012-05-20", "30 days", "186.40", "5.59", "191.99"
    ]  # fmt: skip
    assert "186.40 × 30 days × 1‰ = 5.59" in desk.page.customer.bills.explanation


def test_a_bill_not_due_yet_and_one_due_today_say_so(desk: CounterDesk, bill: Callable[..., str]) -> None:
    bill(FU, "10.00", "2012-05-20")
    bill(FU, "20.00", "2012-05-25", issued="2012-05-10")
    desk.calls(FU)
    model = desk.page.customer.bills.table.model()
    assert [model.index(row, 2).data() for row in range(2)] == ["due today", "due in 5 days"]


def test_enter_hit_twice_posts_once(
    desk: CounterDesk, bill: Callable[..., str], county: Counter, allow_sql: Allow
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    amount = desk.page.customer.panel.amount
    for _ in range(3):
        desk.qtbot.keyClick(amount, ENTER)
    desk.qtbot.waitUntil(lambda: not desk.page.serving)
    desk.settle()
    with allow_sql():
        assert [str(taking.amount) for taking in county.office.payments.of_customer(FU)] == ["80.00"]


def test_enter_waits_until_it_is_seen_where_the_money_goes(
    desk: CounterDesk, bill: Callable[..., str], receipt: Callable[[int], Receipt]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.types("30")
    desk.posts()
    assert str(receipt(1).amount) == "30.00"


def test_a_scanner_that_sends_enter_twice_pays_nothing(
    desk: CounterDesk, bill: Callable[..., str], owes: Callable[[str], list[str]]
) -> None:
    bill(FU, "80.00")
    desk.types(FU)
    desk.presses(ENTER)
    desk.presses(ENTER)
    desk.qtbot.waitUntil(lambda: desk.page.customer.ready)
    desk.settle()
    assert desk.page.serving == FU
    assert owes(FU) == ["80.00"]


def test_a_key_held_down_posts_nothing(
    desk: CounterDesk, bill: Callable[..., str], owes: Callable[[str], list[str]]
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(desk.page.customer.panel.amount, held)
    desk.settle()
    assert owes(FU) == ["80.00"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("abc", "“abc” is not an amount of yuan with at most two decimals."),
        ("12.345", "“12.345” is not an amount of yuan with at most two decimals."),
        ("0", "Type the amount that is handed over."),
    ],
)
def test_an_amount_that_cannot_be_is_told_under_the_field(
    desk: CounterDesk, bill: Callable[..., str], typed: str, words: str
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    desk.offers(typed)
    desk.presses(ENTER)
    assert desk.page.customer.panel.problem == words
    assert desk.page.serving == FU
    desk.types("5")
    assert desk.page.customer.panel.problem == ""


def test_the_next_customer_may_be_called_while_one_is_shown(
    desk: CounterDesk, bill: Callable[..., str], county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        county.customer(WANG, name="王芳")
    bill(FU, "80.00")
    bill(WANG, "30.00")
    desk.calls(FU)
    desk.offers("55")
    desk.search.setFocus()
    desk.calls(WANG)
    assert desk.page.customer.panel.amount.text() == "30.00"


def test_another_day_reckons_everything_anew(
    desk: CounterDesk, bill: Callable[..., str], day: BusinessDay
) -> None:
    bill(FU, "186.40")
    desk.calls(FU)
    day.move(date(2012, 6, 19))
    desk.settle()
    assert desk.page.customer.panel.amount.text() == "191.99"


def test_what_one_must_know_of_a_customer_is_said(
    desk: CounterDesk, county: Counter, allow_sql: Allow
) -> None:
    with allow_sql():
        county.office.customers.create(
            CustomerDraft(
                WANG,
                "昌江光大矿业有限公司",
                station="石碌供电所",
                tariff_class=TariffClass.LARGE_INDUSTRY,
                risk_category=RiskCategory.MINING,
                funding=Funding.FISCAL,
                key_customer=True,
            )
        )
    desk.calls(WANG)
    assert desk.page.customer.head.badges == ["Key customer", "Risk: Mining", "Fiscal appropriation"]


def test_a_payment_refused_keeps_what_was_typed(
    county: Counter,
    bill: Callable[..., str],
    desk_on: Callable[[Office], CounterDesk],
    door: RecordedDoor,
    allow_sql: Allow,
) -> None:
    bill(FU, "80.00")
    with allow_sql():
        snapshot = open_office(county.file, stopped, snapshot=True)
    desk = desk_on(snapshot)
    desk.calls(FU)
    desk.offers("50")
    desk.presses(ENTER)
    desk.qtbot.waitUntil(lambda: bool(door.refusals))
    desk.looks()
    assert isinstance(door.refusals[0], ReadOnlySnapshot)
    assert (desk.page.serving, desk.page.customer.panel.amount.text()) == (FU, "50.00")
    snapshot.close()


def test_whether_to_print_is_remembered(
    desk: CounterDesk, bill: Callable[..., str], desk_on: Callable[[Office], CounterDesk], county: Counter
) -> None:
    bill(FU, "80.00")
    desk.calls(FU)
    assert not desk.page.customer.panel.to_print
    desk.presses(Qt.Key.Key_P, CONTROL)
    assert desk_on(county.office).page.customer.panel.to_print
