"""Refusals about measures against risk, temporary power, and the terms of the warning."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class MeasureDueBefore(Refusal):
    """A measure would have to be in place before it is decided."""

    due_on: date
    decided_on: date


@dataclass(eq=False, repr=False)
class MeasureStands(Refusal):
    """The customer has a measure of this kind that is in place or on its way."""

    customer_no: str
    kind: str


@dataclass(eq=False, repr=False)
class MeasureNotOpen(Refusal):
    """A measure cannot be changed so: it is not in the state that this needs."""

    customer_no: str
    state: str


@dataclass(eq=False, repr=False)
class UnknownMeasure(Refusal):
    """There is no such measure."""

    number: int


@dataclass(eq=False, repr=False)
class SupplyStands(Refusal):
    """The customer has temporary power in this time."""

    customer_no: str
    from_on: date
    until_on: date


@dataclass(eq=False, repr=False)
class SupplyEnded(Refusal):
    """The temporary power was ended before."""

    customer_no: str
    ended_on: date


@dataclass(eq=False, repr=False)
class SupplyEndsBefore(Refusal):
    """Temporary power would end before it begins."""

    from_on: date
    until_on: date


@dataclass(eq=False, repr=False)
class UnknownSupply(Refusal):
    """There is no such temporary power."""

    number: int


@dataclass(eq=False, repr=False)
class LevelsOutOfOrder(Refusal):
    """The levels of the warning would not rise from watch to warn to act."""

    watch: int
    warn: int
    act: int
