"""Fiscally-funded payers: their appropriation, the plans agreed with them, the list for the meeting."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, funding, movements, settings
from desktop.db.accounts import load_accounts
from desktop.db.ledger import Ledger
from desktop.domain.account import Account
from desktop.domain.customers import Funding as FundedBy
from desktop.domain.entries import Terms
from desktop.domain.errors import NoPlan, NotFiscallyFunded, PlanEndsBefore, PlanStands
from desktop.domain.funding import (
    MONTH_UNKNOWN,
    Funding,
    FundingFilter,
    Instalment,
    MeetingList,
    Movement,
    Payer,
    Plan,
    PlanDraft,
    checked_month,
    checked_plan,
    told,
)
from desktop.domain.rights import Right
from desktop.services.supervision import reason_given
from desktop.services.workplace import Progress, Workplace, no_progress


class FundingService:
    """Follow the payers whose money is an appropriation."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: FundingFilter, on: date) -> Sequence[int]:
        """Return the row keys of the payers that a filter lets through, by collector and number."""
        with self._at.reading() as session:
            found = funding.keys(session, wanted)
            if not wanted.owing and not wanted.broken and wanted.due_by is None:
                return found
            told_of = _payers(session, found, on)
            return [key for key in found if _wanted(told_of[key], wanted)]

    def lines(self, keys: Sequence[int], on: date) -> dict[int, Payer]:
        """Return these payers by key, with what they owe and the plan that stands, as of a day."""
        with self._at.reading() as session:
            return _payers(session, keys, on)

    def get(self, customer_no: str, on: date) -> Payer:
        """Return one payer."""
        with self._at.reading() as session:
            return _one(session, customers.one(session, customer_no).key, on)

    def plans(self, customer_no: str, on: date) -> Sequence[Plan]:
        """Return every plan that was agreed with a customer up to a day, the newest first."""
        with self._at.reading() as session:
            key = customers.one(session, customer_no).key
            found = _plans(session, [key], on, ended=True)
            return found.get(key, [])[::-1]

    def collectors(self) -> Sequence[str]:
        """Return the names of those who collect from fiscally-funded payers."""
        with self._at.reading() as session:
            return funding.collectors(session)

    def set(self, facts: Funding, on: date) -> Payer:
        """Keep how a payer gets its money. Raises NotFiscallyFunded or BadAppropriationMonth."""
        checked_month(facts.month)
        with self._at.writing(Right.FIELD) as session:
            key = _fiscal(session, facts.customer_no)
            funding.put(session, key, facts)
            self._record(session, "funding", facts.customer_no, _facts(facts), on)
            return _one(session, key, on)

    def agree(self, draft: PlanDraft) -> Payer:
        """Keep a plan of instalments. Raises PlanStands where one was not ended, or what is wrong with it."""
        ordered = checked_plan(draft)
        with self._at.writing(Right.FIELD) as session:
            key = _fiscal(session, draft.customer_no)
            if standing := funding.plans(session, date.max, [key]):
                raise PlanStands(draft.customer_no, standing[-1].made_on)
            person = draft.person.strip() or self._at.clerk
            plan = funding.add_plan(session, key, draft, ordered, person)
            parts = {one.due_on.isoformat(): one.amount for one in ordered}
            total = sum(one.amount for one in ordered)
            facts = {"plan": plan, "amount": total, "count": len(ordered), "person": person}
            facts |= {"note": draft.note.strip(), "instalments": parts}
            self._record(session, "plan", draft.customer_no, facts, draft.made_on)
            return _one(session, key, draft.made_on)

    def end(self, customer_no: str, on: date, reason: str) -> Payer:
        """End the plan that stands, with a reason. Raises NoPlan, PlanEndsBefore or ReasonMissing."""
        reason = reason_given(reason)
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, customer_no).key
            standing = funding.plans(session, date.max, [key])
            if not standing:
                raise NoPlan(customer_no)
            plan = standing[-1]
            if on < plan.made_on:
                raise PlanEndsBefore(on, plan.made_on)
            funding.end_plan(session, plan.id, on)
            self._record(session, "plan-ended", customer_no, {"plan": plan.id, "reason": reason}, on)
            return _one(session, key, on)

    def meeting(self, on: date, collector: str | None = None) -> MeetingList:
        """Return what the coordination meeting looks at: everybody who owes or has a plan, as of a day."""
        with self._at.reading() as session:
            found = funding.keys(session, FundingFilter(collector=collector))
            payers = _payers(session, found, on).values()
            bureau = settings.value_of(session, "bureau.name")
            return MeetingList(bureau, on, tuple(one for one in payers if one.owes or one.plan))

    def write_meeting(
        self,
        on: date,
        file: Path,
        collector: str | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write the meeting's list to a .xlsx or .pdf; return how many payers stand on it."""
        from desktop.documents.funding_list import write_meeting_list

        with self._at.reading() as session:
            language = settings.value_of(session, "paper.language")
        listed = self.meeting(on, collector)
        write_meeting_list(file, listed, language, progress=progress, cancelled=cancelled)
        return len(listed.payers)

    def _record(self, session: Session, kind: str, subject: str, facts: dict[str, Any], on: date) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record(kind, subject, json.dumps(facts, ensure_ascii=False), on)
        ledger.flush()


def _fiscal(session: Session, customer_no: str) -> int:
    key = customers.one(session, customer_no).key
    [row] = customers.details(session, [key])
    if row.funding != FundedBy.FISCAL:
        raise NotFiscallyFunded(customer_no)
    return key


def _facts(facts: Funding) -> dict[str, Any]:
    return {
        "source": facts.source.strip(),
        "month": facts.month,
        "contact": facts.contact.strip(),
        "phone": facts.phone.strip(),
        "collector": facts.collector.strip(),
    }


def _wanted(payer: Payer, wanted: FundingFilter) -> bool:
    due = wanted.due_by is None or payer.has_due(wanted.due_by)
    return due and (not wanted.owing or payer.owes > 0) and (not wanted.broken or payer.is_broken)


def _one(session: Session, key: int, on: date) -> Payer:
    return _payers(session, [key], on)[key]


def _payers(session: Session, keys: Sequence[int], on: date) -> dict[int, Payer]:
    terms = settings.terms(session)
    accounts = load_accounts(session, keys, as_of=on, every_bill=True)
    standing = _plans(session, keys, on)
    rows = funding.lines(session, keys)
    return {row.id: _payer(row, accounts[row.id], standing.get(row.id, []), on, terms) for row in rows}


def _payer(row: Any, account: Account, standing: Sequence[Plan], on: date, terms: Terms) -> Payer:
    owing = [bill for bill in account.bills.values() if bill.outstanding]
    return Payer(
        row.id,
        row.number,
        row.name,
        row.station,
        row.area,
        Funding(
            row.number,
            row.source or "",
            row.month or MONTH_UNKNOWN,
            row.contact or row.customer_contact,
            row.phone or row.customer_phone,
            row.collector or "",
        ),
        sum(bill.outstanding for bill in owing),
        sum(account.penalty_due(bill, on, terms) for bill in account.bills.values()),
        min((bill.due_on for bill in owing), default=None),
        standing[-1] if standing else None,
    )


def _plans(session: Session, keys: Iterable[int], on: date, *, ended: bool = False) -> dict[int, list[Plan]]:
    rows = funding.plans(session, on, sorted(keys), ended=ended)
    return plans_told(session, rows, on)


def plans_told(session: Session, rows: Sequence[Any], on: date) -> dict[int, list[Plan]]:
    """Tell from the ledger what became of plans, by customer, in a fixed number of queries."""
    parts = funding.instalments(session, [row.id for row in rows])
    moved = movements.of_customers(session, sorted({row.customer_id for row in rows}), on)
    found: dict[int, list[Plan]] = {}
    for row in rows:
        plan = _plan(row, parts.get(row.id, []), moved.get(row.customer_id, []), on)
        found.setdefault(row.customer_id, []).append(plan)
    return found


def _plan(row: Any, parts: Sequence[Instalment], moved: Sequence[Movement], on: date) -> Plan:
    ended = row.ended_on if row.ended_on and row.ended_on <= on else None
    since = [Movement(move.on, move.received if move.on >= row.made_on else 0, move.owed) for move in moved]
    until = min(on, ended) if ended else on
    return Plan(row.id, row.made_on, row.person, row.note, told(parts, since, until), ended)
