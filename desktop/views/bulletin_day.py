"""The day of a bulletin: typed, picked, or stepped to the day before and after."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.views.buttons import icon_button
from desktop.views.date_field import DateField
from desktop.views.theme import UNIT
from desktop.wording import tr

_DATE_WIDTH = 18 * UNIT


class BulletinDay(QWidget):
    """A date between two arrows; `changed` tells that another day is asked for."""

    changed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.field = DateField(today)
        self.field.setAccessibleName(tr("As of"))
        self.field.setFixedWidth(_DATE_WIDTH)
        self.field.set_value(today())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(
            icon_button("chevron-left", tr("The day before"), lambda: self.step(-1), shortcut="Alt+Left")
        )
        row.addWidget(self.field)
        row.addWidget(
            icon_button("chevron-right", tr("The day after"), lambda: self.step(1), shortcut="Alt+Right")
        )
        self.field.edited.connect(self._edited)
        self.setFocusProxy(self.field)

    def value(self) -> date | None:
        """Return the day, or None while it cannot be read."""
        return self.field.value()

    def step(self, days: int) -> None:
        """Go so many days on, or back."""
        self.field.set_value((self.value() or self._today()) + timedelta(days=days))

    def _edited(self) -> None:
        if self.value() is not None:
            self.changed.emit()
