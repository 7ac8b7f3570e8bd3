"""Refusals of the stop-supply clock: each says from when on, or what is missing."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NothingOverdue(Refusal):
    """A step of the procedure is asked for against a customer who has nothing overdue."""

    on: date


@dataclass(eq=False, repr=False)
class StopNoticeTooEarly(Refusal):
    """A stop-supply notice would be printed or delivered before its first lawful day."""

    on: date
    earliest_on: date


@dataclass(eq=False, repr=False)
class CutNotAllowed(Refusal):
    """The supply may not be cut on a day: this is missing."""

    on: date
    missing: tuple[str, ...]


@dataclass(eq=False, repr=False)
class NotStopped(Refusal):
    """The customer's supply is not stopped, so that it cannot be restored."""

    customer_no: str


@dataclass(eq=False, repr=False)
class AlreadyStopped(Refusal):
    """The customer's supply is stopped already."""

    customer_no: str
    on: date


@dataclass(eq=False, repr=False)
class NotPaidInFull(Refusal):
    """A reconnection order is asked for while something overdue is owed."""

    customer_no: str
    owed: int


@dataclass(eq=False, repr=False)
class PeriodsExist(Refusal):
    """Periods of the stop-supply clock take effect on this day already."""

    effective_from: date


@dataclass(eq=False, repr=False)
class PeriodsUnsound(Refusal):
    """A notice would have to be delivered at least later than at most, or a period is not above zero."""

    least: int
    most: int
