"""What a page that writes files works with: the runner, the door, the day, and the dialogs for files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.list_export import ListExport
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.written_file import tell_written
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.settings import SettingsService

Writing = Callable[[Path, Progress], Path]
"""Writes a file and returns it."""


@dataclass(frozen=True, slots=True)
class WritingDesk:
    """Handed to such a page, and to its parts."""

    tasks: TaskRunner
    notifier: Notifier
    today: Callable[[], date]
    settings: "SettingsService"
    files: FileChooser

    def export(self) -> ListExport:
        """Return what writes lists to files."""
        return ListExport(self.tasks, self.notifier, self.settings, self.files)

    def write(
        self, owner: QWidget, title: str, name: str, kinds: Sequence[FileKind], writing: Writing
    ) -> None:
        """Ask for a file and write it; it may be opened from the message that tells so."""
        file = self.files.save(owner, title, name, kinds)
        if file is not None:
            done = partial(tell_written, self.notifier)
            words = tr("Writing {file}", file=file.name)
            self.tasks.run(owner, partial(writing, file), done, lane="report", title=words)
