"""What stands where there is nothing to show yet: an icon, a line, and what to do."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter
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


def paint_placeholder(painter: QPainter, widget: QWidget, area: QRect, what: Placeholder) -> None:
    """Draw it in the middle of an area, a little above the centre, where the eye looks first."""
    worn = theme.current()
    middle = area.center()
    top = area.top() + area.height() * 2 // 5 - _ICON
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
    painter.drawText(text_area.translated(0, used.height() + UNIT // 2), int(flags), what.hint)
