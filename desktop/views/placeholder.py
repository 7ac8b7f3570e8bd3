"""What stands where there is nothing to show yet: an icon, a line, and what to do."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.views import theme
from desktop.views.icons import pixmap
from desktop.views.theme import UNIT, Tone

_ICON = 4 * UNIT


@dataclass(frozen=True, slots=True)
class Placeholder:
    """An icon, what is the case, and what can be done about it."""

    icon: str
    title: str
    hint: str = ""


class PlaceholderPage(QWidget):
    """A part of a desk that has nothing to show, and says so."""

    def __init__(self, what: Placeholder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what = what
        self._is_quiet = False

    @property
    def title(self) -> str:
        """What is the case, in words."""
        return self._what.title

    def say(self, what: Placeholder) -> None:
        """Say something else."""
        self._what = what
        self.update()

    def hush(self, *, quiet: bool) -> None:
        """Say nothing where there is nothing to choose: the empty list beside it speaks already."""
        self._is_quiet = quiet
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._is_quiet:
            return
        painter = QPainter(self)
        paint_placeholder(painter, self, self.rect(), self._what)
        painter.end()


def paint_placeholder(painter: QPainter, widget: QWidget, area: QRect, what: Placeholder) -> None:
    """Draw it in the middle of an area, a little above the centre, where the eye looks first."""
    worn = theme.current()
    middle = area.center()
    top = area.top() + area.height() * 2 // 5 - _ICON
    if top < area.top():  # too low for the picture: the words alone
        top = area.top() - _ICON - UNIT
    else:
        picture = pixmap(what.icon, _ICON, Tone.MUTED, widget.devicePixelRatioF())
        painter.drawPixmap(QPointF(middle.x() - _ICON / 2, top), picture)
    text_area = QRect(area.left() + 2 * UNIT, top + _ICON + 2 * UNIT, area.width() - 4 * UNIT, 10 * UNIT)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.setFont(theme.strong(widget.font()))
    painter.setPen(worn.colour(Tone.TEXT))
    used = painter.boundingRect(text_area, int(flags), what.title)
    painter.drawText(text_area, int(flags), what.title)
    painter.setFont(widget.font())
    painter.setPen(worn.colour(Tone.MUTED))
    below = text_area.translated(0, used.height() + UNIT // 2)
    if painter.boundingRect(below, int(flags), what.hint).bottom() <= area.bottom():
        painter.drawText(below, int(flags), what.hint)
