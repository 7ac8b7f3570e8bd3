"""A date typed by hand, stepped by the arrow keys, or picked from a calendar."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.views import theme
from desktop.views.date_text import read_date
from desktop.views.fields import TextField
from desktop.views.icons import icon
from desktop.views.theme import Tone
from desktop.wording import tr

_STEPS = {
    Qt.Key.Key_Up: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_PageUp: 7,
    Qt.Key.Key_PageDown: -7,
}


class DateField(TextField):
    """A date; the business date is what short forms are read against."""

    def __init__(
        self, today: Callable[[], date], *, required: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(required=required, read=self._parse, hint=tr("2011-12-15, 1215, +1"), parent=parent)
        self._today = today
        self._followed = today()
        self.editingFinished.connect(self._write_out)
        opener = QAction(icon("calendar", Tone.MUTED), tr("Calendar"), self)
        opener.triggered.connect(self.open_calendar)
        self.addAction(opener, TextField.ActionPosition.TrailingPosition)

    def value(self) -> date | None:
        """Return the date, or None where there is none or none that can be read."""
        return None if self.problem() or not self.text().strip() else self._parse(self.text())

    def set_value(self, day: date | None) -> None:
        """Show a date, or nothing."""
        self.setText("" if day is None else day.isoformat())

    def follow(self) -> None:
        """Go with the business date where it was the day shown, and tell nobody; a chosen day stays."""
        before, self._followed = self._followed, self._today()
        if self._followed != before and self.value() == before:
            with QSignalBlocker(self):
                self.set_value(self._followed)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        popup = CalendarPopup(self.value() or self._today(), self)
        popup.chosen.connect(self.set_value)
        popup.open_at(self.mapToGlobal(QPoint(0, self.height())))

    def _parse(self, text: str) -> date:
        return read_date(text, self._today())

    def _write_out(self) -> None:
        if (day := self.value()) is not None:
            self.set_value(day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_F4
        step = _STEPS.get(Qt.Key(event.key()))
        if opens:
            self.open_calendar()
        elif step is not None:
            self.set_value((self.value() or self._today()) + timedelta(days=step))
        else:
            super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A calendar that goes away when a day is chosen."""

    chosen = Signal(object)

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._calendar = QCalendarWidget()
        self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setGridVisible(False)
        _calm(self._calendar)
        self._calendar.clicked.connect(self._choose)
        self._calendar.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT, theme.UNIT)
        layout.addWidget(self._calendar)

    def open_at(self, corner: QPoint) -> None:
        """Show it with its upper left corner here, moved into the screen where it would leave it."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        corner.setX(max(room.left(), min(corner.x(), room.right() - self.width())))
        corner.setY(max(room.top(), min(corner.y(), room.bottom() - self.height())))
        self.move(corner)
        self.show()
        self._calendar.setFocus()

    def _choose(self, picked: QDate) -> None:
        day = date(picked.year(), picked.month(), picked.day())
        self.close()
        self.chosen.emit(day)


def _calm(calendar: QCalendarWidget) -> None:
    muted = QTextCharFormat()
    muted.setForeground(theme.current().colour(Tone.MUTED))
    calendar.setHeaderTextFormat(muted)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, muted)
    for name, drawn in (("prevmonth", "chevron-left"), ("nextmonth", "chevron-right")):
        turn = calendar.findChild(QToolButton, f"qt_calendar_{name}")
        if isinstance(turn, QToolButton):
            turn.setIcon(icon(drawn))
