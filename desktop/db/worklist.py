"""What the worklist reads beside ledger and procedure: last contacts, printed papers, contractors' areas."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.contacts import withdrawn
from desktop.db.field_rows import ContactRow
from desktop.db.rows import AssignmentRow, ContractorRow, NoticeRow
from desktop.db.sms_rows import SavedFilterRow
from desktop.domain.contacts import ContactKind

_TALKS = (
    ContactKind.VISIT,
    ContactKind.CALL,
    ContactKind.SMS,
    ContactKind.NOTICE,
    ContactKind.PROMISE,
    ContactKind.OVERDUE_DELIVERED,
    ContactKind.SECOND_DELIVERED,
    ContactKind.STOP_DELIVERED,
    ContactKind.TOLD,
)


def last_contacts(session: Session, on: date, customers: Sequence[int] | None = None) -> dict[int, date]:
    """Return the day on which each customer, or each of those named, was reached last, by any way."""
    asked = (
        select(ContactRow.customer_id, func.max(ContactRow.business_date))
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind.in_([kind.value for kind in _TALKS]),
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .group_by(ContactRow.customer_id)
    )
    parts = [asked]
    if customers is not None:
        parts = [asked.where(ContactRow.customer_id.in_(chunk)) for chunk in chunks(customers)]
    return {customer: day for part in parts for customer, day in session.execute(part) if day}


def printed(session: Session, on: date) -> dict[int, list[tuple[str, date, str]]]:
    """Return the papers of each customer up to a day, oldest first: kind, day and serial number."""
    asked = (
        select(NoticeRow.customer_id, NoticeRow.kind, NoticeRow.business_date, NoticeRow.serial)
        .where(NoticeRow.bureau_id == BUREAU, NoticeRow.business_date <= on)
        .order_by(NoticeRow.business_date, NoticeRow.id)
    )
    found: dict[int, list[tuple[str, date, str]]] = {}
    for customer, kind, day, serial in session.execute(asked):
        found.setdefault(customer, []).append((kind, day, serial))
    return found


def areas_of(session: Session, contractor: str, on: date) -> set[int]:
    """Return the areas that a contractor holds on a day."""
    asked = (
        select(AssignmentRow.area_id)
        .join(
            ContractorRow,
            (ContractorRow.bureau_id == BUREAU) & (ContractorRow.id == AssignmentRow.contractor_id),
        )
        .where(
            AssignmentRow.bureau_id == BUREAU,
            ContractorRow.name == contractor,
            AssignmentRow.from_on <= on,
            or_(AssignmentRow.until_on.is_(None), AssignmentRow.until_on >= on),
        )
    )
    return set(session.execute(asked).scalars())


def contractor_names(session: Session) -> list[str]:
    """Return the names of the contractors."""
    asked = select(ContractorRow.name).where(ContractorRow.bureau_id == BUREAU).order_by(ContractorRow.name)
    return list(session.execute(asked).scalars())


def saved_filters(session: Session, desk: str) -> dict[str, dict[str, Any]]:
    """Return the filters of a desk that were saved, by name."""
    asked = (
        select(SavedFilterRow.name, SavedFilterRow.facts)
        .where(SavedFilterRow.bureau_id == BUREAU, SavedFilterRow.desk == desk)
        .order_by(SavedFilterRow.name)
    )
    return {row.name: json.loads(row.facts) for row in session.execute(asked)}


def save_filter(session: Session, desk: str, name: str, facts: str) -> None:
    """Keep a filter under a name, in place of one that had it."""
    forget_filters(session, desk, [name])
    session.execute(insert(SavedFilterRow).values(bureau_id=BUREAU, desk=desk, name=name, facts=facts))


def forget_filters(session: Session, desk: str, names: Sequence[str]) -> None:
    """Forget filters."""
    session.execute(
        delete(SavedFilterRow).where(
            SavedFilterRow.bureau_id == BUREAU, SavedFilterRow.desk == desk, SavedFilterRow.name.in_(names)
        )
    )
