"""The desk of customers: all of them in one list, and everything about the one that is chosen."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.customers import CustomerFilter
from desktop.services.bills import BillService
from desktop.services.customers import CustomerService
from desktop.services.payments import PaymentService
from desktop.services.settings import SettingsService
from desktop.views.act_desk import ActDesk
from desktop.views.bill_form import BillForm, IssuedBill, issued_words
from desktop.views.buttons import button, showing_keys
from desktop.views.customer_acts import CustomerActs
from desktop.views.customer_bars import CustomerBars
from desktop.views.customer_details import CustomerDetails
from desktop.views.customer_form import CustomerForm, SavedCustomer
from desktop.views.customer_payments import CustomerPayments
from desktop.views.customer_profile import Profile, ProfileSource
from desktop.views.customers_columns import customer_columns, file_columns
from desktop.views.customers_filter import CustomersFilter
from desktop.views.customers_source import keys_of, lines_of, nobody_matches, nobody_yet
from desktop.views.file_chooser import FileChooser
from desktop.views.key_acts import act_by_keys
from desktop.views.keyed_model import KeyedModel
from desktop.views.labels import heading, remark
from desktop.views.list_export import ListExport, ListFile
from desktop.views.low_balance_view import LowBalanceView
from desktop.views.notify import Notifier
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
        acts: ActDesk,
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
        self.table = TableView(self.list, nobody_yet())
        tab = CustomerPayments(tasks, notifier, payments, ReceiptPapers(payments, settings), print_receipt)
        source = ProfileSource(customers, payments, acts.recovery)
        self.details = CustomerDetails(tasks, source, today, tab, CustomerBars(acts.may))
        self.customer_form = CustomerForm(tasks, notifier, customers)
        self.bill_form = BillForm(tasks, notifier, bills, today)
        self.low = LowBalanceView(acts)
        self._lists, self._side = QStackedWidget(), QStackedWidget()
        for page in (self.details, self.customer_form, self.bill_form):
            self._side.addWidget(page)
        self.acts = CustomerActs(acts, files, self._side, self.details)
        self._count = remark()
        self._lay_out()
        self._listen()
        self.setFocusProxy(self.filter.text)

    def refresh(self) -> None:
        """Read the list and the details again, as of the business date that it is now."""
        self.filter.place.load()
        self._ask()
        if self.low.isVisible():
            self.low.ask()
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

    def show_low(self) -> None:
        """List the low balances, if they are not listed already."""
        if not self._low.isChecked():
            self._low.click()

    def turn_low(self) -> None:
        """List the low balances, or everybody again."""
        low = self._low.isChecked()
        self._lists.setCurrentWidget(self.low if low else self.table)
        self.filter.setVisible(not low)
        self.filter.text.setEnabled(not low)
        self._say_count()
        (self.low if low else self.filter.text).setFocus(Qt.FocusReason.OtherFocusReason)

    def export(self) -> None:
        """Write the list in sight, as it is filtered, to a file that the clerk names."""
        if self.low.isVisible():
            self._export.run(self, self.low.file(self._today()))
            return
        fetch = partial(lines_of, self._customers)
        listed = ListFile(tr("Customers"), file_columns(), self.list.keys, fetch, self._today())
        self._export.run(self, listed)

    def _ask(self) -> None:
        wanted = self.filter.value()
        self.table.set_empty(nobody_yet() if wanted == CustomerFilter() else nobody_matches())
        self.list.fill(self._tasks, partial(keys_of, self._customers, wanted))

    def _say_count(self) -> None:
        if self._lists.currentWidget() is self.low:
            self._count.setText(f"{self.low.model.rowCount():,}")
        elif self.list.state is State.READY:
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
        self._leave_untouched()
        if key is None:
            self.details.show_nobody()
        else:
            self.details.show_key(key)

    def _show_number(self, customer_no: str | None) -> None:
        if customer_no is not None:
            self._leave_untouched()
            self.details.show_number(customer_no)

    def _follow(self, profile: Profile) -> None:
        if profile.key != self._chosen:
            self._choose(profile.key)

    def _leave_untouched(self) -> None:
        form = self._side.currentWidget()
        if not isinstance(form, SideForm) or not form.touched:
            self._leave_form()

    def _leave_form(self) -> None:
        self._side.setCurrentWidget(self.details)

    def _back_to_list(self) -> None:
        self._leave_form()
        self._go_to_list()

    def _back_to_details(self) -> None:
        self._leave_form()
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def _act_done(self) -> None:
        self._back_to_details()
        self.list.refresh()
        self.details.refresh()
        if self.low.isVisible():
            self.low.ask()

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
        self.low.count_changed.connect(self._say_count)
        self.low.table.went_to.connect(self._show_number)
        self.low.table.opened.connect(lambda _: self.details.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.opened.connect(lambda _: self.details.setFocus(Qt.FocusReason.OtherFocusReason))
        self.details.pay_requested.connect(self.pay_requested)
        self.details.bill_requested.connect(self.new_bill)
        self.details.edit_requested.connect(self.change_customer)
        self.customer_form.saved.connect(self._customer_saved)
        self.bill_form.saved.connect(self._bill_saved)
        for form in (self.customer_form, self.bill_form):
            form.left.connect(self._back_to_list)
        self.acts.left.connect(self._back_to_details)
        self.acts.done.connect(self._act_done)
        act_by_keys(self, ("F5", self.refresh))

    def _lay_out(self) -> None:
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
        self._low = button(tr("Low balances"), self.turn_low, shortcut="Ctrl+L")
        self._low.setCheckable(True)
        export = button(tr("Export…"), self.export, icon_name="download", shortcut="Ctrl+E")
        make = button(tr("New customer"), self.new_customer, icon_name="plus", shortcut="Ctrl+N")
        for act in (self._low, showing_keys(export), showing_keys(make)):
            row.addWidget(act)
        return row

    def _middle(self) -> QSplitter:
        middle = QSplitter(Qt.Orientation.Horizontal)
        middle.setChildrenCollapsible(False)
        middle.setHandleWidth(1)
        for listed in (self.table, self.low):
            self._lists.addWidget(listed)
        for widget, narrowest in ((self._lists, _NARROWEST_LIST), (self._side, _NARROWEST_DETAILS)):
            widget.setMinimumWidth(narrowest)
            middle.addWidget(widget)
        middle.setSizes([604, 468])
        return middle

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
