"""The heat map: a tile for each area, grouped by station, worked by mouse and keyboard."""

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.recovery import Recovery
from desktop.views import theme
from desktop.views.heat_map_paint import paint_focus, paint_station, paint_tile
from desktop.views.heat_map_places import Places, placed
from desktop.views.heat_map_scale import Scale, by_rate
from desktop.views.theme import UNIT
from desktop.wording import tr

_LEAST = QSize(40 * UNIT, 12 * UNIT)


class HeatMap(QWidget):
    """Shows areas; `went_to` carries the line under the keyboard, `opened` the one that was chosen."""

    went_to = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[Recovery, ...] = ()
        self.scale: Scale = by_rate()
        self.current = 0
        self.room = _LEAST
        self._places: Places = placed((), self.room)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Heat map of the areas"))
        self.setMinimumHeight(_LEAST.height())

    @property
    def places(self) -> Places:
        """Where the tiles stand."""
        return self._places

    def show_lines(self, lines: Sequence[Recovery], scale: Scale) -> None:
        """Show these areas, in order of station, coloured by a scale; the keyboard stays at its area."""
        here = self.line()
        self.lines, self.scale = tuple(lines), scale
        keys = [(line.station, line.name) for line in self.lines]
        kept = (here.station, here.name) if here else None
        self.current = keys.index(kept) if kept in keys else 0
        self._place()
        self._tell()

    def fit(self, room: QSize) -> None:
        """Take the largest tiles whose height a room has."""
        self.room = room
        self._place()

    def line(self) -> Recovery | None:
        """Return the area that the keyboard stands on."""
        return self.lines[self.current] if self.current < len(self.lines) else None

    def go_to(self, number: int) -> None:
        """Put the keyboard on a tile."""
        if self.lines:
            self.current = max(0, min(number, len(self.lines) - 1))
            self._tell()

    def _place(self) -> None:
        self._places = placed(self.lines, QSize(self.width(), self.room.height()))
        self.setMinimumHeight(max(self._places.height + 2, _LEAST.height()))
        self.update()

    def _tell(self) -> None:
        line = self.line()
        self.setAccessibleDescription(line_words(line) if line else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.went_to.emit(line)
        self.update()

    def _tile_at(self, event: QMouseEvent) -> int | None:
        spot = event.position().toPoint()
        return self._places.at(spot.x(), spot.y())

    def _goal(self, key: int) -> int | None:
        if not self.lines:
            return None
        beside, here = self._places.beside, self.current
        goals: dict[int, Callable[[], int]] = {
            Qt.Key.Key_Left: lambda: here - 1,
            Qt.Key.Key_Right: lambda: here + 1,
            Qt.Key.Key_Up: lambda: beside(here, down=-1),
            Qt.Key.Key_Down: lambda: beside(here, down=1),
            Qt.Key.Key_Home: lambda: 0,
            Qt.Key.Key_End: lambda: len(self.lines) - 1,
        }
        goal = goals.get(key)
        return goal() if goal else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        goal = self._goal(event.key())
        if goal is not None:
            self.go_to(goal)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.line():
            self.opened.emit(self.line())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        number = self._tile_at(event)
        if number is not None and event.button() is Qt.MouseButton.LeftButton:
            self.go_to(number)
            self.opened.emit(self.line())

    def event(self, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ToolTip:
            return super().event(event)
        asked = cast(QHelpEvent, event)
        number = self._places.at(asked.pos().x(), asked.pos().y())
        QToolTip.showText(asked.globalPos(), "" if number is None else line_words(self.lines[number]), self)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for station, area in self._places.stations.items():
            paint_station(painter, area, station, self.font())
        small = theme.sized(self.font(), times=0.85)
        for line, tile in zip(self.lines, self._places.tiles, strict=True):
            if tile.intersects(event.rect()):
                paint_tile(painter, tile, line, self.scale, small)
        if self.hasFocus() and self.lines:
            paint_focus(painter, self._places.tiles[self.current])
        painter.end()

    def current_rect(self) -> QRect:
        """Return where the tile under the keyboard is."""
        return self._places.tiles[self.current] if self.lines else QRect()


def line_words(line: Recovery) -> str:
    """Say how an area stands."""
    facts = {
        "place": f"{line.station} · {line.name}",
        "rate": percent(line.rate),
        "amount": Money(line.cumulative.outstanding).grouped(),
        "count": f"{line.customers - line.settled_customers:,}",
    }
    return tr("{place}: {rate}, outstanding {amount}, customers left: {count}", **facts)
