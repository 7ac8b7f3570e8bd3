"""Refusals about shifts, their close and ranges of receipt numbers."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class ShiftOpenAlready(Refusal):
    """A clerk has an open shift."""

    clerk: str
    number: str
    opened_on: date


@dataclass(eq=False, repr=False)
class NoShiftOpen(Refusal):
    """A clerk has no open shift, and the bureau wants one."""

    clerk: str


@dataclass(eq=False, repr=False)
class ShiftOfAnotherDay(Refusal):
    """A shift of an earlier day must be closed before the counter goes on."""

    clerk: str
    number: str
    opened_on: date
    on: date


@dataclass(eq=False, repr=False)
class ShiftClosed(Refusal):
    """What is asked for belongs to a shift that was closed."""

    number: str
    shift: str


@dataclass(eq=False, repr=False)
class DifferenceUnexplained(Refusal):
    """The counted cash differs from the book, and nobody said why; amounts in fen."""

    expected: int
    counted: int


@dataclass(eq=False, repr=False)
class FloatAboveCash(Refusal):
    """More would be kept as float than was counted; amounts in fen."""

    asked: int
    held: int


@dataclass(eq=False, repr=False)
class RangeTaken(Refusal):
    """Numbers of a new range were issued before."""

    first: str
    last: str
    clerk: str


@dataclass(eq=False, repr=False)
class BadRange(Refusal):
    """The first and the last number of a range do not make one."""

    first: str
    last: str


@dataclass(eq=False, repr=False)
class RangeUsedUp(Refusal):
    """A clerk has no receipt number left."""

    clerk: str


@dataclass(eq=False, repr=False)
class NumberNotFree(Refusal):
    """A receipt number cannot be voided: it was used, voided before, or is none of an issued range."""

    number: str
