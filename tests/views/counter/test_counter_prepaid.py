"""A prepaid customer at the counter is told as such, and a key leads to the form of top-ups."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from PySide6.QtCore import Qt

from desktop.domain.topups import TopUpDraft
from desktop.services.office import Office
from tests.commissioning import commission
from tests.counter import Counter, day, yuan
from tests.views.counter.desk import FU, CounterDesk

Allow = Callable[[], AbstractContextManager[None]]
ALT = Qt.KeyboardModifier.AltModifier


def prepay(county: Counter, allow_sql: Allow) -> None:
    """Put 符秀英, who owes 100.00, on a prepaid meter."""
    with allow_sql():
        county.bill(FU, "100.00", "2012-05-20")
        commission(county, FU, "2012-05-20", reading=77)


def test_a_prepaid_customer_is_told_and_one_key_asks_for_the_top_up(
    desk: CounterDesk, county: Counter, allow_sql: Allow
) -> None:
    prepay(county, allow_sql)
    asked: list[tuple[str, object]] = []
    desk.page.topup_asked.connect(lambda number, again: asked.append((number, again)))
    desk.calls(FU)
    said = desk.page.customer.prepaid.words
    assert said.startswith("Prepaid meter: take a top-up. Debt left 100.00, energy bought 0.00.")
    desk.presses(Qt.Key.Key_U, ALT)
    assert asked == [(FU, None)]
    assert desk.serves_nobody


def test_a_billed_customer_hears_nothing_of_it(desk: CounterDesk, county: Counter, allow_sql: Allow) -> None:
    desk.calls(FU)
    asked: list[str] = []
    desk.page.topup_asked.connect(lambda number, _: asked.append(number))
    assert desk.page.customer.prepaid.words == ""
    desk.presses(Qt.Key.Key_U, ALT)
    assert asked == []


def test_a_top_up_that_a_crash_left_open_goes_to_its_own_form_and_not_to_a_payment(
    county: Counter, allow_sql: Allow, desk_on: Callable[[Office], CounterDesk]
) -> None:
    prepay(county, allow_sql)
    draft = TopUpDraft("killed", FU, yuan("130.00"), day("2012-05-20")).request
    with allow_sql():
        county.office.requests.begin(draft)
    desk = desk_on(county.office)
    asked: list[tuple[str, object]] = []
    desk.page.topup_asked.connect(lambda number, again: asked.append((number, again)))
    desk.presses(Qt.Key.Key_F12)
    desk.settle()
    assert asked == [(FU, draft)]
    assert not desk.page.serving
    with allow_sql():
        assert county.office.payments.of_customer(FU) == []


def test_a_top_up_that_was_posted_before_the_crash_only_has_its_receipt_printed(
    county: Counter, allow_sql: Allow, desk_on: Callable[[Office], CounterDesk]
) -> None:
    prepay(county, allow_sql)
    draft = TopUpDraft("killed", FU, yuan("130.00"), day("2012-05-20"))
    with allow_sql():
        county.office.requests.begin(draft.request)
        number = county.office.topups.take(draft).receipt_no
    desk = desk_on(county.office)
    desk.presses(Qt.Key.Key_F12)
    desk.qtbot.waitUntil(lambda: bool(desk.receipts()))
    desk.settle()
    assert desk.receipts() == [f"{number}.pdf"]
    with allow_sql():
        assert county.office.requests.unfinished() == []
        assert len(county.office.payments.of_customer(FU)) == 1
