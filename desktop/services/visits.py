"""Key customers: visits planned and made, opinions answered, papers for the visit and for the year."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, settings, visits
from desktop.db.ledger import Ledger
from desktop.domain.errors import NotAKeyCustomer, NothingSaid, OpinionClosed, UnknownOpinion
from desktop.domain.rights import Right
from desktop.domain.visits import (
    KeyCustomer,
    Opinion,
    OpinionDraft,
    Profile,
    VisitDraft,
    VisitFilter,
    VisitPlan,
    YearReport,
    checked_opinion,
    checked_plan,
    closing,
)
from desktop.services.visit_views import customers_told, opinion_told, profile_told, year_told
from desktop.services.workplace import Workplace


class VisitService:
    """Plan visits to key customers, record them, and follow what was said."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: VisitFilter, on: date) -> Sequence[int]:
        """Return the row keys of the key customers that a filter lets through, in order of name."""
        with self._at.reading() as session:
            found = visits.keys(session, wanted.text, wanted.person)
            if not wanted.due and not wanted.overdue:
                return found
            told = customers_told(session, found, on)
            return [key for key in found if _wanted(told[key], wanted, on)]

    def lines(self, keys: Sequence[int], on: date) -> dict[int, KeyCustomer]:
        """Return these key customers by key, as of a day."""
        with self._at.reading() as session:
            return customers_told(session, keys, on)

    def due(self, on: date) -> Sequence[KeyCustomer]:
        """Return the key customers to whom a visit is due on a day, the longest due first."""
        with self._at.reading() as session:
            told = customers_told(session, visits.keys(session), on).values()
            return sorted((one for one in told if one.is_due(on)), key=lambda one: one.next_due or on)

    def profile(self, customer_no: str, on: date) -> Profile:
        """Return everything about a key customer that a visit needs, as of a day."""
        with self._at.reading() as session:
            return profile_told(session, customers.one(session, customer_no).key, on)

    def persons(self) -> Sequence[str]:
        """Return the names of those who visit."""
        with self._at.reading() as session:
            return visits.persons(session)

    def plan(self, plan: VisitPlan, on: date) -> KeyCustomer:
        """Plan the visits to a key customer anew. Raises NotAKeyCustomer or VisitsTooFarApart."""
        checked_plan(plan)
        with self._at.writing(Right.FIELD) as session:
            key = _key_customer(session, plan.customer_no)
            visits.put_plan(session, key, plan)
            facts = {"person": plan.person, "every": plan.every_months, "from": plan.from_on.isoformat()}
            self._record(session, "visit-plan", plan.customer_no, facts, on)
            return customers_told(session, [key], on)[key]

    def unplan(self, customer_no: str, on: date) -> KeyCustomer:
        """Plan no more visits to a customer."""
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, customer_no).key
            visits.put_plan(session, key, None)
            self._record(session, "visit-plan-ended", customer_no, {}, on)
            return customers_told(session, [key], on)[key]

    def record(self, draft: VisitDraft) -> Profile:
        """Record a visit and the opinions that came up, all of it or nothing.

        Raises NothingSaid or OpinionDueBefore.
        """
        if not draft.note.strip():
            raise NothingSaid(draft.customer_no)
        opinions = [checked_opinion(one) for one in draft.opinions]
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, draft.customer_no).key
            stamp = self._at.stamp()
            visit = visits.add_visit(session, key, draft, stamp)
            person = draft.person.strip() or stamp.by
            facts = {"visit": visit, "person": person, "met": draft.met, "note": draft.note.strip()}
            self._record(session, "visit", draft.customer_no, facts, draft.on)
            for opinion in opinions:
                self._add_opinion(session, key, opinion, visit)
            return profile_told(session, key, draft.on)

    def raise_opinion(self, draft: OpinionDraft) -> Opinion:
        """Record an opinion that came up outside a visit. Raises NothingSaid or OpinionDueBefore."""
        checked_opinion(draft)
        with self._at.writing(Right.FIELD) as session:
            key = customers.one(session, draft.customer_no).key
            return _opinion(session, self._add_opinion(session, key, draft, None))

    def answer(self, key: int, reply: str, on: date, *, close: bool) -> Opinion:
        """Keep the reply to an opinion, and close it where it is settled.

        Raises UnknownOpinion, OpinionClosed, or OpinionNotAnswered for closing without a reply.
        """
        with self._at.writing(Right.FIELD) as session:
            known = _opinion(session, key)
            if known.closed_on is not None:
                raise OpinionClosed(known.closed_on)
            day = closing(known, reply, on) if close else None
            visits.answer(session, key, reply.strip(), day)
            facts = {"opinion": key, "reply": reply.strip(), "closed": day.isoformat() if day else ""}
            self._record(session, "opinion-answer", known.customer_no, facts, on)
            return _opinion(session, key)

    def year(self, year: int, on: date) -> YearReport:
        """Return the yearly report: visits made against the plan, and what became of opinions."""
        with self._at.reading() as session:
            return year_told(session, year, on)

    def write_sheet(self, customer_no: str, on: date, file: Path) -> Path:
        """Write the sheet that is taken along on a visit, as a PDF; return the file."""
        from desktop.documents.files import write_atomically
        from desktop.documents.visit_sheet_pdf import visit_sheet_pdf

        told = self.profile(customer_no, on)
        write_atomically(file, visit_sheet_pdf(told, self._bureau(), language=self._language()))
        return file

    def write_report(self, year: int, on: date, file: Path) -> Path:
        """Write the yearly report as a PDF; return the file."""
        from desktop.documents.files import write_atomically
        from desktop.documents.visit_report_pdf import visit_report_pdf

        write_atomically(file, visit_report_pdf(self.year(year, on), language=self._language()))
        return file

    def _bureau(self) -> str:
        with self._at.reading() as session:
            return settings.value_of(session, "bureau.name")

    def _language(self) -> str:
        with self._at.reading() as session:
            return settings.value_of(session, "paper.language")

    def _add_opinion(self, session: Session, customer: int, draft: OpinionDraft, visit: int | None) -> int:
        owner = draft.owner.strip() or self._at.clerk
        key = visits.add_opinion(session, customer, draft, owner, visit)
        facts = {"opinion": key, "said": draft.said.strip(), "owner": owner, "due": draft.due_on.isoformat()}
        self._record(session, "opinion", draft.customer_no, facts, draft.raised_on)
        return key

    def _record(self, session: Session, kind: str, subject: str, facts: dict[str, Any], on: date) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record(kind, subject, json.dumps(facts, ensure_ascii=False), on)
        ledger.flush()


def _wanted(one: KeyCustomer, wanted: VisitFilter, on: date) -> bool:
    return (not wanted.due or one.is_due(on)) and (not wanted.overdue or one.overdue > 0)


def _key_customer(session: Session, customer_no: str) -> int:
    key = customers.one(session, customer_no).key
    [row] = customers.details(session, [key])
    if not row.key_customer:
        raise NotAKeyCustomer(customer_no)
    return key


def _opinion(session: Session, key: int) -> Opinion:
    row = visits.opinion(session, key)
    if row is None:
        raise UnknownOpinion(key)
    return opinion_told(row)
