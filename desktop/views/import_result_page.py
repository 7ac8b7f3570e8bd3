"""The last step of an import: what went in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.imports import ImportResult
from desktop.domain.intake import Noun
from desktop.views.file_chooser import FileChooser
from desktop.views.icons import IconLabel
from desktop.views.import_counts import ImportCounts
from desktop.views.import_refused import ImportRefused
from desktop.views.labels import heading, remark
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class ImportResultPage(QWidget):
    """Says what an import did."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, files: FileChooser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.title = heading(times=1.3)
        self._file = remark()
        self.counts = ImportCounts()
        self.refused = ImportRefused(tasks, notifier, files)
        self._icon = IconLabel("circle-check", 28, Tone.GOOD)
        self._lay_out()

    def show_result(self, result: ImportResult) -> None:
        """Say what became of a file."""
        self.title.setText(_title(result))
        self._file.setText(result.file)
        self._icon.show_icon(
            "circle-check" if result.added else "info", Tone.GOOD if result.added else Tone.MUTED
        )
        self.counts.show_result(result)
        self.refused.show_result(result)
        self.refused.setVisible(result.refused > 0)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addLayout(row)
        column.addWidget(self._file)
        column.addSpacing(UNIT)
        column.addWidget(self.counts)
        column.addSpacing(UNIT)
        column.addWidget(self.refused, 1)
        column.addStretch(0)


def _title(result: ImportResult) -> str:
    count = f"{result.added:,}"
    if not result.added:
        return tr("Nothing went in")
    words = {
        Noun.CUSTOMERS: tr("Customers that went in: {count}", count=count),
        Noun.BILLS: tr("Bills that went in: {count}", count=count),
        Noun.PAYMENTS: tr("Payments that went in: {count}", count=count),
    }
    return words[result.noun]
