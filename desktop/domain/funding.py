"""Fiscally-funded payers (财政拨款): where their money comes from, and the plans of instalments agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import BadAppropriationMonth, InstalmentBeforePlan, InstalmentTwice, PlanEmpty
from desktop.domain.periods import months_after

MONTH_UNKNOWN = 0


class InstalmentState(StrEnum):
    """What became of an instalment; the ledger's payments say it by themselves."""

    OPEN = "open"
    KEPT = "kept"
    LATE = "late"
    BROKEN = "broken"


class PlanState(StrEnum):
    """How a plan of payment stands."""

    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Funding:
    """How a payer gets its money, whom to talk to, and who collects; `month` is 0 where it is not known."""

    customer_no: str
    source: str = ""
    month: int = MONTH_UNKNOWN
    contact: str = ""
    phone: str = ""
    collector: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Instalment:
    """What is to have come in by a day, in fen."""

    due_on: date
    amount: int


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """A plan of payment as it was agreed."""

    customer_no: str
    made_on: date
    instalments: tuple[Instalment, ...]
    person: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Movement:
    """What one day changed: fen that came in, and the signed change of the principal owed."""

    on: date
    received: int = 0
    owed: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """An instalment as of a day; `lacking` is what of it has not come in, in fen."""

    due_on: date
    amount: int
    state: InstalmentState
    lacking: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as of a day."""

    key: int
    made_on: date
    person: str
    note: str
    instalments: tuple[Told, ...]
    ended_on: date | None = None

    @property
    def state(self) -> PlanState:
        """How it stands: broken as long as anything that was due is lacking."""
        states = {one.state for one in self.instalments}
        if self.ended_on is not None:
            return PlanState.ENDED
        if InstalmentState.BROKEN in states:
            return PlanState.BROKEN
        return PlanState.RUNNING if InstalmentState.OPEN in states else PlanState.KEPT

    @property
    def amount(self) -> int:
        """What was agreed, in fen."""
        return sum(one.amount for one in self.instalments)

    @property
    def broken(self) -> tuple[Told, ...]:
        """The instalments that were due and did not come in."""
        return tuple(one for one in self.instalments if one.state is InstalmentState.BROKEN)

    @property
    def lacking(self) -> int:
        """What was due and has not come in, in fen."""
        return sum(one.lacking for one in self.broken)

    @property
    def next(self) -> Told | None:
        """The next instalment that is not in yet."""
        return next((one for one in self.instalments if one.state is InstalmentState.OPEN), None)


@dataclass(frozen=True, slots=True)
class Payer:
    """A fiscally-funded payer as of a day; `principal` and `penalty` are what it owes, in fen."""

    key: int
    customer_no: str
    name: str
    station: str
    area: str
    funding: Funding
    principal: int
    penalty: int
    oldest_due_on: date | None
    plan: Plan | None

    @property
    def owes(self) -> int:
        """Principal and penalty, in fen."""
        return self.principal + self.penalty

    def has_due(self, by: date) -> bool:
        """Whether an agreed instalment falls due by a day and is not in yet."""
        return self.plan is not None and self.plan.next is not None and self.plan.next.due_on <= by

    @property
    def is_broken(self) -> bool:
        """Whether an agreed instalment was due and did not come in."""
        return self.plan is not None and self.plan.state is PlanState.BROKEN


@dataclass(frozen=True, slots=True)
class FundingFilter:
    """Which payers a list shows, by collector and number; None and empty let everyone through."""

    text: str = ""
    collector: str | None = None
    month: int | None = None
    owing: bool = False
    broken: bool = False
    due_by: date | None = None
    """With an instalment that is due by this day and not in."""


@dataclass(frozen=True, slots=True)
class MeetingList:
    """What the coordination meeting looks at: who owes or has a plan, by collector, as of a day."""

    bureau: str
    on: date
    payers: tuple[Payer, ...]

    def by_collector(self) -> list[tuple[str, list[Payer]]]:
        """Return the payers of each collector, those that nobody collects from last."""
        groups: dict[str, list[Payer]] = {}
        for payer in sorted(self.payers, key=_meeting_order):
            groups.setdefault(payer.funding.collector, []).append(payer)
        return list(groups.items())


def _meeting_order(payer: Payer) -> tuple[bool, str, int, str]:
    collector = payer.funding.collector
    return not collector, collector, -payer.owes, payer.customer_no


def checked_month(month: int) -> int:
    """Return a month of the appropriation; refuse what is none."""
    if not MONTH_UNKNOWN <= month <= 12:
        raise BadAppropriationMonth(month)
    return month


def checked_plan(draft: PlanDraft) -> tuple[Instalment, ...]:
    """Return a plan's instalments in order; refuse a plan of none, or one that is due before it was made."""
    ordered = tuple(sorted(draft.instalments))
    if not ordered:
        raise PlanEmpty(draft.customer_no)
    if ordered[0].due_on < draft.made_on:
        raise InstalmentBeforePlan(ordered[0].due_on, draft.made_on)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if before.due_on == after.due_on:
            raise InstalmentTwice(after.due_on)
    return ordered


def evenly(amount: int, parts: int, first: date) -> tuple[Instalment, ...]:
    """Part fen into monthly instalments of whole yuan; what does not divide goes to the last one."""
    each = amount // parts // 100 * 100
    last = amount - each * (parts - 1)
    fen = [each] * (parts - 1) + [last]
    return tuple(Instalment(months_after(first, at), part) for at, part in enumerate(fen) if part)


def told(instalments: Iterable[Instalment], movements: Iterable[Movement], on: date) -> tuple[Told, ...]:
    """Tell what became of each instalment as of a day, from what came in since the plan was made.

    Money fills the oldest instalment first. Where nothing is owed any more every instalment is in, whatever
    brought that about. `movements` hold the principal owed from before the plan as a change of an early day.
    """
    known = sorted((move for move in movements if move.on <= on), key=lambda move: move.on)
    found, agreed = [], 0
    for one in sorted(instalments):
        agreed += one.amount
        found.append(_told(one, agreed, known, on))
    return tuple(found)


def _told(one: Instalment, agreed: int, known: Sequence[Movement], on: date) -> Told:
    in_time = _lacking(agreed, [move for move in known if move.on <= one.due_on])
    now = _lacking(agreed, known)
    if in_time == 0 and one.due_on <= on:
        return Told(one.due_on, one.amount, InstalmentState.KEPT, 0)
    lacking = min(now, one.amount)
    if lacking == 0:
        state = InstalmentState.KEPT if on <= one.due_on else InstalmentState.LATE
    else:
        state = InstalmentState.OPEN if on <= one.due_on else InstalmentState.BROKEN
    return Told(one.due_on, one.amount, state, lacking)


def _lacking(agreed: int, known: Sequence[Movement]) -> int:
    if sum(move.owed for move in known) <= 0:
        return 0
    return max(0, agreed - sum(move.received for move in known))
