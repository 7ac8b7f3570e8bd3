"""Work orders for changing meters: made, printed, answered line by line or by a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.meter_orders import (
    MeterOrder,
    OrderFilter,
    OrderLine,
    OrderPaper,
    OrderRow,
    OrderState,
    ResultsOutcome,
)
from desktop.services.meter_orders import MeterOrderService
from desktop.views.buttons import button, primary_button, showing_keys
from desktop.views.customers_filter import FilterText
from desktop.views.fields import ChoiceField
from desktop.views.file_chooser import FileKind
from desktop.views.keyed_model import KeyedModel
from desktop.views.order_card import OrderCard
from desktop.views.order_columns import order_columns
from desktop.views.order_forms import OrderCancelForm, OrderResultForm
from desktop.views.order_make_form import OrderMakeForm, OrderServices
from desktop.views.order_results import OrderResults, outcome_text
from desktop.views.pausing_filter import PausingFilter
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.sided_list import SidedList
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import Progress
from desktop.views.theme import UNIT
from desktop.views.writing_desk import WritingDesk
from desktop.views.written_file import open_file, show_folder
from desktop.wording import tr
from desktop.wording.meters import order_state_text

_SIDE_WIDTH = 56 * UNIT


class OrderFilterRow(PausingFilter):
    """Which orders the list shows; `changed` comes once the clerk has paused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = FilterText(tr("Filter this list"))
        states = [(state, order_state_text(state)) for state in OrderState]
        self.state = ChoiceField[OrderState | None]([(None, tr("All states")), *states])
        self.state.setAccessibleName(tr("State"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        row.addWidget(self.text, 3)
        row.addWidget(self.state, 1)
        self.text.textChanged.connect(self._pause.start)
        self.state.edited.connect(self._pause.start)

    def value(self) -> OrderFilter:
        """Return the filter."""
        return OrderFilter(self.text.text(), self.state.value())


class OrderTab(SidedList):
    """Lists work orders beside the one that is chosen, or a form."""

    def __init__(self, desk: WritingDesk, services: OrderServices, parent: QWidget | None = None) -> None:
        orders = services.orders
        self.list: KeyedModel[str, OrderRow] = KeyedModel(order_columns(), orders.lines, desk.tasks)
        super().__init__(TableView(self.list, _no_orders()), parent)
        self._desk, self._orders = desk, orders
        self._sought = ""
        self.filter = OrderFilterRow()
        self.table.setAccessibleName(tr("Work orders"))
        self.card = OrderCard()
        self.make_form = OrderMakeForm(desk.tasks, desk.notifier, services, desk.today)
        self.result_form = OrderResultForm(desk.tasks, desk.notifier, orders, desk.today)
        self.cancel_form = OrderCancelForm(desk.tasks, desk.notifier, orders, desk.today)
        self.results = OrderResults(desk.tasks, orders, desk.today)
        self._lay_out()
        self._listen()

    def refresh(self) -> None:
        """Read the list again."""
        self.list.fill(self._desk.tasks, partial(_keys, self._orders, self.filter.value()))

    def look_up(self) -> None:
        """Ask for the customer of the line that is chosen."""
        line: OrderLine | None = self.card.table.current_row()
        if line:
            self.customer_asked.emit(line.customer_no)

    def make(self) -> None:
        """Begin a new order."""
        self.side.setCurrentWidget(self.make_form)
        self.make_form.begin()

    def take_results(self) -> None:
        """Ask for a file of results and check it."""
        kinds = (FileKind(tr("Tables"), (".xlsx", ".csv", ".xls")),)
        file = self._desk.files.open(self, tr("Results of work orders"), kinds)
        if file:
            self.side.setCurrentWidget(self.results)
            self.results.begin(file)

    def print_order(self, number: str) -> None:
        """Ask where, and write an order's paper."""
        kinds = (FileKind(tr("Paper"), (".pdf",)),)
        file = self._desk.files.save(self, tr("Print order"), f"{number}.pdf", kinds)
        if file:
            done = partial(self._printed, file)
            self._desk.tasks.run(self, partial(_print, self._orders, number, file), done, lane="write")

    def write_template(self, number: str) -> None:
        """Ask where, and write the workbook that the team fills in."""
        kinds = (FileKind(tr("Workbook"), (".xlsx",)),)
        name = f"{number} {tr('Results')}.xlsx"
        self._desk.write(self, tr("Results form"), name, kinds, partial(_template, self._orders, number))

    def _printed(self, file: Path, paper: OrderPaper) -> None:
        words = tr("{file} is written.", file=file.name)
        again = tr("Reprint {count}", count=paper.copy) if paper.copy else ""
        said = " ".join(filter(None, (words, again)))
        self._desk.notifier.info(said, [open_file(file), show_folder(file)])
        self._show()

    def _show(self, _key: object = None) -> None:
        index = self.table.currentIndex()
        if not index.isValid():
            self.rest(self._nobody)
            return
        work = partial(_get, self._orders, self.list.key_at(index.row()))
        self._desk.tasks.run(self, work, self._show_order, latest="order")

    def _show_order(self, order: MeterOrder) -> None:
        self.card.show_order(order)
        self.rest(self.card)

    def _left(self) -> None:
        self.side.setCurrentWidget(self.card if self.card.order else self._nobody)
        self._show()
        self.table.setFocus()

    def _changed(self, order: MeterOrder) -> None:
        self.list.refresh()
        self.side.setCurrentWidget(self.card)
        self.card.show_order(order)
        self.card.table.setFocus()

    def _made(self, order: MeterOrder) -> None:
        facts = {"number": order.number, "count": f"{len(order.lines):,}"}
        self._desk.notifier.info(tr("Work order {number} is made; lines: {count}.", **facts))
        self._sought = order.number
        self.side.setCurrentWidget(self.card)
        self.card.show_order(order)
        self.refresh()

    def _answered(self, order: MeterOrder) -> None:
        self._desk.notifier.info(tr("The result is entered."))
        self._changed(order)

    def _cancelled(self, order: MeterOrder) -> None:
        self._desk.notifier.info(tr("Work order {number} is cancelled.", number=order.number))
        self._changed(order)

    def _entered(self, told: ResultsOutcome) -> None:
        self._desk.notifier.info(tr("Results entered. {counts}", counts=outcome_text(told)))
        self.list.refresh()
        self._left()

    def _begin_result(self, order: MeterOrder, line: OrderLine) -> None:
        self.side.setCurrentWidget(self.result_form)
        self.result_form.begin(order, line)

    def _begin_cancel(self, order: MeterOrder) -> None:
        self.side.setCurrentWidget(self.cancel_form)
        self.cancel_form.begin(order)

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self.count.setText(tr("Work orders: {count}", count=f"{self.list.rowCount():,}"))
            everything = self.filter.value() == OrderFilter()
            self.table.set_empty(_no_orders() if everything else _nothing_matches())
            if self._sought and self.table.select_key(self._sought):
                self._sought = ""
            self.table.choose_first()

    def _listen(self) -> None:
        self.filter.changed.connect(self.refresh)
        self.filter.text.done.connect(self.table.setFocus)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.card.table.setFocus())
        self.list.dataChanged.connect(self._show)
        self.list.modelReset.connect(self._show)
        self.list.state_changed.connect(self._say_count)
        self.card.result_asked.connect(self._begin_result)
        self.card.cancel_asked.connect(self._begin_cancel)
        self.card.print_asked.connect(self.print_order)
        self.card.template_asked.connect(self.write_template)
        self.make_form.saved.connect(self._made)
        self.result_form.saved.connect(self._answered)
        self.cancel_form.saved.connect(self._cancelled)
        self.results.entered.connect(self._entered)
        for page in (self.make_form, self.result_form, self.cancel_form, self.results):
            page.left.connect(self._left)
        self.listen_for((("F5", self.refresh), ("Ctrl+L", self.look_up)))

    def _lay_out(self) -> None:
        hint = tr("Choose one to see its lines.")
        self._nobody = PlaceholderPage(Placeholder("list-checks", tr("No order is chosen"), hint))
        self.resting = self._nobody, self.card
        forms = (self.make_form, self.result_form, self.cancel_form, self.results)
        self.put_together(self._top(), self.filter, (self._nobody, self.card, *forms), side_width=_SIDE_WIDTH)

    def _top(self) -> QHBoxLayout:
        made = primary_button(tr("New work order"), self.make, icon_name="plus", shortcut="Ctrl+N")
        taken = button(tr("Take results…"), self.take_results, icon_name="file-up", shortcut="Ctrl+O")
        return self.acts(showing_keys(taken), showing_keys(made))


def _no_orders() -> Placeholder:
    return Placeholder("list-checks", tr("There are no work orders"), tr("Make one with Ctrl+N."))


def _nothing_matches() -> Placeholder:
    return Placeholder("filter", tr("No work order matches"), tr("Take a part of the filter away."))


def _keys(orders: MeterOrderService, wanted: OrderFilter, _progress: Progress) -> Sequence[str]:
    return orders.keys(wanted)


def _get(orders: MeterOrderService, number: str, _progress: Progress) -> MeterOrder:
    return orders.get(number)


def _print(orders: MeterOrderService, number: str, file: Path, _progress: Progress) -> OrderPaper:
    return orders.print(number, file)


def _template(orders: MeterOrderService, number: str, file: Path, _progress: Progress) -> Path:
    return orders.write_template(number, file)
