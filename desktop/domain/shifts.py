"""A clerk's shift and its close (日结): what came in and went out by each method, and the cash counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.errors import DifferenceUnexplained, FloatAboveCash
from desktop.domain.money import ZERO, Money, total
from desktop.domain.payments import Method


@dataclass(frozen=True, slots=True)
class Movement:
    """Money that one posting of a shift moved; below zero where it was paid out or handed back."""

    number: str
    kind: str
    customer_no: str
    customer_name: str
    on: date
    method: Method
    amount: Money
    reference: str = ""
    of: str = ""
    """The number that it counters."""


@dataclass(frozen=True, slots=True)
class Takings:
    """What a shift took by one method, and what it paid out by it; both above zero."""

    method: Method
    count: int
    collected: Money
    paid_out: Money


@dataclass(frozen=True, slots=True)
class Book:
    """A shift as the ledger has it: its float, its movements, and what they paid.

    Prestored money that paid bills (`offsets`) is no money that came in, and stands apart.
    """

    number: str
    clerk: str
    on: date
    opened_at: datetime | None
    opening_float: Money
    movements: tuple[Movement, ...]
    paid_on_bills: Money
    paid_on_penalties: Money
    to_prestored: Money
    offsets: Money
    offset_count: int
    voided: tuple[str, ...] = ()

    @property
    def takings(self) -> tuple[Takings, ...]:
        """What came in and went out, by method."""
        methods = [method for method in Method if any(move.method is method for move in self.movements)]
        return tuple(_takings(method, self.movements) for method in methods)

    @property
    def collected(self) -> Money:
        """What came in by all methods, less what went out: bills, penalties and prestored together."""
        return total(move.amount for move in self.movements)

    @property
    def cash_in(self) -> Money:
        """Cash collected."""
        return _takings(Method.CASH, self.movements).collected

    @property
    def cash_out(self) -> Money:
        """Cash paid out: refunds, and payments handed back."""
        return _takings(Method.CASH, self.movements).paid_out

    @property
    def cash(self) -> Money:
        """The cash that must be in the drawer: float + collected − paid out."""
        return self.opening_float + self.cash_in - self.cash_out

    @property
    def slips(self) -> tuple[Movement, ...]:
        """Cheques, transfers and slips, one by one."""
        return tuple(move for move in self.movements if move.method is not Method.CASH)


@dataclass(frozen=True, slots=True)
class Count:
    """The cash counted at the close, by pieces where wanted, and what is kept as the next float."""

    counted: Money | None = None
    pieces: tuple[tuple[int, int], ...] = ()
    """Denomination in fen, and how many of it."""
    float_kept: Money = ZERO
    reason: str = ""

    @property
    def cash(self) -> Money | None:
        """What was counted: the pieces added up, or the sum itself; None where nobody counted."""
        return Money(sum(fen * pieces for fen, pieces in self.pieces)) if self.pieces else self.counted


@dataclass(frozen=True, slots=True)
class Close:
    """A closed shift: its book, its count, and the head of the chain at that moment."""

    book: Book
    count: Count
    closed_at: datetime
    closed_by: str
    head_seq: int
    head: str
    """Hash of the chain's head, in hex."""

    @property
    def difference(self) -> Money:
        """Counted less expected: above zero is over, below is short."""
        counted = self.count.cash
        return ZERO if counted is None else counted - self.book.cash

    @property
    def handed_over(self) -> Money:
        """Cash handed over = float + collected − paid out − float kept (DOMAIN, Cash)."""
        return self.book.cash - self.count.float_kept


def check_count(book: Book, count: Count) -> None:
    """Refuse a difference that nobody explains, and a float above what is there."""
    counted = count.cash
    there = book.cash if counted is None else counted
    if counted is not None and counted != book.cash and not count.reason.strip():
        raise DifferenceUnexplained(book.cash.fen, counted.fen)
    if count.float_kept.fen > max(0, there.fen):
        raise FloatAboveCash(count.float_kept.fen, there.fen)


def _takings(method: Method, movements: Iterable[Movement]) -> Takings:
    of_method = [move for move in movements if move.method is method]
    collected = total(move.amount for move in of_method if move.amount.fen > 0)
    paid_out = total(-move.amount for move in of_method if move.amount.fen < 0)
    return Takings(method, len(of_method), collected, paid_out)


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One clerk's day in the bureau's view: who has closed, and who has not."""

    clerk: str
    number: str
    on: date
    closed_at: datetime | None
    collected: Money
    cash: Money
    difference: Money = ZERO
