"""A station and one of its areas, chosen together: the areas follow the station."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from desktop.services.customers import CustomerService
from desktop.views.fields import ChoiceField, SearchChoice
from desktop.views.tasks import TaskRunner
from desktop.wording import tr


class PlaceChoice(QObject):
    """Two fields for a filter; `changed` tells that another place is meant. The empty name means all."""

    changed = Signal()

    def __init__(self, tasks: TaskRunner, customers: CustomerService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._customers = customers
        self._meant = ("", "")
        self._waiting_for = ""
        self.station = ChoiceField[str]([("", tr("All stations"))])
        self.area = SearchChoice[str]([("", tr("All areas"))])
        self.area.setEnabled(False)
        self.station.setAccessibleName(tr("Station"))
        self.area.setAccessibleName(tr("Area"))
        self.station.edited.connect(self._station_chosen)
        self.area.edited.connect(self._tell)
        if editor := self.area.lineEdit():
            editor.editingFinished.connect(self._mend_area)

    def load(self) -> None:
        """Read the stations, which an import may have added to."""
        read = partial(_stations, self._customers)
        self._tasks.run(self, read, self._offer_stations, latest="stations")

    def value(self) -> tuple[str, str]:
        """Return the station and the area that are meant."""
        return self._meant

    def choose(self, station: str, area: str = "") -> None:
        """Choose a station, or all of them, and one of its areas as soon as they are read."""
        self.station.set_value(station)
        self._waiting_for = area
        if area and self.area.findText(area) >= 0:
            self.area.set_value(area)

    def _offer_stations(self, names: Sequence[str]) -> None:
        _offer(self.station, tr("All stations"), names)

    def _station_chosen(self) -> None:
        station = self.station.value() or ""
        _offer(self.area, tr("All areas"), ())
        self.area.setEnabled(bool(station))
        if station:
            read = partial(_areas, self._customers, station)
            self._tasks.run(self, read, self._offer_areas, latest="areas")
        self._tell()

    def _offer_areas(self, names: Sequence[str]) -> None:
        _offer(self.area, tr("All areas"), names)
        if self._waiting_for in names:
            self.area.set_value(self._waiting_for)
        self._waiting_for = ""

    def _tell(self) -> None:
        area = self.area.value()
        meant = (self.station.value() or "", self._meant[1] if area is None else area)
        if meant != self._meant:
            self._meant = meant
            self.changed.emit()

    def _mend_area(self) -> None:
        if self.area.problem():
            self.area.set_value(self._meant[1])
            self.area.setEditText(self.area.itemText(self.area.currentIndex()))


def _stations(customers: CustomerService, _progress: object) -> Sequence[str]:
    return customers.stations()


def _areas(customers: CustomerService, station: str, _progress: object) -> Sequence[str]:
    return customers.areas(station)


def _offer(field: ChoiceField[str], everywhere: str, names: Sequence[str]) -> None:
    with QSignalBlocker(field):
        field.set_choices([("", everywhere), *((name, name) for name in names)])
