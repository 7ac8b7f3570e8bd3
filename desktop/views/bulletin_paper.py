"""The bulletin's paper as it will be pinned up, drawn into a folder that goes with the program."""

import tempfile
from datetime import date
from pathlib import Path

from desktop.views.file_chooser import FileChooser
from desktop.views.notice_preview import NoticePreview, PreviewWords
from desktop.views.notice_printing import ChoosePrinter, choose_printer
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner
from desktop.wording import tr


class BulletinPaper(NoticePreview):
    """Shows the paper of a bulletin."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, files: FileChooser, choose: ChoosePrinter | None
    ) -> None:
        words = PreviewWords(tr("Save the bulletin"), tr("Printing the bulletin"))
        super().__init__(tasks, notifier, files, choose or choose_printer, words)
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def file(self, on: date) -> Path:
        """Return where the paper of a day is drawn."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="jieling-bulletin-", ignore_cleanup_errors=True)
        return Path(self._folder.name) / f"bulletin-{on.isoformat()}.pdf"
