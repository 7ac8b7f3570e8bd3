"""What the dashboard's charts share: a title, a day under the keyboard or the mouse, the ring of focus."""

from collections.abc import Callable
from datetime import date
from typing import cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.views import theme
from desktop.views.dashboard_axes import Axes
from desktop.views.theme import UNIT, Tone

HEAD = 6 * UNIT
_TITLE = 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DayChart(QWidget):
    """A chart with a column for each day; arrows go from day to day, and the day says what it is."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self.current: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setMinimumSize(28 * UNIT, 16 * UNIT)

    def days(self) -> int:
        """Return how many columns there are."""
        raise NotImplementedError

    def day_words(self, column: int) -> str:
        """Say what a column shows."""
        raise NotImplementedError

    def axes(self) -> Axes:
        """Return the plot as large as the widget is now."""
        raise NotImplementedError

    def paint_plot(self, painter: QPainter, axes: Axes) -> None:
        """Paint what the chart shows."""
        raise NotImplementedError

    def say(self, description: str) -> None:
        """Tell a reader what the chart shows, and paint it anew."""
        self.current = None
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(52 * UNIT, 22 * UNIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = self.days() - 1
        here = last if self.current is None else self.current
        goals: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Left: lambda: max(0, here - 1),
            Qt.Key.Key_Right: lambda: min(last, here + 1),
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: last,
        }
        goal = goals.get(event.key())
        if goal is None or last < 0:
            super().keyPressEvent(event)
            return
        self.current = goal()
        self.setAccessibleDescription(self.day_words(self.current))
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and self.days():
            asked = cast(QHelpEvent, event)
            QToolTip.showText(asked.globalPos(), self.day_words(self.axes().column_at(asked.pos().x())), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_title(painter)
        painter.setFont(theme.sized(self.font(), times=0.85))
        if self.days():
            axes = self.axes()
            self.paint_plot(painter, axes)
            if self.current is not None:
                painter.setPen(QPen(theme.current().colour(Tone.TEXT), 1, Qt.PenStyle.DotLine))
                x = axes.x(self.current)
                painter.drawLine(x, axes.plot.top(), x, axes.plot.bottom())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()

    def _paint_title(self, painter: QPainter) -> None:
        area = QRect(UNIT, 2, self.width() - 2 * UNIT, _TITLE)
        painter.setFont(theme.strong(self.font()))
        painter.setPen(theme.current().colour(Tone.TEXT))
        painter.drawText(area, _LEFT, self._title)
        taken = painter.fontMetrics().horizontalAdvance(self._title) + 2 * UNIT
        if self.current is not None:
            painter.setFont(self.font())
            room = area.adjusted(taken, 0, 0, 0)
            words = self.day_words(self.current)
            told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, _RIGHT, told)


def day_text(day: date) -> str:
    """Write a day under a column."""
    return f"{day:%m-%d}"
