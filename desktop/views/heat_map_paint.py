"""How the parts of a heat map are painted: a tile with its number, a station's name, the ring, the legend."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.recovery import Recovery
from desktop.views import theme
from desktop.views.heat_map_places import NAMED
from desktop.views.heat_map_scale import Scale, by_rate, colour, ink
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_RADIUS = 3
_KEY = QSize(18, 12)
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HeatMapLegend(QWidget):
    """Says what the colours mean."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scale = by_rate()
        self.setFixedHeight(3 * UNIT)
        self.setAccessibleName(tr("Legend of the heat map"))

    def show_scale(self, scale: Scale) -> None:
        """Explain another scale."""
        self._scale = scale
        self.setAccessibleDescription(f"{scale.title}: {', '.join(scale.legend)}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.sized(self.font(), times=0.85))
        left, each = 0, max(1, self.width() // len(self._scale.legend))
        for step, words in enumerate(self._scale.legend):
            _paint_key(painter, QRect(left, 0, each, self.height()), step, words)
            left += min(each, _KEY.width() + painter.fontMetrics().horizontalAdvance(words) + 3 * UNIT)
        painter.end()


def _paint_key(painter: QPainter, area: QRect, step: int, words: str) -> None:
    key = QRect(area.topLeft(), _KEY)
    key.moveTop(area.center().y() - _KEY.height() // 2)
    painter.setBrush(colour(step))
    painter.setPen(QColor(theme.current().edge))
    painter.drawRoundedRect(key, _RADIUS, _RADIUS)
    painter.setPen(theme.current().colour(Tone.MUTED))
    painter.drawText(area.adjusted(_KEY.width() + UNIT // 2, 0, 0, 0), _LEFT, words)


def paint_tile(painter: QPainter, area: QRect, line: Recovery, scale: Scale, small: QFont) -> None:
    """Paint an area's tile: its colour, its number, and its name where there is room."""
    step = scale.step(line)
    ground = colour(step)
    painter.setBrush(ground)
    painter.setPen(QColor(theme.current().line if step is not None else theme.current().edge))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    painter.setPen(ink(ground))
    painter.setFont(theme.strong(small))
    if area.width() < NAMED:
        painter.drawText(area, _MIDDLE, scale.number(line))
        return
    half = area.height() // 2
    painter.drawText(area.adjusted(0, half - 2, 0, -2), _MIDDLE, scale.number(line))
    painter.setFont(small)
    name = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, area.width() - UNIT)
    painter.drawText(area.adjusted(0, 2, 0, -half + 2), _MIDDLE, name)


def paint_station(painter: QPainter, area: QRect, name: str, font: QFont) -> None:
    """Paint a station's name before its tiles."""
    painter.setFont(font)
    painter.setPen(theme.current().colour(Tone.MUTED))
    told = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, _LEFT, told)


def paint_focus(painter: QPainter, area: QRect) -> None:
    """Ring the tile that the keyboard stands on, so that it is seen on any colour."""
    worn = theme.current()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(worn.surface), 4))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
    painter.setPen(QPen(QColor(worn.accent), 2))
    painter.drawRoundedRect(area, _RADIUS, _RADIUS)
