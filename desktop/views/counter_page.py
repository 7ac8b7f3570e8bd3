"""The counter: the takings of the day while nobody stands there, and the customer who does."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from desktop.domain.payments import Receipt
from desktop.views.business_day import BusinessDay
from desktop.views.counter_sheet import CustomerSheet
from desktop.views.counter_till import Till
from desktop.views.notify import Notifier
from desktop.views.receipt_papers import ReceiptPapers
from desktop.views.search import CustomerSearch
from desktop.views.takings_sheet import TakingsSheet
from desktop.views.tasks import TaskRunner

if TYPE_CHECKING:
    from desktop.services.payments import PaymentService
    from desktop.services.settings import SettingsService


class CounterPage(QWidget):
    """Takes payments; `search` is where the next customer is typed, and gets the keyboard in between."""

    def __init__(
        self,
        payments: "PaymentService",
        settings: "SettingsService",
        tasks: TaskRunner,
        notifier: Notifier,
        day: BusinessDay,
        search: CustomerSearch,
        *,
        clerk: str,
        memory: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        papers = ReceiptPapers(payments, settings)
        till = Till(payments, papers, tasks, notifier, day, clerk, memory)
        self._search = search
        self._notifier = notifier
        self.takings = TakingsSheet(till)
        self.customer = CustomerSheet(till)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.takings)
        self._stack.addWidget(self.customer)
        self.setFocusProxy(search)
        self.takings.left.connect(self._await_next)
        self.customer.left.connect(self.let_go)
        self.customer.posted.connect(self._finish)
        day.changed.connect(self._read_again)
        search.went_down.connect(self._go_down)

    @property
    def serving(self) -> str:
        """The number of the customer at the counter, or nothing."""
        return self.customer.customer_no

    def serve(self, customer_no: str) -> None:
        """Call a customer to the counter."""
        self._notifier.clear()
        self._stack.setCurrentWidget(self.customer)
        self.setFocusProxy(self.customer)
        self.customer.call(customer_no)

    def let_go(self) -> None:
        """Let the customer go, and be ready for the next."""
        self.customer.dismiss()
        self._stack.setCurrentWidget(self.takings)
        self.setFocusProxy(self._search)
        self._await_next()

    def _finish(self, receipt: Receipt) -> None:
        self.takings.take_in(receipt, to_print=self.customer.panel.to_print)
        if receipt.customer_no == self.serving:
            self.let_go()

    def _await_next(self) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        if self.isVisible():
            below = self.customer.bills if self.serving else self.takings.table
            below.setFocus(Qt.FocusReason.TabFocusReason)

    def _read_again(self) -> None:
        if self.isVisible():
            self.takings.read_again()
            self.customer.read_again()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_again()
