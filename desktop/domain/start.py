"""What is due today: every kind of duty with its count, for one person or for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.contacts import Promised, PromiseState, promise_state
from desktop.domain.funding import InstalmentState, Movement, Plan
from desktop.domain.rights import Right, Role

SOON = timedelta(days=3)
"""How long beforehand a hold's end and an instalment are told."""
LONG = timedelta(days=30)
"""How long a conversion stands at one stage before it is told."""
NAMES_SHOWN = 3
OVERSEERS = (Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR)
"""Roles that look after everybody's duties."""


class Duty(StrEnum):
    """A kind of duty, the most pressing first."""

    UNFINISHED = "unfinished"
    SHIFT = "shift"
    RECONNECT = "reconnect"
    STOP_STEP = "stop-step"
    PROMISE = "promise"
    BROKEN_PROMISE = "broken-promise"
    INSTALMENT = "instalment"
    BROKEN_PLAN = "broken-plan"
    HOLD = "hold"
    MEASURE = "measure"
    POWER = "power"
    VISIT = "visit"
    OPINION = "opinion"
    TOKEN = "token"
    CONVERSION = "conversion"
    LOW_BALANCE = "low-balance"


PRESSING = frozenset(
    {
        Duty.UNFINISHED,
        Duty.SHIFT,
        Duty.RECONNECT,
        Duty.BROKEN_PROMISE,
        Duty.BROKEN_PLAN,
        Duty.MEASURE,
        Duty.OPINION,
    }
)
"""Kinds of which something should have been done before."""
WANTS: dict[Duty, Right] = {
    Duty.UNFINISHED: Right.PAY,
    Duty.SHIFT: Right.SHIFT,
    Duty.TOKEN: Right.PAY,
    Duty.CONVERSION: Right.CONVERSIONS,
    Duty.LOW_BALANCE: Right.REMIND,
}
"""The right that a duty of each kind is done with; the others are work in the field."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to be done: whose customer's, whose duty (nobody's is everybody's), fen, and since when."""

    duty: Duty
    customer: int = 0
    person: str = ""
    fen: int = 0
    on: date | None = None
    name: str = ""
    """The customer's, where it is known already."""


@dataclass(frozen=True, slots=True)
class DutyLine:
    """All that is due of one kind; `since` is the earliest day, `names` are the first customers'."""

    duty: Duty
    count: int
    fen: int
    since: date | None
    names: tuple[str, ...]

    @property
    def is_pressing(self) -> bool:
        """Whether something should have been done before."""
        return self.duty in PRESSING


@dataclass(frozen=True, slots=True)
class Day:
    """What is due on a day; `whose` is empty where it is everybody's."""

    on: date
    whose: str
    lines: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class StandingPromise:
    """A customer's last promise, with what each day changed since."""

    customer: int
    person: str
    made_on: date
    due_on: date
    amount: int | None


def right_for(duty: Duty) -> Right:
    """Return the right that a duty is done with."""
    return WANTS.get(duty, Right.FIELD)


def gathered(found: Iterable[Found], whose: str) -> dict[Duty, list[Found]]:
    """Return what is whose duty, and nobody's in particular, by kind, the longest due first."""
    kinds: dict[Duty, list[Found]] = {}
    for one in found:
        if not whose or one.person in (whose, ""):
            kinds.setdefault(one.duty, []).append(one)
    return {
        duty: sorted(kinds[duty], key=lambda one: (one.on or date.max, -one.fen, one.customer))
        for duty in Duty
        if duty in kinds
    }


def duty_lines(kinds: Mapping[Duty, Sequence[Found]], names: Mapping[int, str]) -> tuple[DutyLine, ...]:
    """Return a line for each kind that has anything, in order."""
    return tuple(
        DutyLine(
            duty,
            len(found),
            sum(one.fen for one in found),
            next((one.on for one in found), None),
            tuple(filter(None, (one.name or names.get(one.customer, "") for one in found[:NAMES_SHOWN]))),
        )
        for duty, found in kinds.items()
    )


def promises_due(
    promises: Iterable[StandingPromise], moved: Mapping[int, Sequence[Movement]], on: date
) -> list[Found]:
    """Tell which last promises are due today, and which were broken and are owed still."""
    due = [one for one in promises if one.due_on <= on]
    told = ((one, _promise(one, moved.get(one.customer, ()), on)) for one in due)
    return [found for one, found in told if found is not None]


def plans_due(plans: Mapping[int, Sequence[Plan]], collectors: Mapping[int, str], on: date) -> list[Found]:
    """Tell which instalments are due soon, and which plans are broken."""
    found: list[Found] = []
    for customer, standing in plans.items():
        who = collectors.get(customer, "")
        for plan in standing:
            broken = plan.broken
            if broken:
                found.append(Found(Duty.BROKEN_PLAN, customer, who, plan.lacking, broken[0].due_on))
            found += [
                Found(Duty.INSTALMENT, customer, who, one.lacking, one.due_on)
                for one in plan.instalments
                if one.state is InstalmentState.OPEN and one.due_on <= on + SOON
            ]
    return found


def _promise(one: StandingPromise, moved: Sequence[Movement], on: date) -> Found | None:
    until = min(on, one.due_on)
    received = sum(move.received for move in moved if one.made_on <= move.on <= until)
    owed_then = sum(move.owed for move in moved if move.on <= until)
    owed = sum(move.owed for move in moved if move.on <= on)
    state = promise_state(Promised(one.made_on, one.due_on, one.amount, received, owed_then), on)
    if state is PromiseState.KEPT or owed <= 0:
        return None
    duty = Duty.PROMISE if state is PromiseState.OPEN else Duty.BROKEN_PROMISE
    return Found(duty, one.customer, one.person, one.amount or owed, one.due_on)
