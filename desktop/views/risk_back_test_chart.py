"""The back-test as bars: month by month, what part of the named fell, and of the fallen was named."""

from collections.abc import Sequence
from fractions import Fraction

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.back_test import MonthTest
from desktop.services.risk_list import share_text
from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_HEAD = 4 * UNIT
_FOOT = 3 * UNIT
_MOST_WIDE = 4 * UNIT
_LABEL_ROOM = 5 * UNIT
_SCALE = (0, 25, 50, 75, 100)


class BackTestChart(QWidget):
    """Draws precision and recall side by side, month by month, from 0 to 100 per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tests: tuple[MonthTest, ...] = ()
        self.setMinimumHeight(24 * UNIT)
        self.setAccessibleName(tr("Chart of precision and recall"))

    def show_tests(self, tests: Sequence[MonthTest]) -> None:
        """Draw these months."""
        self.tests = tuple(tests)
        told = (
            f"{test.month}: {share_text(test.precision)}, {share_text(test.recall)}" for test in self.tests
        )
        self.setAccessibleDescription("; ".join(told))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(60 * UNIT, 28 * UNIT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.sized(self.font(), times=0.9))
        plot = self.rect().adjusted(6 * UNIT, _HEAD, -UNIT, -_FOOT)
        _paint_legend(painter, QRect(plot.left(), 0, plot.width(), _HEAD))
        _paint_scale(painter, plot)
        for at, test in enumerate(self.tests):
            room = plot.width() / len(self.tests)
            left = plot.left() + int(at * room)
            _paint_month(painter, QRect(left, plot.top(), int(room), plot.height()), test)
        painter.end()


def _paint_legend(painter: QPainter, area: QRect) -> None:
    left = area.left()
    for words, colour in ((tr("Precision"), _precision()), (tr("Recall"), _recall())):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRect(left, area.center().y() - 5, 12, 10), 2, 2)
        painter.setPen(theme.current().colour(Tone.TEXT))
        text = QRect(left + 18, area.top(), area.width(), area.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        left += 18 + painter.fontMetrics().horizontalAdvance(words) + 3 * UNIT


def _paint_scale(painter: QPainter, plot: QRect) -> None:
    worn = theme.current()
    for percent in _SCALE:
        y = plot.bottom() - plot.height() * percent // 100
        painter.setPen(QColor(worn.line))
        painter.drawLine(plot.left(), y, plot.right(), y)
        painter.setPen(worn.colour(Tone.MUTED))
        text = QRect(0, y - UNIT, plot.left() - UNIT, 2 * UNIT)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{percent} %")


def _paint_month(painter: QPainter, area: QRect, test: MonthTest) -> None:
    width = min(_MOST_WIDE, max(3, area.width() // 3))
    left = area.center().x() - width
    for share, colour in ((test.precision, _precision()), (test.recall, _recall())):
        _paint_bar(painter, QRect(left, area.top(), width - 2, area.height()), share, colour)
        left += width
    painter.setPen(theme.current().colour(Tone.MUTED))
    foot = QRect(area.left(), area.bottom(), area.width(), _FOOT)
    if area.width() >= _LABEL_ROOM:
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, str(test.month))


def _paint_bar(painter: QPainter, area: QRect, share: Fraction | None, colour: QColor) -> None:
    if share is None:
        return
    high = max(2, area.height() * share.numerator // share.denominator)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRect(area.left(), area.bottom() - high + 1, area.width(), high), 2, 2)


def _precision() -> QColor:
    return theme.current().colour(Tone.ACCENT)


def _recall() -> QColor:
    return theme.current().colour(Tone.GOOD)
