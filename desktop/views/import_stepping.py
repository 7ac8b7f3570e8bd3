"""Pages one after another, with Back and Next under them; while one task runs nothing else can be done."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from desktop.domain.errors import Refusal
from desktop.views.buttons import button, primary_button
from desktop.views.import_file_page import ImportFilePage
from desktop.views.import_progress import ImportProgress
from desktop.views.import_steps import ImportSteps
from desktop.views.tasks import Lane, Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import refusal_text, tr


class SteppingPage(QWidget):
    """Takes a file through its steps; its children say what each step does and what comes next."""

    def __init__(
        self,
        tasks: TaskRunner,
        names: Sequence[str],
        file_page: ImportFilePage,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.tasks = tasks
        self.file_page = file_page
        self.progress = ImportProgress(tasks)
        self.steps = ImportSteps(names)
        self.pages = QStackedWidget()
        self.back_button = button(tr("Back"), self.back, icon_name="chevron-left", shortcut="Alt+Left")
        self.next_button = primary_button("", self.go_on, shortcut="Ctrl+Return")
        self.next_button.setMinimumWidth(14 * UNIT)
        self.progress.ended.connect(lambda: self._set_busy(busy=False))
        self.setAcceptDrops(True)

    def go_on(self) -> None:
        """Do what comes next at this step."""
        raise NotImplementedError

    def back(self) -> None:
        """Go one step back; what was chosen there still stands."""
        raise NotImplementedError

    def begin_again(self) -> None:
        """Be ready for another file."""
        raise NotImplementedError

    def take_file(self, file: Path) -> None:
        """Begin with this file."""
        self.begin_again()
        self.file_page.file.setText(str(file))

    def not_opened(self, error: Exception) -> None:
        """Say beside the file why it cannot be read; what is no refusal goes to the message door."""
        if isinstance(error, Refusal) and (words := refusal_text(error)):
            self.file_page.refuse(words)
        else:
            self.tasks.tell(error)

    def offer_next(self) -> None:
        """Say on the button what comes next, and whether it can be done now."""
        raise NotImplementedError

    def run(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        title: str,
        lane: Lane,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Do slow work, with its progress in sight and a button that cancels it."""
        task = self.tasks.run(self, work, done, failed=failed, title=title, lane=lane)
        self.progress.follow(task)
        self._set_busy(busy=True)

    def offer(self, words: str, *, ready: bool) -> None:
        """Write on the button what comes next."""
        self.next_button.setText(words)
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(ready)

    def foot(self) -> QHBoxLayout:
        """Return the line under the pages: Back, the progress, Next."""
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        foot.addWidget(self.back_button)
        foot.addWidget(self.progress, 1)
        foot.addStretch(0)
        foot.addWidget(self.next_button)
        return foot

    def _set_busy(self, *, busy: bool) -> None:
        self.pages.setEnabled(not busy)
        self.back_button.setEnabled(not busy)
        self.next_button.setEnabled(not busy)
        if not busy:
            self.offer_next()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() and not self.tasks.busy("write"):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = next((url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()), "")
        if file:
            self.take_file(Path(file))
