"""Payments from outside: what a statement of a bank or a merchant says, and how its lines are known again."""

import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256

from desktop.domain.errors import Refusal
from desktop.domain.intake import RefusedRow
from desktop.domain.money import ZERO, Money, total
from desktop.domain.payments import Method

_BETWEEN = " | "
_LONGEST_REMARK = 60


class BankFormat(StrEnum):
    """Whose file it is; `generic` is a bank's that nobody here has seen."""

    ICBC = "icbc"
    CCB = "ccb"
    WECHAT = "wechat"
    ALIPAY = "alipay"
    GENERIC = "generic"

    @property
    def method(self) -> Method:
        """How its money came in."""
        return {BankFormat.WECHAT: Method.WECHAT, BankFormat.ALIPAY: Method.ALIPAY}.get(self, Method.TRANSFER)


class NotIncome(StrEnum):
    """Why a line is never posted."""

    OUTGOING = "outgoing"
    REFUND = "refund"
    CLOSED = "closed"
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class BankLine:
    """One line of a statement; `amount` has no sign, `not_income` says why it is not posted, if it is not.

    `identity` is the same wherever the line comes again; it is made by `identified`.
    """

    row: int
    on: date
    amount: Money
    time: str = ""
    payer: str = ""
    payer_account: str = ""
    remark: str = ""
    transaction_no: str = ""
    balance: str = ""
    own_account: str = ""
    not_income: NotIncome | None = None
    identity: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredTotal:
    """A count or a sum that the file itself declares, and what its lines come to."""

    row: int
    label: str
    declared: str
    found: str

    @property
    def agrees(self) -> bool:
        """Whether the two are the same."""
        return self.declared == self.found


@dataclass(frozen=True, slots=True)
class Statement:
    """A file as it was read. `unread` are cells that nothing posted depends on: redacted balances."""

    file: str
    digest: str
    format: BankFormat
    own_account: str
    lines: tuple[BankLine, ...]
    refused: tuple[RefusedRow, ...] = ()
    unread: tuple[RefusedRow, ...] = ()
    totals: tuple[DeclaredTotal, ...] = ()

    @property
    def read(self) -> int:
        """How many rows of data the file has."""
        return len(self.lines) + len(self.refused)

    @property
    def income(self) -> tuple[BankLine, ...]:
        """The lines that money came in by."""
        return tuple(line for line in self.lines if line.not_income is None)

    @property
    def not_income(self) -> tuple[BankLine, ...]:
        """The lines that are never posted."""
        return tuple(line for line in self.lines if line.not_income is not None)

    @property
    def disagreements(self) -> tuple[DeclaredTotal, ...]:
        """The declared totals that the lines do not come to."""
        return tuple(declared for declared in self.totals if not declared.agrees)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was not posted to its customer: a top-up above the purchase limit."""

    line: BankLine
    customer_no: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class BankResult:
    """What came of posting: the receipts, what they come to, and how many lines were posted before."""

    receipts: tuple[str, ...] = ()
    amount: Money = ZERO
    already_there: int = 0
    topups: int = 0
    """How many of the receipts are top-ups."""
    left_out: tuple[LeftOut, ...] = ()
    """Lines that were not posted, though they were decided on."""

    @property
    def posted(self) -> int:
        """How many lines were posted."""
        return len(self.receipts)


def sum_of(lines: Iterable[BankLine]) -> Money:
    """Add up what lines come to, without signs."""
    return total(line.amount for line in lines)


def identified(lines: Iterable[BankLine], kind: BankFormat, own_account: str) -> tuple[BankLine, ...]:
    """Give each line its identity: a merchant's transaction number, else everything that the line says.

    Lines that say all the same are told apart by how many such lines stand before them.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    found = []
    for line in lines:
        facts = _facts(line, kind, own_account)
        if not _is_numbered(line, kind):
            seen[facts] += 1
            facts = (*facts, str(seen[facts]))
        found.append(replace(line, identity=sha256(repr(facts).encode()).hexdigest()))
    return tuple(found)


def request_key(line: BankLine) -> str:
    """Return the key that a line is posted with, so that it is posted once."""
    return f"bank:{line.identity}"


def reference_of(line: BankLine) -> str:
    """Return what a payment keeps of its line: `payer | remark | transaction`."""
    payer = line.payer.replace(_BETWEEN, " ")
    return _BETWEEN.join((payer, line.remark[:_LONGEST_REMARK].strip(), line.transaction_no)).rstrip(" |")


def payer_of(reference: str) -> str:
    """Return the payer of a bank payment's reference."""
    return reference.split(_BETWEEN, 1)[0].strip()


def folded(text: str) -> str:
    """Return a text so that two that differ by width, case or white space only are equal."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _is_numbered(line: BankLine, kind: BankFormat) -> bool:
    """Whether the number alone tells a line from all others: banks reuse theirs, merchants' files do not."""
    number = line.transaction_no
    return kind.method is not Method.TRANSFER and len(number) >= 16 and number.isalnum()


def _facts(line: BankLine, kind: BankFormat, own_account: str) -> tuple[str, ...]:
    amount = f"{line.not_income or ''}{line.amount.fen}"
    whose = (kind.value, _plain(line.own_account or own_account), _plain(line.transaction_no), amount)
    if _is_numbered(line, kind):
        return whose
    said = (line.payer, line.payer_account, line.remark, line.balance)
    return (*whose, line.on.isoformat(), line.time, *map(_plain, said))


def _plain(text: str) -> str:
    """Fold a text; a spreadsheet may have dropped a number's leading zeros."""
    same = folded(text)
    return same.lstrip("0") if same.isdigit() else same
