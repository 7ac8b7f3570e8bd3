"""The stop-supply clock (停电时钟): when each step is lawful, and what is missing for a cut."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from desktop.domain.errors import (
    CutNotAllowed,
    NothingOverdue,
    StopNoticeTooEarly,
)

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Periods:
    """The periods of the procedure, from a day on; the defaults are those of the regulations."""

    effective_from: date = date(1996, 10, 8)
    overdue_days: int = 30
    notice_least: int = 3
    notice_most: int = 7
    told_minutes: int = 30
    reconnect_hours: int = 24


@dataclass(frozen=True, slots=True)
class PeriodRules:
    """The periods by the day they take effect; before the first row the regulations' own hold."""

    rows: tuple[Periods, ...] = ()

    def on(self, day: date) -> Periods:
        """Return the periods in force on a day."""
        began = [row for row in self.rows if row.effective_from <= day]
        return max(began, key=lambda row: row.effective_from, default=Periods())


@dataclass(frozen=True, slots=True)
class Debt:
    """What is unpaid of one bill on the day that is asked about, in fen."""

    due_on: date
    principal: int
    penalty: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """A day, and its hour where it is known."""

    on: date
    at: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A customer's side of the procedure: debts, and what stands in the contact log, as of a day."""

    debts: tuple[Debt, ...] = ()
    overdue_notices: tuple[date, ...] = ()
    stop_notices: tuple[date, ...] = ()
    approvals: tuple[date, ...] = ()
    told: tuple[Moment, ...] = ()
    copies: tuple[date, ...] = ()
    held_until: date | None = None
    important: bool = False
    stopped: Moment | None = None
    """When the supply was stopped, if it was and is not restored."""


class Missing(StrEnum):
    """What a cut still lacks on a day."""

    DEBT = "overdue-debt"
    AGE = "overdue-days"
    OVERDUE_NOTICE = "overdue-notice"
    STOP_NOTICE = "stop-supply-notice"
    TOO_EARLY = "window-not-open"
    TOO_LATE = "window-over"
    APPROVAL = "approval"
    TOLD = "told-before-cut"
    HOLD = "hold"


class Step(StrEnum):
    """What the procedure asks for next."""

    NOTHING = "nothing"
    RECONNECT = "reconnect"
    STOPPED = "stopped"
    HELD = "held"
    WAIT = "wait"
    OVERDUE_NOTICE = "overdue-notice"
    STOP_NOTICE = "stop-supply-notice"
    COPY = "copy"
    APPROVE = "approve"
    TELL = "tell"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer stands in the procedure on a day.

    `earliest_notice_on` is the first day on which a stop-supply notice may be printed or delivered, whatever
    else is missing; the window is that of the notice delivered last, None where none was. `earliest_cut_on`
    is the first day of a cut if everything missing is done as early as it may be.
    """

    on: date
    earliest_notice_on: date | None
    window_from: date | None
    window_to: date | None
    earliest_cut_on: date | None
    missing: tuple[Missing, ...]
    step: Step
    step_on: date | None
    """The earliest lawful day of the next step."""
    step_by: date | None = None
    """The last lawful day of the next step, where it has one."""
    copy_due: bool = False
    """Whether an important customer's notice is still to be copied to the power authority."""

    @property
    def allowed(self) -> bool:
        """Whether the supply may be cut on this day."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class _Window:
    notice_on: date
    opens: date
    closes: date


def earliest_notice_on(due_on: date, periods: Periods) -> date:
    """Return the first day of a stop-supply notice about a bill: the day after so many days overdue."""
    return due_on + (periods.overdue_days + 1) * _DAY


def standing(case: Case, on: date, rules: PeriodRules = PeriodRules()) -> Standing:
    """Tell where a customer stands on a day: what may be done when, and what a cut on this day lacks."""
    first = _first_notice_day(case, on, rules)
    window = _window(case, on, rules, first)
    missing = _missing(case, on, first, window)
    step, step_on, step_by = _next_step(case, on, rules, first, window)
    return Standing(
        on,
        first,
        window.opens if window else None,
        window.closes if window else None,
        _earliest_cut(on, rules, first, window),
        missing,
        step,
        step_on,
        step_by,
        _copy_due(case, window),
    )


def refuse_early_notice(case: Case, on: date, rules: PeriodRules = PeriodRules()) -> None:
    """Refuse a stop-supply notice, printed or delivered, before its first lawful day."""
    first = _first_notice_day(case, on, rules)
    if first is None:
        raise NothingOverdue(on)
    if on < first:
        raise StopNoticeTooEarly(on, first)


def refuse_unlawful_cut(case: Case, at: Moment, rules: PeriodRules = PeriodRules()) -> None:
    """Refuse a cut that lacks anything; where its hour is known, the customer was told so long before."""
    found = standing(case, at.on, rules)
    missing = list(found.missing)
    if Missing.TOLD not in missing and not _told_in_time(case, at, rules.on(at.on)):
        missing.append(Missing.TOLD)
    if missing:
        raise CutNotAllowed(at.on, tuple(missing))


def is_paid_in_full(case: Case, on: date) -> bool:
    """Whether nothing overdue is left, neither principal nor penalty."""
    return not any(debt.due_on < on and (debt.principal or debt.penalty) for debt in case.debts)


def reconnect_by(paid_at: datetime, periods: Periods) -> datetime:
    """Return the moment by which the supply of a customer who has paid in full is to be restored."""
    return paid_at + timedelta(hours=periods.reconnect_hours)


def _overdue(case: Case, on: date) -> list[Debt]:
    return [debt for debt in case.debts if debt.principal > 0 and debt.due_on < on]


def _first_notice_day(case: Case, on: date, rules: PeriodRules) -> date | None:
    dues = [debt.due_on for debt in case.debts if debt.principal > 0]
    return earliest_notice_on(min(dues), rules.on(on)) if dues else None


def _since(dates: Iterable[date], after: date, upto: date) -> list[date]:
    return sorted(day for day in dates if after < day <= upto)


def _oldest(case: Case) -> date:
    return min((debt.due_on for debt in case.debts if debt.principal > 0), default=date.max)


def _window(case: Case, on: date, rules: PeriodRules, first: date | None) -> _Window | None:
    lawful = [day for day in case.stop_notices if first is not None and first <= day <= on]
    if not lawful:
        return None
    notice_on = max(lawful)
    periods = rules.on(notice_on)
    return _Window(notice_on, notice_on + periods.notice_least * _DAY, notice_on + periods.notice_most * _DAY)


def _reminded(case: Case, on: date) -> bool:
    return bool(_since(case.overdue_notices, _oldest(case), on))


def _approved(case: Case, on: date) -> bool:
    return bool(_since(case.approvals, _oldest(case), on))


def _missing(case: Case, on: date, first: date | None, window: _Window | None) -> tuple[Missing, ...]:
    if not _overdue(case, on) or first is None:
        return (Missing.DEBT,)
    lacking = {
        Missing.AGE: on < first,
        Missing.OVERDUE_NOTICE: not _reminded(case, on),
        Missing.STOP_NOTICE: window is None,
        Missing.TOO_EARLY: window is not None and on < window.opens,
        Missing.TOO_LATE: window is not None and on > window.closes,
        Missing.APPROVAL: not _approved(case, on),
        Missing.TOLD: not any(told.on == on for told in case.told),
        Missing.HOLD: _held(case, on),
    }
    return tuple(what for what, lacks in lacking.items() if lacks)


def _held(case: Case, on: date) -> bool:
    return case.held_until is not None and on <= case.held_until


def _told_in_time(case: Case, at: Moment, periods: Periods) -> bool:
    if not at.at:
        return any(told.on == at.on for told in case.told)
    latest = _clock(at) - timedelta(minutes=periods.told_minutes)
    return any(told.on == at.on and told.at and _clock(told) <= latest for told in case.told)


def _clock(moment: Moment) -> datetime:
    return datetime.combine(moment.on, time.fromisoformat(moment.at))


def _earliest_cut(on: date, rules: PeriodRules, first: date | None, window: _Window | None) -> date | None:
    if first is None:
        return None
    if window is not None and on <= window.closes:
        return max(on, window.opens)
    notice_on = max(on, first)
    return notice_on + rules.on(notice_on).notice_least * _DAY


def _copy_due(case: Case, window: _Window | None) -> bool:
    return case.important and window is not None and not any(day >= window.notice_on for day in case.copies)


def _next_step(
    case: Case, on: date, rules: PeriodRules, first: date | None, window: _Window | None
) -> tuple[Step, date | None, date | None]:
    if case.stopped is not None:
        return (Step.RECONNECT if is_paid_in_full(case, on) else Step.STOPPED), on, None
    if first is None or not _overdue(case, on):
        return Step.NOTHING, None, None
    if _held(case, on) and case.held_until is not None:
        return Step.HELD, case.held_until + _DAY, None
    if not _reminded(case, on):
        return Step.OVERDUE_NOTICE, on, None
    if window is None or on > window.closes:
        return (Step.STOP_NOTICE if on >= first else Step.WAIT), max(on, first), None
    if _copy_due(case, window):
        return Step.COPY, on, window.closes
    if not _approved(case, on):
        return Step.APPROVE, on, window.closes
    told = any(moment.on == on for moment in case.told)
    return (Step.CUT if told else Step.TELL), max(on, window.opens), window.closes
