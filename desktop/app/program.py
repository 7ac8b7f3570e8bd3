"""The program from its start to its end: one instance, the open office, the window, and the way out."""

import os
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtWidgets import QApplication

from desktop import paths, wording
from desktop.app.desks import Desks
from desktop.app.opening import Opened, Opening
from desktop.app.shell import LOG, Shell, build_shell, catch_bugs, speak
from desktop.views.customer_suggestions import suggesting
from desktop.views.tasks import Progress
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office

_GEOMETRY = "window/geometry"


def spoken(language: str) -> str:
    """Choose the language that the environment asks for, or else the settings; return it."""
    return wording.choose(os.environ.get("JIELING_LANGUAGE") or language)


class Program(QObject):
    """Holds what lives as long as the window; it ends when the window is closed."""

    def __init__(self, app: QApplication, target: str) -> None:
        super().__init__()
        self._app = app
        self._target = target
        self._memory = QSettings(str(paths.data_folder() / "window.ini"), QSettings.Format.IniFormat)
        self._opening = Opening(target, self._show, self._give_up)
        self._office: Office | None = None
        self._desks: Desks | None = None
        self.shell: Shell | None = None

    def start(self, *, snapshot: bool) -> None:
        """Begin to open the database; the window follows."""
        self._opening.start(snapshot=snapshot)

    def wake(self) -> None:
        """Come to the front: somebody started the program once more."""
        window = self.shell.window if self.shell else self._opening.window
        window.show()
        window.raise_()
        window.activateWindow()

    def close(self) -> None:
        """Keep the window's place, finish what is under way, and let go of the file."""
        if self.shell:
            self._memory.setValue(_GEOMETRY, self.shell.window.saveGeometry())
            self.shell.parts.tasks.close()
        self._opening.close()
        if self._office:
            self._office.close()

    def _show(self, opened: Opened) -> None:
        speak(self._app, spoken(opened.language))
        self._office = opened.office
        self._desks = Desks(opened.office, self._memory)
        self.shell = build_shell(
            self._desks.specs,
            suggesting(opened.office.customers.search),
            database=opened.office.name,
            clerk=opened.office.clerk,
            business_date=opened.business_date,
            log_file=paths.data_folder() / LOG,
        )
        catch_bugs(self.shell.parts.notifier)
        self._wire(self.shell, self._desks)
        self._bring_up(self.shell)

    def _wire(self, shell: Shell, desks: Desks) -> None:
        desks.lead(shell.parts, shell.window.open)
        shell.status.day_asked.connect(self._move_day)
        if self._office and self._office.read_only:
            shell.status.set_state(tr("Snapshot, for reading only"))

    def _bring_up(self, shell: Shell) -> None:
        kept = self._memory.value(_GEOMETRY)
        if kept:
            shell.window.restoreGeometry(kept)
        shell.window.open("counter")
        shell.window.show()

    def _move_day(self, day: date) -> None:
        """Store another business date with the file; in a snapshot it is only looked at."""
        assert self.shell and self._office
        if self._office.read_only:
            self.shell.parts.day.move(day)
            return
        work = partial(_set_day, self._office, day)
        self.shell.parts.tasks.run(self, work, self.shell.parts.day.move, lane="write")

    def _give_up(self) -> None:
        self._opening.window.close()
        self._app.exit(1)


def _set_day(office: "Office", day: date, progress: Progress) -> date:
    return office.settings.set_business_date(day)
