"""The worklist: everybody in arrears in the order in which acting pays most, with the next step."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, procedures, promises, worklist
from desktop.db.ledger import Ledger
from desktop.domain.customers import RiskCategory
from desktop.domain.notices import PaperKind
from desktop.domain.rights import Right
from desktop.domain.stop_supply import Case, Standing, Step, standing
from desktop.domain.worklist import Promise, Signs, Suggestion, Weight, Work, WorkFilter, suggest, turn, worth
from desktop.services.procedure_cases import cases
from desktop.services.procedure_lines import procedure_lines
from desktop.services.workplace import Workplace

DESK = "worklist"
_DAY = timedelta(days=1)


class WorklistService:
    """Read the worklist, and keep its filters under names."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: WorkFilter) -> Sequence[int]:
        """Return the customers that a filter lets through, whose turn it is first."""
        with self._at.reading() as session:
            found = _Reading(session, wanted.on)
            areas = worklist.areas_of(session, wanted.contractor, wanted.on) if wanted.contractor else None
            ranked = [
                (*turn(suggestion, found.worth(row)), row.number, row.id)
                for row in customers.details(session, found.keys)
                if _is_here(row, wanted, areas)
                and ((suggestion := found.suggestion(row.id)).is_act or not wanted.only_acts)
                and found.owed(row.id) >= wanted.least
            ]
        return [key for *_, key in sorted(ranked)]

    def lines(self, keys: Sequence[int], on: date) -> Mapping[int, Work]:
        """Return these customers with what is suggested about them, by key."""
        with self._at.reading() as session:
            found = _Reading(session, on, keys)
            lines = procedure_lines(session, keys, on, self._at.clock().tzinfo)
            risks = {row.id: row.risk_category for row in customers.details(session, keys)}
            return {
                key: Work(
                    key,
                    line,
                    risks[key],
                    found.promise(key),
                    found.contacts.get(key),
                    found.suggestion(key),
                    found.serials(key),
                )
                for key, line in lines.items()
            }

    def contractors(self) -> Sequence[str]:
        """Return the names of the contractors."""
        with self._at.reading() as session:
            return worklist.contractor_names(session)

    def saved(self, on: date) -> Mapping[str, WorkFilter]:
        """Return the saved filters by name, as of a day."""
        with self._at.reading() as session:
            return {
                name: WorkFilter(on, **facts) for name, facts in worklist.saved_filters(session, DESK).items()
            }

    def save(self, name: str, wanted: WorkFilter) -> None:
        """Keep a filter under a name, in place of one that had it."""
        facts = {
            "station": wanted.station,
            "area": wanted.area,
            "contractor": wanted.contractor,
            "least": wanted.least,
            "only_acts": wanted.only_acts,
        }
        written = json.dumps(facts, ensure_ascii=False)
        with self._at.writing(Right.FIELD) as session:
            worklist.save_filter(session, DESK, name, written)
            self._record(session, name, written)

    def forget(self, name: str) -> None:
        """Forget a saved filter."""
        with self._at.writing(Right.FIELD) as session:
            worklist.forget_filters(session, DESK, [name])
            self._record(session, name, "{}")

    def _record(self, session: Session, name: str, facts: str) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record("filter", name, facts, self._at.business_date(session))
        ledger.flush()


@dataclass(frozen=True, slots=True)
class _Paper:
    kind: PaperKind
    on: date
    serial: str


class _Reading:
    """Everything that suggestions are made from, read once in one transaction."""

    def __init__(self, session: Session, on: date, keys: Sequence[int] | None = None) -> None:
        self._on = on
        self._cases = cases(session, on, keys)
        rules = procedures.rules(session)
        self._standings = {key: standing(case, on, rules) for key, case in self._cases.items()}
        self._promises = _last_promises(session, on, keys)
        self._printed = worklist.printed(session, on)
        self.contacts = worklist.last_contacts(session, on)
        self.keys = [key for key, stands in self._standings.items() if stands.step is not Step.NOTHING]

    def promise(self, key: int) -> Promise | None:
        """Return a customer's last promise that stands."""
        return self._promises.get(key)

    def owed(self, key: int) -> int:
        """Return a customer's unpaid principal."""
        return sum(debt.principal for debt in self._cases[key].debts)

    def worth(self, row: Any) -> int:
        """Return how much acting about a customer pays."""
        due = _oldest(self._cases[row.id])
        days = (self._on - due).days if due else 0
        risky = row.risk_category != RiskCategory.NONE
        return worth(Weight(self.owed(row.id), max(0, days), risky, self.promise(row.id)))

    def suggestion(self, key: int) -> Suggestion:
        """Suggest the next act about a customer."""
        case, stands = self._cases[key], self._standings[key]
        oldest = _oldest(case) or self._on
        reminders = [on for on in case.overdue_notices if on > oldest]
        signs = Signs(
            promise=self.promise(key),
            last_contact=self.contacts.get(key),
            last_notice=max(reminders, default=None),
            reminders=len(reminders),
            printed=frozenset(paper.kind for paper in self._waiting(key, case, stands)),
        )
        return suggest(stands, signs)

    def serials(self, key: int) -> tuple[tuple[PaperKind, str], ...]:
        """Return the papers that were printed and wait for their delivery."""
        waiting = self._waiting(key, self._cases[key], self._standings[key])
        return tuple((paper.kind, paper.serial) for paper in waiting)

    def _waiting(self, key: int, case: Case, stands: Standing) -> list[_Paper]:
        since = _begun(case, stands)
        papers = [_Paper(PaperKind(kind), day, serial) for kind, day, serial in self._printed.get(key, ())]
        return [paper for paper in papers if paper.on > since[paper.kind]]


def _begun(case: Case, stands: Standing) -> Mapping[PaperKind, date]:
    """Return the day after which a printed paper of each kind still waits to be delivered or carried out."""
    oldest = _oldest(case) or stands.on
    reminded = max((day for day in case.overdue_notices if day > oldest), default=oldest)
    noticed = max((day for day in case.stop_notices if day > oldest), default=oldest)
    stopped = case.stopped.on if case.stopped else stands.on
    return {
        PaperKind.OVERDUE: reminded,
        PaperKind.SECOND: reminded,
        PaperKind.STOP: noticed,
        PaperKind.WORK_ORDER: noticed - _DAY,
        PaperKind.RECONNECTION: stopped - _DAY,
    }


def _oldest(case: Case) -> date | None:
    return min((debt.due_on for debt in case.debts if debt.principal), default=None)


def _last_promises(session: Session, on: date, keys: Sequence[int] | None) -> dict[int, Promise]:
    last = {row.customer_id: row for row in promises.standing(session, on, keys)}
    return {
        key: Promise(promises.state(session, row, on), row.until_on, row.amount) for key, row in last.items()
    }


def _is_here(row: Any, wanted: WorkFilter, areas: set[int] | None) -> bool:
    if areas is not None and row.area_id not in areas:
        return False
    return wanted.station in ("", row.station) and wanted.area in ("", row.area)
