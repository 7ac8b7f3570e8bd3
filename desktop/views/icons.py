"""One family of line icons, tinted for the theme at the moment they are painted."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from desktop import paths
from desktop.views import theme
from desktop.views.theme import Tone


def icon(name: str, tone: Tone = Tone.TEXT) -> QIcon:
    """Return the icon of a file in resources/icons; it follows the theme by itself."""
    return QIcon(_TintedSvg(name, tone))


def pixmap(name: str, size: int, tone: Tone = Tone.TEXT, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels in the theme worn now."""
    colour = theme.current().colour(tone).name()
    picture = _drawn(name, colour, QSize(round(size * ratio), round(size * ratio)))
    picture.setDevicePixelRatio(ratio)
    return picture


class IconLabel(QWidget):
    """An icon standing by itself; it follows the theme."""

    def __init__(self, name: str, size: int, tone: Tone = Tone.TEXT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon(name, tone)
        self.setFixedSize(size, size)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon = icon(name, tone)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()


class _TintedSvg(QIconEngine):
    """Paints an SVG whose `currentColor` is the theme's."""

    def __init__(self, name: str, tone: Tone) -> None:
        super().__init__()
        self._name = name
        self._tone = tone
        _source(name)  # a wrong name is told where it is written, not where it is first painted

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        _renderer(self._name, self._colour(mode, state)).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._colour(mode, state), size)

    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._tone)

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        worn = theme.current()
        if mode is QIcon.Mode.Disabled:
            return worn.edge
        if state is QIcon.State.On:
            return worn.accent
        return worn.colour(self._tone).name()


def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    key = f"icon:{name}:{colour}:{size.width()}"
    picture = QPixmap(size)
    if QPixmapCache.find(key, picture):
        return picture
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _renderer(name, colour).render(painter)
    painter.end()
    QPixmapCache.insert(key, picture)
    return picture


def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", colour.encode())))


@cache
def _source(name: str) -> bytes:
    return (paths.resources() / "icons" / f"{name}.svg").read_bytes()
