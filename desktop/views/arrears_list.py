"""Who is in arrears: filter, ageing and list follow one another; who is ticked gets a notice."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.arrears import Debtor, DebtorFilter, within_heap
from desktop.services.arrears import ArrearsService
from desktop.services.customers import CustomerService
from desktop.views.ageing_view import AgeingView
from desktop.views.arrears_columns import debtor_columns
from desktop.views.arrears_filter import ArrearsFilter
from desktop.views.arrears_source import ArrearsSource, read_ageing, read_keys
from desktop.views.buttons import button, icon_button, primary_button, showing_keys
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark
from desktop.views.placeholder import Placeholder
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 2 * UNIT


class ArrearsList(QWidget):
    """Lists debtors; tells what the clerk wants done with them.

    `pay_requested` and `customer_requested` carry a customer number.
    """

    notices_requested = Signal()
    export_requested = Signal()
    customer_requested = Signal(str)
    pay_requested = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        arrears: ArrearsService,
        customers: CustomerService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._arrears = arrears
        self._source = ArrearsSource(arrears, today())
        self._making = False
        self.filter = ArrearsFilter(tasks, customers, today)
        self.ageing = AgeingView()
        self.list = KeyedModel(debtor_columns(), self._source.fetch, tasks, checkable=True)
        self.table = TableView(self.list, _nobody(self.wanted()))
        self._count = remark()
        self._lay_out()
        self._listen()
        self._say_count()
        self.setFocusProxy(self.table)

    @property
    def count_words(self) -> str:
        """How many are listed, and how many of them are ticked."""
        return self._count.text()

    def refresh(self) -> None:
        """Read the ageing and the list again, as of the business date that it is now."""
        self.filter.follow_business_date()
        self.filter.place.load()
        self._ask_both()

    def wanted(self) -> DebtorFilter:
        """Return who is listed: the filter, within the heap that is chosen."""
        wanted, heap = self.filter.value(), self.ageing.chosen
        return within_heap(wanted, heap) if heap else wanted

    def ticked(self) -> list[int]:
        """Return the row keys of those ticked, in the order shown."""
        ticked = self.list.checked()
        return [key for key in self.list.keys if key in ticked]

    def tick_all(self) -> None:
        """Tick every customer of the list, also those that are not in sight."""
        self.list.check(self.list.keys)

    def tick_none(self) -> None:
        """Untick every customer."""
        self.list.check(())

    def set_making(self, *, making: bool) -> None:
        """Offer no second run while notices are being made."""
        self._making = making
        self._say_count()

    def _ask_both(self) -> None:
        wanted = self.filter.value()
        work = partial(read_ageing, self._arrears, wanted)
        self._tasks.run(self, work, self.ageing.show_ageing, failed=self._no_ageing, latest="ageing")
        self._ask()

    def _ask(self) -> None:
        wanted = self.wanted()
        self._source.on = wanted.on
        self.table.set_empty(_nobody(wanted))
        self.list.fill(self._tasks, partial(read_keys, self._arrears, wanted))

    def _no_ageing(self, error: Exception) -> None:
        self.ageing.show_nothing()
        self._tasks.tell(error)

    def _choose_heap(self, heap: str) -> None:
        if heap == "not_due":
            self.filter.let_all_in()
        self._ask()

    def _filter_changed(self) -> None:
        if self.ageing.chosen == "not_due" and self.filter.value().overdue:
            self.ageing.choose("")
        self._ask_both()

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            listed, ticked = f"{len(self.list.keys):,}", f"{len(self.list.checked()):,}"
            self._count.setText(tr("{count}, ticked: {ticked}", count=listed, ticked=ticked))
        self._print.setEnabled(bool(self.list.checked()) and not self._making)
        for act in (self._tick, self._untick, self._export):
            act.setEnabled(bool(self.list.keys))
        self._pay.setEnabled(self.table.currentIndex().isValid())

    def _current(self, told: Callable[[str], object]) -> None:
        debtor: Debtor | None = self.table.current_row()
        if debtor is not None:
            told(debtor.customer_no)

    def _listen(self) -> None:
        self.filter.changed.connect(self._filter_changed)
        self.ageing.heap_chosen.connect(self._choose_heap)
        self.list.state_changed.connect(self._say_count)
        self.list.checks_changed.connect(self._say_count)
        self.table.went_to.connect(lambda _: self._say_count())
        self.table.opened.connect(lambda _: self._current(self.customer_requested.emit))
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.filter)
        column.addWidget(self.ageing)
        column.addWidget(self.table, 1)

    def _top(self) -> QHBoxLayout:
        self._tick = button(tr("Tick all"), self.tick_all, shortcut="Ctrl+T")
        self._untick = button(tr("Untick"), self.tick_none, shortcut="Ctrl+Shift+T")
        self._export = icon_button(
            "download", tr("Export the list"), self.export_requested.emit, shortcut="Ctrl+E"
        )
        self._pay = button(tr("Take payment"), self._ask_to_pay, shortcut="F9")
        self._print = primary_button(
            tr("Print notices"), self.notices_requested.emit, icon_name="printer", shortcut="Ctrl+P"
        )
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Arrears"), times=1.3))
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(UNIT)
        for act in (self._tick, self._untick):
            row.addWidget(act)
        row.addStretch(1)
        row.addWidget(self._export)
        for act in (self._pay, self._print):
            row.addWidget(showing_keys(act))
        return row

    def _ask_to_pay(self) -> None:
        self._current(self.pay_requested.emit)


def _nobody(wanted: DebtorFilter) -> Placeholder:
    everywhere = DebtorFilter(wanted.on, overdue=wanted.overdue, by_debt=wanted.by_debt)
    if wanted != everywhere:
        return Placeholder("filter", tr("Nobody here"), tr("Take a part of the filter away."))
    title = tr("Nobody is overdue") if wanted.overdue else tr("Nobody owes anything")
    return Placeholder("circle-check", title, tr("As of {day}", day=wanted.on.isoformat()))
