"""The window on an open office: the shell with its desks, leading to one another, on the office's day."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths

from desktop import paths
from desktop.app.ahead import Ahead
from desktop.app.desks import Desks
from desktop.app.gate import Gate
from desktop.app.keeping import BackupKeeper
from desktop.app.shell import LOG, Shell, build_shell
from desktop.views.customer_suggestions import suggesting
from desktop.views.file_chooser import FileChooser
from desktop.views.tasks import Progress
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office


@dataclass(frozen=True, slots=True)
class OfficeWindow:
    """An office with its window and the desks in it."""

    office: "Office"
    shell: Shell
    desks: Desks
    gate: Gate

    def close(self) -> None:
        """Close the window and finish what is under way; the office stays open."""
        self.gate.close()
        self.shell.window.close()
        self.shell.parts.tasks.close()

    def move_day(self, day: date) -> None:
        """Store another business date with the file; in a snapshot it is only looked at."""
        parts = self.shell.parts
        if self.office.read_only:
            parts.day.move(day)
        else:
            parts.tasks.run(parts.day, partial(_set_day, self.office, day), parts.day.move, lane="write")


def furnish(
    office: "Office", business_date: date, memory: QSettings, files: FileChooser | None = None
) -> OfficeWindow:
    """Build the window of an office in the language spoken now."""
    desks = Desks(office, memory, files or FileChooser(_documents()))
    shell = build_shell(
        desks.specs,
        suggesting(office.finding.search),
        database=office.name,
        clerk=office.clerk,
        business_date=business_date,
        log_file=paths.data_folder() / LOG,
    )
    made = OfficeWindow(office, shell, desks, Gate(office, shell, desks))
    desks.lead(shell.parts, shell.window.open)
    shell.status.day_asked.connect(made.move_day)
    BackupKeeper(office, shell.parts.tasks, shell.parts.notifier, shell.window)
    Ahead(shell.parts.tasks, shell.window)
    if office.read_only:
        shell.status.set_state(tr("Snapshot, for reading only"))
    return made


def _documents() -> Path:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))


def _set_day(office: "Office", day: date, progress: Progress) -> date:
    return office.settings.set_business_date(day)
