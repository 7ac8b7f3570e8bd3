"""SQLAlchemy's engine on a database: connections set up by the file's rules, transactions begun by kind."""

import sqlite3
from collections.abc import Callable
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event


def make_engine(url: URL, set_up: Callable[[sqlite3.Connection], None]) -> Engine:
    """Return an engine; SQLite's connections are set up, and its transactions begun, by us."""
    engine = create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", lambda connection, _record: set_up(connection))
        event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
