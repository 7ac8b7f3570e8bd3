"""What a clerk asks for many times a day is found through an index, in an empty office too."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from tests.counter import Counter, day

_WHOLE = "USING PRIMARY KEY (bureau_id=?)"
_LARGE = ("bill", "entry", "posting", "payment", "customer", "notice")


@contextmanager
def plans(counter: Counter) -> Iterator[list[str]]:
    """Collect how SQLite goes about each query that is asked meanwhile."""
    found: list[str] = []

    def explain(_connection: Any, cursor: sqlite3.Cursor, asked: str, values: Any, *_rest: Any) -> None:
        if asked.lstrip().startswith("SELECT") and "max(" not in asked:
            steps = cursor.connection.execute(f"EXPLAIN QUERY PLAN {asked}", values)
            found.extend(step[3] for step in steps)

    engine = counter.office.workplace.database.engine
    event.listen(engine, "before_cursor_execute", explain)
    yield found
    event.remove(engine, "before_cursor_execute", explain)


def whole_tables(found: list[str]) -> list[str]:
    """Return those steps that read a large table from end to end."""
    return [step for step in found if step.endswith(_WHOLE) and step.split()[1] in _LARGE]


def test_a_payment_and_its_reversal_read_no_whole_table(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    with plans(counter) as found:
        receipt = counter.takes(customer, "200.00", "2012-06-01")
        counter.office.payments.receipt(receipt.receipt_no)
        counter.office.payments.takings(day("2012-06-01"))
        counter.reverses(receipt.receipt_no, "2012-06-01")
    assert found
    assert whole_tables(found) == []


def test_a_customers_page_reads_no_whole_table(counter: Counter, customer: str) -> None:
    counter.bill(customer, "80.00")
    with plans(counter) as found:
        counter.office.payments.account(customer, day("2012-06-20"))
        counter.office.payments.of_customer(customer)
        counter.office.customers.journal(customer)
    assert found
    assert whole_tables(found) == []
