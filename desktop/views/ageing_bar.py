"""One heap of the ageing: its name, a bar, the count of bills and the amount; a click chooses it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.arrears import Heap
from desktop.domain.money import Money
from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_HEIGHT = 3 * UNIT
_NAME, _COUNT, _AMOUNT = 13 * UNIT, 8 * UNIT, 16 * UNIT
_ROUND = 4


class AgeingBar(QAbstractButton):
    """A line that is painted: readable as a table, comparable as bars, reached by Tab and chosen by Space."""

    def __init__(self, name: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._heap = Heap()
        self._whole = 0
        self.setText(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def heap(self) -> Heap:
        """What the line shows."""
        return self._heap

    def show_heap(self, heap: Heap, whole: int) -> None:
        """Show a heap, its bar as long as its part of a whole (fen)."""
        self._heap, self._whole = heap, whole
        said = tr(
            "{heap}: bills {count}, {amount} yuan", heap=self.text(), count=heap.count, amount=self._amount()
        )
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NAME + _COUNT + _AMOUNT + 8 * UNIT, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(_NAME + _COUNT + _AMOUNT, _HEIGHT)

    def _amount(self) -> str:
        return Money(self._heap.amount).grouped()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self._paint_bar(painter)
        self._paint_words(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        palette = self.palette()
        painter.setPen(QPen(palette.accent(), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(palette.highlight())
        elif self.underMouse():
            painter.setBrush(palette.midlight())
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _ROUND, _ROUND)

    def _paint_bar(self, painter: QPainter) -> None:
        room = self.width() - _NAME - _COUNT - _AMOUNT - 2 * UNIT
        if not self._heap.amount or room <= 0:
            return
        length = max(3, room * self._heap.amount // max(self._whole, self._heap.amount))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour(self._tone))
        painter.drawRoundedRect(QRect(_NAME, _HEIGHT // 2 - 4, length, 8), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        worn = theme.current()
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        box = self.rect().adjusted(UNIT, 0, -UNIT, 0)
        painter.setPen(worn.colour(Tone.ACCENT if self.isChecked() else Tone.TEXT))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setPen(worn.colour(Tone.MUTED))
        painter.drawText(box.adjusted(0, 0, -_AMOUNT, 0), right, f"{self._heap.count:,}")
        painter.setPen(worn.colour(Tone.TEXT if self._heap.amount else Tone.MUTED))
        painter.drawText(box, right, self._amount())
