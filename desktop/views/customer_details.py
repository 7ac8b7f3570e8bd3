"""The details of one customer, beside the list: who it is, how it stands, bills, payments, ledger."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QTabWidget, QVBoxLayout, QWidget

from desktop.domain.payments import BillView
from desktop.services.customers import CustomerService
from desktop.views.buttons import button, primary_button, showing_keys, with_shortcut
from desktop.views.customer_bars import CustomerBars
from desktop.views.customer_details_columns import LedgerLine, bill_columns, ledger_columns, ledger_lines
from desktop.views.customer_details_tab import CustomerTab
from desktop.views.customer_head import ProfileHead
from desktop.views.customer_payments import CustomerPayments
from desktop.views.customer_profile import Profile, ProfileSource, read_profile, read_profile_of
from desktop.views.placeholder import Placeholder, PlaceholderPage
from desktop.views.rows_model import RowsModel
from desktop.views.tables import TableView
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.wording import tr

Work = Callable[[Progress], Profile]


class CustomerDetails(QWidget):
    """Shows one customer, read in the background; asks for what a clerk may do with it next."""

    pay_requested = Signal(str)
    bill_requested = Signal()
    edit_requested = Signal()
    act_requested = Signal(object)
    shown = Signal(object)

    def __init__(
        self,
        tasks: TaskRunner,
        source: ProfileSource,
        today: Callable[[], date],
        payments_tab: CustomerPayments,
        bars: CustomerBars,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._source = source
        self._today = today
        self._profile: Profile | None = None
        self._again: Callable[[], None] | None = None
        self._asked: Work | None = None
        self.head = ProfileHead()
        self.bills = RowsModel(bill_columns(), lambda bill: bill.bill_no)
        self.bill_table = TableView(self.bills, Placeholder("file-text", tr("No bills yet")))
        self.payments_tab = payments_tab
        self.ledger_tab = _ledger_tab(tasks, source.customers)
        self.bars = bars
        self.tabs = QTabWidget(documentMode=True)
        self._blank = PlaceholderPage(_nobody())
        self._lay_out()

    @property
    def profile(self) -> Profile | None:
        """The customer shown, or None while there is none or another one is on the way."""
        return self._profile

    @property
    def chosen_bill(self) -> BillView | None:
        """The bill that the keyboard stands on."""
        return self.bill_table.current_row()

    @property
    def chosen_entry(self) -> LedgerLine | None:
        """The entry of the ledger that the keyboard stands on."""
        return self.ledger_tab.view.current_row()

    @property
    def chosen_number(self) -> str:
        """The number of the posting chosen in the payments or in the ledger, whichever is in sight."""
        if self.tabs.currentWidget() is self.ledger_tab:
            return self.chosen_entry.entry.number if self.chosen_entry else ""
        taking = self.payments_tab.chosen()
        return taking.receipt_no if taking else ""

    def show_key(self, key: int) -> None:
        """Show the customer of a row key."""
        work = partial(read_profile, self._source, key, self._today())
        self._read(work, again=partial(self.show_key, key))

    def show_number(self, customer_no: str) -> None:
        """Show the customer of a number."""
        work = partial(read_profile_of, self._source, customer_no, self._today())
        self._read(work, again=partial(self.show_number, customer_no))

    def show_nobody(self) -> None:
        """Show that no customer is chosen."""
        self._forget()
        self._blank.say(_nobody())
        self._stack.setCurrentWidget(self._blank)

    def refresh(self) -> None:
        """Read the customer again, as of the business date that it is now."""
        if self._again is not None:
            self._again()

    def _read(self, work: Work, *, again: Callable[[], None]) -> None:
        self._forget()
        self._again, self._asked = again, work
        self._tasks.run(self, work, partial(self._show, work), failed=self._fail, latest="details")

    def _show(self, work: Work, profile: Profile) -> None:
        if work is not self._asked:
            return
        self._profile = profile
        self.head.show_profile(profile)
        self.bills.show(profile.account.bills[::-1])
        self.payments_tab.show_customer(profile.line.customer_no)
        self.ledger_tab.show_customer(profile.line.customer_no)
        self._enable_acts()
        self._stack.setCurrentWidget(self._whole)
        self.shown.emit(profile)

    def _fail(self, error: Exception) -> None:
        self._blank.say(
            Placeholder("triangle-alert", tr("This could not be read."), tr("Press F5 to try once more."))
        )
        self._stack.setCurrentWidget(self._blank)
        self._tasks.tell(error)

    def _forget(self) -> None:
        self._profile = None
        self._again = self._asked = None
        self._enable_acts()

    def _enable_acts(self) -> None:
        for act in self._acts:
            act.setEnabled(self._profile is not None)
        self._offer()

    def _offer(self) -> None:
        entry = self.chosen_entry.entry if self.chosen_entry else None
        account = self._profile.account if self._profile else None
        self.bars.offer(account, self.chosen_bill, self.payments_tab.chosen(), entry)

    def _pay(self) -> None:
        if self._profile is not None:
            self.pay_requested.emit(self._profile.line.customer_no)

    def _lay_out(self) -> None:
        self._acts = (
            primary_button(tr("Take payment"), self._pay, shortcut="F9"),
            button(tr("New bill"), self.bill_requested.emit, shortcut="F7"),
            button(tr("Edit"), self.edit_requested.emit, shortcut="F2"),
        )
        self._whole = QWidget()
        column = QVBoxLayout(self._whole)
        column.setContentsMargins(2 * UNIT, 0, 0, 0)
        column.setSpacing(UNIT)
        column.addWidget(self.head)
        acts = QHBoxLayout()
        acts.setSpacing(UNIT)
        for act in self._acts:
            acts.addWidget(showing_keys(act))
        acts.addStretch(1)
        column.addLayout(acts)
        column.addWidget(self.bars.customer)
        column.addWidget(self.tabs, 1)
        self._fill_tabs()
        self._listen_to_bars()
        self.tabs.setCornerWidget(self.payments_tab.acts)
        self.tabs.currentChanged.connect(self._offer_receipts)
        self._offer_receipts()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._blank)
        self._stack.addWidget(self._whole)
        self.setFocusProxy(self.tabs)
        self._enable_acts()

    def _bill_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.bars.bill)
        column.addWidget(self.bill_table)
        page.setFocusProxy(self.bill_table)
        return page

    def _listen_to_bars(self) -> None:
        self.payments_tab.add_above(self.bars.payment)
        self.ledger_tab.add_above(self.bars.entry)
        for bar in self.bars.all():
            bar.asked.connect(self.act_requested)
        for table in (self.bill_table, self.payments_tab.view, self.ledger_tab.view):
            table.went_to.connect(lambda _: self._offer())
        for model in (self.bills, self.payments_tab.model, self.ledger_tab.model):
            model.state_changed.connect(self._offer)

    def _fill_tabs(self) -> None:
        pages: tuple[tuple[QWidget, str], ...] = (
            (self._bill_page(), tr("Bills")),
            (self.payments_tab, tr("Payments")),
            (self.ledger_tab, tr("Ledger")),
        )
        for at, (page, title) in enumerate(pages):
            self.tabs.addTab(page, title)
            keys = f"Alt+{at + 1}"
            self.tabs.setTabToolTip(at, with_shortcut(title, keys))
            QShortcut(QKeySequence(keys), self._whole, partial(self._go_to_tab, page))

    def _offer_receipts(self) -> None:
        self.payments_tab.acts.setVisible(self.tabs.currentWidget() is self.payments_tab)

    def _go_to_tab(self, page: QWidget) -> None:
        self.tabs.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        table = page.focusProxy()
        if isinstance(table, TableView) and not table.currentIndex().isValid():
            table.selectRow(0)


def _ledger_tab(tasks: TaskRunner, customers: CustomerService) -> CustomerTab:
    model = RowsModel(ledger_columns(), lambda line: line.entry.seq)
    empty = Placeholder("history", tr("Nothing has been posted yet"))
    return CustomerTab(tasks, model, empty, lambda number: ledger_lines(customers.journal(number)))


def _nobody() -> Placeholder:
    return Placeholder(
        "user", tr("Nobody is chosen"), tr("Choose a customer in the list to see its account.")
    )
