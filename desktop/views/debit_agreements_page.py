"""The agreements of direct debit: who lets which account be debited, since when and until when."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.debits import Agreement, AgreementsAdded
from desktop.services.debits import DebitService
from desktop.views.bank_person import Search
from desktop.views.buttons import button, primary_button
from desktop.views.debit_agree_form import DebitAgreeForm
from desktop.views.debit_columns import agreement_columns
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.import_refused import ImportRefused
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_SIDE_WIDTH = 46 * UNIT


class DebitAgreementsPage(QWidget):
    """Lists agreements, makes and ends them, and takes a file of them in."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        debits: DebitService,
        files: FileChooser,
        search: Search,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._debits = debits
        self._files = files
        self._today = today
        self.agreements: RowsModel[Agreement] = RowsModel(
            agreement_columns(), key=lambda one: (one.customer_no, one.from_on)
        )
        self.table = TableView(self.agreements, _nobody())
        self.table.setAccessibleName(tr("Direct debit agreements"))
        self.form = DebitAgreeForm(tasks, notifier, debits, search, today)
        self.form.hide()
        self.refused = ImportRefused(tasks, notifier, files)
        self.refused.hide()
        self._lay_out()
        self.form.saved.connect(self._agreed)
        self.form.left.connect(self._leave)
        self.table.opened.connect(lambda _: self._open(self.table.current_row()))
        self.setFocusProxy(self.table)

    def refresh(self) -> None:
        """Read the agreements again."""
        self.agreements.fill(self._tasks, partial(_agreements, self._debits))

    def ask_for_new(self) -> None:
        """Put the form of a new agreement at the side."""
        self._open(None)

    def end_chosen(self) -> None:
        """Let today be the last day of the chosen agreement, after asking."""
        chosen: Agreement | None = self.table.current_row()
        if chosen is None:
            return
        today = self._today()
        question = tr(
            "Is {day} the last day on which {name} is debited?", day=today, name=chosen.customer_name
        )
        if self._notifier.ask(question, yes=tr("End the agreement"), no=tr("Let it be")):
            work = partial(_end, self._debits, chosen.customer_no, today)
            self._tasks.run(self, work, lambda _: self.refresh(), lane="write")

    def add_file(self) -> None:
        """Ask for a file of agreements and take it in."""
        kinds = (FileKind(tr("Tables"), (".csv", ".txt", ".tsv", ".xlsx", ".xls")),)
        if file := self._files.open(self, tr("Agreements"), kinds):
            title = tr("Reading {file}", file=file.name)
            work = partial(_add, self._debits, file)
            self._tasks.run(self, work, self._added, title=title, lane="write")

    def _open(self, like: Agreement | None) -> None:
        self.form.show()
        self.form.begin(like)

    def _agreed(self, held: Agreement) -> None:
        self._notifier.info(tr("{name} lets {bank} debit.", name=held.customer_name, bank=held.bank))
        self._leave()
        self.refresh()

    def _added(self, result: AgreementsAdded) -> None:
        facts = {
            "added": f"{result.added:,}",
            "there": f"{result.already_there:,}",
            "refused": f"{len(result.refused):,}",
        }
        self._notifier.info(tr("Added: {added}, already there: {there}, refused: {refused}.", **facts))
        self.refused.show_rows(result.refused)
        self.refused.setVisible(bool(result.refused))
        self.refresh()

    def _leave(self) -> None:
        self.form.hide()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        new = primary_button(tr("New agreement"), self.ask_for_new, icon_name="plus", shortcut="Ctrl+N")
        acts.addWidget(new)
        acts.addWidget(button(tr("End it"), self.end_chosen, shortcut="Ctrl+D"))
        acts.addWidget(button(tr("From a file…"), self.add_file, icon_name="file-up", shortcut="Ctrl+O"))
        acts.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(acts)
        left.addWidget(self.table, 3)
        left.addWidget(self.refused, 2)
        self.form.setFixedWidth(_SIDE_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, UNIT, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addLayout(left, 1)
        row.addWidget(self.form)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def _nobody() -> Placeholder:
    hint = tr("Ctrl+N writes an agreement down; a file of them comes in with Ctrl+O.")
    return Placeholder("landmark", tr("Nobody lets an account be debited yet"), hint)


def _agreements(debits: DebitService, progress: Progress) -> Sequence[Agreement]:
    return debits.agreements()


def _end(debits: DebitService, customer_no: str, on: date, progress: Progress) -> Agreement:
    return debits.end(customer_no, on)


def _add(debits: DebitService, file: Path, progress: Progress) -> AgreementsAdded:
    return debits.add_agreements(file, progress=progress.report, cancelled=progress.cancelled)
