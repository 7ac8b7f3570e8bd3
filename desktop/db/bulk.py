"""Rows by the thousand into a table: handed to the driver as it wants them, with each date written once."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Dialect, Table, insert

_Convert = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows that name every column of a table; the rows are used up."""
    if not connection.dialect.positional:
        connection.execute(insert(table), rows)
        return
    statement, names, converted = _prepared(table, connection.dialect)
    for name, convert in converted:
        for row in rows:
            row[name] = convert(row[name])
    connection.exec_driver_sql(statement, list(map(itemgetter(*names), rows)))


@lru_cache
def _prepared(table: Table, dialect: Dialect) -> tuple[str, list[str], list[tuple[str, _Convert]]]:
    """Return the statement, its columns in order, and those whose values the driver wants converted."""
    converted: list[tuple[str, _Convert]] = [
        (column.name, lru_cache(maxsize=4_096)(convert))
        for column in table.columns
        if (convert := column.type.dialect_impl(dialect).bind_processor(dialect))
    ]
    compiled = insert(table).compile(dialect=dialect)
    return compiled.string, list(compiled.positiontup or ()), converted
