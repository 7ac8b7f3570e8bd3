"""What is said once a file is written: its name, and buttons that open it or show where it is."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from desktop.views.message_bar import Action
from desktop.views.notify import Notifier
from desktop.wording import tr


def tell_written(notifier: Notifier, file: Path) -> None:
    """Say that a file is written, and offer to open it or to show its folder."""
    notifier.info(tr("{file} is written.", file=file.name), [open_file(file), show_folder(file)])


def tell_where(notifier: Notifier, file: Path) -> None:
    """Say that a file is written, and offer to show its folder."""
    notifier.info(tr("{file} is written.", file=file.name), [show_folder(file)])


def show_folder(file: Path) -> Action:
    """Return the button that shows where a file was put."""
    return Action(tr("Show the folder"), partial(_open, file.parent))


def open_file(file: Path) -> Action:
    """Return the button that opens a file with the system's own program."""
    return Action(tr("Open it"), partial(_open, file))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
