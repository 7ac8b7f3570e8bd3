"""Backups by SQLite's own interface, proved before they are called done; restores that keep the old file."""

import itertools
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from desktop.db import proof
from desktop.db.session import (
    Database,
    copy_database,
    database_url,
    hold_file,
    sound_or_refused,
    sqlite_file,
)
from desktop.domain.errors import BackupNotProved, DatabaseDamaged, FileProblem
from desktop.services.workplace import Progress, Workplace, no_progress


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that was proved: its file, its size in bytes and the entries of the chain in it.

    `kept` is where a restore put the file that was there before.
    """

    file: Path
    size: int
    entries: int
    kept: Path | None = None


class BackupService:
    """Copy the open database away."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def backup(self, target: Path, *, progress: Progress = no_progress) -> Backup:
        """Copy the database to a file, prove the copy, and only then give it its name."""
        source = self._at.database.file
        if source is None:
            raise FileProblem(str(self._at.database.url.database), "not an SQLite file")
        if target.resolve() == source.resolve():
            raise FileProblem(str(target), "this is the open database itself")
        return proved_copy(source, target, progress)


def restore(source: Path, target: Path, *, progress: Progress = no_progress) -> Backup:
    """Put a backup in the place of a database; what was there is kept beside it as `.before-restore`.

    Raises DatabaseDamaged where the backup does not prove, and then changes nothing.
    """
    file = sqlite_file(database_url(target))
    if file is None or not source.is_file():
        raise FileProblem(str(source), "no such file")
    hold = hold_file(file)
    try:
        kept = _free_name(file.with_name(f"{file.name}.before-restore")) if file.exists() else None
        fresh = file.with_name(f"{file.name}.restoring")
        proved = proved_copy(source, fresh, progress)
        if kept:
            _set_aside(file, kept)
        os.replace(fresh, file)
        return Backup(file, proved.size, proved.entries, kept)
    finally:
        hold.release()


def _free_name(wanted: Path) -> Path:
    numbered = (wanted.with_name(f"{wanted.name}-{count}") for count in itertools.count(2))
    return next(name for name in itertools.chain([wanted], numbered) if not name.exists())


def _set_aside(file: Path, kept: Path) -> None:
    for beside in ("", "-journal", "-wal"):
        found, place = file.with_name(file.name + beside), kept.with_name(kept.name + beside)
        if found.exists():
            os.replace(found, place)
        else:
            place.unlink(missing_ok=True)


def proved_copy(source: Path, target: Path, progress: Progress = no_progress) -> Backup:
    """Copy a database under a temporary name, prove the copy, then rename it."""
    target = target.absolute()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        os.close(handle)
    except OSError as error:
        raise FileProblem(str(target), error.strerror or str(error)) from error
    copy = Path(name)
    try:
        with sound_or_refused(source):
            copy_database(source, copy)
            entries = _prove(copy, source, progress)
        os.replace(copy, target)
    finally:
        copy.unlink(missing_ok=True)
    return Backup(target, target.stat().st_size, entries)


def _prove(copy: Path, source: Path, progress: Progress) -> int:
    database = Database(database_url(copy), read_only=True)
    try:
        with database.reading() as session:
            if not proof.is_jieling(session):
                raise DatabaseDamaged(str(source), "not a Jieling database")
            proved = proof.prove(session, progress)
    finally:
        database.close()
    if not proved.ok:
        raise BackupNotProved(str(source), len(proved.findings), proved.findings[0].where)
    return proved.entries
