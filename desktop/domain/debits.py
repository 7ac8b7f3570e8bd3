"""Direct debits (代扣): who lets which account be debited, what goes to a bank, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.bank import DeclaredTotal
from desktop.domain.intake import RefusedRow
from desktop.domain.money import ZERO, Money, total


class ItemState(StrEnum):
    """How far a debit is."""

    SENT = "sent"
    PAID = "paid"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """A customer's leave to debit an account, as it is written down; without an end it holds until told."""

    customer_no: str
    bank: str
    account_no: str
    holder: str
    from_on: date
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A customer's leave to debit an account, from a day until a day or still."""

    customer_no: str
    customer_name: str
    bank: str
    account_no: str
    holder: str
    from_on: date
    until_on: date | None

    def is_live(self, on: date) -> bool:
        """Whether the account may be debited on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


@dataclass(frozen=True, slots=True)
class AgreementsAdded:
    """What came of a file of agreements."""

    read: int
    added: int
    already_there: int
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DebitItem:
    """One customer's debit in a batch; `sequence` counts from 1."""

    batch_no: str
    sequence: int
    customer_no: str
    customer_name: str
    account_no: str
    holder: str
    amount: Money
    state: ItemState = ItemState.SENT
    receipt_no: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many debits, and what they come to."""

    count: int = 0
    amount: Money = ZERO


@dataclass(frozen=True, slots=True)
class DebitBatch:
    """One file of debits for one bank, and how far its debits are."""

    number: str
    bank: str
    on: date
    made_at: datetime
    """UTC."""
    made_by: str
    sent: Tally
    paid: Tally
    refused: Tally
    unanswered: Tally


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What a batch would hold, and how many customers are left out because an earlier debit is unanswered."""

    debits: Tally
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What a bank says of one debit; it is named by its sequence, its customer, or both."""

    row: int
    batch_no: str
    sequence: int | None
    customer_no: str
    amount: Money | None
    succeeded: bool
    on: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DebitAnswer:
    """A bank's answer as it was read; `columns` tells the heading that each field was read from."""

    file: str
    digest: str
    columns: dict[str, str]
    lines: tuple[AnswerLine, ...]
    refused: tuple[RefusedRow, ...] = ()
    totals: tuple[DeclaredTotal, ...] = ()

    @property
    def read(self) -> int:
        """How many rows of data the file has."""
        return len(self.lines) + len(self.refused)

    @property
    def disagreements(self) -> tuple[DeclaredTotal, ...]:
        """The declared totals that the rows do not come to."""
        return tuple(declared for declared in self.totals if not declared.agrees)


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What came of a bank's answer: the debits that are paid now, those refused, and rows that stay out."""

    batches: tuple[str, ...] = ()
    paid: tuple[DebitItem, ...] = ()
    refused: tuple[DebitItem, ...] = ()
    already_there: int = 0
    refused_rows: tuple[RefusedRow, ...] = ()


def tally(amounts: Iterable[Money]) -> Tally:
    """Count amounts and add them up."""
    listed = list(amounts)
    return Tally(len(listed), total(listed))


def request_key(batch_no: str, sequence: int) -> str:
    """Return the key that a debit's payment is posted with, so that it is posted once."""
    return f"debit:{batch_no}:{sequence}"


def reference_of(item: DebitItem, bank: str) -> str:
    """Return what the payment keeps of its debit: `建设银行 代扣 DK00000001-3`."""
    return f"{bank} 代扣 {item.batch_no}-{item.sequence}"
