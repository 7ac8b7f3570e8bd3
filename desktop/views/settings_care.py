"""Taking care of the data: back it up, go back to a backup, check the ledger."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.proof import Finding, Proof
from desktop.services.backups import Backup, BackupService
from desktop.services.checks import CheckService
from desktop.views.buttons import button
from desktop.views.columns import Column
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.labels import Sentence, heading, tint
from desktop.views.list_export import show_folder
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.faults import fault_text

_LEAST_TABLE = 20 * UNIT
_BUTTON_WIDTH = 22 * UNIT


class CarePage(QWidget):
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
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._backups = backups
        self._checks = checks
        self._files = files
        self._today = today
        self.verdict = Sentence()
        self.findings: RowsModel[Finding] = RowsModel(_columns(), key=lambda found: found)
        self.table = TableView(self.findings, Placeholder("circle-check", tr("Nothing was found")))
        self.table.setMinimumHeight(_LEAST_TABLE)
        self.backup_button = button(tr("Back up now…"), self.back_up, icon_name="save")
        self.restore_button = button(tr("Restore…"), self.restore, icon_name="rotate-ccw")
        self.check_button = button(tr("Check now"), self.check, icon_name="refresh-cw")
        self._lay_out()

    def back_up(self) -> None:
        """Ask where, and copy the database there; the copy is proved before it is called done."""
        name = tr("jieling backup {day}.db", day=self._today().isoformat())
        file = self._files.save(self, tr("Back up"), name, (_database_kind(),))
        if file:
            self.backup_button.setEnabled(False)
            work = partial(_back_up, self._backups, file)
            title = tr("Backing up to {file}", file=file.name)
            self._tasks.run(self, work, self._backed_up, failed=self._no_backup, lane="report", title=title)

    def restore(self) -> None:
        """Ask for a backup, explain what happens, and hand it to whoever can close the file."""
        file = self._files.open(self, tr("Backup to go back to"), (_database_kind(),))
        if file and self._notifier.ask(_explained(file), yes=tr("Restore it"), no=tr("Keep working")):
            self.restore_asked.emit(file)

    def check(self) -> None:
        """Prove the whole ledger, and tell what was found."""
        self.check_button.setEnabled(False)
        tint(self.verdict, Tone.MUTED)
        self.verdict.say(tr("Checking…"))
        work = partial(_check, self._checks)
        title = tr("Checking the ledger")
        self._tasks.run(self, work, self._checked, failed=self._no_check, lane="report", title=title)

    def _backed_up(self, made: Backup) -> None:
        self.backup_button.setEnabled(True)
        words = tr(
            "{file} is written and proved: {entries} records, {size} MB.",
            file=made.file.name,
            entries=f"{made.entries:,}",
            size=f"{made.size / 1_000_000:,.1f}",
        )
        self._notifier.info(words, [show_folder(made.file)])

    def _no_backup(self, error: Exception) -> None:
        self.backup_button.setEnabled(True)
        self._tasks.tell(error)

    def _checked(self, proof: Proof) -> None:
        self.check_button.setEnabled(True)
        tint(self.verdict, Tone.GOOD if proof.ok else Tone.DANGER)
        self.verdict.say(_verdict(proof))
        self.findings.show(proof.findings)
        self.table.setVisible(not proof.ok)

    def _no_check(self, error: Exception) -> None:
        self.check_button.setEnabled(True)
        self.verdict.say("")
        self._tasks.tell(error)

    def _lay_out(self) -> None:
        backing = tr("Copies the database to a file of its own. The copy is proved before it gets its name.")
        restoring = tr(
            "Puts a backup in the place of the database. What is there now is kept beside it; what was "
            "entered since the backup is not in the restored file."
        )
        checking = tr("Reads the file, the chain of records and every sum, and compares them.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * UNIT, UNIT, UNIT)
        column.setSpacing(UNIT)
        _part(column, tr("Backup"), backing, self.backup_button)
        _part(column, tr("Restore"), restoring, self.restore_button)
        _part(column, tr("Check"), checking, self.check_button)
        column.addWidget(self.verdict)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.verdict.hide()
        self.table.hide()


def _part(column: QVBoxLayout, title: str, words: str, act: QWidget) -> None:
    told = QVBoxLayout()
    told.setSpacing(UNIT // 2)
    told.addWidget(heading(title, times=1.15))
    told.addWidget(tint(Sentence(words), Tone.MUTED))
    row = QHBoxLayout()
    row.setSpacing(3 * UNIT)
    row.addLayout(told, 1)
    act.setFixedWidth(_BUTTON_WIDTH)
    row.addWidget(act, 0, Qt.AlignmentFlag.AlignVCenter)
    column.addLayout(row)
    column.addSpacing(UNIT)


def _database_kind() -> FileKind:
    return FileKind(tr("Jieling database"), (".db",))


def _columns() -> tuple[Column[Finding], ...]:
    return (
        Column(
            tr("What is wrong"), lambda found: fault_text(found.fault), width=420, tone=lambda _: Tone.DANGER
        ),
        Column(tr("Where"), lambda found: found.where, width=200, stretch=True),
    )


def _verdict(proof: Proof) -> str:
    held = {"entries": f"{proof.entries:,}", "acts": f"{proof.acts:,}"}
    if proof.ok:
        return tr("Everything holds: {entries} entries and {acts} acts.", **held)
    return tr(
        "Faults found: {count}, in {entries} entries and {acts} acts.",
        count=f"{len(proof.findings):,}",
        **held,
    )


def _explained(file: Path) -> str:
    return tr(
        "Go back to {file}? The window closes the database, puts the backup in its place and opens it again. "
        "What is there now is kept beside it under the ending .before-restore.",
        file=file.name,
    )


def _back_up(backups: BackupService, file: Path, progress: Progress) -> Backup:
    return backups.backup(file, progress=partial(_tell, progress))


def _check(checks: CheckService, progress: Progress) -> Proof:
    return checks.check(progress=partial(_tell, progress))


def _tell(progress: Progress, done: int, total: int) -> None:
    progress.stop_if_cancelled()
    progress.report(done, total)
