"""The backups that are kept: made now or by themselves, listed, and one chosen to go back to."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.backups import KeptBackup
from desktop.services.backups import BackupService
from desktop.services.copies import Backup
from desktop.views.columns import Align, Column
from desktop.views.labels import Sentence, tint
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_LEAST_TABLE = 28 * UNIT


class KeptBackups(QWidget):
    """Lists what is kept in the folder; `chosen` carries the backup on which Enter was pressed."""

    chosen = Signal(object)

    def __init__(self, tasks: TaskRunner, backups: BackupService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._backups = backups
        self.copies: RowsModel[KeptBackup] = RowsModel(_columns(), key=lambda kept: kept.file)
        hint = tr("One is made at the day close, and while the window is open after anything was recorded.")
        self.table = TableView(self.copies, Placeholder("database", tr("No backup is kept yet"), hint))
        self.table.setAccessibleName(tr("Kept backups"))
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.folder = tint(Sentence(), Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.table)
        column.addWidget(self.folder)
        self.table.opened.connect(self.chosen)

    def refresh(self) -> None:
        """Read the folder again."""
        self.copies.fill(self._tasks, partial(_kept, self._backups))
        self._tasks.run(self, partial(_folder, self._backups), self._say_where, latest="folder")

    def current(self) -> Path | None:
        """Return the backup that the keyboard stands on."""
        found = self.table.current_row()
        return found.file if found else None

    def _say_where(self, folder: Path) -> None:
        self.folder.say(tr("Kept in {folder}", folder=folder))


def keep_now(backups: BackupService, progress: Progress) -> Backup:
    """Make one more, and thin out the old ones."""
    return backups.keep(progress=partial(told, progress))


def told(progress: Progress, done: int, total: int) -> None:
    """Tell how far it is, or leave where somebody cancelled."""
    progress.stop_if_cancelled()
    progress.report(done, total)


def _columns() -> tuple[Column[KeptBackup], ...]:
    return (
        Column(tr("Made"), lambda kept: f"{kept.moment}", width=168, sort_key=lambda kept: kept.moment),
        Column(
            tr("Records"),
            _records,
            align=Align.RIGHT,
            width=120,
            tone=lambda kept: Tone.TEXT if kept.ours else Tone.WARNING,
            sort_key=lambda kept: kept.records or 0,
        ),
        Column(
            tr("Size"),
            lambda kept: tr("{size} MB", size=f"{kept.size / 1_000_000:,.1f}"),
            align=Align.RIGHT,
            width=100,
            sort_key=lambda kept: kept.size,
        ),
        Column(tr("Of this file"), _standing, width=150, tone=lambda kept: Tone.MUTED),
        Column(tr("File"), lambda kept: kept.file.name, width=220, stretch=True),
    )


def _records(kept: KeptBackup) -> str:
    return "–" if kept.records is None else f"{kept.records:,}"


def _standing(kept: KeptBackup) -> str:
    if kept.records is None:
        return tr("cannot be read")
    return tr("all of it is here") if kept.ours else tr("holds other records")


def _kept(backups: BackupService, _progress: Progress) -> Sequence[KeptBackup]:
    return backups.kept()


def _folder(backups: BackupService, _progress: Progress) -> Path:
    return backups.folder()
