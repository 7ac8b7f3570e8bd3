"""A new work order: who waits, whom the team is sent to, when, and whether meters are set aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.errors import Refusal, StockTooSmall, TeamMissing
from desktop.domain.meter_orders import MeterOrder, OrderDraft, Waiting
from desktop.domain.meters import Maker
from desktop.services.customers import CustomerService
from desktop.services.meter_orders import MeterOrderService
from desktop.services.meters import MeterService
from desktop.views.date_field import DateField
from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.forms import Field
from desktop.views.labels import remark
from desktop.views.notify import Notifier
from desktop.views.order_columns import waiting_columns
from desktop.views.place_choice import PlaceChoice
from desktop.views.placeholder import Placeholder
from desktop.views.rows_model import RowsModel
from desktop.views.side_form import SideForm
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_TABLE_HEIGHT = 28 * UNIT


@dataclass(frozen=True, slots=True)
class OrderServices:
    """The services that work orders are made with."""

    orders: MeterOrderService
    meters: MeterService
    customers: CustomerService


@dataclass(frozen=True, slots=True)
class _Offer:
    waiting: Sequence[Waiting]
    teams: Sequence[str]
    makers: Sequence[Maker]


class OrderMakeForm(SideForm):
    """Collects an order; everybody who waits at the place is ticked. `saved` carries the order."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, services: OrderServices, today: Callable[[], date]
    ) -> None:
        super().__init__(tasks, notifier)
        self._services, self._today = services, today
        self.place = PlaceChoice(tasks, services.customers, self)
        self.model: RowsModel[Waiting] = RowsModel(
            waiting_columns(), key=lambda row: row.customer_no, checkable=True
        )
        self.table = TableView(self.model, _nobody())
        self.table.setAccessibleName(tr("Who waits for a new meter"))
        self.table.setFixedHeight(_TABLE_HEIGHT)
        self.ticked = remark()
        self.team, self.planned = TextField(required=True), DateField(today)
        self.set_aside = CheckField(tr("issue a meter in stock for each"))
        self.maker = ChoiceField[str | None]([(None, tr("any"))])
        self._put_together()

    def begin(self) -> None:
        """Begin an order of those who wait."""
        with self.filling(tr("New work order")):
            self.team.clear()
            self.planned.set_value(self._today())
            self.set_aside.setChecked(False)
            self.place.choose("")
            self.model.show(())
        self.place.load()
        self._read()
        self.team.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        station, area = self.place.value()
        work = partial(_offer, self._services, station, area)
        self.tasks.run(self, work, self._show, latest="waiting")

    def _show(self, offer: _Offer) -> None:
        self.model.show(offer.waiting)
        self.model.check(row.customer_no for row in offer.waiting)
        self.maker.set_choices([(None, tr("any")), *((one.name, one.name) for one in offer.makers)])
        if not self.team.text() and len(offer.teams) == 1:
            self.team.setText(offer.teams[0])
            self.touched = False

    def _say_ticked(self) -> None:
        count = len(self.model.checked())
        self.ticked.setText(tr("ticked: {count}", count=f"{count:,}"))

    def _save(self) -> None:
        ticked = self.model.checked()
        chosen = tuple(row.customer_no for row in self.model.rows if row.customer_no in ticked)
        if not chosen:
            self.form.tell(self.team, tr("Nobody is ticked."))
            return
        station, area = self.place.value()
        draft = OrderDraft(
            self.team.text(),
            self.planned.value() or self._today(),
            self._today(),
            chosen,
            station,
            area,
            self.set_aside.isChecked(),
            self.maker.value(),
        )
        self.post(partial(_make, self._services.orders, draft))

    def _field_of(self, refusal: Refusal) -> Field | None:
        beside: dict[type[Refusal], Field] = {TeamMissing: self.team, StockTooSmall: self.maker}
        return beside.get(type(refusal))

    def _put_together(self) -> None:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(UNIT)
        for field in (self.place.station, self.place.area):
            inside.addWidget(field, 1)
        for part in (self.ticked, self.table, row):
            self.add_above_form(part)
        for label, asked in (
            (tr("Team"), self.team),
            (tr("Planned for"), self.planned),
            (tr("Meters"), self.set_aside),
            (tr("Of the maker"), self.maker),
        ):
            self.form.add(label, asked)
        self.place.changed.connect(self._read)
        self.model.checks_changed.connect(self._say_ticked)
        self.listen_for_enter()


def _nobody() -> Placeholder:
    return Placeholder("circle-check", tr("Nobody waits"), tr("Schedule conversions first."))


def _offer(services: OrderServices, station: str, area: str, _progress: Progress) -> _Offer:
    orders = services.orders
    return _Offer(orders.waiting(station, area), orders.teams(), services.meters.makers())


def _make(orders: MeterOrderService, draft: OrderDraft, _progress: Progress) -> MeterOrder:
    return orders.make(draft)
