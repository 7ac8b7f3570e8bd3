"""What was known of customers on a day, for their risk: each question once for all of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from desktop.db import movements, search
from desktop.db.base import BUREAU
from desktop.db.field_rows import ContactRow, TemporarySupplyRow
from desktop.db.ledger_rows import ActRow, EntryRow, PostingRow
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.db.unpaid import unpaid_bills
from desktop.domain.back_test import BillCourse
from desktop.domain.contacts import ContactKind, Promised, PromiseState, promise_state
from desktop.domain.funding import Movement
from desktop.domain.months import Month
from desktop.domain.risk_filter import RiskFilter
from desktop.domain.risk_trends import MONTHS, BillSeen

_KINDS = ("customer made", "customer changed")
_BILLS: Any = BillRow.__table__
_ENTRIES: Any = EntryRow.__table__
"""Read as plain columns: a county's year is a quarter of a million rows."""

_month = itemgetter(0)


def customers(session: Session, wanted: RiskFilter) -> Sequence[Any]:
    """Return who the customers of a filter's place and text are, and how the bureau has them now."""
    asked = (
        select(
            CustomerRow.id,
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            CustomerRow.risk_category,
            CustomerRow.funding,
            CustomerRow.commissioned_on,
        )
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(CustomerRow.bureau_id == BUREAU)
    )
    if wanted.station:
        asked = asked.where(StationRow.name == wanted.station)
    if wanted.area:
        asked = asked.where(AreaRow.name == wanted.area)
    if wanted.customer_no:
        asked = asked.where(CustomerRow.number == wanted.customer_no)
    if wanted.text.strip():
        asked = asked.where(search.matches(session, wanted.text))
    return session.execute(asked).all()


def changed_after(session: Session, on: date) -> dict[str, str]:
    """Return, for customers made or changed after a day, what the acts until then last said of them.

    The facts are JSON; empty where nothing was said until that day.
    """
    later = select(ActRow.subject).where(
        ActRow.bureau_id == BUREAU, ActRow.kind.in_(_KINDS), ActRow.business_date > on
    )
    found = dict.fromkeys(session.execute(later.distinct()).scalars(), "")
    if not found:
        return found
    said = (
        select(ActRow.subject, ActRow.facts)
        .where(
            ActRow.bureau_id == BUREAU,
            ActRow.kind.in_(_KINDS),
            ActRow.business_date <= on,
            ActRow.subject.in_(later),
        )
        .order_by(ActRow.seq)
    )
    found.update({row.subject: row.facts for row in session.execute(said)})
    return found


def bills(session: Session, on: date, customer: int | None = None) -> dict[int, list[BillSeen]]:
    """Return the bills of the last year's months as they stood on a day, by customer, oldest first."""
    first = Month.of(on).shifted(1 - MONTHS)
    of = _BILLS.c
    asked = select(of.id, of.customer_id, of.month, of.issued_on, of.due_on, of.kwh, of.amount).where(
        of.bureau_id == BUREAU, of.month >= first.code, of.issued_on <= on
    )
    if customer is not None:
        asked = asked.where(of.customer_id == customer)
    told = session.execute(asked.order_by(of.id)).all()
    settled = _settled(session, on, min((row[3] for row in told), default=on), customer)
    found: dict[int, list[BillSeen]] = defaultdict(list)
    for key, whose, month, issued_on, due_on, kwh, amount in told:
        fen, last_on = settled.get(key, (0, issued_on))
        found[whose].append(BillSeen(month, issued_on, due_on, kwh, last_on if amount + fen == 0 else None))
    for seen in found.values():
        seen.sort(key=_month)
    return found


def bounces(session: Session, on: date, since: date) -> dict[int, int]:
    """Return how many cheques of each customer bounced since a day, until another."""
    asked = (
        select(PostingRow.customer_id, func.count())
        .where(
            PostingRow.bureau_id == BUREAU,
            PostingRow.kind == "bounce",
            PostingRow.business_date > since,
            PostingRow.business_date <= on,
        )
        .group_by(PostingRow.customer_id)
    )
    return {customer: count for customer, count in session.execute(asked)}


def broken_promises(session: Session, on: date, since: date) -> dict[int, int]:
    """Return how many promises of each customer came due since a day, before another, and were not kept."""
    promises = _promises_due(session, on, since)
    moved = movements.of_customers(session, sorted({row.customer_id for row in promises}), on)
    broken: Counter[int] = Counter()
    for row in promises:
        told = _promised(row, moved.get(row.customer_id, ()))
        broken[row.customer_id] += promise_state(told, on) is PromiseState.BROKEN
    return dict(broken)


def supplies(session: Session, on: date) -> dict[int, date]:
    """Return the last day of each customer's temporary power that was begun and not ended on a day."""
    asked = (
        select(TemporarySupplyRow.customer_id, func.max(TemporarySupplyRow.until_on))
        .where(
            TemporarySupplyRow.bureau_id == BUREAU,
            TemporarySupplyRow.from_on <= on,
            TemporarySupplyRow.ended_on.is_(None) | (TemporarySupplyRow.ended_on > on),
        )
        .group_by(TemporarySupplyRow.customer_id)
    )
    return {customer: until_on for customer, until_on in session.execute(asked)}


def courses(session: Session, due_from: date, due_until: date, until: date) -> list[BillCourse]:
    """Return the bills due in a time with what changed their principal until a day."""
    due = BillRow.due_on.between(due_from, due_until)
    changes: dict[int | None, list[tuple[date, int]]] = defaultdict(list)
    entries = (
        select(EntryRow.bill_id, EntryRow.business_date, EntryRow.fen)
        .join(BillRow, (BillRow.bureau_id == BUREAU) & (BillRow.id == EntryRow.bill_id))
        .where(due, *_principal(until))
        .order_by(EntryRow.business_date)
    )
    for bill, on, fen in session.execute(entries):
        changes[bill].append((on, fen))
    asked = select(BillRow.id, BillRow.customer_id, BillRow.due_on, BillRow.amount).where(
        BillRow.bureau_id == BUREAU, due, BillRow.issued_on <= until
    )
    return [
        BillCourse(customer, due_on, amount, tuple(changes[key]))
        for key, customer, due_on, amount in session.execute(asked)
    ]


def in_arrears(session: Session, on: date, due_until: date) -> set[int]:
    """Return the customers with a bill due until a day that was unpaid on another."""
    unpaid = unpaid_bills(on)
    asked = select(unpaid.c.customer_id).where(unpaid.c.due_on <= due_until)
    return set(session.execute(asked.distinct()).scalars())


def _promises_due(session: Session, on: date, since: date) -> Sequence[Any]:
    withdrawing = aliased(ContactRow)
    asked = select(
        ContactRow.customer_id, ContactRow.business_date, ContactRow.until_on, ContactRow.amount
    ).where(
        ContactRow.bureau_id == BUREAU,
        ContactRow.kind == ContactKind.PROMISE.value,
        ContactRow.business_date <= on,
        ContactRow.until_on >= since,
        ContactRow.until_on < on,
        ~exists().where(
            withdrawing.bureau_id == BUREAU,
            withdrawing.withdraws_id == ContactRow.id,
            withdrawing.business_date <= on,
        ),
    )
    return session.execute(asked).all()


def _promised(row: Any, moved: Sequence[Movement]) -> Promised:
    made_on, due_on = row.business_date, row.until_on
    received = sum(move.received for move in moved if made_on <= move.on <= due_on)
    owed = sum(move.owed for move in moved if move.on <= due_on)
    return Promised(made_on, due_on, row.amount, received, owed)


def _settled(session: Session, on: date, since: date, customer: int | None) -> dict[int, tuple[int, date]]:
    """Return what changed each bill's principal until a day, in fen, and when last; none is paid unissued."""
    of = _ENTRIES.c
    asked = (
        select(of.bill_id, func.sum(of.fen), func.max(of.business_date))
        .where(of.business_date >= since, *_principal(on))
        .group_by(of.bill_id)
    )
    if customer is not None:
        mine = select(BillRow.id).where(BillRow.bureau_id == BUREAU, BillRow.customer_id == customer)
        asked = asked.where(of.bill_id.in_(mine))
    return {bill: (fen, last_on) for bill, fen, last_on in session.execute(asked)}


def _principal(until: date) -> tuple[ColumnElement[bool], ...]:
    return (
        EntryRow.bureau_id == BUREAU,
        EntryRow.account == "principal",
        EntryRow.kind != "bill",
        EntryRow.business_date <= until,
    )
