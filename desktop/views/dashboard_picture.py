"""Charts as pictures: saved as PNG or put on the clipboard, by buttons, keys and the menu key."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QImage, QKeySequence, QPainter, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from desktop.documents.files import whole_or_nothing
from desktop.views import theme
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.file_chooser import FileKind
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.written_file import tell_written
from desktop.wording import tr

MARGIN = 2 * UNIT
_TIMES = 2
"""Pictures are drawn twice as fine as the screen, for paper."""


def picture_of(*parts: QWidget) -> QImage:
    """Return what widgets show, one under the other, fine enough for paper and without the ring of focus."""
    sizes = [part.size() for part in parts]
    whole = QSize(max(size.width() for size in sizes), sum(size.height() for size in sizes))
    around = QSize(2 * MARGIN, 2 * MARGIN)
    image = QImage((whole + around) * _TIMES, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_TIMES)
    image.fill(theme.current().surface)
    painter = QPainter(image)
    with _unfocused(parts):
        top = MARGIN
        for part in parts:
            part.render(painter, QPoint(MARGIN, top), QRegion(), QWidget.RenderFlag.DrawChildren)
            top += part.height()
    painter.end()
    return image


@contextmanager
def _unfocused(parts: Sequence[QWidget]) -> Iterator[None]:
    focused = QApplication.focusWidget()
    inside = focused is not None and any(part is focused or part.isAncestorOf(focused) for part in parts)
    if focused is not None and inside:
        focused.clearFocus()
    yield
    if focused is not None and inside:
        focused.setFocus(Qt.FocusReason.OtherFocusReason)


class Pictures:
    """Saves and copies what widgets show."""

    def __init__(self, desk: DashboardDesk) -> None:
        self._desk = desk

    def offer(self, widget: QWidget, name: str, parts: Sequence[QWidget] = ()) -> None:
        """Let a widget's own menu, by the menu key or the right button, save and copy it, or these parts."""
        drawn = tuple(parts) or (widget,)
        widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        save = QAction(tr("Save as picture…"), widget)
        save.triggered.connect(lambda: self.save(name, *drawn))
        copy = QAction(tr("Copy as picture"), widget)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copy.triggered.connect(lambda: self.copy(*drawn))
        widget.addActions([save, copy])

    def save(self, name: str, *parts: QWidget) -> None:
        """Ask for a file and write what widgets show to it."""
        suggested = f"{name} {self._desk.today().isoformat()}.png"
        picture = picture_of(*parts)
        kinds = (FileKind(tr("Picture"), (".png",)),)
        file = self._desk.files.save(parts[0], tr("Save as picture"), suggested, kinds)
        if file is not None:
            self._desk.tasks.run(parts[0], partial(_write, picture, file), self._written, lane="report")

    def copy(self, *parts: QWidget) -> None:
        """Put what widgets show on the clipboard."""
        QGuiApplication.clipboard().setImage(picture_of(*parts))
        self._desk.notifier.info(tr("The picture is on the clipboard."))

    def _written(self, file: Path) -> None:
        tell_written(self._desk.notifier, file)


def _write(picture: QImage, file: Path, _progress: Progress) -> Path:
    with whole_or_nothing(file) as unfinished:
        picture.save(str(unfinished))
    return file
