"""The second step of a statement: which column is what; the clerk confirms it of an unknown bank."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.bank import BankFormat
from desktop.intake.bank.words import STATEMENT
from desktop.intake.mapping import Mapping
from desktop.services.bank import BankService
from desktop.views.bank_source import SHOWN, OpenedStatement, preview_statement
from desktop.views.file_chooser import FileChooser
from desktop.views.import_columns_page import ImportColumnsPage, RowKind
from desktop.views.import_preview import PreviewRow
from desktop.views.import_source import Source
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.bank import format_text


class BankReadingPage(QWidget):
    """Shows and changes the reading of a file; `judged` tells whether it can be read so."""

    judged = Signal(bool)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        service: BankService,
        files: FileChooser,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._service = service
        self._given = Mapping()
        self._begun_with = Mapping()
        self.recognised = Sentence()
        kind = RowKind(STATEMENT, SHOWN, self._preview, first="paid_on")
        self.columns = ImportColumnsPage(tasks, notifier, files, kind)
        self.columns.judged.connect(self.judged)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.recognised)
        column.addWidget(self.columns, 1)
        self.setFocusProxy(self.columns)

    def show_file(self, opened: OpenedStatement) -> None:
        """Show another file's reading."""
        self._given = opened.given
        self.recognised.say(_recognised(opened.format))
        self.columns.show_source(opened.source, opened.written_out)
        self._begun_with = self.columns.mapping()

    def mapping(self) -> Mapping:
        """Return what the file is read by: what it was opened with, unless the clerk has changed anything."""
        return self._effective(self.columns.mapping())

    def _effective(self, chosen: Mapping) -> Mapping:
        return self._given if chosen == self._begun_with else chosen

    def _preview(self, source: Source, mapping: Mapping, progress: Progress) -> Sequence[PreviewRow]:
        return preview_statement(self._service, source, self._effective(mapping), progress)


def _recognised(kind: BankFormat | None) -> str:
    if kind is None:
        return tr("The headings do not tell a statement: say which column is the date and which the money.")
    if kind is BankFormat.GENERIC:
        return tr(
            "No format that is known. Look whether every column below is read as it is meant and what counts "
            "as income; then go on. Save the mapping, and the next file of this bank is read the same way."
        )
    return tr("Recognised by its headings: {format}.", format=format_text(kind))
