"""Plain sqlite3 with the pragmas that the program sets, and nothing else of it."""

import sqlite3
from pathlib import Path

from desktop.db.session import WAL_IS_SAFE_FROM

JOURNAL = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "TRUNCATE"
PRAGMAS = (
    "foreign_keys=ON",
    "busy_timeout=10000",
    f"journal_mode={JOURNAL}",
    "cache_size=-65536",
    "temp_store=MEMORY",
    "trusted_schema=OFF",
    "synchronous=FULL",
)


def connect(file: Path) -> sqlite3.Connection:
    """Open a file; transactions are begun and committed by hand."""
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").close()
    return connection
