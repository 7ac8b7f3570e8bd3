"""What is really sent to SQLite: writers take the lock first, and what they say is durable."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import DatabaseError

from desktop.db.rows import SettingRow
from desktop.db.session import WAL_IS_SAFE_FROM, Database, open_database, open_snapshot
from desktop.domain.errors import ReadOnlySnapshot

WRITE = text("INSERT INTO setting (bureau_id, key, value) VALUES (1, :key, 'x')")
READ = text("SELECT count(*) FROM setting")


@pytest.fixture
def database(office_file: Path) -> Iterator[Database]:
    """Return an open database."""
    opened = open_database(office_file)
    yield opened
    opened.close()


def traced(database: Database) -> list[str]:
    """Return the list in which SQLite itself notes each statement it is sent."""
    said: list[str] = []
    database.engine.dispose()
    event.listen(
        database.engine, "connect", lambda connection, _record: connection.set_trace_callback(said.append)
    )
    return said


def test_a_writer_sends_begin_immediate_before_anything_else(database: Database) -> None:
    said = traced(database)
    with database.writing() as session:
        session.execute(WRITE, {"key": "k"})
    sent = [statement for statement in said if not statement.startswith("PRAGMA")]
    assert sent[0] == "BEGIN IMMEDIATE"
    assert sent[-1] == "COMMIT"
    assert sum(statement.startswith("BEGIN") for statement in sent) == 1


def test_a_reader_takes_no_writers_lock(database: Database) -> None:
    said = traced(database)
    with database.reading() as session:
        session.execute(READ)
    sent = [statement for statement in said if not statement.startswith("PRAGMA")]
    assert (sent[0], sent[-1]) == ("BEGIN", "ROLLBACK")


def test_nothing_is_kept_of_what_a_reader_changes(database: Database) -> None:
    with database.reading() as session:
        session.add(SettingRow(bureau_id=1, key="k", value="x"))
        session.flush()
    with database.reading() as session:
        assert session.execute(READ).scalar() == 0


def test_a_writer_that_fails_half_way_leaves_nothing(database: Database) -> None:
    with pytest.raises(DatabaseError), database.writing() as session:
        session.execute(WRITE, {"key": "k"})
        session.execute(WRITE, {"key": "k"})
    with database.reading() as session:
        assert session.execute(READ).scalar() == 0


def test_the_file_is_kept_as_the_measurements_say(database: Database) -> None:
    safe = sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM
    with database.reading() as session:
        kept = [
            session.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        ]
    assert kept == ["wal" if safe else "truncate", 2, 1, 0]


def test_nothing_is_written_to_a_snapshot(office_file: Path) -> None:
    snapshot = open_snapshot(office_file)
    with pytest.raises(ReadOnlySnapshot), snapshot.writing():
        pass
    with pytest.raises(DatabaseError), snapshot.reading() as session:
        session.execute(WRITE, {"key": "k"})
    snapshot.close()
