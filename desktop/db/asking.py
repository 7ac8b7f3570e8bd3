"""Plain questions to a database: the same SQL on a bare connection to a file and within a session.

The window's first questions are asked this way: SQLAlchemy takes longer to load than they take altogether.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Ask(Protocol):
    """Asks within one transaction; `:name` in a statement stands for the value of that name."""

    @property
    def of_sqlite(self) -> bool:
        """Whether it is SQLite that answers."""
        ...

    def __call__(self, statement: str, **values: object) -> Sequence[Any]:
        """Return the rows of the answer, each a tuple."""
        ...


@dataclass(frozen=True, slots=True)
class FileAsk:
    """Asks a file, without SQLAlchemy."""

    connection: sqlite3.Connection
    of_sqlite: bool = True

    def __call__(self, statement: str, **values: object) -> Sequence[Any]:
        """Return the rows of the answer."""
        return self.connection.execute(statement, values).fetchall()


@dataclass(frozen=True, slots=True)
class SessionAsk:
    """Asks within the transaction of a session."""

    session: "Session"

    @property
    def of_sqlite(self) -> bool:
        """Whether it is SQLite that answers."""
        return self.session.get_bind().dialect.name == "sqlite"

    def __call__(self, statement: str, **values: object) -> Sequence[Any]:
        """Return the rows of the answer."""
        from sqlalchemy import text

        return self.session.execute(text(statement), values).all()


class Readers:
    """Bare connections to a file, each kept for the next question."""

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        """Take what makes a connection; none is made before the first question."""
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def asking(self) -> Iterator[Ask]:
        """Ask in one reading transaction."""
        connection = self._taken()
        try:
            connection.execute("BEGIN")
            yield FileAsk(connection)
        finally:
            connection.rollback()
            self._idle.append(connection)

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()

    def _taken(self) -> sqlite3.Connection:
        try:
            return self._idle.pop()  # asking first whether there is one would be a race between threads
        except IndexError:
            return self._connect()
