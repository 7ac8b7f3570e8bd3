"""Backups by themselves while the window is open: asked for once a minute, made out of sight."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.domain.errors import Cancelled, Refusal
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.copies import Backup
    from desktop.services.office import Office

_MILLISECONDS_BETWEEN_LOOKS = 60_000
_MILLISECONDS_AFTER_A_FAILURE = 15 * 60_000


class BackupKeeper(QObject):
    """Makes a backup when one is due; a failure is told once, and the next success ends it."""

    def __init__(self, office: "Office", tasks: TaskRunner, notifier: Notifier, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._tasks = tasks
        self._notifier = notifier
        self._is_under_way = False
        self._was_told = False
        self._timer = QTimer(self, interval=_MILLISECONDS_BETWEEN_LOOKS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Make a backup if it is time for one; one that is still under way is time enough."""
        if not self._is_under_way:
            self._is_under_way = True
            work = partial(_keep_when_due, self._office)
            self._tasks.run(self, work, self._done, failed=self._failed, lane="report")

    def _done(self, _made: "Backup | None") -> None:
        self._is_under_way = self._was_told = False
        self._timer.setInterval(_MILLISECONDS_BETWEEN_LOOKS)

    def _failed(self, error: Exception) -> None:
        self._is_under_way = False
        self._timer.setInterval(_MILLISECONDS_AFTER_A_FAILURE)
        if self._was_told or isinstance(error, Cancelled):
            return
        self._was_told = True
        if isinstance(error, Refusal):
            self._notifier.warn(tr("No backup could be made: {reason}", reason=refusal_text(error)))
        else:
            self._notifier.failed(error)


def _keep_when_due(office: "Office", progress: Progress) -> "Backup | None":
    def told(done: int, total: int) -> None:
        progress.stop_if_cancelled()
        progress.report(done, total)

    return office.backups.keep_when_due(progress=told)
