"""Applications for new connections: taken, accepted with all that follows, refused, withdrawn, connected."""

import json
from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import applications, customers
from desktop.db.ledger import Ledger
from desktop.domain.applications import (
    Application,
    ApplicationDraft,
    ApplicationFilter,
    ApplicationState,
    customer_of,
    next_free,
)
from desktop.domain.conversion import Stage, Why
from desktop.domain.customers import customer_number
from desktop.domain.errors import (
    ApplicationDecided,
    ApplicationNotAccepted,
    ConnectedByConversion,
    NoFreeNumber,
    StepBeforeLast,
    UnknownApplication,
)
from desktop.domain.meters import meter_number
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.services.conversions import ConversionService, Move
from desktop.services.customers import CustomerService
from desktop.services.inside import inside
from desktop.services.meter_change import put_new
from desktop.services.supervision import confirmed, reason_given, record_approval
from desktop.services.workplace import Workplace


class ApplicationService:
    """New connections, prepaid unless a supervisor makes an exception."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: ApplicationFilter) -> Sequence[int]:
        """Return the row keys of the applications that a filter lets through, the newest first."""
        with self._at.reading() as session:
            return applications.keys(session, wanted)

    def lines(self, keys: Sequence[int]) -> dict[int, Application]:
        """Return these applications by key."""
        with self._at.reading() as session:
            return applications.lines(session, keys)

    def get(self, number: str) -> Application:
        """Return one application. Raises UnknownApplication."""
        with self._at.reading() as session:
            return _one(session, number)

    def counts(self) -> dict[ApplicationState, int]:
        """Return how many applications stand in each state."""
        with self._at.reading() as session:
            return applications.counts(session)

    def next_number(self) -> str:
        """Return the customer number that an acceptance would give now; empty where one must be typed."""
        with self._at.reading() as session:
            return _next_number(session)

    def take(self, draft: ApplicationDraft, *, approval: Approval | None = None) -> Application:
        """Take an application; one that is not prepaid is a supervisor's exception with a reason."""
        self._at.demand(Right.CUSTOMERS)
        draft = draft.checked()
        right = Right.CUSTOMERS if draft.prepaid else Right.EXCEPTION
        with self._at.writing(right, approval) as session:
            by = ""
            if not draft.prepaid:
                confirmed(session, self._at, Right.EXCEPTION, approval)
                by = approval.name if approval else self._at.stamp().by
            number = applications.add(session, draft, by, self._at.stamp())
            state = ApplicationState.APPLIED.value
            facts = {"state": state, "name": draft.name, "prepaid": draft.prepaid}
            told = {"exception": draft.exception, "approved_by": by} if by else {}
            self._record(session, number, draft.applied_on, facts | told, approval if by else None)
            return _one(session, number)

    def accept(self, number: str, on: date, *, customer_no: str = "", person: str = "") -> Application:
        """Make the customer, with a number that is typed or the next free one.

        A prepaid connection becomes an approved conversion in the same transaction.
        """
        with self._at.writing(Right.CUSTOMERS) as session:
            asked = _undecided(session, number, on)
            made = customer_number(customer_no) if customer_no.strip() else _next_number(session)
            if not made:
                raise NoFreeNumber
            here = inside(self._at, session)
            CustomerService(here).create(customer_of(asked, made))
            if asked.prepaid:
                way = ConversionService(here)
                way.propose(made, Why.NEW_CONNECTION, on, person=person, note=number)
                way.move(Move(made, Stage.APPROVED, on, person, number))
            key = customers.one(session, made).key
            applications.decide(session, number, ApplicationState.ACCEPTED, on, customer=key)
            told = {"state": ApplicationState.ACCEPTED.value, "customer_no": made}
            self._record(session, number, on, told)
            return _one(session, number)

    def refuse(self, number: str, on: date, reason: str) -> Application:
        """Refuse an application with a reason."""
        return self._end(number, ApplicationState.REFUSED, on, reason)

    def withdraw(self, number: str, on: date, reason: str) -> Application:
        """Note that the applicant no longer wants it, and why."""
        return self._end(number, ApplicationState.WITHDRAWN, on, reason)

    def connect(self, number: str, meter: str, on: date) -> Application:
        """Install the meter of an exception, out of stock; a prepaid one is installed as a conversion."""
        meter = meter_number(meter)
        with self._at.writing(Right.CUSTOMERS) as session:
            asked = _one(session, number)
            if asked.prepaid and asked.customer_no:
                raise ConnectedByConversion(number, asked.customer_no)
            if asked.state is not ApplicationState.ACCEPTED:
                raise ApplicationNotAccepted(number, asked.state)
            _refuse_earlier(asked, on)
            known = customers.one(session, asked.customer_no)
            put_new(session, known, meter, on, "", self._at.stamp(), prepaid=False)
            customers.change_meter(session, known.key, meter)
            told = {"state": ApplicationState.CONNECTED.value, "meter_no": meter}
            self._record(session, number, on, told)
            return _one(session, number)

    def _end(self, number: str, state: ApplicationState, on: date, reason: str) -> Application:
        reason = reason_given(reason)
        with self._at.writing(Right.CUSTOMERS) as session:
            _undecided(session, number, on)
            applications.decide(session, number, state, on, reason=reason)
            self._record(session, number, on, {"state": state.value, "reason": reason})
            return _one(session, number)

    def _record(
        self,
        session: Session,
        number: str,
        on: date,
        facts: Mapping[str, object],
        approval: Approval | None = None,
    ) -> None:
        ledger = Ledger(session, self._at.stamp())
        ledger.record("application", number, json.dumps(dict(facts), ensure_ascii=False), on)
        record_approval(ledger, number, on, approval)
        ledger.flush()


def _one(session: Session, number: str) -> Application:
    found = applications.one(session, number)
    if found is None:
        raise UnknownApplication(number)
    return found


def _undecided(session: Session, number: str, on: date) -> Application:
    found = _one(session, number)
    if found.state is not ApplicationState.APPLIED:
        raise ApplicationDecided(number, found.state)
    _refuse_earlier(found, on)
    return found


def _refuse_earlier(application: Application, on: date) -> None:
    if on < application.state_on:
        raise StepBeforeLast(on, application.state_on)


def _next_number(session: Session) -> str:
    highest = applications.highest_number(session)
    return next_free(highest) if highest else ""
