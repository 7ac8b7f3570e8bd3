"""The change of a customer's meter, as a conversion records it."""

from datetime import date

from sqlalchemy.orm import Session

from desktop.db import conversions, customers
from desktop.db.records import Stamp
from desktop.domain.meter_change import MeterChange


def install(
    session: Session,
    known: customers.Known,
    conversion: int,
    on: date,
    meter: str,
    reading: int | None,
    change: MeterChange,
    stamp: Stamp,
) -> None:
    """Put a prepaid meter in the place of a customer's old one; `reading` is the old one's last, in kWh."""
    [row] = customers.details(session, [known.key])
    if row.meter_no and row.meter_no != meter:
        customers.retire_meter(session, row.meter_no, on, reading)
    customers.put_meter(session, known.key, known.number, meter, prepaid=True, installed_on=on)
    customers.change_meter(session, known.key, meter)
    conversions.change(session, conversion, new_meter=meter, last_reading=reading)
