"""One open database: its lock, its pragmas, and its reading and writing transactions."""

import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from desktop.db.asking import Ask, Readers, SessionAsk
from desktop.db.locking import FileHold
from desktop.db.migrate import bring_up_to_date, is_current
from desktop.domain.errors import DatabaseDamaged, FileProblem, ReadOnlySnapshot

if TYPE_CHECKING:  # SQLAlchemy is loaded when the first session is asked for: the window is there before
    from sqlalchemy import URL, Engine
    from sqlalchemy.orm import Session

WAL_IS_SAFE_FROM = (3, 51, 3)
"""Every SQLite from 3.7.0 on before this one can corrupt a WAL file that two connections write at once."""

_DAMAGED = ("not a database", "malformed", "corrupt")
_OUT_OF_REACH = ("disk", "full", "unable to open", "locked", "I/O")


class Database:
    """An open file (or a server by URL); each transaction is one session that this class commits."""

    def __init__(self, place: "Path | URL", *, hold: FileHold | None = None, read_only: bool = False) -> None:
        """Take the place; `open_database` is how the rest of the program gets here."""
        self.read_only = read_only
        self._hold = hold
        self._place = place
        self._engine: Engine | None = None
        self._making = Lock()
        set_up = partial(_set_up, read_only=read_only)
        self._readers = Readers(partial(_connect, place, set_up)) if isinstance(place, Path) else None

    @property
    def file(self) -> Path | None:
        """The SQLite file, or None for a server."""
        return self._place if isinstance(self._place, Path) else sqlite_file(self._place)

    @property
    def url(self) -> "URL":
        """The place as SQLAlchemy names it."""
        return database_url(self._place) if isinstance(self._place, Path) else self._place

    @property
    def engine(self) -> "Engine":
        """SQLAlchemy's connections, made when they are first asked for."""
        from desktop.db.engines import make_engine

        with self._making:
            if self._engine is None:
                self._engine = make_engine(self.url, partial(_set_up, read_only=self.read_only))
            return self._engine

    def bring_up_to_date(self, *, named: Path | None = None) -> None:
        """Upgrade a database that is not up to date; `named` is the file that a refusal names.

        A file that is up to date costs one question and no SQLAlchemy.
        """
        with sound_or_refused(named or self.file):
            if not self._is_current():
                bring_up_to_date(self.engine, database_url(named) if named else self.url)

    def asking(self) -> AbstractContextManager[Ask]:
        """Ask in one reading transaction; of a file, without SQLAlchemy."""
        return self._asking_file(self._readers) if self._readers else self._asking_session()

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """Read in one transaction; nothing is kept of what a reader changes."""
        from sqlalchemy.orm import Session

        with sound_or_refused(self.file), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """Write in one transaction: all of it is durable when this returns, or none of it is there."""
        from sqlalchemy.orm import Session

        if self.read_only:
            raise ReadOnlySnapshot
        writer = self.engine.execution_options(writes=True)
        with sound_or_refused(self.file), Session(writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Let go of the connections and of the file's lock."""
        if self._readers:
            self._readers.close()
        if self._engine:
            self._engine.dispose()
        if self._hold:
            self._hold.release()

    def _is_current(self) -> bool:
        if self._readers is None or not self.file or not self.file.is_file():
            return False
        with self._readers.asking() as ask:
            return is_current(ask)

    @contextmanager
    def _asking_file(self, readers: Readers) -> Iterator[Ask]:
        with sound_or_refused(self.file), readers.asking() as ask:
            yield ask

    @contextmanager
    def _asking_session(self) -> Iterator[Ask]:
        with self.reading() as session:
            yield SessionAsk(session)


def sqlite_file(url: "URL") -> Path | None:
    """Return the file of an SQLite URL, or None for a server."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return Path(url.database)


def database_url(target: str | Path) -> "URL":
    """Read a file's path or a database URL."""
    from sqlalchemy import URL, make_url

    named = str(target)
    if "://" in named:
        return make_url(named)
    return URL.create("sqlite", database=str(_path(target)))


def file_of(target: str | Path) -> Path | None:
    """Return the SQLite file that a path or a database URL names, or None for a server."""
    place = _place(target)
    return place if isinstance(place, Path) else sqlite_file(place)


def open_database(target: str | Path, *, wait: float = 2.0) -> Database:
    """Open a database for this process alone, made or brought up to date when needed.

    Raises DatabaseInUse with the holder's name, DatabaseDamaged, DatabaseTooNew or FileProblem.
    """
    file = file_of(target)
    database = Database(_place(target), hold=hold_file(file, wait) if file else None)
    try:
        database.bring_up_to_date()
    except BaseException:
        database.close()
        raise
    return database


def open_snapshot(target: str | Path) -> Database:
    """Open a copy of a database for reading, while another process goes on writing the original.

    Raises what `open_database` raises, but for DatabaseInUse.
    """
    file = file_of(target)
    if file is None or not file.is_file():
        raise FileProblem(str(target), "no such file")
    folder = Path(tempfile.mkdtemp(prefix="jieling-snapshot-"))
    copy = folder / file.name
    try:
        with sound_or_refused(file):
            copy_database(file, copy)
            writable = Database(copy)
            writable.bring_up_to_date(named=file)
            writable.close()
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Database(copy, read_only=True)


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
    except Exception as error:
        cause = getattr(error, "orig", error)  # SQLAlchemy's errors carry the driver's
        if not isinstance(cause, sqlite3.DatabaseError):
            raise
        said = str(cause)
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


def _place(target: str | Path) -> "Path | URL":
    return database_url(target) if "://" in str(target) else _path(target)


def _path(target: str | Path) -> Path:
    return Path(target).expanduser().absolute()


def _connect(file: Path, set_up: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    connection = sqlite3.connect(file, check_same_thread=False)
    try:
        set_up(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite3.Connection, *, read_only: bool) -> None:
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
