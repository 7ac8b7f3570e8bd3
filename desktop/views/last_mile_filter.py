"""Whom the last mile lists: of a place or a contractor, which arrears, from an amount on, in which order."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.last_mile import LeftFilter, Scope
from desktop.domain.money import Money
from desktop.services.customers import CustomerService
from desktop.views.fields import AmountField, ChoiceField, SearchChoice
from desktop.views.labels import remark
from desktop.views.pausing_filter import PausingFilter
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr


class LastMileFilter(PausingFilter):
    """One row of fields; `changed` comes once the clerk has paused."""

    def __init__(
        self,
        tasks: TaskRunner,
        customers: CustomerService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self.place = PlaceChoice(tasks, customers, self)
        self.contractor = SearchChoice[str]([("", tr("All contractors"))])
        self.scope = ChoiceField[Scope](_scopes())
        self.least = AmountField()
        self.order = ChoiceField[bool]([(False, tr("Largest debt first")), (True, tr("By station"))])
        self._lay_out()
        self._listen()

    def value(self) -> LeftFilter:
        """Return the filter, as of the business date."""
        station, area = self.place.value()
        return LeftFilter(
            self._today(),
            station,
            area,
            self.contractor.value() or "",
            self.scope.value() or Scope.ALL,
            self.least.value_or_zero().fen,
            bool(self.order.value()),
        )

    def show_filter(self, wanted: LeftFilter) -> None:
        """Show a filter in the fields; a station or contractor not read yet is offered at once."""
        if wanted.station and self.place.station.findText(wanted.station) < 0:
            with QSignalBlocker(self.place.station):
                self.place.station.set_choices([("", tr("All stations")), (wanted.station, wanted.station)])
        if self.place.value()[0] == wanted.station and not wanted.area:
            self.place.area.set_value("")
        self.place.choose(wanted.station, wanted.area)
        self.contractor.set_value(wanted.contractor)
        self.scope.set_value(wanted.scope)
        self.least.set_value(Money(wanted.least) if wanted.least else None)
        self.order.set_value(wanted.by_station)
        self._pause.start()

    def offer(self, contractors: Sequence[str]) -> None:
        """Offer these contractors."""
        with QSignalBlocker(self.contractor):
            names = ((name, name) for name in contractors)
            self.contractor.set_choices([("", tr("All contractors")), *names])

    def _listen(self) -> None:
        self.place.changed.connect(self._pause.start)
        for field in (self.contractor, self.scope, self.least, self.order):
            field.edited.connect(self._pause.start)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        named = (
            (self.contractor, tr("Contractor")),
            (self.scope, tr("Arrears")),
            (self.order, tr("Order")),
            (self.least, tr("Owing at least")),
        )
        for field, words in named:
            field.setAccessibleName(words)
        for choice in (self.place.station, self.place.area, self.contractor, self.scope, self.order):
            row.addWidget(choice, 1)
        row.addWidget(remark(tr("Owing at least")))
        self.least.setFixedWidth(14 * UNIT)
        row.addWidget(self.least)


def _scopes() -> list[tuple[Scope, str]]:
    return [
        (Scope.ALL, tr("All arrears")),
        (Scope.CURRENT, tr("Current year")),
        (Scope.PRIOR, tr("Prior arrears")),
        (Scope.OVERDUE, tr("Overdue")),
    ]
