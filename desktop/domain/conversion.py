"""Prepaid conversion: the steps from candidate to commissioned, and who is a chronic defaulter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.months import Month


class Stage(StrEnum):
    """Where a conversion stands."""

    CANDIDATE = "candidate"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    INSTALLED = "installed"
    COMMISSIONED = "commissioned"
    REJECTED = "rejected"
    CANCELLED = "cancelled"


class Why(StrEnum):
    """Why a customer is converted."""

    NEW_CONNECTION = "new-connection"
    CHRONIC_DEFAULTER = "chronic-defaulter"
    RISK_CATEGORY = "risk-category"
    OWN_WISH = "own-wish"


NEXT: dict[Stage, tuple[Stage, ...]] = {
    Stage.CANDIDATE: (Stage.APPROVED, Stage.REJECTED, Stage.CANCELLED),
    Stage.APPROVED: (Stage.SCHEDULED, Stage.CANCELLED),
    Stage.SCHEDULED: (Stage.INSTALLED, Stage.CANCELLED),
    Stage.INSTALLED: (Stage.COMMISSIONED, Stage.CANCELLED),
    Stage.COMMISSIONED: (),
    Stage.REJECTED: (),
    Stage.CANCELLED: (),
}

ENDED = (Stage.REJECTED, Stage.CANCELLED)
"""A customer whose conversion ended so may be proposed again."""


@dataclass(frozen=True, slots=True)
class DefaulterRule:
    """A chronic defaulter has so many bills overdue in so many months, or anything unpaid for longer."""

    bills: int = 3
    months: int = 12
    days: int = 90


@dataclass(frozen=True, slots=True)
class BillRecord:
    """What the rule needs of a bill: its due date, and the day it was paid in full, None while unpaid."""

    due_on: date
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class Default:
    """How a customer stands against the rule."""

    overdue_bills: int
    longest_unpaid_days: int

    def is_chronic(self, rule: DefaulterRule) -> bool:
        """Whether the rule calls it a chronic defaulter."""
        return self.overdue_bills >= rule.bills or self.longest_unpaid_days > rule.days


def default_of(bills: Iterable[BillRecord], on: date, rule: DefaulterRule) -> Default:
    """Count the bills that were overdue in the rule's months before a day, and the longest unpaid days."""
    since = _months_before(on, rule.months)
    overdue, longest = 0, 0
    for bill in bills:
        if bill.due_on >= on:
            continue
        was_late = bill.paid_on is None or bill.paid_on > bill.due_on
        overdue += was_late and bill.due_on >= since
        if bill.paid_on is None:
            longest = max(longest, (on - bill.due_on).days)
    return Default(overdue, longest)


def _months_before(on: date, months: int) -> date:
    month = Month.of(on).shifted(-months)
    last = (month.shifted(1).first_day() - month.first_day()).days
    return date(month.year, month.month, min(on.day, last))


@dataclass(frozen=True, slots=True)
class ConversionStep:
    """One step as it was recorded."""

    stage: Stage
    on: date
    person: str
    note: str


@dataclass(frozen=True, slots=True)
class Conversion:
    """A customer's way to a prepaid meter; `debt` is the principal unpaid, in fen."""

    customer_no: str
    name: str
    station: str
    area: str
    stage: Stage
    why: Why
    stage_on: date
    old_meter: str
    last_reading: int | None
    new_meter: str
    debt: int
    steps: tuple[ConversionStep, ...] = ()


@dataclass(frozen=True, slots=True)
class ConversionFilter:
    """Which conversions a list shows, and its order: number, name, station, stage, since or debt."""

    stage: Stage | None = None
    station: str = ""
    text: str = ""
    order: str = "since"
    descending: bool = False
