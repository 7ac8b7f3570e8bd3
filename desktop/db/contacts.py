"""The contact log as rows: added to, never changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, insert, select
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.field_rows import ContactRow
from desktop.db.keys import last_key
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, CustomerRow, StationRow
from desktop.domain.contacts import HOLDS, ContactDraft, ContactFilter, ContactKind


def add(
    session: Session, customer: int, draft: ContactDraft, stamp: Stamp, withdraws: int | None = None
) -> int:
    """Add a contact of a customer; return its key."""
    key = last_key(session, ContactRow) + 1
    row = {
        "bureau_id": BUREAU,
        "id": key,
        "customer_id": customer,
        "kind": draft.kind.value,
        "business_date": draft.on,
        "at": draft.at,
        "person": draft.person or stamp.by,
        "note": draft.note.strip(),
        "amount": draft.amount.fen if draft.amount is not None else None,
        "until_on": draft.until_on,
        "serial": draft.serial.strip(),
        "how": draft.how.value if draft.how else "",
        "signed": draft.signed,
        "attachment": draft.attachment,
        "withdraws_id": withdraws,
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(ContactRow).values(row))
    return key


def keys(session: Session, wanted: ContactFilter) -> list[int]:
    """Return the keys of the contacts that a filter lets through, the newest first."""
    asked = _placed(select(ContactRow.id)).where(*_conditions(wanted))
    return list(
        session.execute(asked.order_by(ContactRow.business_date.desc(), ContactRow.id.desc())).scalars()
    )


def lines(session: Session, wanted: Iterable[int]) -> list[Any]:
    """Return these contacts with their customers, places, and whether each was withdrawn."""
    return [
        row
        for chunk in chunks(sorted(wanted))
        for row in session.execute(_whole().where(ContactRow.id.in_(chunk)).order_by(ContactRow.id))
    ]


def of_customers(
    session: Session, customers: Iterable[int], upto: date, kinds: Sequence[ContactKind] = ()
) -> list[Any]:
    """Return the contacts of these customers dated up to a day, in the order they were recorded."""
    found: list[Any] = []
    for chunk in chunks(sorted(customers)):
        asked = _whole().where(ContactRow.customer_id.in_(chunk), ContactRow.business_date <= upto)
        if kinds:
            asked = asked.where(ContactRow.kind.in_([kind.value for kind in kinds]))
        found.extend(session.execute(asked.order_by(ContactRow.id)))
    return found


def held(session: Session, on: date) -> dict[int, date]:
    """Return the customers on hold on a day, each with the last day of it."""
    asked = (
        select(ContactRow.customer_id, func.max(ContactRow.until_on))
        .where(
            ContactRow.bureau_id == BUREAU,
            ContactRow.kind.in_([kind.value for kind in HOLDS]),
            ContactRow.until_on >= on,
            ContactRow.business_date <= on,
            ~withdrawn(),
        )
        .group_by(ContactRow.customer_id)
    )
    return {customer: until for customer, until in session.execute(asked) if until}


def withdrawn() -> ColumnElement[bool]:
    """Whether a contact of the query was withdrawn by another."""
    by = aliased(ContactRow)
    return exists().where(by.bureau_id == BUREAU, by.withdraws_id == ContactRow.id).correlate(ContactRow)


def _whole() -> Any:
    return _placed(
        select(
            ContactRow,
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name.label("station"),
            AreaRow.name.label("area"),
            withdrawn().label("withdrawn"),
        )
    )


def _placed(asked: Any) -> Any:
    return (
        asked.select_from(ContactRow)
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == ContactRow.customer_id))
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(ContactRow.bureau_id == BUREAU)
    )


def _conditions(wanted: ContactFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (CustomerRow.number, wanted.customer_no),
        (StationRow.name, wanted.station),
        (AreaRow.name, wanted.area),
    ):
        if value:
            conditions.append(column == value)
    if wanted.kinds:
        conditions.append(ContactRow.kind.in_([kind.value for kind in wanted.kinds]))
    if wanted.since:
        conditions.append(ContactRow.business_date >= wanted.since)
    if wanted.until:
        conditions.append(ContactRow.business_date <= wanted.until)
    return conditions
