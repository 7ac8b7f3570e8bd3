"""How a chart of the tracking is painted: on the desk in the theme worn, in a picture always in daylight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from desktop.domain.tracking_charts import ChartData, ChartKind
from desktop.views import theme
from desktop.views.theme import UNIT, Theme, Tone
from desktop.wording import language, tr
from desktop.wording.tracking import chart_figures, chart_title, chart_unit, series_names

_TITLE, _LEGEND, _WORDS, _LABEL = 22, 18, 15, 17
_MARK, _WIDEST, _FEWEST = 10, 9 * UNIT, 10
_COLOURS: dict[ChartKind, tuple[str, ...]] = {
    ChartKind.COMMISSIONED: ("accent", "warning"),
    ChartKind.ARREARS: ("edge", "accent"),
    ChartKind.RECOVERED: ("good",),
    ChartKind.CONSUMPTION: ("edge", "accent"),
}
_OF_MONTHS = (ChartKind.COMMISSIONED, ChartKind.RECOVERED)


@dataclass(frozen=True, slots=True)
class ChartPaint:
    """A chart with the theme and the letters it is painted in."""

    chart: ChartData
    worn: Theme
    font: QFont

    def paint(self, painter: QPainter, area: QRect) -> None:
        """Paint title, legend, bars, the line over them and the labels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.strong(self.font))
        painter.setPen(self.worn.colour(Tone.TEXT))
        title = QRect(area.left(), area.top(), area.width(), _TITLE)
        painter.drawText(title, _LEFT, chart_title(language(), self.chart.kind))
        painter.setFont(theme.sized(self.font, times=0.8))
        if not self.chart.labels:
            painter.setPen(self.worn.colour(Tone.MUTED))
            below = area.adjusted(0, _TITLE, 0, 0)
            painter.drawText(
                below, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, _nothing(self.chart)
            )
            return
        self._legend(painter, QRect(area.left(), area.top() + _TITLE, area.width(), _LEGEND))
        self._plot(painter, area.adjusted(0, _TITLE + _LEGEND + _WORDS, 0, -_LABEL))

    def _legend(self, painter: QPainter, area: QRect) -> None:
        left = area.left()
        names = series_names(language(), self.chart.kind)
        for colour, words in zip(_COLOURS[self.chart.kind], names, strict=True):
            painter.fillRect(QRect(left, area.center().y() - _MARK // 2, _MARK, _MARK), self._colour(colour))
            painter.setPen(self.worn.colour(Tone.MUTED))
            painter.drawText(area.adjusted(left - area.left() + _MARK + 5, 0, 0, 0), _LEFT, words)
            left += _MARK + 5 + painter.fontMetrics().horizontalAdvance(words) + 2 * UNIT
        unit = chart_unit(language(), self.chart)
        painter.drawText(area.adjusted(left - area.left(), 0, 0, 0), _LEFT, unit)

    def _plot(self, painter: QPainter, plot: QRect) -> None:
        each = min(plot.width() // len(self.chart.labels), max(_WIDEST, plot.width() // _FEWEST))
        bars = self.chart.series[:1] if self.chart.has_line else self.chart.series
        for number, values in enumerate(bars):
            self._bars(painter, plot, each, number, len(bars), values)
        painter.setPen(QColor(self.worn.line))
        painter.drawLine(plot.left(), plot.bottom() + 1, plot.right(), plot.bottom() + 1)
        self._labels(painter, plot, each)
        if self.chart.has_line:
            self._line(painter, plot, each)

    def _bars(
        self, painter: QPainter, plot: QRect, each: int, number: int, count: int, values: Sequence[int]
    ) -> None:
        wide = max(2, each * 3 // 4 // count)
        colour = self._colour(_COLOURS[self.chart.kind][number])
        for at, (value, words) in enumerate(zip(values, chart_figures(self.chart, values), strict=True)):
            left = plot.left() + at * each + each // 8 + number * wide
            bar = QRect(left, self._y(plot, value), wide - 1, plot.bottom() + 1 - self._y(plot, value))
            painter.fillRect(bar, colour)
            room = painter.fontMetrics().horizontalAdvance(words)
            if value and room <= (each if count == 1 else wide + each // 6 + 2):
                painter.setPen(self.worn.colour(Tone.TEXT))
                above = QRect(left, bar.top() - _WORDS, wide - 1, _WORDS)
                painter.drawText(*_over(above, room, number, count), words)

    def _labels(self, painter: QPainter, plot: QRect, each: int) -> None:
        painter.setPen(self.worn.colour(Tone.MUTED))
        for at, label in enumerate(self.chart.labels):
            words = label[2:] if self.chart.kind in _OF_MONTHS else label
            words = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, each - 2)
            under = QRect(plot.left() + at * each, plot.bottom() + 2, each, _LABEL)
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, words)

    def _line(self, painter: QPainter, plot: QRect, each: int) -> None:
        """Draw the targets; where none was planned the line is broken."""
        colour = self._colour(_COLOURS[self.chart.kind][1])
        painter.setPen(QPen(colour, 2))
        painter.setBrush(colour)
        before: QPoint | None = None
        for at, value in enumerate(self.chart.series[1]):
            point = QPoint(plot.left() + at * each + each // 2, self._y(plot, value))
            if value and before is not None:
                painter.drawLine(before, point)
            if value:
                painter.drawEllipse(point, 3, 3)
                above = QRect(point.x() - each, point.y() - _WORDS - 3, 2 * each, _WORDS)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{value:,}")
            before = point if value else None
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _y(self, plot: QRect, value: int) -> int:
        """Return where a bar of a value begins: the smallest is a pixel high."""
        high = plot.height() * value // max(1, self.chart.largest)
        return plot.bottom() + 1 - max(high, 1 if value else 0)

    def _colour(self, name: str) -> QColor:
        return QColor(str(getattr(self.worn, name)))


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _over(bar: QRect, room: int, number: int, count: int) -> tuple[QRect, Qt.AlignmentFlag]:
    """Return where a figure stands: over its bar; of two that are too wide each leans to its own side."""
    middle = Qt.AlignmentFlag.AlignVCenter
    if count == 1 or room < bar.width():
        return bar.adjusted(-bar.width(), 0, bar.width(), 0), Qt.AlignmentFlag.AlignHCenter | middle
    if number == 0:
        return bar.adjusted(-bar.width(), 0, 0, 0), Qt.AlignmentFlag.AlignRight | middle
    return bar.adjusted(0, 0, bar.width(), 0), Qt.AlignmentFlag.AlignLeft | middle


def _nothing(chart: ChartData) -> str:
    words = {
        ChartKind.COMMISSIONED: tr("Plan conversions, or commission a prepaid meter."),
        ChartKind.ARREARS: tr("Nobody was commissioned by this day."),
        ChartKind.RECOVERED: tr("No top-up has recovered debt by this day."),
        ChartKind.CONSUMPTION: tr("A customer is compared from three known bills and 30 days of top-ups on."),
    }
    return words[chart.kind]
