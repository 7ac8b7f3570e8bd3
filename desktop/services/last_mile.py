"""The last mile: who is left to pay, as of any day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import contractors, customers, last_mile, promises, settings, worklist
from desktop.db.accounts import load_accounts
from desktop.domain.account import Account
from desktop.domain.contractors import holder
from desktop.domain.last_mile import Left, LeftFilter, LeftSum
from desktop.domain.months import Month
from desktop.domain.worklist import Promise
from desktop.services.workplace import Workplace


class LastMileService:
    """List who is left, with what a caller wants to know of them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def keys(self, wanted: LeftFilter) -> Sequence[int]:
        """Return the keys of the customers whom a filter lets through, in its order."""
        with self._at.reading() as session:
            return last_mile.keys(session, wanted)

    def summed(self, wanted: LeftFilter) -> LeftSum:
        """Return what those whom a filter lets through come to."""
        with self._at.reading() as session:
            return last_mile.summed(session, wanted)

    def lines(self, keys: Sequence[int], wanted: LeftFilter) -> Mapping[int, Left]:
        """Return these customers by key, with what of their bills a filter lets through."""
        with self._at.reading() as session:
            found = last_mile.sums_of(session, keys, wanted)
            accounts = load_accounts(session, keys, as_of=wanted.on, every_bill=True)
            penalties = _penalties(session, accounts, wanted.on)
            held = contractors.of_areas(session)
            reached = worklist.last_contacts(session, wanted.on, keys)
            promised = _promises(session, keys, wanted.on)
            return {
                row.id: Left(
                    **_customer(row),
                    **_debt(found.get(row.id), wanted.on),
                    contractor=holder(held.get(row.area_id, ()), wanted.on),
                    penalty=penalties[row.id],
                    last_contact=reached.get(row.id),
                    promise=promised.get(row.id),
                )
                for row in customers.details(session, keys)
            }

    def contractors(self) -> Sequence[str]:
        """Return the names of the contractors."""
        with self._at.reading() as session:
            return worklist.contractor_names(session)


def _customer(row: Any) -> dict[str, Any]:
    return {
        "key": row.id,
        "customer_no": row.number,
        "name": row.name,
        "phone": row.phone,
        "station": row.station,
        "area": row.area,
    }


def _debt(found: tuple[Any, ...] | None, on: date) -> dict[str, Any]:
    """Say what a customer owes; a list may be older than a payment that has come since."""
    bills, outstanding, month, due_on = found or (0, 0, 0, on)
    return {
        "bills": bills,
        "outstanding": outstanding,
        "oldest_month": str(Month.from_code(month)) if month else "",
        "oldest_due_on": due_on,
        "days_overdue": max(0, (on - due_on).days),
    }


def _penalties(session: Session, accounts: Mapping[int, Account], on: date) -> dict[int, int]:
    terms = settings.terms(session)
    return {
        key: sum(account.penalty_due(bill, on, terms) for bill in account.bills.values())
        for key, account in accounts.items()
    }


def _promises(session: Session, keys: Sequence[int], on: date) -> dict[int, Promise]:
    last = {row.customer_id: row for row in promises.standing(session, on, keys)}
    return {
        key: Promise(promises.state(session, row, on), row.until_on, row.amount) for key, row in last.items()
    }
