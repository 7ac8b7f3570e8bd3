"""Top-ups of prepaid customers, taken by keyboard: foreseen before Enter, told and printed after it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from desktop.domain.money import Money
from desktop.domain.payments import Method
from desktop.domain.topups import TopUpDraft
from desktop.views import receipt_printing
from desktop.views.act_bar import ActBar
from desktop.views.act_energy_form import EnergyRefundForm
from desktop.views.act_kinds import ActKind
from desktop.views.act_top_up_form import TopUpForm
from desktop.views.barred import bar
from desktop.views.vending_token_form import TokenForm
from tests.commissioning import commission as lead_to_prepaid
from tests.counter import Counter, day
from tests.views.customers.conftest import Supervised
from tests.views.customers.desk import ALT, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Commission = Callable[[str], None]
ENTER = Qt.Key.Key_Return
TODAY = "2012-06-20"


@pytest.fixture(autouse=True)
def no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test use up paper, whatever computer it runs on."""
    monkeypatch.setattr(receipt_printing, "system_printer", lambda: None)


@pytest.fixture
def commission(county: Counter, allow_sql: Allow) -> Commission:
    """Return what puts 林亚妹, who owes 100.00, on a prepaid meter whose debt is recovered by a mode."""

    def put(recover: str) -> None:
        with allow_sql():
            county.bill(LIN, "100.00", TODAY)
            lead_to_prepaid(county, LIN, TODAY, recover=recover, meter="P2", reading=4321)

    return put


def form_of(desk: CustomersDesk) -> TopUpForm:
    """Return the form in sight."""
    stack = desk.page.acts.parent()
    assert isinstance(stack, QStackedWidget)
    shown = stack.currentWidget()
    assert isinstance(shown, TopUpForm)
    return shown


def tops_up(desk: CustomersDesk, amount: str) -> str:
    """Begin a top-up by its key, type the amount, and return what is foreseen; nothing is posted yet."""
    desk.presses(Qt.Key.Key_U, ALT)
    desk.types(amount)
    foresight = form_of(desk).foresight
    desk.qtbot.waitUntil(lambda: bool(foresight.words or foresight.problem))
    desk.settle()
    return foresight.words or foresight.problem


def button_of(desk: CustomersDesk) -> QPushButton:
    """Return the button of top-ups."""
    [found] = [made for made in desk.page.findChildren(QPushButton) if made.text() == "Top up"]
    return found


def test_case_18_all_at_once_takes_the_whole_of_a_small_top_up(
    desk: CustomersDesk, commission: Commission, door: RecordedDoor
) -> None:
    commission("all")
    desk.goes_to(LIN)
    foreseen = tops_up(desk, "30")
    assert "Debt recovered 30.00, Energy credit 0.00, Debt left 70.00" in foreseen
    assert "Debt recovered from top-ups: all at once" in foreseen
    desk.presses(ENTER)
    assert door.news[-1].startswith(
        "Top-up GD00000001 of 30.00 is posted: debt recovered 30.00, energy credit 0.00. Debt left 70.00."
    )
    words = desk.page.details.head.words
    assert "Energy bought 0.00" in words
    assert "Prepaid. Debt left 70.00, recovered from top-ups: all at once." in words


def test_case_18_what_is_above_the_debt_is_energy(
    desk: CustomersDesk, commission: Commission, door: RecordedDoor
) -> None:
    commission("all")
    desk.goes_to(LIN)
    assert "Debt recovered 100.00, Energy credit 30.00, Debt left 0.00" in tops_up(desk, "130")
    desk.presses(ENTER)
    words = desk.page.details.head.words
    assert "Energy bought 30.00" in words
    assert "Prepaid, and the old debt is cleared." in words


def test_case_19_thirty_per_cent_of_each_clears_the_debt_with_the_second(
    desk: CustomersDesk, commission: Commission, county: Counter, allow_sql: Allow
) -> None:
    commission("percent:30")
    desk.goes_to(LIN)
    assert "Debt recovered 60.00, Energy credit 140.00, Debt left 40.00" in tops_up(desk, "200")
    desk.presses(ENTER)
    assert "Debt left 40.00, recovered from top-ups: 30 % of each" in desk.page.details.head.words
    assert "Debt recovered 40.00, Energy credit 160.00, Debt left 0.00" in tops_up(desk, "200")
    desk.presses(ENTER)
    assert "Energy bought 300.00" in desk.page.details.head.words
    desk.presses(Qt.Key.Key_3, ALT)
    desk.qtbot.waitUntil(lambda: desk.page.details.ledger_tab.model.rowCount() > 0)
    entries = column(desk.page.details.ledger_tab.model, 1)
    assert sorted(entries[:4]) == [
        "Energy credit bought",
        "Energy credit bought",
        "Principal recovered from a top-up",
        "Principal recovered from a top-up",
    ]


def test_the_receipt_lies_in_the_folder_of_its_day_and_the_request_is_forgotten(
    desk: CustomersDesk, commission: Commission, county: Counter, allow_sql: Allow, tmp_path: Path
) -> None:
    commission("all")
    desk.goes_to(LIN)
    tops_up(desk, "130")
    desk.presses(ENTER)
    assert (tmp_path / "papers" / TODAY / "GD00000001.pdf").is_file()
    with allow_sql():
        assert county.office.requests.unfinished() == []
        receipt = county.office.payments.receipt("GD00000001")
    assert (receipt.kind, str(receipt.amount)) == ("topup", "130.00")
    desk.presses(Qt.Key.Key_2, ALT)
    desk.qtbot.waitUntil(lambda: desk.page.details.payments_tab.model.rowCount() == 1)
    assert column(desk.page.details.payments_tab.model, 2) == ["Top-up, Cash"]


def test_a_customer_without_a_prepaid_meter_has_the_key_barred_with_the_reason(
    desk: CustomersDesk, commission: Commission
) -> None:
    desk.goes_to(FU)
    assert ActKind.TOP_UP not in desk.page.details.bars.customer.offered()
    assert button_of(desk).toolTip() == "No prepaid meter is in commission here."
    assert "Energy" not in desk.page.details.head.words
    commission("all")
    desk.goes_to(LIN)
    assert ActKind.TOP_UP in desk.page.details.bars.customer.offered()
    assert button_of(desk).toolTip() == "Top up (Alt+U)"


def test_hoarding_is_refused_before_and_after_enter_and_nothing_is_left_behind(
    desk: CustomersDesk, commission: Commission, county: Counter, allow_sql: Allow
) -> None:
    commission("all")
    with allow_sql():
        county.office.settings.set("topup.monthly_limit", "50.00")
    desk.goes_to(LIN)
    assert "50.00" in tops_up(desk, "151")
    desk.presses(ENTER)
    assert "50.00" in form_of(desk).foresight.problem
    with allow_sql():
        assert county.office.requests.unfinished() == []
        assert county.office.payments.of_customer(LIN) == []


def test_nothing_is_no_top_up(desk: CustomersDesk, commission: Commission) -> None:
    commission("all")
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_U, ALT)
    desk.types("0")
    desk.presses(ENTER)
    assert form_of(desk).foresight.problem


def test_a_top_up_that_a_crash_left_open_keeps_its_key(
    desk: CustomersDesk, commission: Commission, county: Counter, allow_sql: Allow
) -> None:
    commission("all")
    desk.goes_to(LIN)
    tops_up(desk, "45")
    draft = form_of(desk).draft()
    assert draft is not None
    form_of(desk).touched = False
    form_of(desk).leave()
    with allow_sql():
        county.office.requests.begin(draft.request)
        [left] = county.office.requests.unfinished()
    assert left.draft.topup
    desk.page.open_customer(LIN)
    desk.page.acts.top_up_once_shown(LIN, left.draft)
    desk.settle()
    assert form_of(desk).draft() == draft
    form_of(desk).method.set_value(Method.CASH)
    desk.presses(ENTER)
    with allow_sql():
        assert county.office.requests.unfinished() == []
        assert [taking.kind for taking in county.office.payments.of_customer(LIN)] == ["topup"]


def test_who_may_not_take_money_begins_no_top_up(
    seat: Callable[[str], Supervised], commission: Commission
) -> None:
    commission("all")
    desk = seat("何审计").desk
    desk.goes_to(LIN)
    assert ActKind.TOP_UP not in desk.page.details.bars.customer.offered()
    desk.page.open_customer(LIN)
    desk.page.acts.top_up_once_shown(LIN, None)
    desk.settle()
    stack = desk.page.acts.parent()
    assert isinstance(stack, QStackedWidget)
    assert stack.currentWidget() is desk.page.details


def test_the_reason_of_a_role_comes_back_after_that_of_the_meter(qtbot: QtBot) -> None:
    bar_of_acts = ActBar((ActKind.TOP_UP,))
    qtbot.addWidget(bar_of_acts)
    [made] = bar_of_acts.findChildren(QPushButton)
    bar(made, "The role auditor does not allow this.")
    bar_of_acts.offer((), {ActKind.TOP_UP: "No prepaid meter is in commission here."})
    assert made.toolTip() == "No prepaid meter is in commission here."
    bar_of_acts.offer((ActKind.TOP_UP,))
    assert made.toolTip() == "The role auditor does not allow this."
    assert not made.isEnabled()


def token_form(desk: CustomersDesk) -> TokenForm:
    """Return the form of the token, once it is in sight."""
    stack = desk.page.acts.parent()
    assert isinstance(stack, QStackedWidget)
    desk.qtbot.waitUntil(lambda: isinstance(stack.currentWidget(), TokenForm))
    shown = stack.currentWidget()
    assert isinstance(shown, TokenForm)
    return shown


@pytest.fixture
def typed_tokens(county: Counter, allow_sql: Allow) -> None:
    """Let tokens be typed by the clerk."""
    with allow_sql():
        county.office.settings.set("vending.adapter", "manual")


@pytest.mark.usefixtures("typed_tokens")
def test_the_token_is_typed_at_once_and_stands_on_the_receipt(
    commission: Commission, county: Counter, desk: CustomersDesk, allow_sql: Allow, tmp_path: Path
) -> None:
    commission("all")
    desk.goes_to(LIN)
    tops_up(desk, "130")
    desk.presses(ENTER)
    form = token_form(desk)
    assert "30.00 yuan for meter P2" in form.words
    assert not list(tmp_path.glob("papers/**/*.pdf"))
    desk.types("1234")
    desk.presses(ENTER)
    assert "is no token" in form.form.problem_of(form.token)
    form.token.clear()
    desk.types("1234 5678 9012 3456 7890")
    desk.presses(ENTER)
    desk.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("papers/**/*.pdf"))))
    desk.settle()
    with allow_sql():
        receipt = county.office.payments.receipt("GD00000001")
    assert receipt.vended is not None
    assert (receipt.vended.token, receipt.printed) == ("12345678901234567890", 1)
    assert "have not come" not in desk.page.details.head.words


@pytest.mark.usefixtures("typed_tokens")
def test_a_token_that_is_not_typed_waits_and_the_receipt_is_printed(
    commission: Commission, county: Counter, desk: CustomersDesk, allow_sql: Allow, tmp_path: Path
) -> None:
    commission("all")
    desk.goes_to(LIN)
    tops_up(desk, "130")
    desk.presses(ENTER)
    token_form(desk)
    desk.presses(Qt.Key.Key_Escape)
    desk.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("papers/**/*.pdf"))))
    desk.settle()
    with allow_sql():
        assert [one.token for one in county.office.vending.of_customer(LIN)] == [""]
        assert county.office.requests.unfinished() == []


def test_a_prepaid_account_is_closed_by_keyboard(
    commission: Commission, county: Counter, desk: CustomersDesk, allow_sql: Allow
) -> None:
    commission("percent:30")
    with allow_sql():
        county.office.topups.take(TopUpDraft("k", LIN, Money(100_00), day(TODAY)))
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_G, ALT)
    stack = desk.page.acts.parent()
    assert isinstance(stack, QStackedWidget)
    form = stack.currentWidget()
    assert isinstance(form, EnergyRefundForm)
    assert "Energy credit bought: 70.00." in form.words
    assert "Debt left: 70.00." in form.words
    desk.types("50")
    desk.presses(Qt.Key.Key_Tab)
    assert str(form.amount.value()) == "50.00"
    desk.qtbot.waitUntil(lambda: bool(form.foresight.problem))
    assert "70.00 of the old debt" in form.foresight.problem
    form.despite_debt.click()
    form.reason.setText("拆迁")
    desk.qtbot.waitUntil(lambda: "Energy credit 70.00 → 20.00" in form.foresight.words)
    form.save()
    desk.settle()
    with allow_sql():
        assert str(county.account(LIN, TODAY).energy) == "20.00"
