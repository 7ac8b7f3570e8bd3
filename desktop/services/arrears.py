"""Who owes, how much and how long, as of any day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, settings, unpaid
from desktop.db.accounts import load_accounts
from desktop.domain.account import Account
from desktop.domain.arrears import Ageing, Debtor, DebtorFilter
from desktop.domain.entries import Terms
from desktop.services.workplace import Workplace


class ArrearsService:
    """Ageing and the customers in arrears."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def ageing(self, on: date, station: str = "", area: str = "") -> Ageing:
        """Return both views of what is unpaid as of a day; of one station or area where named."""
        with self._at.reading() as session:
            return unpaid.ageing_on(session, on, station, area)

    def keys(self, wanted: DebtorFilter) -> Sequence[int]:
        """Return the row keys of the customers in arrears that a filter lets through, in its order."""
        with self._at.reading() as session:
            return unpaid.debtors(session, wanted)

    def lines(self, keys: Sequence[int], on: date) -> Sequence[Debtor]:
        """Return these customers with what they owe and the penalty, as of a day."""
        with self._at.reading() as session:
            terms = settings.terms(session)
            accounts = load_accounts(session, keys, as_of=on, every_bill=True)
            rows = customers.details(session, keys)
            return [_debtor(row, accounts[row.id], on, terms) for row in rows]

    def numbers(self, keys: Sequence[int]) -> Sequence[str]:
        """Return the numbers of these customers, in the order asked for."""
        with self._at.reading() as session:
            return _numbers(session, keys)


def _numbers(session: Session, keys: Sequence[int]) -> list[str]:
    return [row.number for row in customers.details(session, keys)]


def _debtor(row: Any, account: Account, on: date, terms: Terms) -> Debtor:
    open_bills = [bill for bill in account.bills.values() if bill.outstanding]
    oldest = min((bill.due_on for bill in open_bills), default=on)
    return Debtor(
        customer_no=row.number,
        name=row.name,
        station=row.station,
        area=row.area,
        address=row.address,
        phone=row.phone,
        tariff_class=row.tariff_class,
        risk_category=row.risk_category,
        funding=row.funding,
        bills=len(open_bills),
        outstanding=sum(bill.outstanding for bill in open_bills),
        penalty=sum(account.penalty_due(bill, on, terms) for bill in account.bills.values()),
        oldest_due_on=oldest,
        days_overdue=max(0, (on - oldest).days),
    )
