"""A stranger at the file with nothing but sqlite3: no triggers, no constraints, no scruples."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def stranger(file: Path) -> Iterator[sqlite3.Connection]:
    """Open a file past all of its guards, and keep what was done."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        connection.commit()


def another(value: object) -> object:
    """Return a value of the same kind that is not the same."""
    if isinstance(value, bytes):
        return bytes([value[0] ^ 1]) + value[1:]
    if isinstance(value, int):
        return value + 1_000
    if isinstance(value, str) and value[:2] == "20" and value[4:5] == "-":
        return f"{int(value[:4]) + 1}{value[4:]}"
    return "x" if value is None else f"{value}x"
