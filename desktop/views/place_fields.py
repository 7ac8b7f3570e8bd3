"""A station and an area typed by name, completed from those there are; a new one is made only when agreed."""

from functools import partial

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter

from desktop.services.customers import CustomerService
from desktop.views.fields import TextField
from desktop.views.notify import Notifier
from desktop.views.tasks import TaskRunner
from desktop.wording import tr


class PlaceFields(QObject):
    """The two fields of a form; the areas offered are those of the station that is typed."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        customers: CustomerService,
        *,
        required: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._customers = customers
        self._known: dict[str, list[str]] = {"": []}
        self.station, self.area = TextField(required=required), TextField(required=required)
        self._stations = _completed(self.station)
        self._areas = _completed(self.area)
        self.station.editingFinished.connect(self._offer_areas)

    def load(self) -> None:
        """Read the stations and areas there are."""
        self._tasks.run(self, partial(_places, self._customers), self._offer, latest="places")

    def agreed(self) -> bool:
        """Whether the place is there, or the clerk agrees to make it."""
        station, area = self.station.text().strip(), self.area.text().strip()
        areas = self._known.get(station)
        if areas is not None and (not area or area in areas):
            return True
        place = " · ".join(filter(None, (station, area)))
        question = tr("There is no {place} yet. Make it as well?", place=place)
        return self._notifier.ask(question, yes=tr("Make it"), no=tr("Go back"))

    def _offer(self, known: dict[str, list[str]]) -> None:
        self._known = {"": [], **known}
        self._stations.setStringList(list(known))
        self._offer_areas()

    def _offer_areas(self) -> None:
        self._areas.setStringList(self._known.get(self.station.text().strip(), []))


def _places(customers: CustomerService, _progress: object) -> dict[str, list[str]]:
    return {station: list(customers.areas(station)) for station in customers.stations()}


def _completed(field: TextField) -> QStringListModel:
    names = QStringListModel(field)
    found = QCompleter(names, field)
    found.setFilterMode(Qt.MatchFlag.MatchContains)
    found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(found)
    return names
