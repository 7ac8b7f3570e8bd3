"""How far an import is, with a button that stops it before anything is changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from desktop.views.buttons import button
from desktop.views.tasks import Task, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr


class ImportProgress(QWidget):
    """Shows one task from its start to its end; `ended` tells that the desk is free again."""

    ended = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._words = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._cancel = button(tr("Cancel"), self.cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * UNIT)
        row.addWidget(self._words)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self.hide()
        tasks.progressed.connect(self._advance)
        tasks.finished.connect(self._end)

    def follow(self, task: Task) -> None:
        """Show this task."""
        self._task = task
        self._words.setText(task.title)
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self.show()

    def cancel(self) -> None:
        """Ask the task to stop."""
        if self._task is not None:
            self._cancel.setEnabled(False)
            self._words.setText(tr("Cancelling…"))
            self._task.progress.cancel()

    def _advance(self, task: Task, done: int, total: int) -> None:
        if task is self._task:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.hide()
            self.ended.emit()
