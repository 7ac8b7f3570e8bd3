"""Prepaid conversion: the steps from candidate to commissioned, and who is a chronic defaulter."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.errors import (
    ConversionOver,
    NotRejectedAnyMore,
    StepBack,
    StepSkipped,
    StepTaken,
)
from desktop.domain.meter_change import MeterChange
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

WAY = (Stage.CANDIDATE, Stage.APPROVED, Stage.SCHEDULED, Stage.INSTALLED, Stage.COMMISSIONED)
"""The stages of a conversion that comes to its end, in their order."""

UNDER_WAY = tuple(stage for stage, after in NEXT.items() if after)
"""Where a conversion waits for its next step."""


def ending_of(stage: Stage) -> Stage:
    """Return how a conversion that stands here ends: a candidate is rejected, another one is called off."""
    return Stage.REJECTED if stage is Stage.CANDIDATE else Stage.CANCELLED


def refuse_illegal(customer_no: str, stands: Stage, asked: Stage) -> None:
    """Refuse what is not the next step, with the reason: IllegalStep, or one of its kinds."""
    if asked in NEXT[stands]:
        return
    if stands not in UNDER_WAY:
        raise ConversionOver(customer_no, stands, asked)
    if asked is stands:
        raise StepTaken(customer_no, stands, asked)
    if asked is Stage.REJECTED:
        raise NotRejectedAnyMore(customer_no, stands, asked)
    if WAY.index(asked) < WAY.index(stands):
        raise StepBack(customer_no, stands, asked)
    raise StepSkipped(customer_no, stands, asked, NEXT[stands][0])


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
    last = month.last_day().day
    return date(month.year, month.month, min(on.day, last))


@dataclass(frozen=True, slots=True)
class Move:
    """A step that is asked for; `note` is the reason where one is needed, `reading` is in kWh."""

    customer_no: str
    stage: Stage
    on: date
    person: str = ""
    note: str = ""
    meter: str = ""
    reading: int | None = None
    change: MeterChange = MeterChange()
    """At installation: what is recorded beside the meter and the reading."""
    recover: str = ""
    """At commissioning: how the old debt is recovered from top-ups; else as the settings say."""


@dataclass(frozen=True, slots=True)
class ConversionStep:
    """One step as it was recorded; `recorded_by` is told of one customer's history only."""

    stage: Stage
    on: date
    person: str
    note: str
    recorded_at: datetime | None = None
    recorded_by: str = ""


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
    days_standing: int = 0
    """How long it has stood at its stage, as of the day it was asked for."""
    stuck: bool = False
    """Whether it waits for its next step longer than the settings allow."""
    steps: tuple[ConversionStep, ...] = ()
    evidence: MeterChange | None = None
    """What was found and set at the change of the meter, where it was recorded."""


def is_stuck(stage: Stage, since: date, on: date, limit: int) -> bool:
    """Return whether a conversion has waited for its next step for more days than the limit."""
    return stage in UNDER_WAY and (on - since).days > limit


@dataclass(frozen=True, slots=True)
class ConversionFilter:
    """Which conversions a list shows, and its order: number, name, station, stage, since or debt.

    `days` is how long they have stood at their stage at least; no stages are all of them.
    """

    stages: tuple[Stage, ...] = ()
    station: str = ""
    area: str = ""
    why: Why | None = None
    stuck: bool = False
    days: int = 0
    text: str = ""
    order: str = "since"
    descending: bool = False
