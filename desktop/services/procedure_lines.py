"""Customers of the stop-supply procedure as lists show them: the case, the debt and the next step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, tzinfo
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, procedures, settings
from desktop.db.accounts import load_accounts
from desktop.domain.account import Account
from desktop.domain.entries import Terms
from desktop.domain.procedures import Procedure
from desktop.domain.stop_supply import Case, PeriodRules, Step, standing
from desktop.services.procedure_cases import cases, deadline


def procedure_lines(
    session: Session, keys: Sequence[int], on: date, zone: tzinfo | None
) -> dict[int, Procedure]:
    """Return these customers with where they stand on a day, by key."""
    rules, terms = procedures.rules(session), settings.terms(session)
    found: Mapping[int, Case] = cases(session, on, keys)
    accounts = load_accounts(session, keys, as_of=on, every_bill=True)
    lines = {}
    for row in customers.details(session, keys):
        line = _line(row, found[row.id], accounts[row.id], on, rules, terms)
        if line.standing.step is Step.RECONNECT:
            line = replace(line, reconnect_by=deadline(session, row.id, on, zone, rules.on(on)))
        lines[row.id] = line
    return lines


def _line(row: Any, case: Case, account: Account, on: date, rules: PeriodRules, terms: Terms) -> Procedure:
    unpaid = [bill for bill in account.bills.values() if bill.outstanding]
    return Procedure(
        customer_no=row.number,
        name=row.name,
        station=row.station,
        area=row.area,
        address=row.address,
        phone=row.phone,
        important=row.key_customer,
        outstanding=sum(bill.outstanding for bill in unpaid),
        penalty=sum(account.penalty_due(bill, on, terms) for bill in account.bills.values()),
        oldest_due_on=min((bill.due_on for bill in unpaid), default=None),
        standing=standing(case, on, rules),
        stopped_on=case.stopped.on if case.stopped else None,
    )
