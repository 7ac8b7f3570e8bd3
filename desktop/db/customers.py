"""Customers as rows: made in bulk, found, listed and changed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, insert, select, update
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.places import Places
from desktop.db.rows import AreaRow, BillRow, CustomerRow, MeterRow, StationRow
from desktop.domain.customers import CustomerDraft, CustomerFilter
from desktop.domain.errors import MeterTaken, UnknownCustomer


class Known(NamedTuple):
    """What posting needs to know of a customer."""

    key: int
    number: str
    area: int
    tariff_class: str
    prestored: int


@dataclass(frozen=True, slots=True)
class NewCustomer:
    """A customer to be made, with the pinyin initials of its name."""

    draft: CustomerDraft
    initials: str


def known(session: Session, numbers: Iterable[str]) -> dict[str, Known]:
    """Return the customers of these numbers, by number; unknown ones are left out."""
    found: dict[str, Known] = {}
    for chunk in chunks(sorted(set(numbers))):
        asked = select(
            CustomerRow.id,
            CustomerRow.number,
            CustomerRow.area_id,
            CustomerRow.tariff_class,
            CustomerRow.prestored,
        ).where(CustomerRow.bureau_id == BUREAU, CustomerRow.number.in_(chunk))
        found.update({row.number: Known(*row) for row in session.execute(asked)})
    return found


def one(session: Session, number: str) -> Known:
    """Return the customer of a number, or refuse it."""
    found = known(session, [number])
    if number not in found:
        raise UnknownCustomer(number)
    return found[number]


def numbers_of(session: Session, keys: Iterable[int]) -> dict[int, str]:
    """Return customers' numbers by key."""
    asked = select(CustomerRow.id, CustomerRow.number)
    rows = session.execute(asked.where(CustomerRow.bureau_id == BUREAU, CustomerRow.id.in_(list(keys))))
    return {row.id: row.number for row in rows}


def meters_taken(session: Session, meters: Iterable[str]) -> dict[str, str]:
    """Return the customer number that each of these meters belongs to."""
    owners: dict[str, str] = {}
    for chunk in chunks(sorted({meter for meter in meters if meter})):
        asked = (
            select(MeterRow.number, CustomerRow.number.label("owner"))
            .join(
                CustomerRow,
                (CustomerRow.bureau_id == MeterRow.bureau_id) & (CustomerRow.id == MeterRow.customer_id),
            )
            .where(MeterRow.bureau_id == BUREAU, MeterRow.number.in_(chunk))
        )
        owners.update({row.number: row.owner for row in session.execute(asked)})
    return owners


def add(session: Session, customers: Sequence[NewCustomer], places: Places) -> None:
    """Make customers, their meters and what they are found by."""
    key = last_key(session, CustomerRow)
    rows = [_row(key + offset, new, places) for offset, new in enumerate(customers, 1)]
    if not rows:
        return
    session.connection().execute(insert(_CUSTOMERS), rows)
    search.index(session, ((row["id"], _texts(row)) for row in rows))
    _add_meters(session, [(row["meter_no"], row["id"]) for row in rows if row["meter_no"]])


def change(session: Session, key: int, new: NewCustomer, places: Places) -> None:
    """Change what is known of a customer; its number stays."""
    before = session.execute(_whole().where(CustomerRow.id == key)).mappings().one()
    after = _row(key, new, places)
    kept = {name: after[name] for name in after if name not in ("bureau_id", "id", "number")}
    search.unindex(session, key, _texts(before))
    session.execute(
        update(_CUSTOMERS).where(_CUSTOMERS.c.bureau_id == BUREAU, _CUSTOMERS.c.id == key).values(kept)
    )
    search.index(session, [(key, _texts(after | {"number": before["number"]}))])
    if after["meter_no"] and after["meter_no"] != before["meter_no"]:
        put_meter(session, key, before["number"], after["meter_no"])


def put_meter(session: Session, key: int, number: str, meter_no: str, **facts: Any) -> None:
    """Register a meter as a customer's, or refuse where it is another's."""
    owner = meters_taken(session, [meter_no]).get(meter_no)
    if owner is None:
        _add_meters(session, [(meter_no, key)], **facts)
    elif owner != number:
        raise MeterTaken(meter_no, owner)


def retire_meter(session: Session, meter_no: str, on: date, reading: int | None) -> None:
    """Note that a meter was taken off, and its last reading in kWh."""
    session.execute(
        update(_METERS)
        .where(_METERS.c.bureau_id == BUREAU, _METERS.c.number == meter_no)
        .values(removed_on=on, last_reading=reading)
    )


def change_meter(session: Session, key: int, meter_no: str) -> None:
    """Name another meter as the customer's present one, so that it is found by it."""
    before = session.execute(_whole().where(CustomerRow.id == key)).mappings().one()
    search.unindex(session, key, _texts(before))
    session.execute(
        update(_CUSTOMERS)
        .where(_CUSTOMERS.c.bureau_id == BUREAU, _CUSTOMERS.c.id == key)
        .values(meter_no=meter_no)
    )
    search.index(session, [(key, _texts(dict(before) | {"meter_no": meter_no}))])


def bare(session: Session, wanted: Sequence[int]) -> set[str]:
    """Return the numbers of those of these customers of whom nothing but the number is known."""
    found: set[str] = set()
    for chunk in chunks(wanted):
        blank = (CustomerRow.address, CustomerRow.phone, CustomerRow.meter_no, CustomerRow.former_no)
        asked = select(CustomerRow.number).where(
            CustomerRow.bureau_id == BUREAU,
            CustomerRow.id.in_(chunk),
            CustomerRow.name == CustomerRow.number,
            *(column == "" for column in blank),
        )
        found.update(session.execute(asked).scalars())
    return found


def keys(session: Session, wanted: CustomerFilter) -> list[int]:
    """Return the keys of the customers that a filter lets through, in order of number."""
    asked = select(CustomerRow.id).where(CustomerRow.bureau_id == BUREAU, *_conditions(session, wanted))
    return list(session.execute(asked.order_by(CustomerRow.number)).scalars())


def details(session: Session, wanted: Sequence[int]) -> list[Any]:
    """Return the whole rows of these customers with station and area, in the order asked for."""
    found: dict[int, Any] = {}
    for chunk in chunks(wanted):
        asked = _whole().where(CustomerRow.id.in_(chunk))
        found.update({row.id: row for row in session.execute(asked)})
    return [found[key] for key in wanted if key in found]


def _conditions(session: Session, wanted: CustomerFilter) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.station:
        conditions.append(CustomerRow.area_id.in_(_areas(wanted)))
    if wanted.tariff_class:
        conditions.append(CustomerRow.tariff_class == wanted.tariff_class.value)
    if wanted.risk_category is not None:
        conditions.append(CustomerRow.risk_category == wanted.risk_category.value)
    if wanted.key_customer:
        conditions.append(CustomerRow.key_customer.is_(True))
    if wanted.in_arrears:
        unpaid = select(BillRow.id).where(
            BillRow.bureau_id == BUREAU, BillRow.customer_id == CustomerRow.id, BillRow.outstanding != 0
        )
        if wanted.overdue_on:
            unpaid = unpaid.where(BillRow.due_on < wanted.overdue_on)
        conditions.append(exists(unpaid))
    if wanted.text.strip():
        conditions.append(search.matches(session, wanted.text))
    return conditions


def _areas(wanted: CustomerFilter) -> Select[int]:
    asked = (
        select(AreaRow.id)
        .join(
            StationRow,
            (StationRow.bureau_id == AreaRow.bureau_id) & (StationRow.id == AreaRow.station_id),
        )
        .where(AreaRow.bureau_id == BUREAU, StationRow.name == wanted.station)
    )
    return asked.where(AreaRow.name == wanted.area) if wanted.area else asked


def _whole() -> Select[Any]:
    return (
        select(_CUSTOMERS, AreaRow.name.label("area"), StationRow.name.label("station"))
        .join(
            AreaRow,
            (AreaRow.bureau_id == _CUSTOMERS.c.bureau_id) & (AreaRow.id == _CUSTOMERS.c.area_id),
        )
        .join(
            StationRow,
            (StationRow.bureau_id == AreaRow.bureau_id) & (StationRow.id == AreaRow.station_id),
        )
        .where(_CUSTOMERS.c.bureau_id == BUREAU)
    )


def _row(key: int, new: NewCustomer, places: Places) -> dict[str, Any]:
    draft = new.draft
    return {
        "bureau_id": BUREAU,
        "id": key,
        "number": draft.customer_no,
        "name": draft.name or draft.customer_no,
        "initials": new.initials,
        "former_no": draft.former_no,
        "area_id": places.area(draft.station, draft.area),
        "address": draft.address,
        "phone": draft.phone,
        "contact": draft.contact,
        "tariff_class": draft.tariff_class.value,
        "risk_category": draft.risk_category.value,
        "funding": draft.funding.value,
        "key_customer": draft.key_customer,
        "meter_no": draft.meter_no,
        "note": draft.note,
    }


def _texts(row: Any) -> list[str]:
    names = ("number", "name", "initials", "phone", "meter_no", "former_no")
    return search.fields_of(*(row[name] for name in names))


def _add_meters(session: Session, meters: Sequence[tuple[str, int]], **facts: Any) -> None:
    if not meters:
        return
    key = last_key(session, MeterRow)
    plain: dict[str, Any] = {"prepaid": False, "installed_on": None} | facts
    session.connection().execute(
        insert(_METERS),
        [
            {"bureau_id": BUREAU, "id": key + offset, "number": number, "customer_id": customer} | plain
            for offset, (number, customer) in enumerate(meters, 1)
        ],
    )


_CUSTOMERS: Any = CustomerRow.__table__
_METERS: Any = MeterRow.__table__
