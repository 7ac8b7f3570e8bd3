"""Plain sqlite3 with the pragmas that the program sets, and nothing else of it."""

import sqlite3
from pathlib import Path

PRAGMAS = (
    "foreign_keys=ON",
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
