"""The line at the foot: which file, which day, who works, and what is under way."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from desktop.views.business_day import BusinessDay
from desktop.views.date_field import CalendarPopup
from desktop.views.icons import icon
from desktop.views.progress_strip import ProgressStrip
from desktop.views.tasks import TaskRunner
from desktop.views.theme import Tone
from desktop.wording import tr


class StatusLine(QStatusBar):
    """Shows where one works; `day_asked` carries the business date that the clerk picked."""

    day_asked = Signal(object)

    def __init__(
        self, database: str, clerk: str, day: BusinessDay, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._day = day
        self._tasks = tasks
        self._state = ""
        self._day_button = _part("calendar", _day_tip())
        self._day_button.clicked.connect(self._pick_day)
        self._file = _part("database", database)
        self._file.setText(f" {Path(database).name}")
        self._clerk = _part("user", tr("Clerk"))
        self._clerk.setText(f" {clerk}")
        self._state_label = QLabel()
        self._lay_out()
        day.changed.connect(self._show_day)
        tasks.started.connect(self._show_state)
        tasks.finished.connect(self._show_state)

    @property
    def state(self) -> str:
        """What the line says of the state of work."""
        return self._state_label.text()

    def show_person(self, words: str, tip: str, acts: Sequence[QAction]) -> None:
        """Say who works here; a click on it, or its keys, reach what that person can do about it."""
        for old in self._clerk.actions():
            self._clerk.removeAction(old)
        self._clerk.setText(f" {words}")
        self._clerk.setToolTip(tip)
        self._clerk.addActions(acts)
        self._clerk.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def allow_day(self, reason: str) -> None:
        """Let the business date be picked, unless there is a reason against it."""
        self._day_button.setEnabled(not reason)
        self._day_button.setToolTip(reason or _day_tip())

    @property
    def person(self) -> str:
        """Who works here, in words."""
        return self._clerk.text().strip()

    def set_state(self, text: str) -> None:
        """Say something lasting about the file, such as that it is only read."""
        self._state = text
        self._show_state()

    def _lay_out(self) -> None:
        for widget in (self._file, self._day_button, self._clerk, self._state_label):
            self.addWidget(widget)
        self.addPermanentWidget(ProgressStrip(self._tasks))
        self._show_day(self._day.today())
        self._show_state()

    def _show_day(self, day: date) -> None:
        weekday = QLocale().dayName(day.isoweekday(), QLocale.FormatType.ShortFormat)
        self._day_button.setText(f" {day.isoformat()} {weekday}")

    def _show_state(self) -> None:
        quiet = self._state or tr("Ready")
        self._state_label.setText(tr("Saving…") if self._tasks.busy("write") else quiet)

    def _pick_day(self) -> None:
        popup = CalendarPopup(self._day.today(), self._day_button)
        popup.chosen.connect(self.day_asked)
        popup.adjustSize()
        popup.open_at(self._day_button.mapToGlobal(QPoint(0, -popup.height())))


def _day_tip() -> str:
    return tr("Business date: everything is reckoned as of this day")


def _part(icon_name: str, tip: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(icon_name, Tone.MUTED))
    made.setIconSize(QSize(16, 16))
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setToolTip(tip)
    return made
