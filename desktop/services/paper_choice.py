"""Who gets a paper of collection on a day, who does not, and what the paper stands on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contacts, customers, notices, places, procedures, unpaid
from desktop.domain.arrears import DebtorFilter
from desktop.domain.contacts import ContactKind
from desktop.domain.errors import NothingToPrint, UnknownStation
from desktop.domain.notices import Lawful, LeftOut, PaperKind, WhyNot
from desktop.domain.stop_supply import Case, Missing, PeriodRules, Standing, Step, standing
from desktop.services.procedure_cases import cases, deadline

_AT_THE_DOOR = {Missing.TOLD, Missing.TOO_EARLY}
"""What a work order need not wait for: it is carried out on a day of the window, after telling again."""
_DAY = timedelta(days=1)

Facts = Callable[[int], Lawful]
Reason = tuple[WhyNot, date | None, tuple[str, ...]]
_NO_REASON: tuple[date | None, tuple[str, ...]] = (None, ())


@dataclass(frozen=True, slots=True)
class Choice:
    """The customers of a run in delivery order, those it leaves out, and the cases of both."""

    keys: Sequence[int]
    left_out: Sequence[LeftOut]
    cases: Mapping[int, Case]
    rules: PeriodRules


def choose(session: Session, wanted: DebtorFilter, only: Sequence[str] | None, kind: PaperKind) -> Choice:
    """Part the customers of a filter into those whose paper is lawful on its day and the others.

    Raises UnknownStation, or NothingToPrint where the filter lets nobody through.
    """
    keys = _candidates(session, wanted, only, kind)
    if not keys:
        raise NothingToPrint
    rules = procedures.rules(session)
    found = {} if kind is PaperKind.OVERDUE else cases(session, wanted.on, keys)
    held = contacts.held(session, wanted.on)
    why = {key: _why_not(kind, found.get(key), held.get(key), wanted.on, rules) for key in keys}
    there = set(notices.of_day(session, wanted.on, keys, kind)) - set(held)
    rows = customers.details(session, [key for key in keys if why[key] and key not in there])
    left_out = [LeftOut(row.number, row.name, *reason) for row in rows if (reason := why[row.id])]
    return Choice([key for key in keys if not why[key] or key in there], left_out, found, rules)


def lawful_facts(session: Session, choice: Choice, kind: PaperKind, on: date, zone: tzinfo | None) -> Facts:
    """Return what gives each customer's paper its legal ground."""
    if kind is PaperKind.OVERDUE:
        return lambda _: Lawful()
    keys = list(choice.cases)
    serials = notices.last_serials(session, keys, PaperKind.STOP) if kind is PaperKind.WORK_ORDER else {}
    approvals = _approvals(session, keys, on) if kind is PaperKind.WORK_ORDER else {}
    due = kind is PaperKind.RECONNECTION

    def facts(key: int) -> Lawful:
        case, periods = choice.cases[key], choice.rules.on(on)
        stands = standing(case, on, choice.rules)
        approved_on, approved_by = approvals.get(key, (None, ""))
        from_day, to_day = stands.window_from, stands.window_to
        if kind is PaperKind.STOP:
            from_day, to_day = on + periods.notice_least * _DAY, on + periods.notice_most * _DAY
        return Lawful(
            periods.overdue_days,
            periods.notice_least,
            periods.notice_most,
            periods.told_minutes,
            periods.reconnect_hours,
            from_day,
            to_day,
            serials.get(key, ""),
            approved_on,
            approved_by,
            case.stopped.on if case.stopped else None,
            deadline(session, key, on, zone, periods) if due else None,
        )

    return facts


def _candidates(
    session: Session, wanted: DebtorFilter, only: Sequence[str] | None, kind: PaperKind
) -> Sequence[int]:
    if wanted.station and wanted.station not in places.station_names(session):
        raise UnknownStation(wanted.station)
    chosen = None if only is None else {known.key for known in customers.known(session, only).values()}
    if kind is PaperKind.RECONNECTION:
        keys = _of_place(session, procedures.stopped(session, wanted.on), wanted)
    else:
        keys = unpaid.debtors(session, wanted)
    return keys if chosen is None else [key for key in keys if key in chosen]


def _of_place(session: Session, keys: Sequence[int], wanted: DebtorFilter) -> list[int]:
    rows = [
        row
        for row in customers.details(session, keys)
        if wanted.station in ("", row.station) and wanted.area in ("", row.area)
    ]
    return [row.id for row in sorted(rows, key=lambda row: (row.station, row.area, row.number))]


def _why_not(
    kind: PaperKind, case: Case | None, held: date | None, on: date, rules: PeriodRules
) -> Reason | None:
    if kind is not PaperKind.RECONNECTION and held is not None:
        return WhyNot.HELD, held, ()
    if case is None:
        return None
    return _RULES[kind](case, standing(case, on, rules))


def _second(case: Case, stands: Standing) -> Reason | None:
    return (WhyNot.NOT_REMINDED, *_NO_REASON) if Missing.OVERDUE_NOTICE in stands.missing else None


def _stop(case: Case, stands: Standing) -> Reason | None:
    if stands.earliest_notice_on is None or stands.on < stands.earliest_notice_on:
        return WhyNot.TOO_EARLY, stands.earliest_notice_on, ()
    if stands.window_to is not None and stands.on <= stands.window_to:
        return WhyNot.NOTICED, stands.window_to, ()
    return None


def _work_order(case: Case, stands: Standing) -> Reason | None:
    if case.stopped is not None:
        return WhyNot.NOT_LAWFUL, case.stopped.on, ()
    lacking = tuple(one.value for one in stands.missing if one not in _AT_THE_DOOR)
    return (WhyNot.NOT_LAWFUL, None, lacking) if lacking else None


def _reconnection(case: Case, stands: Standing) -> Reason | None:
    if stands.step is Step.RECONNECT:
        return None
    return (WhyNot.NOT_PAID if case.stopped else WhyNot.NOT_STOPPED), *_NO_REASON


_RULES: Mapping[PaperKind, Callable[[Case, Standing], Reason | None]] = {
    PaperKind.SECOND: _second,
    PaperKind.STOP: _stop,
    PaperKind.WORK_ORDER: _work_order,
    PaperKind.RECONNECTION: _reconnection,
}


def _approvals(session: Session, keys: Sequence[int], on: date) -> dict[int, tuple[date, str]]:
    rows: Sequence[Any] = contacts.of_customers(session, keys, on, [ContactKind.APPROVED])
    return {
        row.ContactRow.customer_id: (row.ContactRow.business_date, row.ContactRow.recorded_by)
        for row in rows
        if not row.withdrawn
    }
