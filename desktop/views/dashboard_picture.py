"""Charts as pictures: saved as PNG or put on the clipboard, by buttons, keys and the menu key."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence, QPainter
from PySide6.QtWidgets import QWidget

from desktop.documents.files import whole_or_nothing
from desktop.views import theme
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.file_chooser import FileKind
from desktop.views.list_export import open_file, show_folder
from desktop.views.tasks import Progress
from desktop.wording import tr

_TIMES = 2
"""Pictures are drawn twice as fine as the screen, for paper."""


def picture_of(widget: QWidget) -> QImage:
    """Return what a widget shows, on the ground of the theme, fine enough for paper."""
    image = QImage(widget.size() * _TIMES, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_TIMES)
    image.fill(theme.current().surface)
    painter = QPainter(image)
    widget.render(painter, widget.rect().topLeft())
    painter.end()
    return image


class Pictures:
    """Saves and copies what widgets show."""

    def __init__(self, desk: DashboardDesk) -> None:
        self._desk = desk

    def offer(self, widget: QWidget, name: str) -> None:
        """Let a widget's own menu, by the menu key or the right button, save and copy it."""
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        save = QAction(tr("Save as picture…"), widget)
        save.triggered.connect(partial(self.save, widget, name))
        copy = QAction(tr("Copy as picture"), widget)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(partial(self.copy, widget))
        widget.addActions([save, copy])

    def save(self, widget: QWidget, name: str) -> None:
        """Ask for a file and write what a widget shows to it."""
        suggested = f"{name} {self._desk.today().isoformat()}.png"
        picture = picture_of(widget)
        kinds = (FileKind(tr("Picture"), (".png",)),)
        file = self._desk.files.save(widget, tr("Save as picture"), suggested, kinds)
        if file is not None:
            self._desk.tasks.run(widget, partial(_write, picture, file), self._written, lane="report")

    def copy(self, widget: QWidget) -> None:
        """Put what a widget shows on the clipboard."""
        QGuiApplication.clipboard().setImage(picture_of(widget))
        self._desk.notifier.info(tr("The picture is on the clipboard."))

    def _written(self, file: Path) -> None:
        words = tr("{file} is written.", file=file.name)
        self._desk.notifier.info(words, [open_file(file), show_folder(file)])


def _write(picture: QImage, file: Path, _progress: Progress) -> Path:
    with whole_or_nothing(file) as unfinished:
        picture.save(str(unfinished))
    return file
