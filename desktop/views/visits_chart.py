"""A customer's months as columns: each with its figure above it, what is still unpaid in another colour."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.visit_trend import TrendColumn
from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_TITLE, _WORDS, _MONTH = 22, 15, 16
_WIDEST = 6 * UNIT


class TrendChart(QWidget):
    """Draws a chart with its title; a screen reader is told every month of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[TrendColumn, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_columns(self, title: str, columns: Sequence[TrendColumn]) -> None:
        """Draw these columns under their title."""
        self.columns = tuple(columns)
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{one.month} {one.words}" for one in columns))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, 15 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.current().colour(Tone.MUTED))
        painter.setFont(self.font())
        painter.drawText(QRect(0, 0, self.width(), _TITLE), Qt.AlignmentFlag.AlignLeft, self.accessibleName())
        plot = QRect(0, _TITLE, self.width(), self.height() - _TITLE)
        if self.columns:
            painter.setFont(theme.sized(self.font(), times=0.72))
            _paint(painter, plot, self.columns)
        else:
            painter.drawText(plot, Qt.AlignmentFlag.AlignLeft, tr("No bills in these months."))
        painter.end()


def _paint(painter: QPainter, plot: QRect, columns: Sequence[TrendColumn]) -> None:
    worn = theme.current()
    largest = max(1, *(one.value for one in columns))
    room = plot.height() - _WORDS - _MONTH
    floor = plot.top() + _WORDS + room
    each = min(plot.width() // len(columns), _WIDEST)
    for at, one in enumerate(columns):
        left = plot.left() + at * each
        high = max(1, room * one.value // largest)
        bar = QRect(left + each // 6, floor - high, each * 2 // 3, high)
        painter.fillRect(bar, QColor(worn.danger if one.warns else worn.accent))
        painter.setPen(worn.colour(Tone.DANGER if one.warns else Tone.TEXT))
        above = QRect(left - each // 4, floor - high - _WORDS, each + each // 2, _WORDS)
        painter.drawText(above, Qt.AlignmentFlag.AlignCenter, one.words)
        painter.setPen(worn.colour(Tone.MUTED))
        painter.drawText(QRect(left, floor + 1, each, _MONTH), Qt.AlignmentFlag.AlignCenter, one.month[-2:])
    painter.setPen(QColor(worn.line))
    painter.drawLine(plot.left(), floor, plot.right(), floor)
