"""What the recovery desk is asked for: as of which day, of which year, cut how, in which order."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.errors import NotADate
from desktop.domain.recovery import By
from desktop.views.buttons import icon_button
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.labels import Sentence, remark, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr


class Order(Enum):
    """How the lines stand."""

    RATE = "rate"
    NAME = "name"
    OUTSTANDING = "outstanding"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the desk shows: `by` None is the bureau alone, `last_day` the ranking beside the day before."""

    year: int
    on: date
    by: By | None
    order: Order
    last_day: bool


class RecoveryControls(QWidget):
    """The fields in one row; `changed` tells that something else is asked for."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.day = DateField(today)
        self.year = YearField()
        self.by = ChoiceField[By | None](_cuts())
        self.order = ChoiceField[Order](_orders())
        self.view = ChoiceField[bool]([(False, tr("Standing")), (True, tr("The last day"))])
        self._problem = tint(Sentence(), Tone.DANGER)
        self._problem.hide()
        self.day.set_value(today())
        self.year.set_value(today().year)
        self.by.set_value(By.STATION)
        self._lay_out()
        for field in (self.day, self.year, self.by, self.order, self.view):
            field.edited.connect(self._edited)

    @property
    def problem(self) -> str:
        """What cannot be read, in words."""
        return self._problem.text()

    def asked(self) -> Asked | None:
        """Return what is asked for, or None while a field cannot be read."""
        year, on, order = self.year.value(), self.day.value(), self.order.value()
        if year is None or on is None or order is None:
            return None
        return Asked(year, on, self.by.value(), order, bool(self.view.value()))

    def follow_day(self) -> None:
        """Go with the business date where it was the day shown; a day that was chosen stays."""
        before = self.day.value()
        self.day.follow()
        now = self.day.value()
        if before and now and before != now and self.year.value() == before.year:
            with QSignalBlocker(self.year):
                self.year.set_value(now.year)

    def to_last_day(self) -> None:
        """Go to the year's last day, or to the business date where that comes first."""
        year = self.year.value()
        if year is not None:
            self.day.set_value(min(self._today(), date(year, 12, 31)))

    def _edited(self) -> None:
        problems = (self.day.problem(), self.year.problem())
        self._problem.say(next(filter(None, problems), ""))
        if not any(problems):
            self.changed.emit()

    def _lay_out(self) -> None:
        names = {self.day: tr("As of"), self.year: tr("Year")}
        widths = {self.day: 17, self.year: 8, self.by: 18, self.order: 18, self.view: 16}
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        for field, width in widths.items():
            field.setFixedWidth(width * UNIT)
            if field in names:
                row.addWidget(remark(names[field]))
                field.setAccessibleName(names[field])
            row.addWidget(field)
            if field is self.day:
                row.addWidget(icon_button("calendar-check", tr("The year's last day"), self.to_last_day))
        self.by.setAccessibleName(tr("Cut by"))
        self.order.setAccessibleName(tr("Sorted by"))
        self.view.setAccessibleName(tr("View"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        column.addWidget(self._problem)


class YearField(TextField):
    """A year in four digits, stepped by the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(required=True, read=read_year, parent=parent)

    def value(self) -> int | None:
        """Return the year, or None where none can be read."""
        return None if self.problem() else read_year(self.text())

    def set_value(self, year: int) -> None:
        """Show a year."""
        self.setText(str(year))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        year = self.value()
        if step is None or year is None:
            super().keyPressEvent(event)
        else:
            self.set_value(year + step)


def read_year(text: str) -> int:
    """Read a year from 1990 to 2199."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not (plain.isascii() and plain.isdigit() and 1990 <= int(plain) <= 2199):
        raise NotADate(text)
    return int(plain)


def _cuts() -> list[tuple[By | None, str]]:
    return [
        (None, tr("Whole bureau")),
        (By.STATION, tr("By station")),
        (By.AREA, tr("By area")),
        (By.CONTRACTOR, tr("By contractor")),
        (By.CATEGORY, tr("By tariff class")),
        (By.MONTH, tr("By month")),
    ]


def _orders() -> list[tuple[Order, str]]:
    return [
        (Order.RATE, tr("Best rate first")),
        (Order.NAME, tr("By name")),
        (Order.OUTSTANDING, tr("Most owed first")),
    ]
