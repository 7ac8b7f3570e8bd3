"""The program from its start to its end: the opening, the window, and the way out."""

import gc
import os
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtWidgets import QApplication

from desktop import paths, wording
from desktop.app.opening import Opened, Opening
from desktop.app.shell import catch_bugs, speak
from desktop.app.window import OfficeWindow, furnish
from desktop.views.tasks import Progress

_GEOMETRY = "window/geometry"


def spoken(language: str) -> str:
    """Choose the language that the environment asks for, or else the settings; return it."""
    return wording.choose(os.environ.get("JIELING_LANGUAGE") or language)


class Program(QObject):
    """Holds what lives as long as the window; it ends when the window is closed."""

    def __init__(self, app: QApplication, target: str) -> None:
        super().__init__()
        self._app = app
        self._memory = QSettings(str(paths.data_folder() / "window.ini"), QSettings.Format.IniFormat)
        self.opening = Opening(target, self._show, self._give_up)
        self.window: OfficeWindow | None = None

    def start(self, *, snapshot: bool) -> None:
        """Begin to open the database; the window follows."""
        self.opening.start(snapshot=snapshot)

    def wake(self) -> None:
        """Come to the front: somebody started the program once more."""
        front = self.window.shell.window if self.window else self.opening.window
        front.show()
        front.raise_()
        front.activateWindow()

    def close(self) -> None:
        """Keep the window's place, finish what is under way, and let go of the file."""
        self.opening.close()
        self._close_window()

    def _show(self, opened: Opened) -> None:
        speak(self._app, spoken(opened.language))
        self.window = furnish(opened.office, opened.business_date, self._memory)
        shell = self.window.shell
        catch_bugs(shell.parts.notifier)
        self.window.desks.restore_asked.connect(self._restore, Qt.ConnectionType.QueuedConnection)
        if kept := self._memory.value(_GEOMETRY):
            shell.window.restoreGeometry(kept)
        self.window.gate.begin()
        shell.window.show()
        shell.window.activateWindow()
        # behind the takings, whose reading loads SQLAlchemy
        shell.parts.tasks.run(self, _spare_what_is_loaded, lambda _: None)

    def _close_window(self) -> None:
        if self.window:
            self._memory.setValue(_GEOMETRY, self.window.shell.window.saveGeometry())
            self.window.close()
            self.window.office.close()
            self.window = None

    def _restore(self, backup: Path) -> None:
        """Let go of the database, put a backup in its place, and come back with it."""
        self.opening.window.show()  # first, for the program ends with its last window
        self._close_window()
        self.opening.restore(backup)

    def _give_up(self) -> None:
        self.opening.window.close()
        self._app.exit(1)


def _spare_what_is_loaded(progress: Progress) -> None:
    """Let the search for cycles pass by what is loaded by now: it stays."""
    gc.freeze()
