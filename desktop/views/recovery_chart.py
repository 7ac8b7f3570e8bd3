"""The rates as bars beside the table: what came in, what is still out, and who has reached zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from desktop.documents.words import percent
from desktop.domain.recovery import Recovery
from desktop.views import theme
from desktop.views.icons import pixmap
from desktop.views.recovery_columns import Name, reached_zero
from desktop.views.theme import ROW_HEIGHT, UNIT, Tone
from desktop.wording import tr

_BAR = UNIT
_MARK = 14
_FLOORS = (0, 50, 80, 90, 95, 98, 99)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: its name, its rate in words, received and receivable in fen, and whether it is at zero."""

    name: str
    rate: str
    received: int
    receivable: int
    zero: bool


class RecoveryChart(QWidget):
    """Shows a bar beside each line of a table, and goes up and down with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.floor = 0
        self._table: QTableView | None = None
        self.setAccessibleName(tr("Chart of the rates"))

    def stand_beside(self, table: QTableView) -> None:
        """Follow this table from now on."""
        if self._table is not None:
            self._table.verticalScrollBar().valueChanged.disconnect(self._follow)
        self._table = table
        table.verticalScrollBar().valueChanged.connect(self._follow)

    def show_lines(self, lines: Sequence[Recovery], name: Name) -> None:
        """Draw these lines, on a scale that begins where the lowest of them lets it."""
        self.bars = tuple(_bar(line, name) for line in lines)
        self.floor = _floor(self.bars)
        self.setAccessibleDescription("; ".join(f"{bar.name} {bar.rate}" for bar in self.bars[:20]))
        self.update()

    def _follow(self, _to: int) -> None:
        self.update()

    def _head(self) -> int:
        return self._table.horizontalHeader().height() if self._table else 0

    def _gone(self) -> int:
        return self._table.verticalScrollBar().value() if self._table else 0

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._table is not None:
            QApplication.sendEvent(self._table.verticalScrollBar(), event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head, gone = self._head(), self._gone()
        _paint_title(painter, QRect(0, 0, self.width(), head), self.floor)
        painter.setClipRect(QRect(0, head, self.width(), self.height() - head))
        first = gone // ROW_HEIGHT
        last = min(len(self.bars), (gone + self.height() - head) // ROW_HEIGHT + 1)
        for at in range(first, last):
            line = QRect(0, head + at * ROW_HEIGHT - gone, self.width(), ROW_HEIGHT)
            _paint(painter, self, line, self.bars[at], self.floor)
        painter.end()


def _bar(line: Recovery, name: Name) -> Bar:
    part = line.cumulative
    return Bar(name(line), percent(line.rate), part.received, part.receivable, reached_zero(line))


def _floor(bars: Sequence[Bar]) -> int:
    """Return the per cent at which the scale begins: where all rates are high, they differ only near 100."""
    lowest = min((bar.received * 100 // bar.receivable for bar in bars if bar.receivable > 0), default=0)
    return max((floor for floor in _FLOORS if floor <= lowest), default=0)


def _paint_title(painter: QPainter, area: QRect, floor: int) -> None:
    painter.setPen(theme.current().colour(Tone.MUTED))
    scale = f"{floor}–100 %"
    painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, scale)
    painter.drawText(
        area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, tr("Received of receivable")
    )


def _paint(painter: QPainter, widget: QWidget, area: QRect, bar: Bar, floor: int) -> None:
    worn = theme.current()
    words = QRect(area.left(), area.top() + 1, area.width(), area.height() - _BAR - 7)
    painter.setPen(worn.colour(Tone.GOOD if bar.zero else Tone.TEXT))
    painter.setFont(theme.strong(widget.font()))
    painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, bar.rate)
    taken = painter.fontMetrics().horizontalAdvance(bar.rate) + UNIT
    if bar.zero:
        _paint_mark(painter, widget, words, taken)
        taken += _MARK + UNIT
    painter.setFont(widget.font())
    painter.setPen(worn.colour(Tone.TEXT))
    name = painter.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, words.width() - taken)
    painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
    _paint_track(painter, QRect(area.left(), words.bottom() + 1, words.width(), _BAR), bar, floor)


def _paint_mark(painter: QPainter, widget: QWidget, words: QRect, taken: int) -> None:
    mark = pixmap("circle-check", _MARK, Tone.GOOD, widget.devicePixelRatioF())
    painter.drawPixmap(words.right() - taken - _MARK + 1, words.center().y() - _MARK // 2, mark)


def _paint_track(painter: QPainter, track: QRect, bar: Bar, floor: int) -> None:
    worn = theme.current()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.line))
    painter.drawRoundedRect(track, _BAR // 2, _BAR // 2)
    filled = _filled(track.width(), bar, floor)
    if filled:
        painter.setBrush(QColor(worn.good if bar.zero else worn.accent))
        painter.drawRoundedRect(QRect(track.topLeft(), QSize(filled, _BAR)), _BAR // 2, _BAR // 2)


def _filled(width: int, bar: Bar, floor: int) -> int:
    """Return how many pixels of a track are full; only zero outstanding fills it to the last one."""
    if bar.receivable <= 0:
        return 0
    above = max(0, min(bar.received, bar.receivable) * 100 - floor * bar.receivable)
    return width * above // ((100 - floor) * bar.receivable)
