"""The filter of the audit trail: from which day to which, by whom, about what."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.domain.audit import AuditFilter
from desktop.views.date_field import DateField
from desktop.views.fields import ChoiceField, TextField
from desktop.views.theme import UNIT
from desktop.wording import tr

_DATE_WIDTH = 23 * UNIT
_MILLISECONDS_BEFORE_ASKING = 250


class AuditFilterBar(QWidget):
    """One row of fields; `changed` carries the filter they stand for."""

    changed = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.since = DateField(today, required=False)
        self.until = DateField(today, required=False)
        self.by = ChoiceField[str]([("", tr("anybody"))])
        self.subject = TextField(hint=tr("customer, receipt, bill, user"))
        self._people: set[str] = set()
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_BEFORE_ASKING)
        self._pause.timeout.connect(lambda: self.changed.emit(self.wanted()))
        self._lay_out()

    def wanted(self) -> AuditFilter:
        """Return the filter as it stands; a day that cannot be read yet counts for nothing."""
        asked = AuditFilter(self.since.value(), self.until.value(), subject=self.subject.text().strip())
        return replace(asked, by=self.by.value() or "")

    def know(self, names: Iterable[str]) -> None:
        """Offer these people too."""
        found = self._people | {name for name in names if name}
        if found != self._people:
            self._people = found
            blocked = self.by.blockSignals(True)
            self.by.set_choices([("", tr("anybody")), *((name, name) for name in sorted(found))])
            self.by.blockSignals(blocked)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for words, field in self._labelled():
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.edited.connect(self._pause.start)
            row.addWidget(label)
            row.addWidget(field)
        for day in (self.since, self.until):
            day.setFixedWidth(_DATE_WIDTH)

    def _labelled(self) -> tuple[tuple[str, TextField | ChoiceField[str]], ...]:
        return (
            (tr("From"), self.since),
            (tr("To"), self.until),
            (tr("Who"), self.by),
            (tr("About"), self.subject),
        )
