"""The worklist: what to do next about each customer in arrears, why, and whose turn comes first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.contacts import PromiseState
from desktop.domain.notices import PaperKind
from desktop.domain.procedures import Procedure
from desktop.domain.stop_supply import Standing, Step

SECOND_AFTER = timedelta(days=10)
"""A second notice is suggested so long after the first one was delivered."""
CALL_EVERY = timedelta(days=7)
"""While one waits for a day of the procedure, a call is suggested so long after the last contact."""


class Task(StrEnum):
    """What the worklist suggests."""

    PRINT = "print"
    DELIVER = "deliver"
    COPY = "copy"
    APPROVE = "approve"
    TELL = "tell"
    CUT = "cut"
    RESTORE = "restore"
    CALL = "call"
    WAIT = "wait"
    NOTHING = "nothing"


class Ground(StrEnum):
    """Why something is suggested."""

    PAID = "paid"
    HELD = "held"
    PROMISE_OPEN = "promise-open"
    PROMISE_DUE = "promise-due"
    PROMISE_BROKEN = "promise-broken"
    NOT_REMINDED = "not-reminded"
    REMINDED = "reminded"
    DAY_31 = "day-31"
    WINDOW = "window"
    STOPPED = "stopped"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested act, why, and until or from which day; `paper` is what is printed or delivered."""

    task: Task
    ground: Ground
    day: date | None = None
    paper: PaperKind | None = None

    @property
    def is_act(self) -> bool:
        """Whether there is something to do today."""
        return self.task not in (Task.WAIT, Task.NOTHING)


@dataclass(frozen=True, slots=True)
class Promise:
    """The last promise of a customer that stands: what became of it, its day and its fen."""

    state: PromiseState
    until_on: date
    amount: int | None


@dataclass(frozen=True, slots=True)
class Signs:
    """What a suggestion is made from, beside where the customer stands in the procedure."""

    promise: Promise | None = None
    last_contact: date | None = None
    last_notice: date | None = None
    """When an overdue or second notice was delivered last."""
    reminders: int = 0
    """How many of these were delivered for the present debt."""
    printed: frozenset[PaperKind] = frozenset()
    """Papers that were printed for the present debt and not delivered or carried out yet."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What the order is reckoned from."""

    outstanding: int
    days_overdue: int
    risky: bool
    promise: Promise | None


@dataclass(frozen=True, slots=True)
class Work:
    """One customer of the worklist."""

    key: int
    procedure: Procedure
    risk_category: str
    promise: Promise | None
    last_contact: date | None
    suggestion: Suggestion
    serials: tuple[tuple[PaperKind, str], ...] = ()
    """The papers that wait for their delivery, with their numbers."""

    def serial(self, paper: PaperKind | None) -> str:
        """Return the number of the paper that waits for its delivery, or nothing."""
        return next((serial for kind, serial in self.serials if kind is paper), "")


@dataclass(frozen=True, slots=True)
class WorkFilter:
    """Whom the worklist shows: of a place or a contractor, owing so much; or those with an act alone."""

    on: date
    station: str = ""
    area: str = ""
    contractor: str = ""
    least: int = 0
    only_acts: bool = False


def suggest(stands: Standing, signs: Signs) -> Suggestion:
    """Suggest the next act about a customer, as of the day that it stands for."""
    if stands.step is Step.RECONNECT:
        return _restore(stands, signs)
    if stands.step is Step.STOPPED:
        return Suggestion(Task.NOTHING, Ground.STOPPED, stands.step_on)
    if stands.step is Step.HELD:
        return Suggestion(Task.WAIT, Ground.HELD, stands.step_on)
    if stands.step is Step.NOTHING:
        return Suggestion(Task.NOTHING, Ground.QUIET)
    return _by_promise(stands, signs) or _by_procedure(stands, signs)


def worth(weight: Weight) -> int:
    """Return how much acting pays: fen weighted by age, risk and promise (docs/decisions/worklist-order)."""
    age = next(factor for days, factor in _AGES if weight.days_overdue >= days)
    risk = 130 if weight.risky else 100
    return weight.outstanding * age * risk * _promise_factor(weight.promise) // 1_000_000


def turn(suggestion: Suggestion, pays: int) -> tuple[int, int]:
    """Return a key that orders customers: reconnections, acts by what they pay, waiting, nothing to do."""
    if suggestion.task is Task.RESTORE or suggestion.paper is PaperKind.RECONNECTION:
        return 0, -pays
    if suggestion.is_act:
        return 1, -pays
    return (2 if suggestion.task is Task.WAIT else 3), -pays


_AGES = ((91, 110), (61, 130), (31, 150), (1, 100), (0, 50))
"""Percent by days overdue: dearest from day 31 on, when a stop of supply is lawful, and fading after it."""


def _promise_factor(promise: Promise | None) -> int:
    if promise is None or promise.state is PromiseState.KEPT:
        return 100
    return 150 if promise.state is PromiseState.BROKEN else 200


def _restore(stands: Standing, signs: Signs) -> Suggestion:
    if PaperKind.RECONNECTION in signs.printed:
        return Suggestion(Task.RESTORE, Ground.PAID, stands.step_on)
    return Suggestion(Task.PRINT, Ground.PAID, stands.step_on, PaperKind.RECONNECTION)


def _by_promise(stands: Standing, signs: Signs) -> Suggestion | None:
    promise = signs.promise
    if promise is None or promise.state is PromiseState.KEPT:
        return None
    if promise.state is PromiseState.OPEN:
        if promise.until_on > stands.on:
            return Suggestion(Task.WAIT, Ground.PROMISE_OPEN, promise.until_on)
        return Suggestion(Task.CALL, Ground.PROMISE_DUE, promise.until_on)
    told_since = signs.last_contact is not None and signs.last_contact > promise.until_on
    if stands.step is Step.WAIT and not told_since:
        return Suggestion(Task.CALL, Ground.PROMISE_BROKEN, promise.until_on)
    return None


def _by_procedure(stands: Standing, signs: Signs) -> Suggestion:
    if stands.step is Step.OVERDUE_NOTICE:
        return _paper(PaperKind.OVERDUE, Ground.NOT_REMINDED, signs, stands.step_on)
    if stands.step is Step.STOP_NOTICE:
        return _paper(PaperKind.STOP, Ground.DAY_31, signs, stands.earliest_notice_on)
    if stands.step is Step.WAIT:
        return _while_waiting(stands, signs)
    if stands.step is Step.COPY:
        return Suggestion(Task.COPY, Ground.WINDOW, stands.step_by)
    if stands.step is Step.APPROVE:
        return Suggestion(Task.APPROVE, Ground.WINDOW, stands.step_by)
    return _in_the_window(stands, signs)


def _paper(kind: PaperKind, ground: Ground, signs: Signs, day: date | None) -> Suggestion:
    return Suggestion(Task.DELIVER if kind in signs.printed else Task.PRINT, ground, day, kind)


def _while_waiting(stands: Standing, signs: Signs) -> Suggestion:
    if signs.reminders == 1 and signs.last_notice and stands.on - signs.last_notice >= SECOND_AFTER:
        return _paper(PaperKind.SECOND, Ground.REMINDED, signs, signs.last_notice)
    if signs.last_contact is None or stands.on - signs.last_contact >= CALL_EVERY:
        return Suggestion(Task.CALL, Ground.QUIET, signs.last_contact)
    return Suggestion(Task.WAIT, Ground.REMINDED, stands.step_on)


def _in_the_window(stands: Standing, signs: Signs) -> Suggestion:
    if PaperKind.WORK_ORDER not in signs.printed:
        return Suggestion(Task.PRINT, Ground.WINDOW, stands.step_by, PaperKind.WORK_ORDER)
    if stands.window_from is not None and stands.on < stands.window_from:
        return Suggestion(Task.WAIT, Ground.WINDOW, stands.window_from)
    return Suggestion(Task.CUT if stands.step is Step.CUT else Task.TELL, Ground.WINDOW, stands.step_by)
