"""Sends what waits in the outbox, tells how far it is, and stops between two messages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.domain.sms_batch import SendRun
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.reminders_desk import RemindersDesk
from desktop.views.tasks import Progress, Task
from desktop.views.theme import UNIT
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.sms import SmsService


class SendBar(QWidget):
    """The button, and while a run is under way its progress; `sent` carries the `SendRun`."""

    sent = Signal(object)

    def __init__(self, desk: RemindersDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._task: Task | None = None
        self.send_button = showing_keys(
            primary_button(tr("Send now"), self.send, icon_name="smartphone", shortcut="Ctrl+Return")
        )
        self.stop_button = button(tr("Stop sending"), self.stop, icon_name="x")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedWidth(16 * UNIT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for part in (self.bar, self.stop_button, self.send_button):
            row.addWidget(part)
        self._show_state()
        desk.tasks.progressed.connect(self._advance)

    def offer(self, waiting: int) -> None:
        """Say how many wait."""
        self.send_button.setToolTip(tr("Waiting: {count}", count=f"{waiting:,}"))

    def send(self) -> None:
        """Send what is due, off the window's thread."""
        if self._task is None:
            self._task = self._desk.tasks.run(
                self, self._work, self._done, failed=self._failed, lane="report"
            )
            self._show_state()

    def stop(self) -> None:
        """Stop after the message that is being sent."""
        if self._task:
            self._task.progress.cancel()
            self.stop_button.setEnabled(False)

    def _work(self, progress: Progress) -> SendRun:
        return _send(self._desk.sms, progress)

    def _done(self, run: SendRun) -> None:
        self._task = None
        self._show_state()
        self.sent.emit(run)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self._show_state()
        self._desk.tasks.tell(error)

    def _advance(self, task: Task, done: int, total: int) -> None:
        if task is self._task:
            self.bar.setRange(0, total)
            self.bar.setValue(done)

    def _show_state(self) -> None:
        running = self._task is not None
        self.bar.setRange(0, 0)
        self.bar.setVisible(running)
        self.stop_button.setVisible(running)
        self.stop_button.setEnabled(running)
        self.send_button.setVisible(not running)


def _send(sms: "SmsService", progress: Progress) -> SendRun:
    return sms.sending.send(progress=progress.report, cancelled=progress.cancelled)
