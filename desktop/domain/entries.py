"""What an account is made of: bills with their history, deposits, and the lines of what is posted.

Amounts are plain whole fen here: this is the loop that a year of a county runs through.
"""

from dataclasses import dataclass, field
from datetime import date

from desktop.domain.allocation import Order
from desktop.domain.penalty import Change, PenaltyRules

PRINCIPAL, PENALTY, PRESTORED = "principal", "penalty", "prestored"
ADJUSTMENTS = ("correction", "write-off", "recall")
"""Kinds of entries that change what is receivable of a bill; every other change of principal is money."""
COMPANIONS = ("assessment", "recall", "release", *ADJUSTMENTS)
"""Kinds that stand under a posting of another kind."""
PURPOSES = {"fee": "fee", "fee-refund": "fee", "topup": "energy", "energy-refund": "energy"}
"""What money is for that came in, or goes back, by a posting of this kind."""
COME_IN = ("payment", "deposit", "fee", "topup")
"""Kinds of postings by which money came in."""
GO_BACK = ("refund", "fee-refund", "energy-refund")
"""Kinds of postings by which money was given back."""
RETROACTIVE = ("correction", "write-off", "release")
"""Kinds that a reversal undoes from their own day on, as if they had never been: no penalty comes of them."""


@dataclass(slots=True)
class Lot:
    """One deposit of prestored money: what is left of it, and what of that pays new bills by itself."""

    number: str
    on: date
    amount: int
    balance: int
    returned: int = 0
    """What came back from reversed uses and is still held: it is not used again by itself."""
    seq: int = 0
    used_by: list[str] = field(default_factory=list)
    purpose: str = ""
    """fee (held against a risk) or energy (bought by a top-up): it pays no bill, and only its own refund
    gives it back; prestored money has none."""

    @property
    def usable(self) -> int:
        """What pays a new bill by itself, in fen."""
        return 0 if self.purpose else max(0, self.balance - self.returned)


@dataclass(slots=True)
class OpenBill:
    """A bill with its history of principal and penalty, as far as the ledger has it."""

    bill_no: str
    month: int
    issued_on: date
    due_on: date
    amount: int
    residential: bool
    key: int = 0
    changes: list[Change] = field(default_factory=list)
    """Changes of principal by value date."""
    penalty_paid: int = 0
    """Paid or waived of the penalty, net of reversals."""
    assessed: int = 0
    """Penalty posted as an entry, net of reversals."""
    assessments: list[tuple[int, int]] = field(default_factory=list)
    """Posted assessments that stand: sequence and fen."""
    corrected: int = 0
    """What counter-bills changed of the amount, net of reversals; never above zero."""
    offset: int = 0
    """Principal that prestored money paid, net of reversals."""
    written_off: int = 0
    """Principal written off and not collected since."""
    penalty_written_off: int = 0
    """Penalty written off and not collected since."""

    @property
    def outstanding(self) -> int:
        """Principal unpaid, in fen."""
        left = self.amount
        for change in self.changes:
            left += change.fen
        return left

    def adjust(self, account: str, kind: str, fen: int) -> None:
        """Take a correction, a write-off or its recall into the bill's own sums; `fen` is the entry's."""
        if account == PENALTY:
            self.penalty_written_off -= fen
        elif kind == "correction":
            self.corrected += fen
        else:
            self.written_off -= fen

    @property
    def billed(self) -> int:
        """What the bill comes to after its corrections, in fen."""
        return self.amount + self.corrected

    @property
    def is_overdrawn(self) -> bool:
        """Whether more is owed than was billed, or was collected than written off: no state of a bill."""
        over = self.outstanding > self.billed - self.written_off
        return over or self.written_off < 0 or self.penalty_written_off < 0

    @property
    def is_settled(self) -> bool:
        """Whether neither principal nor penalty is left to pay."""
        return self.assessed <= self.penalty_paid and not self.outstanding


@dataclass(frozen=True, slots=True)
class Line:
    """An entry to be: which sum it changes, why, by how many fen, and from which day.

    `value_on` is the day from which the late-payment penalty counts it; a bounced cheque's is its payment's.
    """

    account: str
    kind: str
    fen: int
    on: date
    value_on: date
    bill: OpenBill | None = None
    lot: Lot | None = None
    by_prestored: bool = False
    counters: int | None = None


@dataclass(slots=True)
class Act:
    """Entries that belong together under one number: a payment, a use of prestored money, a refund."""

    kind: str
    on: date
    lines: list[Line]
    number: str = ""

    def fen(self, account: str, kind: str | None = None) -> int:
        """Add up the act's lines of one sum."""
        return sum(ln.fen for ln in self.lines if ln.account == account and kind in (None, ln.kind))


@dataclass(frozen=True, slots=True)
class Terms:
    """The bureau's rules as a payment meets them."""

    rules: PenaltyRules = PenaltyRules()
    order: Order = Order.PRINCIPAL_FIRST


@dataclass(frozen=True, slots=True)
class Posted:
    """An entry that was posted, as its reversal sees it."""

    seq: int
    line: Line
