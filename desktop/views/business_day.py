"""The business date that the whole window works on."""

from datetime import date

from PySide6.QtCore import QObject, Signal


class BusinessDay(QObject):
    """Holds the business date and tells when it moves; whoever needs it is given this."""

    changed = Signal(object)

    def __init__(self, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._day = day

    def today(self) -> date:
        """Return the business date."""
        return self._day

    def move(self, day: date) -> None:
        """Work on another day from now on."""
        if day != self._day:
            self._day = day
            self.changed.emit(day)
