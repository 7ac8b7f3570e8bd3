"""The desk of customers: all of them in one list, and everything about the one that is chosen."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.customers import CustomerFilter, CustomerLine
from desktop.services.bills import BillService
from desktop.services.customers import CustomerService
from desktop.services.payments import PaymentService
from desktop.services.settings import SettingsService
from desktop.views.bill_form import BillForm, IssuedBill, issued_words
from desktop.views.buttons import button, showing_keys
from desktop.views.customer_details import CustomerDetails
from desktop.views.customer_form import CustomerForm, SavedCustomer
from desktop.views.customer_payments import CustomerPayments
from desktop.views.customer_profile import Profile
from desktop.views.customers_columns import customer_columns, file_columns
from desktop.views.customers_filter import CustomersFilter
from desktop.views.file_chooser import FileChooser
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark
from desktop.views.list_export import ListExport, ListFile
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.receipt_papers import ReceiptPapers
from desktop.views.side_form import SideForm
from desktop.views.table_model import State
from desktop.views.tables import TableView
from desktop.views.tasks import TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

_MARGIN = 2 * UNIT
_NARROWEST_LIST, _NARROWEST_DETAILS = 45 * UNIT, 51 * UNIT


class CustomersPage(QWidget):
    """Lists, shows, makes and changes customers; `pay_requested` carries the number of who wants to pay."""

    pay_requested = Signal(str)

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        today: Callable[[], date],
        *,
        customers: CustomerService,
        bills: BillService,
        payments: PaymentService,
        settings: SettingsService,
        files: FileChooser,
        print_receipt: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._notifier = notifier
        self._today = today
        self._customers = customers
        self._chosen: int | None = None
        self._export = ListExport(tasks, notifier, settings, files)
        self.filter = CustomersFilter(tasks, customers)
        self.list = KeyedModel(customer_columns(today), partial(lines_of, customers), tasks)
        self.table = TableView(self.list, _nobody_yet())
        papers = ReceiptPapers(payments, settings)
        tab = CustomerPayments(tasks, notifier, payments, papers, print_receipt)
        self.details = CustomerDetails(tasks, customers, payments, today, tab)
        self.customer_form = CustomerForm(tasks, notifier, customers)
        self.bill_form = BillForm(tasks, notifier, bills, today)
        self._side = QStackedWidget()
        self._count = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.filter.text)

    def refresh(self) -> None:
        """Read the list and the details again, as of the business date that it is now."""
        self.filter.place.load()
        self._ask()
        self.details.refresh()

    def open_customer(self, customer_no: str) -> None:
        """Show one customer, also where the filter leaves it out of the list."""
        self._leave_form()
        self._choose(None)
        self.details.show_number(customer_no)
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def new_customer(self) -> None:
        """Begin a new customer."""
        self._side.setCurrentWidget(self.customer_form)
        self.customer_form.begin_new()

    def change_customer(self) -> None:
        """Begin to change the customer that is shown."""
        if (profile := self.details.profile) is not None:
            self._side.setCurrentWidget(self.customer_form)
            self.customer_form.begin_change(profile.line)

    def new_bill(self) -> None:
        """Begin a bill of the customer that is shown."""
        if (profile := self.details.profile) is not None:
            self._side.setCurrentWidget(self.bill_form)
            self.bill_form.begin(profile.account)

    def export(self) -> None:
        """Write the list, as it is filtered, to a file that the clerk names."""
        fetch = partial(lines_of, self._customers)
        listed = ListFile(tr("Customers"), file_columns(), self.list.keys, fetch, self._today())
        self._export.run(self, listed)

    def _ask(self) -> None:
        wanted = self.filter.value()
        self.table.set_empty(_nobody_yet() if wanted == CustomerFilter() else _nobody_matches())
        self.list.fill(self._tasks, partial(_keys, self._customers, wanted))

    def _say_count(self) -> None:
        if self.list.state is State.READY:
            self._count.setText(f"{len(self.list.keys):,}")

    def _choose(self, key: int | None) -> None:
        """Note whose details are shown, and go to its row without asking for them again."""
        self._chosen = key
        with QSignalBlocker(self.table):
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
            if key is not None:
                self.table.select_key(key)

    def _find_chosen(self) -> None:
        if self.table.currentIndex().isValid():
            return
        if self._chosen is not None:
            self._choose(self._chosen)
        elif len(self.list.keys) == 1:
            self.table.selectRow(0)

    def _go_to_list(self) -> None:
        if self.list.rowCount():
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, key: int | None) -> None:
        if key == self._chosen:
            return
        self._chosen = key
        form = self._side.currentWidget()
        if isinstance(form, SideForm) and not form.touched:
            self._leave_form()
        if key is None:
            self.details.show_nobody()
        else:
            self.details.show_key(key)

    def _follow(self, profile: Profile) -> None:
        if profile.key != self._chosen:
            self._choose(profile.key)

    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.details)

    def _back_to_list(self) -> None:
        self._leave_form()
        self._go_to_list()

    def _customer_saved(self, saved: SavedCustomer) -> None:
        self._notifier.info(tr("{name} is saved.", name=saved.line.name))
        self._leave_form()
        self._choose(saved.key)
        self.details.show_key(saved.key)
        self.filter.place.load()
        self._ask()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bill_saved(self, issued: IssuedBill) -> None:
        self._notifier.info(issued_words(issued))
        self._back_to_list()
        self.list.refresh()
        self.details.refresh()

    def _listen(self) -> None:
        self.filter.changed.connect(self._ask)
        self.filter.text.done.connect(self._go_to_list)
        self.list.state_changed.connect(self._say_count)
        self.list.modelReset.connect(self._find_chosen)
        self.details.shown.connect(self._follow)
        self.table.went_to.connect(self._show)
        self.table.opened.connect(lambda _: self.details.setFocus(Qt.FocusReason.OtherFocusReason))
        self.details.pay_requested.connect(self.pay_requested)
        self.details.bill_requested.connect(self.new_bill)
        self.details.edit_requested.connect(self.change_customer)
        self.customer_form.saved.connect(self._customer_saved)
        self.bill_form.saved.connect(self._bill_saved)
        for form in (self.customer_form, self.bill_form):
            form.left.connect(self._back_to_list)
        again = QShortcut(QKeySequence(Qt.Key.Key_F5), self, self.refresh)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _lay_out(self) -> None:
        for widget in (self.details, self.customer_form, self.bill_form):
            self._side.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        column.setSpacing(UNIT)
        column.addLayout(self._top())
        column.addWidget(self.filter)
        column.addWidget(self._middle(), 1)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(UNIT)
        row.addWidget(heading(tr("Customers"), times=1.3))
        row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignBottom)
        row.addSpacing(UNIT)
        row.addWidget(self.filter.text, 1)
        export = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        make = button(tr("New customer"), self.new_customer, icon_name="plus", shortcut="Ctrl+N")
        for act in (export, make):
            row.addWidget(showing_keys(act))
        return row

    def _middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        for widget, narrowest in ((self.table, _NARROWEST_LIST), (self._side, _NARROWEST_DETAILS)):
            widget.setMinimumWidth(narrowest)
            middle.addWidget(widget)
        middle.setSizes([604, 468])
        return middle

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()


def lines_of(customers: CustomerService, keys: Sequence[int]) -> Mapping[int, CustomerLine]:
    """Read these customers, by row key."""
    return dict(zip(keys, customers.lines(keys), strict=True))


def _keys(customers: CustomerService, wanted: CustomerFilter, _progress: object) -> Sequence[int]:
    return customers.keys(wanted)


def _nobody_yet() -> Placeholder:
    hint = tr("Import a file of customers, or make one with Ctrl+N.")
    return Placeholder("users", tr("There are no customers yet"), hint)


def _nobody_matches() -> Placeholder:
    hint = tr("Take a part of the filter away, or all of it with Ctrl+Shift+F.")
    return Placeholder("filter", tr("Nobody matches"), hint)
