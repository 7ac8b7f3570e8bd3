"""Measures against a customer's risk: set, followed until they are in place, or dropped with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.risk import MeasureKind


class MeasureState(StrEnum):
    """How far a measure is; `open` and `dropped` are decided, the others follow from what was done."""

    OPEN = "open"
    IN_PLACE = "in-place"
    RETURNED = "returned"
    """The fee was given back: the measure is over."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure to be set; `amount` in fen is the fee, or the balance to be reached, and 0 for a device."""

    customer_no: str
    kind: MeasureKind
    on: date
    due_on: date
    amount: int = 0
    person: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as of a day; `held` in fen is the fee received or the balance prestored."""

    key: int
    customer_no: str
    name: str
    kind: MeasureKind
    state: MeasureState
    amount: int
    held: int
    decided_on: date
    due_on: date | None
    state_on: date
    person: str
    note: str = ""
    number: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is still to be brought about."""
        return self.state is MeasureState.OPEN

    @property
    def stands(self) -> bool:
        """Whether it is in place or on its way."""
        return self.state in (MeasureState.OPEN, MeasureState.IN_PLACE)

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been in place before a day."""
        return self.is_open and self.due_on is not None and self.due_on < on


def reached_on(changes: Iterable[tuple[date, int]], target: int, since: date) -> date | None:
    """Return the first day, not before another, at whose end a balance stands at a target or above it.

    `changes` are the balance's signed changes in fen, oldest first; None where it was never reached.
    """
    balance = 0
    by_day: dict[date, int] = {}
    for on, fen in changes:
        day = max(on, since)
        by_day[day] = by_day.get(day, 0) + fen
    for day, fen in by_day.items():
        balance += fen
        if balance >= target:
            return day
    return None
