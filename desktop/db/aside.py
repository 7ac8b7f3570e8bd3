"""Reading for seconds on a copy of the file as of one moment, so that no payment waits for the reader."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from desktop.db.session import Database, sound_or_refused

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PAGES = 2048
"""So many pages are copied at once; a writer waits for no more than these."""
_PATIENCE = 3
"""A copy begins anew when somebody writes meanwhile; after so many times its work it is made in one go."""


LARGE = 128 * 1024 * 1024
"""A smaller file is read faster than anybody at the counter would notice."""


@contextmanager
def aside(database: Database, *, at_least: int = 0) -> "Iterator[Session]":
    """Read in one transaction what the file holds now, as a copy of it says.

    A server, a snapshot, and a file of fewer than `at_least` bytes are read themselves.
    """
    file = database.file
    if database.read_only or file is None or file.stat().st_size < at_least:
        with database.reading() as session:
            yield session
        return
    with TemporaryDirectory(prefix="jieling-aside-") as folder:
        copy = Path(folder) / file.name
        with sound_or_refused(file), _reader(database, file, copy) as reader, reader.reading() as session:
            yield session


@contextmanager
def _reader(database: Database, file: Path, copy: Path) -> Iterator[Database]:
    try:
        _copy(file, copy)
    except sqlite3.OperationalError:
        yield database  # no room for a copy: then it is read as everything is
        return
    reader = Database(copy, read_only=True)
    try:
        yield reader
    finally:
        reader.close()


def _copy(source: Path, target: Path) -> None:
    with suppress(_Restless):
        _copy_by(_PAGES, source, target, _Patience())
        return
    target.unlink()
    _copy_by(-1, source, target)


def _copy_by(pages: int, source: Path, target: Path, progress: "_Patience | None" = None) -> None:
    read_only = f"{source.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(read_only, uri=True, timeout=30)) as origin,
        closing(sqlite3.connect(target, timeout=30, isolation_level=None)) as copied,
    ):
        # whoever loses the copy with the power makes another one
        for pragma in ("synchronous=OFF", "journal_mode=OFF"):
            copied.execute(f"PRAGMA {pragma}").close()
        origin.backup(copied, pages=pages, progress=progress, sleep=0.01)


class _Restless(Exception):
    """The file is written to more often than it can be copied in steps."""


class _Patience:
    """Counts the steps of a copy, and gives up where writers keep it from ending."""

    def __init__(self) -> None:
        self._steps = 0

    def __call__(self, _status: int, _remaining: int, total: int) -> None:
        self._steps += 1
        if self._steps > _PATIENCE * (total // _PAGES + 1):
            raise _Restless
