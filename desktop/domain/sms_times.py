"""When reminders go: on which days of a bill, at which hours, and after which pause once more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from desktop.domain.errors import NotSmsHours
from desktop.domain.sms import SmsStage

_HOURS = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])\s*[-–—~]\s*([01]?[0-9]|2[0-3]):([0-5][0-9])")
_LONGEST_PAUSE = timedelta(hours=6)


class Reach(StrEnum):
    """Whom a batch takes: who is due a reminder on the very day, or everyone in the stage."""

    SCHEDULED = "scheduled"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The hours in which nothing is sent; they may go over midnight, and equal ends mean none."""

    begins: time
    ends: time

    @classmethod
    def parse(cls, text: str) -> "QuietHours":
        """Read `21:00-08:00`, or nothing for no quiet hours."""
        if not text.strip():
            return cls(time(0), time(0))
        found = _HOURS.fullmatch(text.strip())
        if found is None:
            raise NotSmsHours(text)
        return cls(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))

    def quiet(self, moment: datetime) -> bool:
        """Whether a moment lies in the quiet hours; their end does not."""
        at = moment.timetz().replace(tzinfo=None)
        if self.begins <= self.ends:
            return self.begins <= at < self.ends
        return at >= self.begins or at < self.ends

    def allowed(self, moment: datetime) -> datetime:
        """Return the moment itself, or the end of the quiet hours that it lies in."""
        if not self.quiet(moment):
            return moment
        later = moment.timetz().replace(tzinfo=None) >= self.ends
        day = moment.date() + timedelta(days=1) if later else moment.date()
        return datetime.combine(day, self.ends, moment.tzinfo)

    def __str__(self) -> str:
        return "" if self.begins == self.ends else f"{self.begins:%H:%M}-{self.ends:%H:%M}"


@dataclass(frozen=True, slots=True)
class ReminderDays:
    """How many days before and after a due date reminders go; one always goes on the day itself."""

    before: tuple[int, ...]
    after: tuple[int, ...]

    def stage_on(self, due_on: date, on: date) -> SmsStage | None:
        """Return the reminder that a bill is due on a day, or None."""
        days = (on - due_on).days
        wanted = {SmsStage.BEFORE: -days in self.before, SmsStage.AFTER: days in self.after}
        stage = stage_of(due_on, on)
        return stage if wanted.get(stage, True) else None


@dataclass(frozen=True, slots=True)
class DueBill:
    """An unpaid bill as far as reminders look at it."""

    bill_no: str
    month: str
    due_on: date
    outstanding: int
    """In fen."""
    penalty: int
    """In fen, to the day."""


def stage_of(due_on: date, on: date) -> SmsStage:
    """Return how a day stands to a due date."""
    if on < due_on:
        return SmsStage.BEFORE
    return SmsStage.DUE if on == due_on else SmsStage.AFTER


def reminders(
    bills: Iterable[DueBill], on: date, days: ReminderDays, reach: Reach
) -> dict[SmsStage, tuple[DueBill, ...]]:
    """Return the reminders that a customer is due on a day, each with the bills that it is about.

    A reminder after the due date speaks of everything overdue, whichever bill calls for it.
    """
    unpaid = [bill for bill in bills if bill.outstanding > 0]
    told: dict[SmsStage, tuple[DueBill, ...]] = {}
    for stage in SmsStage:
        within = [bill for bill in unpaid if stage_of(bill.due_on, on) is stage]
        called = [bill for bill in within if days.stage_on(bill.due_on, on) is stage]
        chosen = within if reach is Reach.EVERYONE or (called and stage is SmsStage.AFTER) else called
        if chosen:
            told[stage] = tuple(sorted(chosen, key=lambda bill: (bill.due_on, bill.month, bill.bill_no)))
    return told


def pause(tries: int, first: timedelta) -> timedelta:
    """Return how long to wait after so many tries: doubled each time, at most six hours."""
    return min(first * int(1 << min(max(tries, 1) - 1, 20)), _LONGEST_PAUSE)


def days_list(text: str) -> tuple[int, ...]:
    """Read numbers of days from a checked setting such as `1,10,20`."""
    return tuple(int(number) for number in text.split(",") if number)
