"""One open database: its lock, its pragmas, and its reading and writing transactions."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from desktop.db.locking import FileHold
from desktop.db.migrate import bring_up_to_date
from desktop.domain.errors import DatabaseDamaged, FileProblem, ReadOnlySnapshot

WAL_IS_SAFE_FROM = (3, 51, 3)
"""Every SQLite from 3.7.0 on before this one can corrupt a WAL file that two connections write at once."""

_DAMAGED = ("not a database", "malformed", "corrupt")
_OUT_OF_REACH = ("disk", "full", "unable to open", "locked", "I/O")


class Database:
    """An open file (or a server by URL); each transaction is one session that this class commits."""

    def __init__(self, url: URL, *, hold: FileHold | None = None, read_only: bool = False) -> None:
        """Connect; `open_database` is how the rest of the program gets here."""
        self.read_only = read_only
        self._hold = hold
        self.url = url
        self.engine = _engine(url, read_only=read_only)
        self._writer = self.engine.execution_options(writes=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None for a server."""
        return sqlite_file(self.url)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Read in one transaction; nothing is kept of what a reader changes."""
        with sound_or_refused(self.file), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Write in one transaction: all of it is durable when this returns, or none of it is there."""
        if self.read_only:
            raise ReadOnlySnapshot
        with sound_or_refused(self.file), Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of the connections and of the file's lock."""
        self.engine.dispose()
        if self._hold:
            self._hold.release()


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an SQLite URL, or None for a server."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database)


def database_url(target: str | Path) -> URL:
    """Read a file's path or a database URL."""
    named = str(target)
    if "://" in named:
        return make_url(named)
    return URL.create("sqlite", database=str(Path(named).expanduser().absolute()))


def open_database(target: str | Path, *, wait: float = 2.0) -> Database:
    """Open a database for this process alone, made or brought up to date when needed.

    Raises DatabaseInUse with the holder's name, DatabaseDamaged, DatabaseTooNew or FileProblem.
    """
    url = database_url(target)
    file = sqlite_file(url)
    database = Database(url, hold=hold_file(file, wait) if file else None)
    try:
        with sound_or_refused(file):
            bring_up_to_date(database.engine, url)
    except BaseException:
        database.close()
        raise
    return database


def open_snapshot(target: str | Path) -> Database:
    """Open a copy of a database for reading, while another process goes on writing the original.

    Raises what `open_database` raises, but for DatabaseInUse.
    """
    url = database_url(target)
    file = sqlite_file(url)
    if file is None or not file.is_file():
        raise FileProblem(str(target), "no such file")
    folder = Path(tempfile.mkdtemp(prefix="jieling-snapshot-"))
    copy = folder / file.name
    try:
        with sound_or_refused(file):
            copy_database(file, copy)
            writable = Database(database_url(copy))
            bring_up_to_date(writable.engine, url)
            writable.close()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Database(database_url(copy), read_only=True)


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as of one moment, with SQLite's own backup interface."""
    origin = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
    destination = sqlite3.connect(target, timeout=30)
    try:
        origin.backup(destination)
    finally:
        destination.close()
        origin.close()


@contextmanager
def sound_or_refused(file: Path | None) -> Iterator[None]:
    """Turn what SQLite says of a damaged or unreachable file into a refusal."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        said = str(getattr(error, "orig", error))
        if any(word in said for word in _DAMAGED):
            raise DatabaseDamaged(str(file), said) from error
        if any(word in said for word in _OUT_OF_REACH):
            raise FileProblem(str(file), said) from error
        raise


def hold_file(file: Path, wait: float = 2.0) -> FileHold:
    """Lock a file for this process, its folder made where it is missing."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return FileHold.take(file, wait)
    except OSError as error:
        raise FileProblem(str(file), error.strerror or str(error)) from error


def _engine(url: URL, *, read_only: bool) -> Engine:
    engine = create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _pragmas(read_only=read_only))
        event.listen(engine, "begin", _begin)
    return engine


def _pragmas(*, read_only: bool) -> Any:
    def set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        journal = "WAL" if sqlite3.sqlite_version_info >= WAL_IS_SAFE_FROM else "TRUNCATE"
        for pragma in (
            "foreign_keys=ON",
            "busy_timeout=30000",
            "cache_size=-65536",
            "temp_store=MEMORY",
            "trusted_schema=OFF",
            *(() if read_only else (f"journal_mode={journal}",)),
            "synchronous=FULL",
            f"query_only={'ON' if read_only else 'OFF'}",
        ):
            connection.execute(f"PRAGMA {pragma}").close()

    return set_up


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
