"""Which key customers the list shows: by name, who visits, what is due, and what waits for a reply."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.visits import VisitFilter
from desktop.views.customers_filter import FilterText
from desktop.views.fields import CheckField, ChoiceField
from desktop.views.pausing_filter import PausingFilter
from desktop.views.theme import UNIT
from desktop.wording import tr


class VisitsFilterRow(PausingFilter):
    """The fields in one row; `changed` comes once the clerk has paused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterText(tr("Filter this list"))
        self.person = ChoiceField[str | None]([(None, tr("All visitors"))])
        self.person.setAccessibleName(tr("Visited by"))
        self.due = CheckField(tr("Visit due"))
        self.overdue = CheckField(tr("Reply overdue"))
        self._lay_out()
        self.text.textChanged.connect(self._pause.start)
        for field in (self.person, self.due, self.overdue):
            field.edited.connect(self._pause.start)

    def value(self) -> VisitFilter:
        """Return the filter."""
        checks = self.due.isChecked(), self.overdue.isChecked()
        return VisitFilter(self.text.text(), self.person.value(), *checks)

    def offer(self, persons: Sequence[str]) -> None:
        """Offer these visitors, without asking for the list again."""
        self.person.blockSignals(True)
        named = [(name, name) for name in persons]
        self.person.set_choices([(None, tr("All visitors")), *named, ("", tr("nobody yet"))])
        self.person.blockSignals(False)

    def show_only(self, *, due: bool = False, overdue: bool = False) -> None:
        """Show the customers with a visit that is due, or with an opinion that is overdue."""
        self.text.clear()
        self.person.set_value(None)
        self.due.setChecked(due)
        self.overdue.setChecked(overdue)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 3)
        self.person.setMaximumWidth(22 * UNIT)
        row.addWidget(self.person, 2)
        for check in (self.due, self.overdue):
            row.addWidget(check)
