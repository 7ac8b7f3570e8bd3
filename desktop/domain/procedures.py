"""The stop-supply procedure of customers as lists show it, and what can be done on which day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop.domain.stop_supply import Standing, Step


@dataclass(frozen=True, slots=True)
class Procedure:
    """One customer in the procedure as of a day; amounts in fen, the penalty to that day."""

    customer_no: str
    name: str
    station: str
    area: str
    address: str
    phone: str
    important: bool
    outstanding: int
    penalty: int
    oldest_due_on: date | None
    standing: Standing
    stopped_on: date | None = None
    reconnect_by: datetime | None = None
    """The deadline of the reconnection, where the customer has paid in full."""

    @property
    def days_overdue(self) -> int:
        """Days since the oldest due date."""
        return max(0, (self.standing.on - self.oldest_due_on).days) if self.oldest_due_on else 0


@dataclass(frozen=True, slots=True)
class ProcedureFilter:
    """Which customers of the procedure a list shows, as of a day; `step` None lets every step through."""

    on: date
    station: str = ""
    area: str = ""
    step: Step | None = None
    day: date | None = None
    """Only those for whom something can be done on this day."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """How many customers may, by what is recorded so far, be given notice or be cut on one day."""

    day: date
    notices: int = 0
    cuts: int = 0
    last_cuts: int = 0
    """Those of the cuts for whom it is the last lawful day."""


def can_be_noticed(standing: Standing, day: date) -> bool:
    """Whether a stop-supply notice becomes the next step on this day."""
    return standing.step in (Step.WAIT, Step.STOP_NOTICE) and standing.step_on == day


def can_be_cut(standing: Standing, day: date) -> bool:
    """Whether the window of the notice that was delivered is open on this day, and nothing was cut yet."""
    if standing.step not in (Step.COPY, Step.APPROVE, Step.TELL, Step.CUT):
        return False
    opens, closes = standing.window_from, standing.window_to
    return opens is not None and closes is not None and max(opens, standing.on) <= day <= closes


def plan(standings: Iterable[Standing], first: date, last: date) -> Mapping[date, DayPlan]:
    """Tell for each day of a calendar how many notices and cuts are lawful on it."""
    found = list(standings)
    days = (first + timedelta(days=at) for at in range((last - first).days + 1))
    return {day: _day_plan(found, day) for day in days}


def _day_plan(standings: Iterable[Standing], day: date) -> DayPlan:
    notices = cuts = last_cuts = 0
    for one in standings:
        notices += can_be_noticed(one, day)
        if can_be_cut(one, day):
            cuts += 1
            last_cuts += one.window_to == day
    return DayPlan(day, notices, cuts, last_cuts)
