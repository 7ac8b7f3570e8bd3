"""How the cumulative rate went over the year, and how it is expected to go on, under the line of 100 %."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QWidget

from desktop.documents.words import percent
from desktop.domain.dashboard import Outlook, Standing
from desktop.domain.money import yuan
from desktop.domain.recovery import rate
from desktop.views import theme
from desktop.views.dashboard_axes import Axes, dashed, paint_axes, paint_columns, paint_key, plot_of
from desktop.views.dashboard_chart import HEAD, DayChart, day_text
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_SIDE = 6 * UNIT
_WHOLE = 10_000
"""100 % in hundredths."""
_FLOORS = {0: 2_500, 5_000: 1_000, 8_000: 500, 9_000: 250, 9_500: 100}
"""Where the scale may begin, with the step of its lines."""
_SETTLED = 45
"""The first days of a year, when little is receivable yet, do not decide where the scale begins."""
_LEGEND = 32


class RateChart(DayChart):
    """Draws the year: what was, and dashed what is to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cumulative rate over the year"), parent)
        self.so_far: tuple[Standing, ...] = ()
        self.to_come: tuple[Standing, ...] = ()

    def show_outlook(self, outlook: Outlook) -> None:
        """Draw a year as it stands."""
        self.so_far, self.to_come = outlook.so_far, outlook.to_come
        now, then = len(self.so_far) - 1, self.days() - 1
        self.say("; ".join(dict.fromkeys((self.day_words(now), self.day_words(then)))))

    def days(self) -> int:
        return len(self.so_far) + max(0, len(self.to_come) - 1)

    def day_words(self, column: int) -> str:
        expected = column >= len(self.so_far)
        one = self.to_come[column - len(self.so_far) + 1] if expected else self.so_far[column]
        facts = {"day": one.on.isoformat(), "rate": percent(rate(one.received, one.receivable))}
        return tr("{day}: {rate} expected", **facts) if expected else tr("{day}: {rate}", **facts)

    def axes(self) -> Axes:
        settled = [*self.so_far[_SETTLED:], *self.to_come] or [*self.so_far]
        lowest = min((_hundredths(one) for one in settled if one.receivable > 0), default=0)
        low = max(floor for floor in _FLOORS if floor <= max(0, lowest))
        return Axes(plot_of(self, head=HEAD, side=_SIDE), self.days(), low, _WHOLE, _FLOORS[low])

    def paint_plot(self, painter: QPainter, axes: Axes) -> None:
        worn = theme.current()
        paint_axes(painter, axes, _per_cent)
        whole = QPen(worn.colour(Tone.GOOD), 1)
        expected = dashed(worn.colour(Tone.WARNING))
        line = QPen(QColor(worn.accent), 2)
        painter.setPen(whole)
        painter.drawLine(axes.plot.left(), axes.y(_WHOLE), axes.plot.right(), axes.y(_WHOLE))
        _paint_line(painter, axes, 0, self.so_far, line)
        _paint_line(painter, axes, len(self.so_far) - 1, self.to_come, expected)
        left = paint_key(painter, axes.plot.left(), _LEGEND, tr("so far"), line)
        left = paint_key(painter, left, _LEGEND, tr("expected"), expected)
        paint_key(painter, left, _LEGEND, tr("zero: 100 %"), whole)
        firsts = [(at, day_text(one.on)) for at, one in enumerate(self._all()) if one.on.day == 1]
        paint_columns(painter, axes, firsts)

    def _all(self) -> Sequence[Standing]:
        return (*self.so_far, *self.to_come[1:])


def _paint_line(painter: QPainter, axes: Axes, first: int, days: Sequence[Standing], pen: QPen) -> None:
    spots = [axes.spot(first + at, _hundredths(one)) for at, one in enumerate(days) if one.receivable > 0]
    painter.setPen(pen)
    painter.drawPolyline(QPolygon(spots))


def _per_cent(hundredths: int) -> str:
    return f"{yuan(hundredths).rstrip('0').rstrip('.')} %"  # lines stand at halves too: 92.5 %


def _hundredths(one: Standing) -> int:
    return one.received * _WHOLE // one.receivable if one.receivable > 0 else 0
