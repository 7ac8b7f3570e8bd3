"""A whole county's story written in one transaction: under the story's clock, day by day, or not at all."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desktop.db import bills, contractors, customers, payments, places, settings
from desktop.db.accounts import load_accounts
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.ledger_rows import ActRow
from desktop.db.records import Stamp
from desktop.db.rows import CustomerRow
from desktop.domain.account import Account
from desktop.domain.billing import BillDraft
from desktop.domain.contractors import Tenure
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import DatabaseNotEmpty
from desktop.domain.payments import PaymentDraft
from desktop.domain.rights import Right
from desktop.services.bills import make
from desktop.services.conversions import ConversionService
from desktop.services.inside import Inside
from desktop.services.office import Office
from desktop.services.payments import PaymentService
from desktop.services.settings import SettingsService
from desktop.services.workplace import Workplace

SUBJECT = "county"


class CountyBook:
    """A county being written: the accounts stay in memory, so that a payment asks the database nothing."""

    def __init__(self, at: Workplace, session: Session) -> None:
        """Begin on an empty database; `write_county` is how the rest of the program gets here."""
        self._at = at
        self._session = session
        self._terms = settings.terms(session)
        self._places: dict[int, tuple[int, str, str]] = {}
        self._known: dict[str, Known] = {}
        self._accounts: dict[int, Account] = {}
        self._moment, self._clerk = at.clock(), at.clerk
        self._ledger: Ledger | None = None

    def record_at(self, moment: datetime, clerk: str) -> None:
        """Record what follows as of a moment of the story, by a clerk."""
        self._moment, self._clerk = moment, clerk
        if self._ledger:
            self._ledger.record_as(self._stamp())

    def make(self, drafts: Sequence[CustomerDraft]) -> None:
        """Make customers with their stations and areas."""
        make(self._session, drafts)
        self._known |= customers.known(self._session, (draft.customer_no for draft in drafts))
        self._accounts |= {known.key: Account() for known in self._known.values()}
        names = places.Places(self._session).names()
        self._places = {area: (area, station, name) for area, (station, name) in names.items()}

    def put_in_charge(self, tenures: Sequence[Tenure]) -> None:
        """Make contractors and put each in charge of an area for a time."""
        known = places.Places(self._session)
        for tenure in tenures:
            area = known.area(tenure.station, tenure.area)
            contractors.assign(self._session, area, tenure.contractor, tenure.phone, tenure.from_on)

    def issue(self, draft: BillDraft) -> None:
        """Post a bill; prestored money pays it at once."""
        draft.check()
        known = self._known[draft.customer_no]
        account = self._accounts[known.key]
        bills.post_one(self._written(), draft, known, self._places[known.area], account, self._terms)
        _forget_settled(account)

    def owed(self, customer_no: str, on: date) -> tuple[int, int]:
        """Return the principal and the penalty that a customer owes on a day, in fen."""
        owed = self._accounts[self._known[customer_no].key].owed(on, self._terms)
        return sum(bill.principal for bill in owed), sum(bill.penalty for bill in owed)

    def take(self, draft: PaymentDraft) -> str:
        """Post a payment; return its receipt number."""
        known = self._known[draft.customer_no]
        account = self._accounts[known.key]
        payment, _ = payments.post_one(self._written(), account, known, draft, self._terms)
        _forget_settled(account)
        return payment.number

    def reverse(self, receipt_no: str, customer_no: str, on: date, reason: str) -> None:
        """Counter a customer's payment."""
        PaymentService(self._inside()).reverse(receipt_no, on, reason)
        self.reload(customer_no)

    def conversions(self) -> ConversionService:
        """Return the conversions as of the story's moment; `reload` a customer who was commissioned."""
        return ConversionService(self._inside())

    def reload(self, customer_no: str) -> None:
        """Take a customer's account from the ledger again."""
        key = self._known[customer_no].key
        self._accounts[key] = load_accounts(self._session, [key])[key]

    def office(self) -> Office:
        """Return every service, working within the transaction: what none of them may touch is money."""
        return Office(self._inside())

    def set_all(self, values: dict[str, str]) -> None:
        """Change settings."""
        SettingsService(self._inside()).set_all(values)

    def flush(self) -> None:
        """Write what was posted so far into the transaction."""
        if self._ledger:
            self._ledger.flush()

    def finish(self, facts: dict[str, Any], on: date) -> None:
        """Write the rest, and the act by which a finished county is known."""
        self._written().record("county", SUBJECT, json.dumps(facts, ensure_ascii=False), on)
        self.flush()

    def _written(self) -> Ledger:
        if self._ledger is None:
            self._ledger = Ledger(self._session, self._stamp())
        return self._ledger

    def _inside(self) -> Workplace:
        self.flush()
        self._ledger = None
        moment = self._moment
        return Inside(self._at.database, lambda: moment, self._clerk, session=self._session)

    def _stamp(self) -> Stamp:
        return Stamp(self._moment.astimezone(UTC).replace(tzinfo=None), self._clerk)


@contextmanager
def write_county(at: Workplace) -> Iterator[CountyBook]:
    """Write a county into an empty database: all of it is durable when this returns, or none of it is there.

    Raises DatabaseNotEmpty where there are customers already.
    """
    with at.writing(Right.IMPORT) as session:
        if session.execute(select(CustomerRow.id).limit(1)).first():
            raise DatabaseNotEmpty(str(at.database.file or at.database.url.database))
        yield CountyBook(at, session)


def county_facts(at: Workplace) -> dict[str, Any] | None:
    """Return what a finished county was made with, or None where the database has none."""
    with at.reading() as session:
        asked = select(ActRow.facts).where(ActRow.subject == SUBJECT, ActRow.kind == "county")
        facts = session.execute(asked).scalar()
        return json.loads(facts) if facts else None


def _forget_settled(account: Account) -> None:
    for bill in list(account.bills.values()):
        if not bill.outstanding and bill.assessed == bill.penalty_paid:
            del account.bills[bill.bill_no]
