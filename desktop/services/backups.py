"""Backups of the open database: to a file that is named, or kept in a folder by themselves and thinned."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from desktop.db import holdings, settings
from desktop.domain.backups import (
    KeptBackup,
    Preview,
    Thinning,
    backup_name,
    is_due,
    superfluous,
)
from desktop.domain.errors import DatabaseDamaged, FileProblem
from desktop.domain.rights import Right
from desktop.services import attachments, restoring
from desktop.services.attachment_copies import copy_missing
from desktop.services.copies import Backup, proved_copy
from desktop.services.kept_backups import Dated, dated, folder_of, note_folder
from desktop.services.workplace import Progress, Workplace, no_progress

_log = logging.getLogger(__name__)


class BackupService:
    """Copy the open database away, list the copies, and say what one of them would bring back."""

    def __init__(self, workplace: Workplace, original: Path | None = None) -> None:
        """Work at an open file; of a snapshot, `original` is the file that it was taken of."""
        self._at = workplace
        self._original = original

    def backup(self, target: Path, *, progress: Progress = no_progress) -> Backup:
        """Copy the database to a file, prove the copy, and only then give it its name."""
        self._at.demand(Right.BACKUP)
        if target.resolve() in (self._source().resolve(), self._file().resolve()):
            raise FileProblem(str(target), "this is the open database itself")
        made = proved_copy(self._source(), target, progress)
        beside = attachments.folder_of(target.absolute())
        return replace(made, attachments=copy_missing(self._attachments(), beside, progress=progress))

    def keep(self, *, progress: Progress = no_progress) -> Backup:
        """Make a backup in the folder, named after the moment, and thin out the older ones.

        Call it between transactions: one that writes would keep the copy waiting.
        """
        self._at.demand(Right.BACKUP)
        return self._keep(self._settings(), progress)

    def keep_when_due(self, *, progress: Progress = no_progress) -> Backup | None:
        """Make a backup if it is time for one and anything was recorded since the last; nobody need be here.

        Where the database is a server or a snapshot nothing is done.
        """
        if self._at.database.file is None or self._at.database.read_only:
            return None
        values = self._settings()
        made = self._dated(values)
        due = is_due([moment for moment, _ in made], int(values["backup.every_minutes"]), self._now())
        return self._keep(values, progress) if due and self._was_written_since(made) else None

    def kept(self) -> Sequence[KeptBackup]:
        """Return the backups in the folder, the newest first."""
        with self._at.reading() as session:
            values = settings.all_values(session)
        return [self._listed(moment, file) for moment, file in self._dated(values)]

    def folder(self) -> Path:
        """Return the folder that backups are kept in."""
        with self._at.reading() as session:
            return folder_of(self._file(), settings.value_of(session, "backup.folder"))

    def preview(self, source: Path, *, progress: Progress = no_progress) -> Preview:
        """Say what a restore of a backup would bring back, and what the open database has more."""
        self._at.demand(Right.BACKUP)
        return restoring.preview(source, self._source(), progress=progress)

    def _keep(self, values: Mapping[str, str], progress: Progress) -> Backup:
        folder = folder_of(self._file(), values["backup.folder"])
        if values["backup.folder"] and not folder.is_dir():
            raise FileProblem(str(folder), "no such folder")
        if self._original is None:
            note_folder(self._file(), values["backup.folder"])
        moment = self._now()
        while (target := folder / backup_name(self._file().stem, moment)).exists():
            moment += timedelta(seconds=1)
        made = proved_copy(self._source(), target, progress)
        beside = folder / self._attachments().name
        copied = copy_missing(self._attachments(), beside, progress=progress) if self._is_away(folder) else 0
        return replace(made, thinned=tuple(self._thin(values, moment)), attachments=copied)

    def _attachments(self) -> Path:
        return attachments.folder_of(self._file())

    def _is_away(self, folder: Path) -> bool:
        """Whether a folder is not the database's own, where its attachments lie already."""
        return folder.resolve() != self._file().parent.resolve()

    def _thin(self, values: Mapping[str, str], now: datetime) -> Sequence[Path]:
        """Remove only copies whose every record stands in the open database."""
        spans = (int(values[f"backup.keep_{span}"]) for span in ("hours", "days", "months"))
        listed = [self._listed(moment, file) for moment, file in self._dated(values)]
        ours = {copy.moment: copy.file for copy in listed if copy.ours}
        gone = superfluous(ours, Thinning(*spans), now)
        return [file for moment, file in ours.items() if moment in gone and _removed(file)]

    def _listed(self, moment: datetime, file: Path) -> KeptBackup:
        head = _head(file)
        return KeptBackup(file, moment, _size(file), head[0] if head else None, self._has(head))

    def _was_written_since(self, made: Sequence[Dated]) -> bool:
        past = [file for moment, file in made if moment <= self._now()]
        with self._at.database.reading() as session:
            return not past or holdings.head(session) != _head(past[0])

    def _has(self, head: tuple[int, bytes] | None) -> bool:
        with self._at.database.reading() as session:
            return head is not None and holdings.hash_at(session, head[0]) == head[1]

    def _dated(self, values: Mapping[str, str]) -> list[Dated]:
        folder = folder_of(self._file(), values["backup.folder"])
        try:
            return dated(folder, self._file().stem)
        except FileNotFoundError:
            return []
        except OSError as error:
            raise FileProblem(str(folder), error.strerror or str(error)) from error

    def _settings(self) -> dict[str, str]:
        with self._at.database.reading() as session:
            return settings.all_values(session)

    def _now(self) -> datetime:
        return self._at.clock().replace(tzinfo=None, microsecond=0)

    def _file(self) -> Path:
        return self._original or self._source()

    def _source(self) -> Path:
        if self._at.database.file is None:
            raise FileProblem(str(self._at.database.url.database), "not an SQLite file")
        return self._at.database.file


def _head(file: Path) -> tuple[int, bytes] | None:
    try:
        with holdings.looking(file) as session:
            return holdings.head(session)
    except (DatabaseDamaged, FileProblem):
        return None


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:  # it went away after it was listed
        return 0


def _removed(file: Path) -> bool:
    try:
        file.unlink()
    except OSError:
        _log.warning("The backup %s could not be removed; the next thinning tries again", file, exc_info=True)
        return False
    return True
