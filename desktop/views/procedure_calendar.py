"""A month as a calendar: on each day, how many may be given notice and how many may be cut off."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.procedures import DayPlan
from desktop.views import theme
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr

_DAY = timedelta(days=1)
_HEAD, _ROW = 3 * UNIT, 5 * UNIT
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


class ProcedureCalendar(QWidget):
    """Stands on a day; `chosen` carries a day that was chosen or None, `turned` the first day of a month."""

    chosen = Signal(object)
    turned = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day = today()
        self.picked: date | None = None
        self._plans: Mapping[date, DayPlan] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._fit()

    @property
    def first(self) -> date:
        """The first day shown: a Monday."""
        month = self.day.replace(day=1)
        return month - month.weekday() * _DAY

    @property
    def last(self) -> date:
        """The last day shown: a Sunday."""
        return self.first + (7 * self._weeks() - 1) * _DAY

    def show_plans(self, plans: Mapping[date, DayPlan]) -> None:
        """Show what can be done on which day."""
        self._plans = plans
        self._describe()
        self.update()

    def go_to(self, day: date) -> None:
        """Stand on a day; another month is asked for."""
        turned = (day.year, day.month) != (self.day.year, self.day.month)
        self.day = day
        self._fit()
        self._describe()
        self.update()
        if turned:
            self.turned.emit(day.replace(day=1))

    def pick(self, day: date | None) -> None:
        """Choose a day, or none where it was chosen before."""
        self.picked = None if day == self.picked else day
        self.update()
        self.chosen.emit(self.picked)

    def turn(self, months: int) -> None:
        """Go a month on or back."""
        at = self.day.year * 12 + self.day.month - 1 + months
        self.go_to(date(at // 12, at % 12 + 1, 1))

    def words(self, day: date) -> str:
        """Say what can be done on a day."""
        plan = self._plans.get(day, DayPlan(day))
        facts = {"day": day.isoformat(), "notices": plan.notices, "cuts": plan.cuts, "last": plan.last_cuts}
        return tr("{day}: notices {notices}, cuts {cuts}, of these for the last time {last}", **facts)

    def _weeks(self) -> int:
        month = self.day.replace(day=1)
        after = (month + 31 * _DAY).replace(day=1)
        return (month.weekday() + (after - month).days + 6) // 7

    def _fit(self) -> None:
        self.setFixedHeight(_HEAD + self._weeks() * _ROW)

    def _describe(self) -> None:
        self.setAccessibleName(tr("Calendar of the stop-supply procedure"))
        self.setAccessibleDescription(self.words(self.day))
        self.setToolTip(self.words(self.day))

    def _cell(self, day: date) -> QRect:
        at = (day - self.first).days
        wide = self.width() // 7
        return QRect((at % 7) * wide, _HEAD + (at // 7) * _ROW, wide, _ROW)

    def _day_at(self, point: QPoint) -> date | None:
        days = (self.first + at * _DAY for at in range(7 * self._weeks()))
        return next((day for day in days if self._cell(day).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_head(painter)
        for at in range(7 * self._weeks()):
            self._paint_day(painter, self.first + at * _DAY)
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
        painter.setPen(theme.current().colour(Tone.MUTED))
        for at, name in enumerate(names):
            wide = self.width() // 7
            painter.drawText(QRect(at * wide + UNIT, 0, wide, _HEAD), Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_day(self, painter: QPainter, day: date) -> None:
        worn, cell = theme.current(), self._cell(day)
        if day == self.picked:
            painter.fillRect(cell.adjusted(1, 1, -1, -1), QColor(worn.accent_soft))
        if day == self.day and self.hasFocus():
            painter.setPen(worn.colour(Tone.ACCENT))
            painter.drawRect(cell.adjusted(1, 1, -2, -2))
        inside = day.month == self.day.month
        painter.setPen(worn.colour(Tone.TEXT if inside else Tone.MUTED))
        painter.setFont(theme.strong(self.font()) if day == self._today() else self.font())
        number = cell.adjusted(UNIT, 0, 0, 0)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(day.day))
        self._paint_plan(painter, cell, self._plans.get(day))

    def _paint_plan(self, painter: QPainter, cell: QRect, plan: DayPlan | None) -> None:
        if plan is None:
            return
        painter.setFont(theme.sized(self.font(), times=0.85))
        half = cell.adjusted(4 * UNIT - 4, 0, 0, 0)
        upper, lower = QRect(half), QRect(half)
        upper.setHeight(_ROW // 2)
        lower.setTop(cell.top() + _ROW // 2)
        if plan.notices:
            painter.setPen(theme.current().colour(Tone.ACCENT))
            painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, tr("notice {count}", count=plan.notices))
        if plan.cuts:
            painter.setPen(theme.current().colour(Tone.DANGER))
            mark = tr("cut {count}, {last} last", count=plan.cuts, last=plan.last_cuts)
            words = mark if plan.last_cuts else tr("cut {count}", count=plan.cuts)
            painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None:
            self.go_to(day)
            self.pick(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.go_to(self.day + _STEPS[key] * _DAY)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(1 if key is Qt.Key.Key_PageDown else -1)
        elif key is Qt.Key.Key_Home:
            self.go_to(self._today())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pick(self.day)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
