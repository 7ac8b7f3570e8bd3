"""Whom the worklist shows: a place or a contractor, from an amount on; and filters kept under names."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.worklist import WorkFilter
from desktop.services.worklist import WorklistService
from desktop.views.buttons import icon_button
from desktop.views.field_services import FieldServices
from desktop.views.fields import AmountField, CheckField, ChoiceField, SearchChoice, TextField
from desktop.views.labels import remark
from desktop.views.pausing_filter import PausingFilter
from desktop.views.place_choice import PlaceChoice
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr


class WorklistFilter(PausingFilter):
    """Two rows of fields; `changed` comes once the clerk has paused."""

    def __init__(self, services: FieldServices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services = services
        self._kept: Mapping[str, WorkFilter] = {}
        self.place = PlaceChoice(services.tasks, services.customers, self)
        self.contractor = SearchChoice[str]([("", tr("All contractors"))])
        self.contractor.setAccessibleName(tr("Contractor"))
        self.least = AmountField()
        self.only_acts = CheckField(tr("To do today"))
        self.saved = ChoiceField[str]([("", tr("Saved filters"))])
        self.saved.setAccessibleName(tr("Saved filters"))
        self.name = TextField(hint=tr("Name of this filter"))
        self._lay_out()
        self._listen()

    def value(self) -> WorkFilter:
        """Return the filter, as of the business date."""
        station, area = self.place.value()
        return WorkFilter(
            self._services.today(),
            station=station,
            area=area,
            contractor=self.contractor.value() or "",
            least=self.least.value_or_zero().fen,
            only_acts=self.only_acts.isChecked(),
        )

    def load(self) -> None:
        """Read stations, contractors and saved filters."""
        self.place.load()
        read = partial(_read, self._services.worklist, self.value())
        self._services.tasks.run(self, read, self._offer, latest="filters")

    def save(self) -> None:
        """Keep the filter under the name that was typed."""
        if name := self.name.text().strip():
            work = partial(_save, self._services.worklist, name, self.value())
            self._services.tasks.run(self, work, self._saved, lane="write")

    def forget(self) -> None:
        """Forget the filter that is chosen."""
        if name := self.saved.value():
            work = partial(_forget, self._services.worklist, name)
            self._services.tasks.run(self, work, self._saved, lane="write")

    def show_filter(self, wanted: WorkFilter) -> None:
        """Show a filter in the fields."""
        with QSignalBlocker(self):
            self.place.choose(wanted.station, wanted.area)
            self.contractor.set_value(wanted.contractor)
            self.least.set_value(Money(wanted.least) if wanted.least else None)
            self.only_acts.setChecked(wanted.only_acts)
        self._pause.start()

    def _offer(self, read: tuple[Sequence[str], Mapping[str, WorkFilter]]) -> None:
        contractors, self._kept = read
        with QSignalBlocker(self.contractor), QSignalBlocker(self.saved):
            names = ((name, name) for name in contractors)
            self.contractor.set_choices([("", tr("All contractors")), *names])
            kept = ((name, name) for name in self._kept)
            self.saved.set_choices([("", tr("Saved filters")), *kept])
        self._forget.setEnabled(bool(self.saved.value()))

    def _saved(self, name: str) -> None:
        self.name.clear()
        self.load()
        if name:
            self._services.notifier.info(tr("The filter {name} is kept.", name=name))

    def _choose_saved(self) -> None:
        self._forget.setEnabled(bool(self.saved.value()))
        if wanted := self._kept.get(self.saved.value() or ""):
            self.show_filter(replace(wanted, on=self._services.today()))

    def _listen(self) -> None:
        self.place.changed.connect(self._pause.start)
        for field in (self.contractor, self.least, self.only_acts):
            field.edited.connect(self._pause.start)
        self.saved.edited.connect(self._choose_saved)
        self.name.returnPressed.connect(self.save)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for choice in (self.place.station, self.place.area, self.contractor, self.saved):
            choice.setMaximumWidth(26 * UNIT)
        self.least.setFixedWidth(14 * UNIT)
        self.least.setAccessibleName(tr("Owing at least"))
        for choice in (self.place.station, self.place.area, self.contractor):
            first.addWidget(choice, 1)
        first.addWidget(remark(tr("Owing at least")))
        first.addWidget(self.least)
        first.addWidget(self.only_acts)
        first.addStretch(1)
        self._forget = icon_button("trash-2", tr("Forget this filter"), self.forget)
        self._forget.setEnabled(False)
        self.name.setMaximumWidth(24 * UNIT)
        second.addWidget(self.saved, 1)
        second.addWidget(self._forget)
        second.addWidget(self.name, 1)
        second.addWidget(icon_button("save", tr("Keep this filter"), self.save))
        second.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT)
        for row in (first, second):
            row.setSpacing(UNIT)
            column.addLayout(row)


def _read(
    service: WorklistService, wanted: WorkFilter, _progress: Progress
) -> tuple[Sequence[str], Mapping[str, WorkFilter]]:
    return service.contractors(), service.saved(wanted.on)


def _save(service: WorklistService, name: str, wanted: WorkFilter, _progress: Progress) -> str:
    service.save(name, wanted)
    return name


def _forget(service: WorklistService, name: str, _progress: Progress) -> str:
    service.forget(name)
    return ""
