"""What is known of installed meters: whose they are, which readings they showed, what was set on them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, insert, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.meter_rows import EvidenceRow
from desktop.db.rows import ConversionRow, CustomerRow, MeterRow


class Owner(NamedTuple):
    """Whose a meter is, or was before it was taken off."""

    customer_no: str
    has_it: bool


def earlier_readings(session: Session, numbers: Iterable[str]) -> dict[str, int]:
    """Return the highest reading that each of these meters is known to have shown, in kWh."""
    found: dict[str, int] = defaultdict(lambda: -1)
    for chunk in chunks(sorted(set(numbers))):
        off = select(MeterRow.number, MeterRow.last_reading).where(
            MeterRow.bureau_id == BUREAU, MeterRow.number.in_(chunk), MeterRow.last_reading.is_not(None)
        )
        on = (
            select(ConversionRow.new_meter, EvidenceRow.start_reading)
            .join(EvidenceRow, _of_conversion())
            .where(ConversionRow.bureau_id == BUREAU, ConversionRow.new_meter.in_(chunk))
        )
        for number, reading in (*session.execute(off), *session.execute(on)):
            found[number] = max(found[number], reading)
    return dict(found)


def owner_of(session: Session, number: str) -> Owner | None:
    """Return whose a meter is or was, None where it was never installed."""
    asked = (
        select(CustomerRow.number, MeterRow.removed_on.is_(None))
        .join(
            CustomerRow,
            and_(CustomerRow.bureau_id == MeterRow.bureau_id, CustomerRow.id == MeterRow.customer_id),
        )
        .where(MeterRow.bureau_id == BUREAU, MeterRow.number == number)
    )
    found = session.execute(asked).first()
    return Owner(found[0], has_it=bool(found[1])) if found else None


def give_meter(session: Session, number: str, customer: int, on: date, *, prepaid: bool) -> None:
    """Register a meter that was installed before as a customer's from a day on."""
    session.execute(
        update(MeterRow)
        .where(MeterRow.bureau_id == BUREAU, MeterRow.number == number)
        .values(customer_id=customer, prepaid=prepaid, installed_on=on, removed_on=None)
    )


def change_tariff_class(session: Session, customer: int, tariff_class: str) -> None:
    """Change a customer's tariff class."""
    session.execute(
        update(CustomerRow)
        .where(CustomerRow.bureau_id == BUREAU, CustomerRow.id == customer)
        .values(tariff_class=tariff_class)
    )


def keep_evidence(session: Session, conversion: int, facts: dict[str, object]) -> None:
    """Keep what was found and set at the change of a meter."""
    session.execute(insert(EvidenceRow).values(bureau_id=BUREAU, conversion_id=conversion, **facts))


def _of_conversion() -> ColumnElement[bool]:
    return and_(
        EvidenceRow.bureau_id == ConversionRow.bureau_id, EvidenceRow.conversion_id == ConversionRow.id
    )
