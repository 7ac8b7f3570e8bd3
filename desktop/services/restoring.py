"""Going back to a backup: what it brings back, the restore itself, and the newest one that proves."""

import itertools
import os
import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.db import holdings
from desktop.db.session import database_url, hold_file, sqlite_file
from desktop.domain.backups import Chains, Holding, Preview, chains_of, in_common
from desktop.domain.errors import (
    BackupNotProved,
    DamagedWithBackup,
    DatabaseDamaged,
    DatabaseTooNew,
    FileProblem,
)
from desktop.services import attachments
from desktop.services.attachment_copies import copy_missing, folder_beside
from desktop.services.copies import Backup, proved, proved_copy
from desktop.services.kept_backups import everywhere
from desktop.services.workplace import Progress, no_progress

BEFORE_RESTORE = ".before-restore"
DAMAGED = ".damaged"


def preview(source: Path, target: Path, *, progress: Progress = no_progress) -> Preview:
    """Prove a backup and say what it would bring back in the place of a database; nothing is changed.

    Raises what `restore` raises for a backup that does not prove.
    """
    _refuse_missing(source)
    with (
        tempfile.TemporaryDirectory(prefix="jieling-preview-") as folder,
        proved(source, Path(folder) / source.name, progress) as made,
        holdings.looking(made.copy) as backup,
    ):
        return _compared(source, holdings.holding(backup), backup, target)


def restore(source: Path, target: Path, *, damaged: bool = False, progress: Progress = no_progress) -> Backup:
    """Put a backup in the place of a database; what was there is kept beside it as `.before-restore`.

    It is kept as `.damaged` where it cannot be read, or the caller could not open it. Raises DatabaseDamaged,
    DatabaseTooNew or BackupNotProved where the backup does not prove, and then changes nothing.
    """
    _refuse_missing(source)
    file = sqlite_file(database_url(target))
    if file is None:
        raise FileProblem(str(target), "not an SQLite file")
    hold = hold_file(file)
    try:
        kept = _aside(file, damaged=damaged) if file.exists() else None
        fresh = file.with_name(f"{file.name}.restoring")
        made = proved_copy(source, fresh, progress)
        if kept:
            _set_aside(file, kept)
        os.replace(fresh, file)
        copied = _attachments_back(source, file, progress)
        return replace(made, file=file, kept=kept, attachments=copied)
    finally:
        hold.release()


def newest_good(target: Path, *, progress: Progress = no_progress) -> Preview | None:
    """Return what the newest backup that proves would bring back, for a database that does not open."""
    for _, file in everywhere(target.expanduser().absolute()):
        try:
            return preview(file, target, progress=progress)
        except (DatabaseDamaged, BackupNotProved, DatabaseTooNew, FileProblem):
            continue
    return None


def naming_newest(damage: DatabaseDamaged, *, progress: Progress = no_progress) -> DatabaseDamaged:
    """Return the refusal of a damaged file with the newest backup that proves, where there is one."""
    found = newest_good(Path(damage.file), progress=progress)
    if found is None:
        return damage
    last = found.holding.last_recorded
    recorded = f"{last.astimezone():%Y-%m-%d %H:%M:%S}" if last else "–"
    return DamagedWithBackup(damage.file, damage.finding, str(found.file), recorded)


def _attachments_back(source: Path, file: Path, progress: Progress) -> int:
    folder = folder_beside(source.absolute(), file)
    target = attachments.folder_of(file)
    return copy_missing(folder, target, progress=progress) if folder and folder != target else 0


def _refuse_missing(source: Path) -> None:
    if not source.is_file():
        raise FileProblem(str(source), "no such file")


def _compared(source: Path, holding: Holding, backup: Session, target: Path) -> Preview:
    if not target.is_file():
        return Preview(source, holding, Chains.ALONE)
    try:
        with holdings.looking(target) as present:
            ours, theirs = partial(holdings.hash_at, present), partial(holdings.hash_at, backup)
            there, here = holdings.head(present)[0], holdings.head(backup)[0]
            common = in_common(ours, theirs, min(there, here))
            lost = holdings.tally_after(present, common)
            return Preview(source, holding, chains_of(here, there, common), lost)
    except (DatabaseDamaged, FileProblem):
        return Preview(source, holding, Chains.UNREADABLE)


def _aside(file: Path, *, damaged: bool) -> Path:
    ending = DAMAGED if damaged or _is_damaged(file) else BEFORE_RESTORE
    return _free_name(file.with_name(f"{file.name}{ending}"))


def _is_damaged(file: Path) -> bool:
    try:
        with holdings.looking(file) as session:
            holdings.head(session)
    except (DatabaseDamaged, FileProblem) as problem:
        return isinstance(problem, DatabaseDamaged)
    return False


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
