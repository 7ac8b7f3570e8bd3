"""The last mile: who is left to pay, how much, and whose; from here to the customer and to the counter."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.last_mile import Left, LeftFilter, LeftSum
from desktop.domain.money import Money
from desktop.services.last_mile import LastMileService
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.dashboard_desk import DashboardDesk
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark, stand_level
from desktop.views.last_mile_columns import left_columns, left_file_columns
from desktop.views.last_mile_filter import LastMileFilter
from desktop.views.list_export import ListFile
from desktop.views.placeholder import Placeholder
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.wording import tr


class LastMilePage(QWidget):
    """Lists who is left. `customer_asked` and `pay_asked` carry a customer number, `left` one goes back."""

    customer_asked = Signal(str)
    pay_asked = Signal(str)
    left = Signal()

    def __init__(self, desk: DashboardDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._service = desk.dashboard.last_mile
        self._export = desk.export()
        self._wanted = LeftFilter(desk.today())
        self.filter = LastMileFilter(desk.tasks, desk.customers, desk.today)
        self.list: KeyedModel[int, Left] = KeyedModel(left_columns(), self._fetch, desk.tasks)
        self.table = TableView(self.list, _reading())
        self.table.setAccessibleName(tr("Last mile"))
        self.sums = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.table)

    def show_filter(self, wanted: LeftFilter) -> None:
        """Show whom a filter lets through."""
        self.table.set_empty(_reading())
        self.filter.show_filter(wanted)
        self.load()

    def load(self) -> None:
        """Read what the filter offers."""
        self.filter.place.load()
        self._desk.tasks.run(
            self, partial(_contractors, self._service), self.filter.offer, latest="contractors"
        )

    def refresh(self) -> None:
        """Read the list again, as of the business date."""
        self._wanted = self.filter.value()
        everybody = self._wanted == LeftFilter(self._wanted.on, by_station=self._wanted.by_station)
        self.table.set_empty(_nobody() if everybody else _nothing_matches())
        self.list.fill(self._desk.tasks, partial(_keys, self._service, self._wanted))
        self._desk.tasks.run(
            self, partial(_summed, self._service, self._wanted), self._say_sums, latest="sums"
        )

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        if self.list.keys:
            fetch = partial(_lines, self._service, self._wanted)
            listed = ListFile(tr("Last mile"), left_file_columns(), self.list.keys, fetch, self._wanted.on)
            self._export.run(self, listed)

    def _fetch(self, keys: Sequence[int]) -> Mapping[int, Left]:
        return self._service.lines(keys, self._wanted)

    def _say_sums(self, found: LeftSum) -> None:
        facts = {
            "customers": f"{found.customers:,}",
            "bills": f"{found.bills:,}",
            "amount": Money(found.outstanding).grouped(),
        }
        self.sums.setText(tr("customers: {customers}, bills: {bills}, outstanding {amount}", **facts))

    def _current(self, told: Callable[[str], object]) -> None:
        row: Left | None = self.table.current_row()
        if row is not None:
            told(row.customer_no)

    def _pay(self) -> None:
        self._current(self.pay_asked.emit)

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.list.modelReset.connect(self.table.choose_first)
        self.table.opened.connect(lambda _: self._current(self.customer_asked.emit))
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, UNIT, 0, UNIT)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(button(tr("Back"), self.left.emit, icon_name="chevron-left", shortcut="Esc"))
        title = heading(tr("Last mile"), times=1.3)
        stand_level(title, self.sums)
        row.addWidget(title)
        row.addWidget(self.sums)
        row.addStretch(1)
        row.addWidget(button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E"))
        row.addWidget(showing_keys(primary_button(tr("Take payment"), self._pay, shortcut="F9")))
        return row


def _reading() -> Placeholder:
    return Placeholder("loader-circle", tr("Reading…"))


def _nobody() -> Placeholder:
    return Placeholder("circle-check", tr("Nobody is left"), tr("Everything that was billed is paid: zero."))


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("Nobody here"), tr("Take a part of the filter away."))


def _keys(service: LastMileService, wanted: LeftFilter, _progress: Progress) -> Sequence[int]:
    return service.keys(wanted)


def _summed(service: LastMileService, wanted: LeftFilter, _progress: Progress) -> LeftSum:
    return service.summed(wanted)


def _lines(service: LastMileService, wanted: LeftFilter, keys: Sequence[int]) -> Mapping[int, Left]:
    return service.lines(keys, wanted)


def _contractors(service: LastMileService, _progress: Progress) -> Sequence[str]:
    return service.contractors()
