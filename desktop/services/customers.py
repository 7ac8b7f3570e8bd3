"""Customers: found as a clerk types, listed by the hundred thousand, made and changed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy.orm import Session

from desktop.db import customers, journal, places
from desktop.db.asking import SessionAsk
from desktop.db.customer_lines import lines
from desktop.db.ledger import Ledger
from desktop.domain.customers import (
    CustomerDraft,
    CustomerFilter,
    CustomerLine,
    customer_number,
)
from desktop.domain.errors import CustomerExists, MeterTaken
from desktop.domain.journal import JournalLine
from desktop.domain.rights import Right
from desktop.services import bills
from desktop.services.finding import FOUND_AT_MOST, FindingService
from desktop.services.initials import initials
from desktop.services.workplace import Workplace


class CustomerService:
    """Find, list, make and change customers."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace
        self._finding = FindingService(workplace)

    def search(self, typed: str, limit: int = FOUND_AT_MOST) -> Sequence[CustomerLine]:
        """Find customers by any part of number, name, initials, phone, meter or former number."""
        return self._finding.search(typed, limit)

    def keys(self, wanted: CustomerFilter) -> Sequence[int]:
        """Return the row keys of the customers that a filter lets through, in order of number."""
        with self._at.reading() as session:
            return customers.keys(session, wanted)

    def lines(self, keys: Sequence[int]) -> Sequence[CustomerLine]:
        """Return these customers with what is unpaid, in the order asked for."""
        return self._finding.lines(keys)

    def get(self, customer_no: str) -> CustomerLine:
        """Return one customer."""
        with self._at.reading() as session:
            [line] = self._lines(session, [customers.one(session, customer_no).key])
            return line

    def key(self, customer_no: str) -> int:
        """Return a customer's row key, as a list holds it."""
        with self._at.reading() as session:
            return customers.one(session, customer_no).key

    def stations(self) -> Sequence[str]:
        """Return the names of the stations."""
        with self._at.reading() as session:
            return places.station_names(session)

    def areas(self, station: str) -> Sequence[str]:
        """Return the names of a station's areas."""
        with self._at.reading() as session:
            return places.area_names(session, station)

    def journal(self, customer_no: str) -> Sequence[JournalLine]:
        """Return every entry of a customer's ledger, oldest first."""
        with self._at.reading() as session:
            return journal.of_customer(session, customers.one(session, customer_no).key)

    def create(self, draft: CustomerDraft) -> CustomerLine:
        """Make a customer; refuse a number or a meter that another one has."""
        number = customer_number(draft.customer_no)
        draft = replace(draft, customer_no=number)
        with self._at.writing(Right.CUSTOMERS) as session:
            if customers.known(session, [number]):
                raise CustomerExists(number)
            if owner := customers.meters_taken(session, [draft.meter_no]):
                raise MeterTaken(draft.meter_no, owner[draft.meter_no])
            bills.make(session, [draft])
            self._record(session, "customer made", draft)
            [line] = self._lines(session, [customers.one(session, number).key])
            return line

    def change(self, draft: CustomerDraft) -> CustomerLine:
        """Change everything that is known of a customer but its number."""
        with self._at.writing(Right.CUSTOMERS) as session:
            key = customers.one(session, draft.customer_no).key
            new = customers.NewCustomer(draft, initials(draft.name or draft.customer_no))
            customers.change(session, key, new, places.Places(session))
            self._record(session, "customer changed", draft)
            [line] = self._lines(session, [key])
            return line

    def _record(self, session: Session, kind: str, draft: CustomerDraft) -> None:
        ledger = Ledger(session, self._at.stamp())
        facts = json.dumps(asdict(draft), ensure_ascii=False, default=str)
        ledger.record(kind, draft.customer_no, facts, self._at.business_date(session))
        ledger.flush()

    def _lines(self, session: Session, keys: Sequence[int]) -> Sequence[CustomerLine]:
        return lines(SessionAsk(session), keys, self._at.business_date(session))
