"""Keep the search table beside the customers, and ask it within a larger question."""

from collections.abc import Iterable, Sequence

from sqlalchemy import ColumnElement, column, text
from sqlalchemy.orm import Session

from desktop.db.finding import grams, matching
from desktop.db.rows import CustomerRow


def fields_of(number: str, name: str, initials: str, phone: str, meter_no: str, former_no: str) -> list[str]:
    """Return the texts that a customer is found by."""
    return [number, name, initials, phone, meter_no, former_no]


def index(session: Session, customers: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Make customers findable: each is a row key and its texts."""
    if not _has_table(session):
        return
    added = [{"key": key, "grams": grams(texts)} for key, texts in customers]
    if added:
        statement = text("INSERT INTO customer_search (rowid, grams) VALUES (:key, :grams)")
        session.connection().execute(statement, added)


def unindex(session: Session, key: int, texts: Sequence[str]) -> None:
    """Forget a customer's texts, as they were indexed."""
    if not _has_table(session):
        return
    session.execute(
        text("INSERT INTO customer_search (customer_search, rowid, grams) VALUES ('delete', :key, :grams)"),
        {"key": key, "grams": grams(texts)},
    )


def matches(session: Session, typed: str) -> ColumnElement[bool]:
    """Return the condition on customers that what was typed is a part of one of the texts."""
    statement, values = matching(typed.strip(), of_sqlite=_has_table(session))
    return CustomerRow.id.in_(text(statement).bindparams(**values).columns(column("key")))


def _has_table(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
