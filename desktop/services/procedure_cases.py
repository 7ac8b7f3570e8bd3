"""A customer's case of the stop-supply procedure, put together from the ledger and the contact log."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy.orm import Session

from desktop.db import customers, procedures, settings
from desktop.db.accounts import load_accounts
from desktop.db.procedures import Mark
from desktop.domain.contacts import HOLDS, ContactKind
from desktop.domain.stop_supply import Case, Debt, Moment, Periods, reconnect_by


def cases(session: Session, on: date, keys: Sequence[int] | None = None) -> dict[int, Case]:
    """Return the case of each of these customers, or of everybody with something unpaid or stopped."""
    debts = procedures.debts(session, on, keys)
    marks = procedures.marks(session, on, keys)
    stopped = [key for key, told in marks.items() if _stopped(told)]
    wanted = list(keys) if keys is not None else sorted({*debts, *stopped})
    owed = {key: tuple(Debt(*debt) for debt in debts.get(key, ())) for key in wanted}
    owed |= _with_penalties(session, stopped, on)
    important = _important(session, wanted)
    found = {key: _case(owed.get(key, ()), marks.get(key, ()), on) for key in wanted}
    return {key: replace(case, important=key in important) for key, case in found.items()}


def case_of(session: Session, key: int, on: date) -> Case:
    """Return one customer's case."""
    return cases(session, on, [key])[key]


def deadline(session: Session, key: int, on: date, zone: tzinfo | None, periods: Periods) -> datetime | None:
    """Return by when a customer's supply is to be restored, from the last payment; None without one."""
    paid = procedures.paid_at(session, key, on)
    if paid is None:
        return None
    day, recorded = paid
    local = recorded.replace(tzinfo=UTC).astimezone(zone)
    return reconnect_by(datetime.combine(day, local.timetz()), periods)


def _with_penalties(session: Session, keys: Sequence[int], on: date) -> Mapping[int, tuple[Debt, ...]]:
    """Reckon the penalties too where it matters whether everything is paid: for those who are cut off."""
    terms = settings.terms(session)
    accounts = load_accounts(session, keys, as_of=on, every_bill=True) if keys else {}
    return {
        key: tuple(
            Debt(bill.due_on, bill.outstanding, account.penalty_due(bill, on, terms))
            for bill in account.bills.values()
        )
        for key, account in accounts.items()
    }


def _important(session: Session, keys: Sequence[int]) -> set[int]:
    return {row.id for row in customers.details(session, keys) if row.key_customer}


def _stopped(marks: Sequence[Mark]) -> Moment | None:
    last: Moment | None = None
    for mark in marks:
        if mark.kind is ContactKind.STOPPED:
            last = Moment(mark.on, mark.at)
        elif mark.kind is ContactKind.RESTORED:
            last = None
    return last


def _since_restored(marks: Sequence[Mark]) -> Sequence[Mark]:
    restored = [at for at, mark in enumerate(marks) if mark.kind is ContactKind.RESTORED]
    return marks[restored[-1] + 1 :] if restored else marks


def _case(debts: tuple[Debt, ...], marks: Sequence[Mark], on: date) -> Case:
    counted = _since_restored(marks)

    def days(*kinds: ContactKind) -> tuple[date, ...]:
        return tuple(mark.on for mark in counted if mark.kind in kinds)

    holds = [mark.until_on for mark in marks if mark.kind in HOLDS and mark.until_on and mark.until_on >= on]
    return Case(
        debts=debts,
        overdue_notices=days(ContactKind.OVERDUE_DELIVERED, ContactKind.SECOND_DELIVERED),
        stop_notices=days(ContactKind.STOP_DELIVERED),
        approvals=days(ContactKind.APPROVED),
        told=tuple(Moment(mark.on, mark.at) for mark in counted if mark.kind is ContactKind.TOLD),
        copies=days(ContactKind.COPIED),
        held_until=max(holds, default=None),
        stopped=_stopped(marks),
    )
