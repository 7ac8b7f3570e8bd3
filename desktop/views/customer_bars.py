"""Which acts are offered: on the customer, on its chosen bill, payment or entry."""

from collections.abc import Callable, Iterator

from desktop.domain.conversion import Stage
from desktop.domain.journal import JournalLine
from desktop.domain.payments import AccountView, BillView, Method, Taking
from desktop.domain.rights import Right
from desktop.views.act_bar import ActBar
from desktop.views.act_kinds import OF_BILL, OF_CUSTOMER, OF_ENTRY, OF_PAYMENT, ActKind
from desktop.wording import tr

_OWN_RIGHT = {
    ActKind.DEPOSIT: Right.PAY,
    ActKind.TOP_UP: Right.PAY,
    ActKind.COLLECT: Right.PAY,
    ActKind.STATEMENT: None,
    ActKind.VOUCHER: Right.PRINT,
}
_AT_A_COUNTER = Right.REVERSE_OWN
"""Whoever works at a counter may ask for a supervisor's act: a second person lends the right."""


class CustomerBars:
    """The bars of acts of a customer's details; each offers what is possible and allowed now."""

    def __init__(self, may: Callable[[Right], bool]) -> None:
        """Ask `may` what whoever is at the window has a right to."""
        self._may = may
        self.customer = ActBar(OF_CUSTOMER)
        self.bill = ActBar(OF_BILL)
        self.payment = ActBar(OF_PAYMENT)
        self.entry = ActBar(OF_ENTRY)

    def all(self) -> tuple[ActBar, ...]:
        """Return every bar."""
        return self.customer, self.bill, self.payment, self.entry

    def offer(
        self,
        account: AccountView | None,
        bill: BillView | None,
        payment: Taking | None,
        entry: JournalLine | None,
    ) -> None:
        """Offer what can be done with these; nothing while no customer is shown."""
        there = account is not None
        self.customer.offer(self._allowed(_on_customer(account)), _barred(account))
        self.bill.offer(self._allowed(_on_bill(bill if there else None)))
        self.payment.offer(self._allowed(_on_payment(payment if there else None)))
        self.entry.offer(self._allowed(_on_entry(entry if there else None)))

    def _allowed(self, kinds: Iterator[ActKind]) -> list[ActKind]:
        rights = ((kind, _OWN_RIGHT.get(kind, _AT_A_COUNTER)) for kind in kinds)
        return [kind for kind, right in rights if right is None or self._may(right)]


def _on_customer(account: AccountView | None) -> Iterator[ActKind]:
    if account is None:
        return
    yield from (ActKind.DEPOSIT, ActKind.STATEMENT)
    if account.prestored:
        yield from (ActKind.REFUND, ActKind.TRANSFER)
    if account.conversion == Stage.COMMISSIONED:
        yield ActKind.TOP_UP
    if account.energy:
        yield ActKind.REFUND_ENERGY


def _barred(account: AccountView | None) -> dict[ActKind, str]:
    if account is None:
        return {}
    told = {}
    if account.conversion != Stage.COMMISSIONED:
        told[ActKind.TOP_UP] = tr("No prepaid meter is in commission here.")
    if not account.energy:
        told[ActKind.REFUND_ENERGY] = tr("No energy credit is held here.")
    return told


def _on_bill(bill: BillView | None) -> Iterator[ActKind]:
    if bill is None:
        return
    if bill.penalty:
        yield ActKind.WAIVE
    if bill.amount + bill.corrected and not bill.written_off:
        yield ActKind.CORRECT
    if bill.outstanding or bill.penalty:
        yield ActKind.WRITE_OFF
    if bill.written_off:
        yield ActKind.COLLECT


def _on_payment(payment: Taking | None) -> Iterator[ActKind]:
    if payment is None or payment.reversed_by:
        return
    yield ActKind.REVERSE
    if payment.method is Method.CHEQUE:
        yield ActKind.BOUNCE


def _on_entry(entry: JournalLine | None) -> Iterator[ActKind]:
    if entry is None or not entry.number:
        return
    if entry.counters_seq is None:
        yield ActKind.REVERSE
    if entry.kind in ("payment", "deposit", "topup", "refund", "energy-refund"):
        yield ActKind.VOUCHER
