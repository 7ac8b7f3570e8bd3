"""Key customers: who visits them and when next, what was said, and what becomes of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.errors import (
    NothingSaid,
    OpinionClosed,
    OpinionDueBefore,
    OpinionNotAnswered,
    VisitsTooFarApart,
)
from desktop.domain.periods import months_after

FARTHEST = 24
"""Months between two visits at most."""


class OpinionState(StrEnum):
    """How an opinion stands."""

    OPEN = "open"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """Who visits a customer, every how many months, the first time on which day."""

    customer_no: str
    person: str
    every_months: int
    from_on: date


@dataclass(frozen=True, slots=True)
class OpinionDraft:
    """What a customer wants or suggests; `owner` is to answer it by `due_on`."""

    customer_no: str
    raised_on: date
    said: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class VisitDraft:
    """A visit to be recorded, with the opinions that came up."""

    customer_no: str
    on: date
    note: str
    person: str = ""
    met: str = ""
    opinions: tuple[OpinionDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that was made."""

    key: int
    on: date
    person: str
    met: str
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion as it was raised, answered and closed."""

    key: int
    customer_no: str
    name: str
    raised_on: date
    said: str
    owner: str
    due_on: date
    reply: str = ""
    closed_on: date | None = None

    def state(self, on: date) -> OpinionState:
        """Tell how it stands on a day."""
        if self.closed_on is not None and self.closed_on <= on:
            return OpinionState.CLOSED
        return OpinionState.OVERDUE if self.due_on < on else OpinionState.OPEN


@dataclass(frozen=True, slots=True)
class KeyCustomer:
    """A key customer as of a day; `next_due` is None where no visits are planned."""

    key: int
    customer_no: str
    name: str
    station: str
    area: str
    address: str
    contact: str
    phone: str
    plan: VisitPlan | None
    last_visit: date | None
    next_due: date | None
    opinions: int
    """That are not closed."""
    overdue: int

    def is_due(self, on: date) -> bool:
        """Whether a visit is due on a day or was before."""
        return self.next_due is not None and self.next_due <= on


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """A billing month of a customer: what was used, and how many days its bills took to be settled.

    `days` is None as long as something of the month is unpaid; `waiting` is how long that has been, then.
    """

    month: int
    kwh: int | None
    fen: int
    days: int | None
    waiting: int | None = None


@dataclass(frozen=True, slots=True)
class BillTrail:
    """A bill as the trend sees it: when it was issued, and each day's change of what it owed, in fen."""

    month: int
    issued_on: date
    kwh: int | None
    amount: int
    changes: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything about a key customer that a visit needs, as of a day."""

    customer: KeyCustomer
    facts: "Facts"
    opinions: tuple[Opinion, ...]
    visits: tuple[Visit, ...]
    trend: tuple[MonthFigure, ...]
    on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """What else is known of a customer; money is principal, penalty and prestored, in fen."""

    tariff_class: str
    risk_category: str
    meter_no: str
    principal: int
    penalty: int
    prestored: int


@dataclass(frozen=True, slots=True)
class VisitFilter:
    """Which key customers a list shows; None and empty let everyone through."""

    text: str = ""
    person: str | None = None
    due: bool = False
    overdue: bool = False
    """With an opinion that should have been answered."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A key customer's year: visits planned and made, opinions raised, closed and overdue."""

    customer_no: str
    name: str
    station: str
    person: str
    planned: int
    made: int
    raised: int
    closed: int
    overdue: int
    results: tuple[str, ...] = field(default=())

    @property
    def missed(self) -> int:
        """Visits that were planned and not made."""
        return max(0, self.planned - self.made)


@dataclass(frozen=True, slots=True)
class YearReport:
    """The yearly report on key customers, as of a day."""

    bureau: str
    year: int
    on: date
    lines: tuple[YearLine, ...]


def next_due(plan: VisitPlan, last_visit: date | None) -> date:
    """Return the day of the next visit: the plan's first day, then so many months after each visit."""
    if last_visit is None or last_visit < plan.from_on:
        return plan.from_on
    return months_after(last_visit, plan.every_months)


def planned_within(plan: VisitPlan, since: date, until: date) -> int:
    """Count the visits that a plan asks for from one day to another, both included."""
    count = at = 0
    while (day := months_after(plan.from_on, at)) <= until:
        count += day >= since
        at += plan.every_months
    return count


def checked_plan(plan: VisitPlan) -> VisitPlan:
    """Return a plan of visits; refuse one without a month between two, or with more than two years."""
    if not 1 <= plan.every_months <= FARTHEST:
        raise VisitsTooFarApart(plan.every_months)
    return plan


def checked_opinion(draft: OpinionDraft) -> OpinionDraft:
    """Return an opinion; refuse one without words, or due before it was raised."""
    if not draft.said.strip():
        raise NothingSaid(draft.customer_no)
    if draft.due_on < draft.raised_on:
        raise OpinionDueBefore(draft.due_on, draft.raised_on)
    return draft


def closing(opinion: Opinion, reply: str, on: date) -> date:
    """Return the day on which an opinion is closed; refuse one without a reply, or that was closed before."""
    if opinion.closed_on is not None:
        raise OpinionClosed(opinion.closed_on)
    if not reply.strip():
        raise OpinionNotAnswered(opinion.raised_on)
    return max(on, opinion.raised_on)


def trend(bills: Sequence[BillTrail], on: date, first_month: int) -> tuple[MonthFigure, ...]:
    """Tell the months from one on, oldest first: energy used, and days from issue to settlement."""
    months: dict[int, list[BillTrail]] = {}
    for bill in bills:
        if bill.month >= first_month and bill.issued_on <= on:
            months.setdefault(bill.month, []).append(bill)
    return tuple(_figure(month, months[month], on) for month in sorted(months))


def settled_on(bill: BillTrail, on: date) -> date | None:
    """Return the day from which a bill owed nothing, as of a day; None where it still does."""
    owed, settled = bill.amount, bill.issued_on if bill.amount <= 0 else None
    for day, fen in sorted(bill.changes):
        if day > on:
            break
        before, owed = owed, owed + fen
        if owed > 0:
            settled = None
        elif before > 0:
            settled = day
    return settled


def _figure(month: int, bills: Sequence[BillTrail], on: date) -> MonthFigure:
    known = [bill.kwh for bill in bills if bill.kwh is not None]
    settled = [(bill, settled_on(bill, on)) for bill in bills]
    unpaid = [(on - bill.issued_on).days for bill, day in settled if day is None]
    taken = [max(0, (day - bill.issued_on).days) for bill, day in settled if day is not None]
    return MonthFigure(
        month,
        sum(known) if known else None,
        sum(bill.amount for bill in bills),
        None if unpaid else max(taken),
        max(unpaid) if unpaid else None,
    )
