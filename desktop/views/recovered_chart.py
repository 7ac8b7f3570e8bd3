"""What came home of the debt and what is left, as bars: a line for each station or month."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.conversion_report import ConversionSum
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.recovered_columns import name_of
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_HEAD, _LINE, _BAR = 4 * UNIT, 5 * UNIT, UNIT


class RecoveredChart(QWidget):
    """Draws the parts on one scale, the debt of the largest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ConversionSum, ...] = ()
        self.setAccessibleName(tr("Chart of the debt recovered"))

    def show_lines(self, lines: Sequence[ConversionSum]) -> None:
        """Draw these."""
        self.lines = tuple(lines)
        told = (f"{name_of(line)}: {_words(line)}" for line in self.lines)
        self.setAccessibleDescription("; ".join(told))
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 * UNIT, _HEAD + len(self.lines) * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.lines:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_legend(painter, QRect(0, 0, self.width(), _HEAD))
        most = max(line.recovered + line.debt_left for line in self.lines)
        for at, line in enumerate(self.lines):
            _paint(painter, QRect(0, _HEAD + at * _LINE, self.width() - 1, _LINE), line, most)
        painter.end()


def _words(line: ConversionSum) -> str:
    facts = {
        "recovered": Money(line.recovered).grouped(),
        "left": Money(line.debt_left).grouped(),
    }
    return tr("{recovered} recovered, {left} left", **facts)


def _paint_legend(painter: QPainter, area: QRect) -> None:
    left = area.left()
    for words, tone in ((tr("Recovered"), Tone.GOOD), (tr("Debt left"), Tone.WARNING)):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(tone))
        painter.drawRoundedRect(QRect(left, area.center().y() - 5, 12, 10), 2, 2)
        painter.setPen(theme.current().colour(Tone.TEXT))
        text = QRect(left + 18, area.top(), area.width(), area.height())
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        left += 18 + painter.fontMetrics().horizontalAdvance(words) + 3 * UNIT


def _paint(painter: QPainter, area: QRect, line: ConversionSum, most: int) -> None:
    worn = theme.current()
    words = QRect(area.left(), area.top(), area.width(), area.height() - _BAR - UNIT)
    painter.setPen(worn.colour(Tone.MUTED))
    told = _words(line)
    painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, told)
    room = words.width() - painter.fontMetrics().horizontalAdvance(told) - UNIT
    name = painter.fontMetrics().elidedText(name_of(line), Qt.TextElideMode.ElideRight, room)
    painter.setPen(worn.colour(Tone.TEXT))
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    track = QRect(area.left(), words.bottom() + 1, area.width(), _BAR)
    _paint_part(painter, track, QColor(worn.line))
    if most <= 0:
        return
    recovered = QRect(track.topLeft(), QSize(track.width() * line.recovered // most, _BAR))
    left = QRect(recovered.topRight(), QSize(track.width() * line.debt_left // most, _BAR))
    _paint_part(painter, left, worn.colour(Tone.WARNING))
    _paint_part(painter, recovered, worn.colour(Tone.GOOD))


def _paint_part(painter: QPainter, area: QRect, colour: QColor) -> None:
    if area.width() > 0:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(area, _BAR // 2, _BAR // 2)
