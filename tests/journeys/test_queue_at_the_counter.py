"""A queue at the counter: one after another, by keyboard, each leaving with a receipt."""

from PySide6.QtCore import Qt

from desktop.domain.money import Money
from tests.journeys.clerk import CONTROL, ENTER, Clerk


def test_a_queue_is_served_by_keyboard_alone(clerk: Clerk) -> None:
    queue = clerk.debtors(5)
    owed = [Money(payer.outstanding + payer.penalty) for payer in queue]
    for payer in queue:
        clerk.calls(payer.customer_no)
        clerk.posts()
    assert clerk.keys == 2 * len(queue)
    receipts = sorted(clerk.folder.rglob("SJ*.pdf"))
    assert len(receipts) == len(queue)
    taken = clerk.office.payments.takings(clerk.day, clerk.office.clerk)
    assert sorted(taking.amount for taking in taken) == sorted(
        clerk.office.payments.receipt(taking.receipt_no).amount for taking in taken
    )
    assert sum(taking.amount.fen for taking in taken) >= sum(amount.fen for amount in owed)
    for payer in queue:
        assert not clerk.office.payments.account(payer.customer_no, clerk.day).owed


def test_a_customer_pays_too_much_changes_her_mind_and_pays_by_card(clerk: Clerk) -> None:
    [payer] = clerk.debtors(1)
    before = clerk.office.payments.account(payer.customer_no, clerk.day).owed
    clerk.calls(payer.customer_no)
    clerk.types(str(before + Money(10_000)))
    clerk.qtbot.waitUntil(lambda: clerk.counter.customer.ready)
    clerk.posts()
    assert clerk.counter.takings.panel.figure == "Change 100.00"
    clerk.presses(Qt.Key.Key_R, CONTROL)
    clerk.types("pays by card")
    clerk.presses(ENTER)
    clerk.waits()
    assert clerk.office.payments.account(payer.customer_no, clerk.day).owed == before
    clerk.calls(payer.customer_no)
    clerk.presses(Qt.Key.Key_F3)
    clerk.qtbot.waitUntil(lambda: clerk.counter.customer.ready)
    clerk.posts()
    assert not clerk.office.payments.account(payer.customer_no, clerk.day).owed
    assert "POS" in clerk.counter.takings.table.model().index(0, 3).data()
