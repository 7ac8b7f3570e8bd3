"""A figure that is a button: its name, its amount, a quiet remark, and behind it the list it comes from."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_PAD = UNIT
_RADIUS = 6
_LARGE, _SMALLEST = 1.4, 0.78
_TIGHT = 0.96
"""Glyphs are placed on whole pixels, so that a smaller font is a little wider than its share."""
_HEIGHT = 9 * UNIT
_LINE = 19
_WIDTH = 17 * UNIT


class FigureTile(QAbstractButton):
    """Shows a figure; a click, Enter or Space asks for what is behind it."""

    def __init__(self, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = caption
        self._value, self._remark, self._tone = "…", "", Tone.MUTED
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(tr("Opens the list behind this figure"))

    @property
    def words(self) -> str:
        """What the tile says, as a reader would."""
        return " ".join(filter(None, (self._caption, self._value, self._remark)))

    def say(self, value: str, remark: str = "", tone: Tone = Tone.TEXT) -> None:
        """Show a figure."""
        self._value, self._remark, self._tone = value, remark, tone
        self.setAccessibleName(self.words)
        self.setToolTip(self.words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(12 * UNIT, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        inside = self.rect().adjusted(_PAD, UNIT // 2, -UNIT // 2, -UNIT // 2)
        value = theme.sized(theme.strong(self.font()), times=_LARGE)
        lines = (
            (_LINE, self._caption, self.font(), Tone.MUTED),
            (inside.height() - 2 * _LINE, self._value, value, self._tone),
            (_LINE, self._remark, self.font(), Tone.MUTED),
        )
        top = inside.top()
        for height, words, font, tone in lines:
            self._paint_line(painter, QRect(inside.left(), top, inside.width(), height), words, font, tone)
            top += height
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        worn = theme.current()
        ground = worn.hover if self.underMouse() or self.isDown() else worn.window
        painter.setBrush(QColor(ground))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(QColor(worn.accent))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _paint_line(self, painter: QPainter, area: QRect, words: str, font: QFont, tone: Tone) -> None:
        painter.setPen(theme.current().colour(tone))
        painter.setFont(_fitting(painter, font, words, area.width()))
        told = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _FLAGS, told)


def _fitting(painter: QPainter, font: QFont, words: str, width: int) -> QFont:
    """Return the font, smaller where the words are too long for their line."""
    painter.setFont(font)
    wide = painter.fontMetrics().horizontalAdvance(words)
    return font if wide <= width else theme.sized(font, times=max(_SMALLEST, _TIGHT * width / wide))
