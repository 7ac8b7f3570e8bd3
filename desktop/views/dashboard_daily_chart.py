"""What came in on each of the last sixty days, as bars, with the pace that zero needs as a line."""

from datetime import date

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.domain.dashboard import Outlook
from desktop.domain.forecast import pace_needed
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.dashboard_axes import (
    Axes,
    dashed,
    paint_axes,
    paint_columns,
    paint_key,
    plot_of,
    scale_to,
)
from desktop.views.dashboard_chart import HEAD, DayChart, day_text
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_SIDE = 8 * UNIT
_EVERY = 10
_WAN = 10_000 * 100
_LEAST_WAN = _WAN // 10
"""From this step on the scale is told in 10,000 yuan."""
_LEGEND = 32


class DailyChart(DayChart):
    """Draws the days' receipts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Received a day"), parent)
        self.daily: tuple[tuple[date, int], ...] = ()
        self.needed: int | None = None

    def show_outlook(self, outlook: Outlook) -> None:
        """Draw these days."""
        forecast = outlook.forecast
        self.daily = outlook.daily
        self.needed = pace_needed(forecast.outstanding, forecast.on)
        self.say(" · ".join(filter(None, (self.day_words(len(self.daily) - 1), self._needed_words()))))

    def days(self) -> int:
        return len(self.daily)

    def day_words(self, column: int) -> str:
        day, fen = self.daily[column]
        return tr("{day}: {amount} received", day=day.isoformat(), amount=Money(fen).grouped())

    def axes(self) -> Axes:
        most = max(0, *(fen for _, fen in self.daily), self.needed or 0)
        high, step = scale_to(most)
        low = -step * -(-max(0, *(-fen for _, fen in self.daily)) // step)
        return Axes(plot_of(self, head=HEAD, side=_SIDE), len(self.daily), low, high, step)

    def paint_plot(self, painter: QPainter, axes: Axes) -> None:
        paint_axes(painter, axes, _wan if axes.step >= _LEAST_WAN else _yuan)
        wide = max(2, axes.plot.width() // max(1, axes.columns) - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        for column, (_, fen) in enumerate(self.daily):
            tone = Tone.ACCENT if fen >= 0 else Tone.DANGER
            painter.setBrush(theme.current().colour(tone))
            top, ground = sorted((axes.y(fen), axes.y(0)))
            painter.drawRect(QRect(axes.x(column) - wide // 2, top, wide, ground - top))
        last = len(self.daily) - 1
        marks = range(last, -1, -_EVERY)
        words = [(column, day_text(self.daily[column][0])) for column in reversed(marks)]
        paint_columns(painter, axes, words)
        self._paint_needed(painter, axes)

    def _paint_needed(self, painter: QPainter, axes: Axes) -> None:
        bar = QPen(QColor(theme.current().accent), 6)
        words = tr("received, 10,000 yuan") if axes.step >= _LEAST_WAN else tr("received, yuan")
        left = paint_key(painter, axes.plot.left(), _LEGEND, words, bar)
        if self.needed:
            pen = dashed(theme.current().colour(Tone.WARNING))
            paint_key(painter, left, _LEGEND, self._needed_words(), pen)
            y = axes.y(self.needed)
            painter.setPen(pen)
            painter.drawLine(QPoint(axes.plot.left(), y), QPoint(axes.plot.right(), y))

    def _needed_words(self) -> str:
        return tr("needed a day: {amount}", amount=Money(self.needed).grouped()) if self.needed else ""


def _wan(fen: int) -> str:
    tenths = abs(fen) * 10 // _WAN
    sign = "-" if fen < 0 else ""
    return f"{sign}{tenths // 10:,}" if tenths % 10 == 0 else f"{sign}{tenths // 10:,}.{tenths % 10}"


def _yuan(fen: int) -> str:
    return Money(fen).grouped().removesuffix(".00")
