"""Nothing is ever changed or deleted in the ledger, whoever asks."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import inspect

from desktop.db.base import Base
from desktop.db.ledger_rows import ActRow, EntryRow
from tests.db.tampering import another

GUARDED: tuple[type[Base], ...] = (EntryRow, ActRow)
FIELDS = [(row.__tablename__, column.name) for row in GUARDED for column in inspect(row).columns]
TABLES = [row.__tablename__ for row in GUARDED]


@pytest.fixture
def sql(county: Path) -> Iterator[sqlite3.Connection]:
    """Return a connection with no guard but the file's own."""
    with closing(sqlite3.connect(county, isolation_level=None)) as connection:
        yield connection


@pytest.mark.parametrize(("table", "column"), FIELDS, ids=[".".join(field) for field in FIELDS])
def test_no_column_of_a_record_is_changed(sql: sqlite3.Connection, table: str, column: str) -> None:
    before = sql.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall()
    [value] = sql.execute(f"SELECT {column} FROM {table} ORDER BY seq").fetchone()
    for asked in (f"UPDATE {table} SET {column} = ?", f"UPDATE OR REPLACE {table} SET {column} = ?"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            sql.execute(asked, [another(value)])
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        sql.execute(f"UPDATE {table} SET {column} = {column} WHERE seq = ?", [before[0][1]])
    assert sql.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() == before


@pytest.mark.parametrize("table", TABLES)
def test_no_record_is_deleted(sql: sqlite3.Connection, table: str) -> None:
    before = sql.execute(f"SELECT count(*) FROM {table}").fetchone()
    for asked in (f"DELETE FROM {table}", f"DELETE FROM {table} WHERE seq = (SELECT min(seq) FROM {table})"):
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            sql.execute(asked)
    assert sql.execute(f"SELECT count(*) FROM {table}").fetchone() == before


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("verb", ["INSERT OR REPLACE", "REPLACE", "INSERT OR IGNORE", "INSERT"])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_no_record_is_written_over(sql: sqlite3.Connection, table: str, verb: str, recursive: str) -> None:
    sql.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = sql.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall()
    row = [another(value) if place > 1 else value for place, value in enumerate(before[0])]
    with pytest.raises(sqlite3.IntegrityError):
        sql.execute(f"{verb} INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    assert sql.execute(f"SELECT * FROM {table} ORDER BY seq").fetchall() == before


@pytest.mark.parametrize("table", TABLES)
def test_an_upsert_changes_no_record(sql: sqlite3.Connection, table: str) -> None:
    row = list(sql.execute(f"SELECT * FROM {table} ORDER BY seq").fetchone())
    with pytest.raises(sqlite3.IntegrityError):
        sql.execute(
            f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))}) "
            "ON CONFLICT DO UPDATE SET recorded_by = 'x'",
            row,
        )
