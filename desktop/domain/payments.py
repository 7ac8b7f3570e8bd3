"""Payments at the counter: what a clerk asks for, what a receipt says, and what a customer owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.money import ZERO, Money, total
from desktop.domain.notices import Letterhead


class Method(StrEnum):
    """How money came in."""

    CASH = "cash"
    POS = "pos"
    TRANSFER = "transfer"
    CHEQUE = "cheque"
    WECHAT = "wechat"
    ALIPAY = "alipay"


@dataclass(frozen=True, slots=True)
class PaidFor:
    """What a payer pays for another customer on the same receipt."""

    customer_no: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PaymentDraft:
    """A payment before it is posted. `amount` is what is kept; what was handed over beyond it is change.

    `first_bill` is paid before the rest; `only_bills` were picked by hand, and what is over is prestored.
    `also` are other customers paid for out of the amount; the rest of it is the payer's own.
    """

    key: str
    customer_no: str
    amount: Money
    method: Method
    paid_on: date
    tendered: Money | None = None
    reference: str = ""
    first_bill: str | None = None
    only_bills: tuple[str, ...] | None = None
    prestore: bool = False
    """A deposit with a voucher of its own: prestored, though it pays at once what is owed already."""
    topup: bool = False
    """The request of a top-up, kept like any other; it is posted as a `TopUpDraft` with the same key."""
    also: tuple[PaidFor, ...] = ()

    @property
    def own(self) -> Money:
        """What is the payer's own of it."""
        return self.amount - total(part.amount for part in self.also)

    @property
    def picked(self) -> str:
        """The bills picked by hand as the ledger keeps them, one a line; empty where none was asked for."""
        return "" if self.only_bills is None else "\n".join(("", *self.only_bills)) or "\n"


@dataclass(frozen=True, slots=True)
class AllocationLine:
    """What a payment pays of one bill, and how that bill's penalty was reached."""

    bill_no: str
    month: str
    due_on: date
    principal: Money
    penalty: Money
    penalty_steps: str = ""
    days_overdue: int = 0
    customer_no: str = ""
    """Whose bill it is, where a payment is for several customers."""


@dataclass(frozen=True, slots=True)
class PaidCustomer:
    """One of several customers on a receipt: what was paid for it, and of that what was prestored."""

    customer_no: str
    name: str
    amount: Money
    to_prestored: Money


@dataclass(frozen=True, slots=True)
class Allocation:
    """Where a payment goes."""

    lines: tuple[AllocationLine, ...]
    to_prestored: Money

    @property
    def paid_on_bills(self) -> Money:
        """Principal paid."""
        return Money(sum(line.principal.fen for line in self.lines))

    @property
    def paid_on_penalties(self) -> Money:
        """Penalties paid."""
        return Money(sum(line.penalty.fen for line in self.lines))


def joined(parts: Sequence[Allocation]) -> Allocation:
    """Put together where one payment goes on several accounts."""
    lines = tuple(line for part in parts for line in part.lines)
    return Allocation(lines, total(part.to_prestored for part in parts))


@dataclass(frozen=True, slots=True)
class VendedToken:
    """The token (or a card's serial) of a top-up's energy; it is empty until it has come."""

    request_no: str
    meter_no: str
    amount: Money
    token: str = ""

    @property
    def grouped(self) -> str:
        """The token as it is typed into a meter: its digits by fours."""
        if not self.token.isdigit():
            return self.token
        return " ".join(self.token[at : at + 4] for at in range(0, len(self.token), 4))


@dataclass(frozen=True, slots=True)
class PrepaidAfter:
    """How a prepaid customer stands right after a top-up."""

    debt_left: Money
    """Old debt, the frozen penalty among it."""
    energy_bought: Money
    """Energy credit of all top-ups so far."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """A posted payment as its receipt tells it; `printed` counts the copies made so far."""

    receipt_no: str
    customer_no: str
    customer_name: str
    address: str
    station: str
    paid_on: date
    recorded_at: datetime
    """UTC."""
    clerk: str
    method: Method
    reference: str
    amount: Money
    tendered: Money
    allocation: Allocation
    outstanding_after: Money = ZERO
    prestored_after: Money = ZERO
    reversed_by: str = ""
    printed: int = 0
    kind: str = "payment"
    """payment, or deposit: then the paper is a prestored money voucher (预收款凭证)."""
    customers: tuple[PaidCustomer, ...] = ()
    """Everyone it is for, the payer first, where they are several; the sums afterwards are all of theirs."""
    vended: VendedToken | None = None
    """Of a top-up: the token that was asked for."""
    prepaid_after: PrepaidAfter | None = None
    """Of a top-up; None on papers that were printed before they told it."""

    @property
    def change(self) -> Money:
        """What was handed back."""
        return self.tendered - self.amount


@dataclass(frozen=True, slots=True)
class ReceiptPaper:
    """A receipt and the letterhead it was first printed with."""

    receipt: Receipt
    letterhead: Letterhead


@dataclass(frozen=True, slots=True)
class Taking:
    """One payment in a list of a day's or a customer's."""

    receipt_no: str
    customer_no: str
    customer_name: str
    paid_on: date
    recorded_at: datetime
    clerk: str
    method: Method
    amount: Money
    reference: str = ""
    reversed_by: str = ""
    kind: str = "payment"
    payer: str = ""
    """Who paid, where it was another customer than the one whose list it stands in."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """A posted reversal, and how its customer stands after it."""

    reversal_no: str
    reversed_no: str
    customer_no: str
    on: date
    reason: str
    outstanding: Money
    prestored: Money
    allocation: Allocation = Allocation((), ZERO)
    """What was taken back of each bill, below zero."""
    approved_by: str = ""


@dataclass(frozen=True, slots=True)
class BillView:
    """One bill as of a day."""

    bill_no: str
    month: str
    issued_on: date
    due_on: date
    amount: Money
    kwh: int | None
    outstanding: Money
    penalty: Money
    penalty_steps: str
    days_overdue: int
    tariff_class: TariffClass
    corrected: Money = ZERO
    """What counter-bills changed of the amount; below zero."""
    written_off: Money = ZERO
    """Principal and penalty written off, and still collectible."""


@dataclass(frozen=True, slots=True)
class AccountView:
    """One customer as of a day: who it is, what is owed, what is held; bills oldest first."""

    customer_no: str
    name: str
    on: date
    station: str
    area: str
    address: str
    phone: str
    meter_no: str
    tariff_class: TariffClass
    risk_category: RiskCategory
    funding: Funding
    key_customer: bool
    note: str
    conversion: str
    prestored: Money
    bills: tuple[BillView, ...]
    last_paid_on: date | None = None
    last_paid: Money = ZERO
    pledged: Money = ZERO
    """Fees held against a risk; they pay no bill."""
    energy: Money = ZERO
    """Energy credit that top-ups bought."""
    tokens_awaited: int = 0
    """How many top-ups of it have no token yet."""

    @property
    def outstanding(self) -> Money:
        """Principal unpaid."""
        return Money(sum(bill.outstanding.fen for bill in self.bills))

    @property
    def penalty(self) -> Money:
        """Penalties due."""
        return Money(sum(bill.penalty.fen for bill in self.bills))

    @property
    def owed(self) -> Money:
        """Everything to pay today."""
        return self.outstanding + self.penalty

    @property
    def open_bills(self) -> tuple[BillView, ...]:
        """Bills that still owe principal or penalty."""
        return tuple(bill for bill in self.bills if bill.outstanding or bill.penalty)
