"""Which conversions a list or the board shows: why, of which place, how long they stand, and a text."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.conversion import ConversionFilter, Why
from desktop.services.customers import CustomerService
from desktop.views.customers_filter import FilterText
from desktop.views.fields import CheckField, ChoiceField
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr
from desktop.wording.stages import why_text

_DAYS = (7, 14, 30, 60, 90)


class ConversionFilterRow(QWidget):
    """Fields in one row; `changed` says that something else is wanted, `done` that the list is meant."""

    changed = Signal()
    done = Signal()

    def __init__(self, tasks: TaskRunner, customers: CustomerService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = ChoiceField[Why | None]([(None, tr("Any reason")), *((why, why_text(why)) for why in Why)])
        self.place = PlaceChoice(tasks, customers, self)
        self.days = ChoiceField[int](
            [(0, tr("Any time")), *((days, tr("{days} days or more", days=days)) for days in _DAYS)]
        )
        self.stuck = CheckField(tr("Stuck only"))
        self.text = FilterText(tr("Filter this list"))
        self._lay_out()
        self._listen()

    def value(self) -> ConversionFilter:
        """Return the filter, of whatever stage."""
        station, area = self.place.value()
        return ConversionFilter(
            station=station,
            area=area,
            why=self.why.value(),
            stuck=self.stuck.isChecked(),
            days=self.days.value() or 0,
            text=self.text.text().strip(),
        )

    def _listen(self) -> None:
        self.text.done.connect(self.done)
        self.text.textChanged.connect(lambda _: self.changed.emit())
        self.place.changed.connect(self.changed)
        for field in (self.why, self.days, self.stuck):
            field.edited.connect(self.changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        self.why.setAccessibleName(tr("Why"))
        self.days.setAccessibleName(tr("Standing for"))
        for field in (self.why, self.place.station, self.place.area, self.days):
            field.setMinimumWidth(13 * UNIT)
            row.addWidget(field, 2)
        row.addWidget(self.stuck)
        row.addWidget(self.text, 3)
