"""What is under way, with a button to cancel it; shown only when it takes long enough to be noticed."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.views.tasks import Task, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MILLISECONDS_UNNOTICED = 100


class ProgressStrip(QWidget):
    """Shows the oldest task under way that has a title."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._under_way: list[Task] = []
        self._words = QLabel()
        self._bar = QProgressBar(textVisible=False)
        self._bar.setFixedWidth(20 * UNIT)
        self._cancel = QPushButton(tr("Cancel"))
        self._cancel.clicked.connect(self._cancel_shown)
        self._patience = QTimer(self, singleShot=True, interval=_MILLISECONDS_UNNOTICED)
        self._patience.timeout.connect(self._show_oldest)
        self._lay_out()
        tasks.started.connect(self._begin)
        tasks.progressed.connect(self._advance)
        tasks.finished.connect(self._end)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(UNIT, 0, UNIT, 0)
        row.setSpacing(UNIT)
        row.addStretch(1)
        for widget in (self._words, self._bar, self._cancel):
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def _begin(self, task: Task) -> None:
        if task.title:
            self._under_way.append(task)
            if not self._patience.isActive():
                self._patience.start()

    def _advance(self, task: Task, done: int, total: int) -> None:
        if self._under_way and task is self._under_way[0]:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _end(self, task: Task) -> None:
        if task in self._under_way:
            self._under_way.remove(task)
            self._show_oldest() if self.isVisible() else None
        if not self._under_way:
            self._patience.stop()
            self.hide()

    def _show_oldest(self) -> None:
        if self._under_way:
            self._words.setText(self._under_way[0].title)
            self._bar.setRange(0, 0)
            self._cancel.setEnabled(True)
            self.show()

    def _cancel_shown(self) -> None:
        self._cancel.setEnabled(False)
        self._words.setText(tr("Cancelling…"))
        self._under_way[0].progress.cancel()
