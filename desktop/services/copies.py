"""Copies by SQLite's own interface, proved before they have a name."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.db import proof
from desktop.db.migrate import bring_up_to_date
from desktop.db.session import Database, copy_database, database_url, sound_or_refused
from desktop.domain.errors import BackupNotProved, DatabaseDamaged, FileProblem
from desktop.services.workplace import Progress, no_progress


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was proved: its file, its size in bytes and the entries of the chain in it.

    `kept` is where a restore put the file that was there before; `thinned` are the older copies that went.
    """

    file: Path
    size: int
    entries: int
    kept: Path | None = None
    thinned: tuple[Path, ...] = ()
    attachments: int = 0
    """How many photos and scans were copied with it: those that were not there yet."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A copy without a name of its own yet, and the entries that were proved in it."""

    copy: Path
    entries: int


def proved_copy(source: Path, target: Path, progress: Progress = no_progress) -> Backup:
    """Copy a database under a temporary name, prove the copy, then rename it."""
    with proved(source, target, progress) as made:
        os.replace(made.copy, target)
        return Backup(target.absolute(), target.stat().st_size, made.entries)


@contextmanager
def proved(source: Path, target: Path, progress: Progress = no_progress) -> Iterator[Proved]:
    """Lend a copy that was brought up to date and proved, in the folder of `target`; it is gone afterwards.

    Raises DatabaseDamaged, DatabaseTooNew, BackupNotProved, or FileProblem where it cannot be written.
    """
    target = target.absolute()
    with _written_or_refused(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
        copy = Path(name)
        try:
            with _blaming(source, target):
                copy_database(source, copy)
                entries = _prove(copy, source, progress)
            yield Proved(copy, entries)
        finally:
            for beside in ("", "-journal", "-wal", "-shm"):
                Path(f"{copy}{beside}").unlink(missing_ok=True)


@contextmanager
def _written_or_refused(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileProblem(str(target), error.strerror or str(error)) from error


@contextmanager
def _blaming(source: Path, target: Path) -> Iterator[None]:
    """Name the source for damage, and the target where it is full or does not take what is written."""
    try:
        with sound_or_refused(source):
            yield
    except FileProblem as problem:
        unread = "unable to open" in problem.problem
        raise problem if unread else FileProblem(str(target), problem.problem) from problem


def _prove(copy: Path, source: Path, progress: Progress) -> int:
    database = Database(database_url(copy))
    try:
        with database.reading() as session:
            if not proof.is_jieling(session):
                raise DatabaseDamaged(str(source), "not a Jieling database")
        bring_up_to_date(database.engine, database_url(source))
        with database.reading() as session:
            told = proof.prove(session, progress)
    except DatabaseDamaged as damage:
        raise DatabaseDamaged(str(source), damage.finding) from damage
    finally:
        database.close()
    if not told.ok:
        raise BackupNotProved(str(source), len(told.findings), told.findings[0].where)
    return told.entries
