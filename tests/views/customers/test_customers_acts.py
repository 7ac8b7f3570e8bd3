"""What can happen to money, done from the customers desk: foreseen, posted with Enter, told by its number."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget

from desktop.domain.payments import Method
from desktop.views.act_form import ActForm
from desktop.views.act_kinds import ActKind
from tests.counter import Counter
from tests.views.customers.desk import ALT, CEMENT, FU, LIN, CustomersDesk, column
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
ENTER = Qt.Key.Key_Return
TODAY = "2012-06-20"


def form_of(desk: CustomersDesk) -> ActForm:
    """Return the form in sight."""
    stack = desk.page.acts.parent()
    assert isinstance(stack, QStackedWidget)
    shown = stack.currentWidget()
    assert isinstance(shown, ActForm)
    return shown


def foreseen(desk: CustomersDesk) -> str:
    """Return what the form says it will do, once it has asked."""
    form = form_of(desk)
    desk.qtbot.waitUntil(lambda: bool(form.foresight.words or form.foresight.problem))
    desk.settle()
    return form.foresight.words or form.foresight.problem


def types_amount(desk: CustomersDesk, amount: str) -> str:
    """Type an amount over what stands there, and return what the form says it will do."""
    form = form_of(desk)
    form.foresight.clear()
    desk.focus.selectAll()
    desk.types(amount)
    return foreseen(desk)


def reads(desk: CustomersDesk, tab: Qt.Key) -> None:
    """Turn to a tab of the details and stand on its first row."""
    desk.presses(tab, ALT)
    desk.qtbot.waitUntil(lambda: desk.focus.currentIndex().isValid())


def stands(desk: CustomersDesk) -> tuple[str, str]:
    """Return what is owed of principal and what is prestored, as the details have them."""
    profile = desk.page.details.profile
    assert profile is not None
    return str(profile.account.outstanding), str(profile.account.prestored)


def deposits(desk: CustomersDesk, amount: str) -> None:
    """Take a deposit by keyboard."""
    desk.presses(Qt.Key.Key_F8)
    types_amount(desk, amount)
    desk.presses(ENTER)


def test_case_10_a_payment_is_reversed_on_its_day_and_both_entries_stay(
    desk: CustomersDesk, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    with allow_sql():
        county.bill(LIN, "80.00", TODAY)
        county.takes(LIN, "200.00", TODAY)
    desk.goes_to(LIN)
    assert stands(desk) == ("0.00", "120.00")
    reads(desk, Qt.Key.Key_2)
    desk.presses(Qt.Key.Key_R, ALT)
    assert "owed again, principal 80.00" in foreseen(desk)
    assert "Prestored 120.00 → 0.00" in foreseen(desk)
    desk.presses(ENTER)
    assert form_of(desk).form.problem_of(form_of(desk).reason) == "Please fill this in."
    desk.types("收错户")
    desk.presses(ENTER)
    assert stands(desk) == ("80.00", "0.00")
    assert door.news[-1].startswith("SJ00000002 is reversed by CZ00000001; both are kept.")
    reads(desk, Qt.Key.Key_3)
    assert column(desk.page.details.ledger_tab.model, 1)[:2] == [
        "Prestored money reversed",
        "Principal reversed",
    ]
    assert column(desk.page.details.payments_tab.model, 4) == ["CZ00000001"]


def test_case_11_a_used_deposit_is_reversed_only_after_its_use(
    desk: CustomersDesk, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    with allow_sql():
        county.bill(LIN, "160.00", TODAY)
    desk.goes_to(LIN)
    deposits(desk, "200.00")
    assert door.news[-1].startswith("Deposit YS00000001 of 200.00 is posted. Owed now 0.00, prestored 40.00.")
    assert stands(desk) == ("0.00", "40.00")
    reads(desk, Qt.Key.Key_2)
    desk.presses(Qt.Key.Key_R, ALT)
    assert "used by YC00000001. Reverse that first." in foreseen(desk)
    desk.types("收错户")
    desk.presses(ENTER)
    assert "used by YC00000001" in form_of(desk).foresight.problem
    door.answer = True
    desk.presses(Qt.Key.Key_Escape)
    reads(desk, Qt.Key.Key_3)
    assert column(desk.page.details.ledger_tab.model, 6)[0] == "YC00000001"
    desk.presses(Qt.Key.Key_R, ALT)
    foreseen(desk)
    desk.types("先冲用款")
    desk.presses(ENTER)
    assert stands(desk) == ("160.00", "200.00")
    reads(desk, Qt.Key.Key_2)
    desk.presses(Qt.Key.Key_R, ALT)
    assert "200.00 leaves the prestored balance." in foreseen(desk)
    desk.types("收错户")
    desk.presses(ENTER)
    assert stands(desk) == ("160.00", "0.00")


def test_case_12_a_refund_leaves_what_is_not_given_back_and_never_more_than_is_held(
    desk: CustomersDesk, door: RecordedDoor, tmp_path: Path
) -> None:
    desk.goes_to(LIN)
    deposits(desk, "60.00")
    deposits(desk, "40.00")
    desk.presses(Qt.Key.Key_F6)
    assert "Prestored 100.00 → 20.00" in types_amount(desk, "80")
    form_of(desk).reason.setFocus()
    desk.types("销户")
    desk.presses(ENTER)
    assert stands(desk) == ("0.00", "20.00")
    assert door.news[-1].startswith("Refund TK00000001 of 80.00 is posted. Owed now 0.00, prestored 20.00.")
    deposits(desk, "30.00")
    desk.presses(Qt.Key.Key_F6)
    assert types_amount(desk, "50.01") == "50.01 is more than the prestored balance of 50.00."
    form_of(desk).reason.setFocus()
    desk.types("销户")
    desk.presses(ENTER)
    assert form_of(desk).foresight.problem == "50.01 is more than the prestored balance of 50.00."
    assert door.refusals == []
    papers = sorted(file.name for file in (tmp_path / "papers").rglob("*.pdf"))
    assert papers == ["TK00000001.pdf", "YS00000001.pdf", "YS00000002.pdf", "YS00000003.pdf"]


def test_a_voucher_of_the_ledger_is_reprinted_with_its_count(
    desk: CustomersDesk, door: RecordedDoor, tmp_path: Path
) -> None:
    desk.goes_to(LIN)
    deposits(desk, "60.00")
    reads(desk, Qt.Key.Key_3)
    desk.presses(Qt.Key.Key_V, ALT)
    assert door.news[-1] == f"Reprint 1 is saved as {TODAY}/YS00000001-1.pdf."


def test_a_posted_deposit_leaves_no_request_behind(
    desk: CustomersDesk, county: Counter, allow_sql: Allow
) -> None:
    desk.goes_to(LIN)
    deposits(desk, "60.00")
    with allow_sql():
        assert county.office.requests.unfinished() == []


def test_only_a_cheque_can_bounce_and_the_penalty_runs_as_if_it_had_not_been_paid(
    desk: CustomersDesk, county: Counter, allow_sql: Allow, door: RecordedDoor
) -> None:
    with allow_sql():
        county.takes(FU, "186.40", "2012-05-20", method=Method.CHEQUE)
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_2)
    desk.presses(Qt.Key.Key_B, ALT)
    assert "Penalty owed 0.00 → 5.78" in foreseen(desk)
    desk.presses(ENTER)
    assert door.news[-1].startswith("Bounced cheque TP00000001 is posted; 186.40 was taken back.")
    reads(desk, Qt.Key.Key_2)
    desk.page.details.payments_tab.view.selectRow(1)
    assert desk.page.details.bars.payment.offered() == [ActKind.REVERSE]


def test_a_part_of_a_penalty_is_waived_and_never_more_than_is_due(
    desk: CustomersDesk, door: RecordedDoor
) -> None:
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_1)
    desk.presses(Qt.Key.Key_W, ALT)
    types_amount(desk, "9.00")
    desk.presses(ENTER)
    form = form_of(desk)
    assert form.foresight.problem == "Only 5.78 is due."
    assert "Penalty owed 5.78 → 3.78" in types_amount(desk, "2")
    form.reason.setFocus()
    desk.types("台风灾害")
    desk.presses(ENTER)
    assert door.news[-1].startswith("Waiver JM00000001 of 2.00 is posted.")
    assert "192.18" not in desk.page.details.head.words


def test_a_bill_is_corrected_and_what_was_paid_too_much_is_prestored(
    desk: CustomersDesk, door: RecordedDoor
) -> None:
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_1)
    desk.page.details.bill_table.selectRow(1)
    desk.presses(Qt.Key.Key_C, ALT)
    told = types_amount(desk, "70")
    assert "billed less by 10.00" in told and "10.00 was paid too much and becomes prestored." in told
    assert form_of(desk).difference.text() == "Counter-bill: -10.00"
    form_of(desk).reason.setFocus()
    desk.types("抄表错误")
    desk.presses(ENTER)
    assert door.news[-1].startswith("Correction GZ00000001 is posted. Owed now 186.40, prestored 10.00.")
    assert column(desk.page.details.bills, 9) == ["—", "-10.00"]


def test_a_bill_is_written_off_says_so_and_is_collected_by_naming_it(
    desk: CustomersDesk, door: RecordedDoor
) -> None:
    desk.goes_to(FU)
    reads(desk, Qt.Key.Key_1)
    desk.presses(Qt.Key.Key_O, ALT)
    assert "It stays collectible" in foreseen(desk)
    desk.types("失联")
    desk.presses(ENTER)
    assert column(desk.page.details.bills, 1)[0] == "Written off"
    assert column(desk.page.details.bills, 10)[0] == "192.18"
    assert stands(desk) == ("0.00", "0.00")
    reads(desk, Qt.Key.Key_1)
    desk.presses(Qt.Key.Key_P, ALT)
    assert "paid, principal 186.40, penalty 5.78" in foreseen(desk)
    desk.presses(ENTER)
    assert door.news[-1].startswith("Payment SJ00000002 of 192.18 is posted.")
    assert column(desk.page.details.bills, 1)[0] == "Paid"


def test_prestored_money_goes_to_another_customer_who_is_searched_for(
    desk: CustomersDesk, door: RecordedDoor
) -> None:
    desk.goes_to(LIN)
    deposits(desk, "300.00")
    desk.presses(Qt.Key.Key_T, ALT)
    desk.presses(ENTER)
    form_of(desk).save()
    assert form_of(desk).problem == "Choose who is paid first."
    desk.qtbot.keyClicks(desk.focus, "H001")
    desk.presses(ENTER)
    desk.qtbot.waitUntil(lambda: form_of(desk).payee.text() == f"To 符秀英, {FU}")
    told = types_amount(desk, "200")
    assert "林亚妹" in told and "Prestored 300.00 → 100.00" in told and "Principal owed 186.40 → 0.00" in told
    form_of(desk).reason.setFocus()
    desk.types("同户主")
    desk.presses(ENTER)
    assert door.news[-1].startswith("Transfer ZZ00000001 of 200.00 is posted.")
    assert stands(desk) == ("0.00", "100.00")


def test_enter_posts_from_the_choice_of_the_method_too(
    desk: CustomersDesk, county: Counter, allow_sql: Allow
) -> None:
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_F8)
    types_amount(desk, "60.00")
    desk.presses(Qt.Key.Key_Tab)
    desk.presses(Qt.Key.Key_Down)
    desk.presses(ENTER)
    with allow_sql():
        [taking] = county.office.payments.of_customer(LIN)
    assert (taking.kind, taking.method) == ("deposit", Method.POS)


def test_a_deposit_of_nothing_is_told_beside_the_amount(desk: CustomersDesk) -> None:
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_F8)
    desk.types("0")
    desk.presses(ENTER)
    assert form_of(desk).foresight.problem == "The amount must be above 0.00."


def test_acts_are_offered_where_they_are_possible(
    desk: CustomersDesk, county: Counter, allow_sql: Allow
) -> None:
    desk.goes_to(CEMENT)
    bars = desk.page.details.bars
    assert bars.customer.offered() == [ActKind.DEPOSIT, ActKind.STATEMENT]
    reads(desk, Qt.Key.Key_1)
    assert bars.bill.offered() == [ActKind.CORRECT, ActKind.WRITE_OFF]
    with allow_sql():
        county.office.payments.take(replace(county.draft(LIN, "5.00", TODAY), prestore=True))
    desk.goes_to(LIN)
    assert bars.customer.offered() == [ActKind.DEPOSIT, ActKind.REFUND, ActKind.TRANSFER, ActKind.STATEMENT]
    assert bars.bill.offered() == []


def test_escape_leaves_an_act_undone(desk: CustomersDesk, door: RecordedDoor) -> None:
    desk.goes_to(LIN)
    desk.presses(Qt.Key.Key_F8)
    types_amount(desk, "60.00")
    door.answer = True
    desk.presses(Qt.Key.Key_Escape)
    assert door.questions == ["Give up what was typed?"]
    assert stands(desk) == ("0.00", "0.00")
