"""Customers as a clerk sees them in a list: who, where, what for, and what is unpaid."""

from collections.abc import Iterator, Sequence
from datetime import date

from desktop.db.asking import Ask
from desktop.db.bureau import BUREAU
from desktop.domain.customers import CustomerLine, Funding, RiskCategory, TariffClass

_AT_ONCE = 500
_WHO = """
SELECT customer.id, customer.number, customer.name, station.name, area.name, customer.address,
    customer.phone, customer.contact, customer.meter_no, customer.former_no, customer.tariff_class,
    customer.risk_category, customer.funding, customer.key_customer, customer.note, customer.prestored
FROM customer
JOIN area ON area.bureau_id = customer.bureau_id AND area.id = customer.area_id
JOIN station ON station.bureau_id = area.bureau_id AND station.id = area.station_id
WHERE customer.bureau_id = :bureau AND customer.id IN ({keys})
"""
_OWED = """
SELECT customer_id, count(*), sum(outstanding), min(due_on)
FROM bill
WHERE bureau_id = :bureau AND customer_id IN ({keys}) AND outstanding <> 0 AND issued_on <= :day
GROUP BY customer_id
"""


def lines(ask: Ask, wanted: Sequence[int], on: date) -> list[CustomerLine]:
    """Return these customers with what is unpaid of the bills issued until a day, in the order asked for."""
    found: dict[int, CustomerLine] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        found.update(_found(ask, wanted[start : start + _AT_ONCE], on))
    return [found[key] for key in wanted if key in found]


def _found(ask: Ask, wanted: Sequence[int], on: date) -> Iterator[tuple[int, CustomerLine]]:
    values = {f"key_{place}": key for place, key in enumerate(wanted)}
    keys = ", ".join(f":{name}" for name in values)
    owed = {
        key: (int(count), int(fen), _day(due_on))
        for key, count, fen, due_on in ask(
            _OWED.format(keys=keys), bureau=BUREAU, day=on.isoformat(), **values
        )
    }
    for key, *texts, tariff_class, risk, funding, key_customer, note, prestored in ask(
        _WHO.format(keys=keys), bureau=BUREAU, **values
    ):
        kinds = (TariffClass(tariff_class), RiskCategory(risk), Funding(funding))
        told = [*texts, *kinds, bool(key_customer), note, prestored, *owed.get(key, ())]
        yield key, CustomerLine(*told)


def _day(stored: date | str) -> date:
    """Read a date as the driver gives it: SQLite's keeps texts."""
    return date.fromisoformat(stored) if isinstance(stored, str) else stored
