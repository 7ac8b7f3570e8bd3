"""The ground of the dashboard's charts: where the plot stands, its scale, its lines and its words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.views import theme
from desktop.views.theme import UNIT, Tone

_NICE = (1, 2, 5)
_TICKS = 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_LABEL = 2 * UNIT


@dataclass(frozen=True, slots=True)
class Axes:
    """A plot for so many columns, with values from `low` to `high` up its side."""

    plot: QRect
    columns: int
    low: int
    high: int
    step: int

    def x(self, column: int) -> int:
        """Return the middle of a column."""
        return self.plot.left() + (2 * column + 1) * self.plot.width() // (2 * max(1, self.columns))

    def y(self, value: int) -> int:
        """Return the height of a value; what is below the scale lies on its ground."""
        value = max(self.low, min(value, self.high))
        return self.plot.bottom() - (value - self.low) * self.plot.height() // max(1, self.high - self.low)

    def spot(self, column: int, value: int) -> QPoint:
        """Return where a value of a column stands."""
        return QPoint(self.x(column), self.y(value))

    def column_at(self, x: int) -> int:
        """Return the column at a place."""
        return max(
            0, min((x - self.plot.left()) * self.columns // max(1, self.plot.width()), self.columns - 1)
        )

    def ticks(self) -> Iterable[int]:
        """Return the values that have a line."""
        return range(self.low, self.high + 1, self.step)


def scale_to(most: int) -> tuple[int, int]:
    """Return the top of a scale from zero, and the step between its lines: one, two or five of a power."""
    least = max(1, -(-most // _TICKS))
    power = 10 ** (len(str(least)) - 1)
    step = next((nice * power for nice in _NICE if nice * power >= least), 10 * power)
    return step * max(1, -(-most // step)), step


def plot_of(widget: QWidget, *, head: int, side: int) -> QRect:
    """Return where a plot stands in a widget, under its head and beside the words of its scale."""
    return QRect(side, head, widget.width() - side - UNIT, widget.height() - head - 3 * UNIT)


def paint_axes(painter: QPainter, axes: Axes, word: Callable[[int], str]) -> None:
    """Paint the lines of the scale with their values."""
    worn = theme.current()
    for value in axes.ticks():
        y = axes.y(value)
        painter.setPen(QColor(worn.line))
        painter.drawLine(axes.plot.left(), y, axes.plot.right(), y)
        painter.setPen(worn.colour(Tone.MUTED))
        area = QRect(0, y - UNIT, axes.plot.left() - UNIT // 2, 2 * UNIT)
        painter.drawText(area, _RIGHT, word(value))


def paint_columns(painter: QPainter, axes: Axes, words: Sequence[tuple[int, str]]) -> None:
    """Paint words under some columns, those that would touch the one before left out."""
    painter.setPen(theme.current().colour(Tone.MUTED))
    free = axes.plot.left()
    for column, told in words:
        wide = painter.fontMetrics().horizontalAdvance(told)
        left = max(axes.plot.left(), min(axes.x(column) - wide // 2, axes.plot.right() - wide))
        if left >= free:
            painter.drawText(QRect(left, axes.plot.bottom() + 4, wide + 2, _LABEL), _LEFT, told)
            free = left + wide + UNIT


def paint_key(painter: QPainter, left: int, middle: int, words: str, pen: QPen) -> int:
    """Paint a piece of a line and what it stands for; return where the next one begins."""
    painter.setPen(pen)
    painter.drawLine(left, middle, left + 2 * UNIT, middle)
    painter.setPen(theme.current().colour(Tone.MUTED))
    text = left + 2 * UNIT + 6
    wide = painter.fontMetrics().horizontalAdvance(words)
    painter.drawText(QRect(text, middle - UNIT, wide + 2, 2 * UNIT), _LEFT, words)
    return text + wide + 2 * UNIT


def dashed(colour: QColor, width: int = 2) -> QPen:
    """Return a dashed pen."""
    return QPen(colour, width, Qt.PenStyle.DashLine)
