"""Key customers told from their rows: who is due, what a visit needs, how a year went."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, settings, visits
from desktop.db.accounts import load_accounts
from desktop.domain.months import Month
from desktop.domain.visits import (
    Facts,
    KeyCustomer,
    Opinion,
    OpinionState,
    Profile,
    Visit,
    VisitPlan,
    YearLine,
    YearReport,
    next_due,
    planned_within,
    trend,
)

MONTHS_SHOWN = 13
"""A whole year and the month before it, so that the same month can be compared."""


def customers_told(session: Session, keys: Sequence[int], on: date) -> dict[int, KeyCustomer]:
    """Return key customers by key, as of a day."""
    return {row.id: _customer(row) for row in visits.lines(session, keys, on)}


def opinion_told(row: Any) -> Opinion:
    """Return an opinion from its row."""
    return Opinion(
        row.id,
        row.number,
        row.name,
        row.raised_on,
        row.said,
        row.owner,
        row.due_on,
        row.reply,
        row.closed_on,
    )


def profile_told(session: Session, key: int, on: date) -> Profile:
    """Return everything about a key customer that a visit needs, as of a day."""
    first = Month.of(on).shifted(-MONTHS_SHOWN).code
    return Profile(
        customers_told(session, [key], on)[key],
        _facts(session, key, on),
        tuple(opinion_told(row) for row in visits.opinions(session, [key], on)),
        tuple(_visit(row) for row in visits.visits(session, [key], on)),
        trend(visits.bill_trails(session, key, on, first), on, first),
        on,
    )


def year_told(session: Session, year: int, on: date) -> YearReport:
    """Return the report of a year up to a day, a line for each key customer in order of name."""
    since, until = date(year, 1, 1), min(on, date(year, 12, 31))
    keys = visits.keys(session)
    told = customers_told(session, keys, until)
    made: dict[int, list[Any]] = {}
    for row in visits.visits(session, keys, until, since):
        made.setdefault(row.customer_id, []).append(row)
    raised: dict[int, list[Opinion]] = {}
    for row in visits.opinions(session, keys, until):
        raised.setdefault(row.customer_id, []).append(opinion_told(row))
    lines = [
        _year(told[key], len(made.get(key, ())), raised.get(key, []), since, until)
        for key in keys
        if key in told
    ]
    return YearReport(settings.value_of(session, "bureau.name"), year, until, tuple(lines))


def _customer(row: Any) -> KeyCustomer:
    plan = None
    if row.every_months is not None:
        plan = VisitPlan(row.number, row.person, row.every_months, row.from_on)
    return KeyCustomer(
        row.id,
        row.number,
        row.name,
        row.station,
        row.area,
        row.address,
        row.contact,
        row.phone,
        plan,
        row.last_visit,
        next_due(plan, row.last_visit) if plan else None,
        row.opinions,
        row.overdue,
    )


def _facts(session: Session, key: int, on: date) -> Facts:
    [row] = customers.details(session, [key])
    terms = settings.terms(session)
    account = load_accounts(session, [key], as_of=on, every_bill=True)[key]
    bills = account.bills.values()
    return Facts(
        row.tariff_class,
        row.risk_category,
        row.meter_no,
        sum(bill.outstanding for bill in bills),
        sum(account.penalty_due(bill, on, terms) for bill in bills),
        account.prestored,
    )


def _visit(row: Any) -> Visit:
    return Visit(row.id, row.business_date, row.person, row.met, row.note, row.recorded_by)


def _year(one: KeyCustomer, made: int, opinions: Sequence[Opinion], since: date, until: date) -> YearLine:
    raised = [opinion for opinion in opinions if opinion.raised_on >= since]
    closed = [
        opinion
        for opinion in opinions
        if opinion.state(until) is OpinionState.CLOSED and opinion.closed_on and opinion.closed_on >= since
    ]
    overdue = sum(opinion.state(until) is OpinionState.OVERDUE for opinion in opinions)
    return YearLine(
        one.customer_no,
        one.name,
        one.station,
        one.plan.person if one.plan else "",
        planned_within(one.plan, since, until) if one.plan else 0,
        made,
        len(raised),
        len(closed),
        overdue,
        tuple(f"{opinion.said} → {opinion.reply}" for opinion in closed),
    )
