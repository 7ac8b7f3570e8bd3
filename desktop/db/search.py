"""Find customers by any part of a number, name, initials, phone, meter or former number.

A contentless FTS5 table holds every run of one to three characters of each field, written in hexadecimal
so that any character is part of a token. A search costs what it finds, not what the county holds.
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    column,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.rows import CustomerRow

LONGEST_GRAM = 3
_HEX = 4
_FIELDS = (
    CustomerRow.number,
    CustomerRow.name,
    CustomerRow.initials,
    CustomerRow.phone,
    CustomerRow.meter_no,
    CustomerRow.former_no,
)
_SEARCH = table("customer_search", column("rowid", Integer), column("grams", Text))


def fields_of(number: str, name: str, initials: str, phone: str, meter_no: str, former_no: str) -> list[str]:
    """Return the texts that a customer is found by."""
    return [number, name, initials, phone, meter_no, former_no]


def index(session: Session, customers: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Make customers findable: each is a row key and its texts."""
    if session.get_bind().dialect.name != "sqlite":
        return
    added = [{"key": key, "grams": _grams(texts)} for key, texts in customers]
    if added:
        statement = text("INSERT INTO customer_search (rowid, grams) VALUES (:key, :grams)")
        session.connection().execute(statement, added)


def unindex(session: Session, key: int, texts: Sequence[str]) -> None:
    """Forget a customer's texts, as they were indexed."""
    if session.get_bind().dialect.name != "sqlite":
        return
    session.execute(
        text("INSERT INTO customer_search (customer_search, rowid, grams) VALUES ('delete', :key, :grams)"),
        {"key": key, "grams": _grams(texts)},
    )


def find(session: Session, typed: str, limit: int) -> list[int]:
    """Return the keys of customers that what was typed is a part of, the exact number first."""
    wanted = typed.strip()
    if not wanted:
        return []
    exact = select(CustomerRow.id).where(CustomerRow.bureau_id == BUREAU, CustomerRow.number == wanted)
    first = list(session.execute(exact).scalars())
    found = session.execute(_matching(session, wanted).limit(limit)).scalars()
    return [*first, *(key for key in found if key not in first)][:limit]


def matches(session: Session, typed: str) -> ColumnElement[bool]:
    """Return the condition on customers that what was typed is a part of one of the texts."""
    return CustomerRow.id.in_(_matching(session, typed.strip()))


def _matching(session: Session, wanted: str) -> Select[int]:
    customers = select(CustomerRow.id).where(CustomerRow.bureau_id == BUREAU)
    if session.get_bind().dialect.name != "sqlite":
        return customers.where(_contains(wanted)).order_by(CustomerRow.id)
    match = literal_column("customer_search").op("MATCH")(_query(wanted))
    if len(wanted) <= LONGEST_GRAM:
        return select(_SEARCH.c.rowid).where(match)
    joined = _SEARCH.join(
        CustomerRow, and_(CustomerRow.bureau_id == BUREAU, CustomerRow.id == _SEARCH.c.rowid)
    )
    return select(_SEARCH.c.rowid).select_from(joined).where(match, _contains(wanted))


def _contains(wanted: str) -> ColumnElement[bool]:
    return or_(*(field.icontains(wanted, autoescape=True) for field in _FIELDS))


def _query(wanted: str) -> str:
    written = _hex(wanted)
    size = min(len(written), LONGEST_GRAM * _HEX)
    grams = {written[start : start + size] for start in range(0, len(written) - size + 1, _HEX)}
    return " AND ".join(sorted(grams))


def _grams(texts: Sequence[str]) -> str:
    found: set[str] = set()
    for field in texts:
        written = _hex(field)
        for size in (_HEX, 2 * _HEX, 3 * _HEX):
            found.update([written[start : start + size] for start in range(0, len(written) - size + 1, _HEX)])
    return " ".join(sorted(found))


def _hex(field: str) -> str:
    return field.lower().encode("utf-16-be").hex()
