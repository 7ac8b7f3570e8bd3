"""The third step of an import: what would become of the file, and whether the good rows go in alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from desktop.domain.imports import ImportResult
from desktop.views.file_chooser import FileChooser
from desktop.views.import_counts import ImportCounts
from desktop.views.import_refused import ImportRefused
from desktop.views.labels import Sentence
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr


class ImportCheckPage(QWidget):
    """Shows a dry run; `chosen` tells that the clerk chose between everything and the good rows."""

    chosen = Signal()

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, files: FileChooser, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._result: ImportResult | None = None
        self.counts = ImportCounts()
        self.verdict = Sentence()
        self.refused = ImportRefused(tasks, notifier, files)
        self.all_or_nothing = QRadioButton(tr("All or nothing: mend the file first, then everything goes in"))
        self.only_good = QRadioButton(tr("Only the good rows: the refused ones stay out"))
        self._choice = QButtonGroup(self)
        self._lay_out()
        self.all_or_nothing.setChecked(True)
        self.only_good.toggled.connect(self._choose)
        self.setFocusProxy(self.all_or_nothing)

    @property
    def keep_good(self) -> bool:
        """Whether the good rows are to go in without the refused ones."""
        return self.only_good.isChecked()

    @property
    def can_go_in(self) -> bool:
        """Whether anything would go in now."""
        result = self._result
        return result is not None and result.good > 0 and (self.keep_good or not result.refused)

    @property
    def good(self) -> int:
        """How many rows would go in."""
        return self._result.good if self._result and self.can_go_in else 0

    def show_result(self, result: ImportResult) -> None:
        """Show a dry run."""
        self._result = result
        self.counts.show_result(result)
        self.refused.show_result(result)
        self.all_or_nothing.setChecked(True)
        for choice in (self.all_or_nothing, self.only_good):
            choice.setVisible(result.refused > 0)
        self.only_good.setEnabled(result.good > 0)
        self._choose()

    def _choose(self) -> None:
        if self._result is not None:
            self.verdict.say(_verdict(self._result, keep_good=self.keep_good))
            self.chosen.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.counts)
        column.addWidget(self.verdict)
        for choice in (self.all_or_nothing, self.only_good):
            self._choice.addButton(choice)
            column.addWidget(choice)
        column.addSpacing(UNIT)
        column.addWidget(self.refused, 1)


def _verdict(result: ImportResult, *, keep_good: bool) -> str:
    if not result.good and not result.refused:
        return tr("Every row of the file is there already; nothing would change.")
    if not result.good:
        return tr("No row can go in.")
    if not result.refused:
        return tr("Every new row can go in.")
    if keep_good:
        return tr(
            "Would go in: {good}. Stay out: {refused}.",
            good=f"{result.good:,}",
            refused=f"{result.refused:,}",
        )
    return tr("While rows are refused, nothing goes in.")
