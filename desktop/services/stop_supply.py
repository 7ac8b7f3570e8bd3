"""The stop-supply procedure: where each customer stands, and the acts that only it may record."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, procedures
from desktop.db.ledger import Ledger
from desktop.domain.contacts import Contact, ContactDraft, ContactKind, hour
from desktop.domain.errors import AlreadyStopped, NotPaidInFull, NotStopped, PeriodsUnsound
from desktop.domain.procedures import (
    DayPlan,
    Procedure,
    ProcedureFilter,
    can_be_cut,
    can_be_noticed,
    plan,
)
from desktop.domain.rights import Right
from desktop.domain.stop_supply import (
    Case,
    Moment,
    PeriodRules,
    Periods,
    Standing,
    Step,
    is_paid_in_full,
    refuse_unlawful_cut,
    standing,
)
from desktop.domain.users import Approval
from desktop.services.contacts import add, told
from desktop.services.procedure_cases import case_of, cases
from desktop.services.procedure_lines import procedure_lines
from desktop.services.supervision import confirmed, record_approval
from desktop.services.workplace import Workplace


class StopSupplyService:
    """Tell what is lawful when, approve a stop, record the cut and the reconnection."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def standing(self, customer_no: str, on: date) -> Procedure:
        """Return where one customer stands on a day, whether anything is owed or not."""
        with self._at.reading() as session:
            key = customers.one(session, customer_no).key
            return procedure_lines(session, [key], on, self._at.clock().tzinfo)[key]

    def keys(self, wanted: ProcedureFilter) -> Sequence[int]:
        """Return the customers of the procedure that a filter lets through: the most urgent step first."""
        with self._at.reading() as session:
            found = _standings(session, wanted.on)
            rows = customers.details(session, list(found))
            here = [row for row in rows if _is_of_place(row, wanted) and _is_asked(found[row.id], wanted)]
            return [row.id for row in sorted(here, key=lambda row: _urgency(found[row.id], row))]

    def lines(self, keys: Sequence[int], on: date) -> Mapping[int, Procedure]:
        """Return these customers with where they stand on a day, by key."""
        with self._at.reading() as session:
            return procedure_lines(session, keys, on, self._at.clock().tzinfo)

    def calendar(self, on: date, first: date, last: date, station: str = "") -> Mapping[date, DayPlan]:
        """Tell for each day how many customers may be given notice or cut, by what is recorded on a day."""
        with self._at.reading() as session:
            found = _standings(session, on)
            rows = customers.details(session, list(found))
            here = [found[row.id] for row in rows if station in ("", row.station)]
            return plan(here, first, last)

    def approve(
        self, numbers: Sequence[str], on: date, note: str = "", *, approval: Approval | None = None
    ) -> Sequence[Contact]:
        """Approve the stop of customers' supply, a supervisor's act; all of them or none."""
        with self._at.writing(Right.CUT, approval) as session:
            confirmed(session, self._at, Right.CUT, approval)
            made = []
            for number in numbers:
                draft = ContactDraft(number, ContactKind.APPROVED, on, note=note)
                made.append(told(session, add(session, self._at, draft), on))
                if approval:
                    ledger = Ledger(session, self._at.stamp())
                    record_approval(ledger, number, on, approval)
                    ledger.flush()
            return made

    def stop(self, customer_no: str, on: date, at: str, person: str, note: str = "") -> Contact:
        """Record that the supply was cut, at an hour. Raises CutNotAllowed, naming what is missing."""
        with self._at.writing(Right.FIELD) as session:
            case = case_of(session, customers.one(session, customer_no).key, on)
            if case.stopped is not None:
                raise AlreadyStopped(customer_no, case.stopped.on)
            refuse_unlawful_cut(case, Moment(on, hour(at)), procedures.rules(session))
            draft = ContactDraft(customer_no, ContactKind.STOPPED, on, hour(at), person, note)
            return told(session, add(session, self._at, draft), on)

    def restore(self, customer_no: str, on: date, at: str, person: str, note: str = "") -> Contact:
        """Record that the supply was restored: after payment in full, or for the reason that the note gives.

        Raises NotStopped; NotPaidInFull where something overdue is left and the note gives no reason.
        """
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, customer_no).key
            case = case_of(session, key, on)
            if case.stopped is None:
                raise NotStopped(customer_no)
            if not note.strip() and not is_paid_in_full(case, on):
                raise NotPaidInFull(customer_no, _overdue_sum(case, on))
            draft = ContactDraft(customer_no, ContactKind.RESTORED, on, hour(at), person, note)
            return told(session, add(session, self._at, draft), on)

    def periods(self) -> PeriodRules:
        """Return the periods of the procedure by the day they take effect."""
        with self._at.reading() as session:
            return procedures.rules(session)

    def add_periods(self, periods: Periods) -> PeriodRules:
        """Let other periods take effect from a day on. Raises PeriodsExist or PeriodsUnsound."""
        if not 0 < periods.notice_least <= periods.notice_most or periods.overdue_days < 1:
            raise PeriodsUnsound(periods.notice_least, periods.notice_most)
        with self._at.writing(Right.SETTINGS) as session:
            procedures.add_rule(session, periods)
            ledger = Ledger(session, self._at.stamp())
            facts = json.dumps(asdict(periods), default=str)
            ledger.record("periods", periods.effective_from.isoformat(), facts, periods.effective_from)
            ledger.flush()
            return procedures.rules(session)


def _standings(session: Session, on: date) -> dict[int, Standing]:
    rules = procedures.rules(session)
    found = {key: standing(case, on, rules) for key, case in cases(session, on).items()}
    return {key: stands for key, stands in found.items() if stands.step is not Step.NOTHING}


def _is_of_place(row: Any, wanted: ProcedureFilter) -> bool:
    return wanted.station in ("", row.station) and wanted.area in ("", row.area)


def _is_asked(stands: Standing, wanted: ProcedureFilter) -> bool:
    if wanted.step is not None and stands.step is not wanted.step:
        return False
    return wanted.day is None or can_be_noticed(stands, wanted.day) or can_be_cut(stands, wanted.day)


_ORDER = (
    Step.RECONNECT,
    Step.CUT,
    Step.TELL,
    Step.APPROVE,
    Step.COPY,
    Step.STOP_NOTICE,
    Step.OVERDUE_NOTICE,
    Step.WAIT,
    Step.HELD,
    Step.STOPPED,
)


def _urgency(stands: Standing, row: Any) -> tuple[int, date, date, str]:
    order = _ORDER.index(stands.step)
    return order, stands.step_by or date.max, stands.step_on or date.max, row.number


def _overdue_sum(case: Case, on: date) -> int:
    return sum(debt.principal + debt.penalty for debt in case.debts if debt.due_on < on)
