"""Taking care of the data: back it up, go back to a backup, check the ledger."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.backups import Preview
from desktop.services.backups import BackupService
from desktop.services.checks import CheckService
from desktop.services.copies import Backup
from desktop.views.buttons import button
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.kept_backups import KeptBackups, keep_now, told
from desktop.views.labels import Sentence, heading, tint
from desktop.views.ledger_check import LedgerCheck
from desktop.views.notify import Notifier
from desktop.views.restore_preview import RestorePage
from desktop.views.scrolling import scrolled
from desktop.views.settings_form import SettingsForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.views.written_file import show_folder
from desktop.wording import tr

_BUTTON_WIDTH = 29 * UNIT


class CarePage(QStackedWidget):
    """Backs up, restores and checks; `restore_asked` carries the backup that the clerk agreed to."""

    restore_asked = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        backups: BackupService,
        checks: CheckService,
        files: FileChooser,
        today: Callable[[], date],
        form: SettingsForm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._backups = backups
        self._files = files
        self._today = today
        self._form = form
        self.kept = KeptBackups(tasks, backups)
        self.restoring = RestorePage()
        self.checking = LedgerCheck(tasks, checks)
        self.keep_button = button(tr("Back up now"), self.keep, icon_name="save")
        self.backup_button = button(tr("Copy to a file…"), self.back_up, icon_name="copy")
        self.chosen_button = button(tr("Restore the chosen one…"), self.restore_chosen, icon_name="history")
        self.restore_button = button(tr("Restore from a file…"), self.restore, icon_name="rotate-ccw")
        self.folder_button = button(tr("Choose the folder…"), self._choose_folder, icon_name="folder-open")
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read anew which backups are kept."""
        self.kept.refresh()

    def keep(self) -> None:
        """Make a backup in the folder; the copy is proved before it is called done."""
        self.keep_button.setEnabled(False)
        self._make(partial(keep_now, self._backups), tr("Backing up"))

    def back_up(self) -> None:
        """Ask where, and copy the database there; the copy is proved before it is called done."""
        name = tr("jieling backup {day}.db", day=self._today().isoformat())
        file = self._files.save(self, tr("Back up"), name, (_database_kind(),))
        if file:
            self.backup_button.setEnabled(False)
            self._make(partial(_back_up, self._backups, file), tr("Backing up to {file}", file=file.name))

    def restore(self) -> None:
        """Ask for a backup, and show what it would bring back."""
        file = self._files.open(self, tr("Backup to go back to"), (_database_kind(),))
        if file:
            self.look_into(file)

    def restore_chosen(self) -> None:
        """Show what the backup that was chosen in the list would bring back."""
        if file := self.kept.current():
            self.look_into(file)

    def look_into(self, file: Path) -> None:
        """Prove a backup and show what it would bring back; nothing is changed before the clerk agrees."""
        work = partial(_look_into, self._backups, file)
        title = tr("Looking into {file}", file=file.name)
        self._tasks.run(self, work, self._looked_into, lane="report", title=title, latest="preview")

    def _make(self, work: Callable[[Progress], Backup], title: str) -> None:
        failed = self._no_backup
        self._tasks.run(self, work, self._backed_up, failed=failed, lane="report", title=title)

    def _backed_up(self, made: Backup) -> None:
        self._let_back_up()
        self.kept.refresh()
        words = tr(
            "{file} is written and proved: {entries} records, {size} MB.",
            file=made.file.name,
            entries=f"{made.entries:,}",
            size=f"{made.size / 1_000_000:,.1f}",
        )
        self._notifier.info(words, [show_folder(made.file)])

    def _no_backup(self, error: Exception) -> None:
        self._let_back_up()
        self._tasks.tell(error)

    def _let_back_up(self) -> None:
        self.keep_button.setEnabled(True)
        self.backup_button.setEnabled(True)

    def _looked_into(self, told: Preview) -> None:
        self.setCurrentWidget(self.restoring)
        self.restoring.show_preview(told)

    def _go_back(self) -> None:
        self.setCurrentIndex(0)
        self.restore_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_folder(self) -> None:
        if folder := self._files.choose_folder(self, tr("Folder for backups")):
            self._form.put("backup.folder", str(folder))

    def _offer_chosen(self) -> None:
        self.chosen_button.setEnabled(self.kept.current() is not None)

    def _listen(self) -> None:
        self.kept.chosen.connect(self.look_into)
        self.kept.table.went_to.connect(lambda _: self._offer_chosen())
        self.kept.copies.modelReset.connect(self._offer_chosen)
        self._form.saved.connect(lambda _: self.kept.refresh())
        self.restoring.agreed.connect(self.restore_asked)
        self.restoring.declined.connect(self._go_back)
        self._offer_chosen()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 2 * UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        self._lay_out_backups(column)
        checking = tr("Reads the file, the chain of records and every sum, and compares them.")
        _part(column, tr("Check"), checking, self.checking.check_button)
        column.addWidget(self.checking, 1)
        self.addWidget(scrolled(page))
        self.addWidget(self.restoring)

    def _lay_out_backups(self, column: QVBoxLayout) -> None:
        backing = tr("Copies the database to a file of its own. The copy is proved before it gets its name.")
        restoring = tr(
            "Shows first what a backup brings back, and what was entered since. What is there now is kept "
            "beside the database."
        )
        by_themselves = tr(
            "While the window is open a backup is made as often as this if anything was recorded (0: never). "
            "The last one of an hour, a day or a month stands for it."
        )
        _part(column, tr("Backup"), backing, self.keep_button, self.backup_button)
        column.addWidget(self.kept)
        column.addSpacing(UNIT)
        _part(column, tr("Restore"), restoring, self.chosen_button, self.restore_button)
        _part(column, tr("Backups by themselves"), by_themselves, self.folder_button)
        column.addWidget(self._form)
        column.addSpacing(UNIT)


def _part(column: QVBoxLayout, title: str, words: str, *acts: QWidget) -> None:
    said = QVBoxLayout()
    said.setSpacing(UNIT // 2)
    said.addWidget(heading(title, times=1.15))
    said.addWidget(tint(Sentence(words), Tone.MUTED))
    said.addStretch(1)
    buttons = QVBoxLayout()
    buttons.setSpacing(UNIT)
    for act in acts:
        act.setFixedWidth(_BUTTON_WIDTH)
        buttons.addWidget(act)
    row = QHBoxLayout()
    row.setSpacing(3 * UNIT)
    row.addLayout(said, 1)
    row.addLayout(buttons)
    column.addLayout(row)
    column.addSpacing(UNIT)


def _database_kind() -> FileKind:
    return FileKind(tr("Jieling database"), (".db",))


def _back_up(backups: BackupService, file: Path, progress: Progress) -> Backup:
    return backups.backup(file, progress=partial(told, progress))


def _look_into(backups: BackupService, file: Path, progress: Progress) -> Preview:
    return backups.preview(file, progress=partial(told, progress))
