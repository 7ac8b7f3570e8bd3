"""The window as far as the command knows it: it opens, or is played through where there is no display."""

from pathlib import Path
from typing import Protocol

from desktop.domain.errors import NoDisplay, Refusal


class Window(Protocol):
    """What opens the window; whoever starts the program brings it."""

    def obstacle(self) -> Refusal | None:
        """Return why no window can show here, or None."""
        ...

    def open(self, database: str | Path, *, snapshot: bool) -> int:
        """Open the window on a database and return the exit code when it is closed."""
        ...

    def tour(self, database: str | Path, folder: Path) -> int:
        """Do the main job without a display, and leave papers, a workbook and pictures in a folder."""
        ...


class _NoWindow:
    def obstacle(self) -> Refusal | None:
        return NoDisplay()

    def open(self, database: str | Path, *, snapshot: bool) -> int:
        raise NoDisplay

    def tour(self, database: str | Path, folder: Path) -> int:
        raise NoDisplay


NO_WINDOW: Window = _NoWindow()
"""Stands in where the command is used without the window."""
