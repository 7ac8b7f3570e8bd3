"""The counter: the takings of the day while nobody stands there, the customer who does, and the shift."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from desktop.domain.errors import Refusal
from desktop.domain.payments import Receipt
from desktop.domain.rights import Right
from desktop.views.business_day import BusinessDay
from desktop.views.counter_services import CounterServices
from desktop.views.counter_till import Till
from desktop.views.message_bar import Action
from desktop.views.notify import Notifier
from desktop.views.search import CustomerSearch
from desktop.views.second_person import SecondPerson
from desktop.views.shift_bar import SHIFT_KEY
from desktop.views.takings_sheet import TakingsSheet
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.theme import UNIT
from desktop.views.unfinished_bar import UnfinishedBar
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.requests import Unfinished
    from desktop.views.counter_sheet import CustomerSheet
    from desktop.views.shift_page import ShiftPage


class CounterPage(QWidget):
    """Takes payments; `search` is where the next customer is typed, and gets the keyboard in between.

    `part_made` carries a part that was made after the page itself, when it was first wanted; `topup_asked`
    the number of a prepaid customer, and a top-up that a crash left open, or None.
    """

    part_made = Signal(QWidget)
    topup_asked = Signal(str, object)

    def __init__(
        self,
        services: CounterServices,
        tasks: TaskRunner,
        notifier: Notifier,
        day: BusinessDay,
        search: CustomerSearch,
        *,
        memory: QSettings,
        second: SecondPerson | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._till = Till(services, tasks, notifier, day, memory, second)
        self._search = search
        self._asks_unfinished = services.may(Right.PAY) and not services.read_only
        self._wants_another = False
        self._customer: CustomerSheet | None = None
        self._shift: ShiftPage | None = None
        self.takings = TakingsSheet(self._till)
        self.unfinished = UnfinishedBar()
        self._lay_out()
        self._listen()

    @property
    def serving(self) -> str:
        """The number of the customer at the counter, or nothing."""
        return self._customer.customer_no if self._customer else ""

    @property
    def customer(self) -> "CustomerSheet":
        """Where a customer is served, made when the first one is called."""
        if self._customer is None:
            from desktop.views.counter_sheet import CustomerSheet

            self._customer = CustomerSheet(self._till)
            self._customer.left.connect(self.let_go)
            self._customer.posted.connect(self._finish)
            self._customer.shift_needed.connect(self._want_shift)
            self._customer.topup_asked.connect(self._top_up)
            self._customer.another_asked.connect(self.ask_for_another)
            self._stack.addWidget(self._customer)
            self.part_made.emit(self._customer)
        return self._customer

    @property
    def shift(self) -> "ShiftPage":
        """The shift's page, which is made when it is first asked for."""
        if self._shift is None:
            from desktop.views.shift_page import ShiftPage

            self._shift = ShiftPage(self._till)
            self._shift.left.connect(self._leave_shift)
            self._shift.changed.connect(self.takings.read_again)
            self._stack.addWidget(self._shift)
            self.part_made.emit(self._shift)
        return self._shift

    def serve(self, customer_no: str) -> None:
        """Call a customer to the counter; where one was asked for, it is paid for by the one there."""
        if self._wants_another and self.serving:
            self._wants_another = False
            self._till.notifier.clear()
            self.customer.pay_also(customer_no)
            return
        self._show_customer()
        self.customer.call(customer_no)

    def ask_for_another(self) -> None:
        """Ask for another customer, whom the one at the counter pays for too."""
        if self.serving:
            self._wants_another = True
            self._till.notifier.info(
                tr("Find the other customer whose bills are paid on this receipt; Esc goes back.")
            )
            self._await_next()

    def let_go(self) -> None:
        """Let the customer go, and be ready for the next."""
        self._wants_another = False
        if self._customer:
            self._customer.dismiss()
        self.unfinished.go_on()
        self._show(self.takings, self._search)
        self._await_next()

    def show_shift(self) -> None:
        """Show the shift, from wherever one is at the counter."""
        self._till.notifier.clear()
        self._show(self.shift, self.shift.panel)
        self.shift.begin()

    def _leave_shift(self) -> None:
        if self.serving:
            self._show(self.customer, self.customer)
            self.customer.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.let_go()

    def _show_customer(self) -> None:
        self._till.notifier.clear()
        self._show(self.customer, self.customer)

    def _show(self, page: QWidget, keyboard: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(keyboard)

    def _finish(self, receipt: Receipt, key: str) -> None:
        self.takings.take_in(receipt, key, to_print=self.customer.panel.to_print)
        self.unfinished.drop(key)
        if receipt.customer_no == self.serving:
            self.let_go()

    def _want_shift(self, refusal: Refusal) -> None:
        words = tr("{refusal} ({key})", refusal=refusal_text(refusal), key=SHIFT_KEY)
        self._till.notifier.warn(words, [Action(tr("Shift ({key})", key=SHIFT_KEY), self.show_shift)])

    def _ask_unfinished(self) -> None:
        self._asks_unfinished = False
        work = partial(_unfinished, self._till.services)
        self._till.tasks.run(self, work, self.unfinished.ask, latest="unfinished")

    def _print_unfinished(self, request: "Unfinished") -> None:
        self.takings.receipts.save(request.receipt_no, key=request.draft.key, to_print=True)
        self.unfinished.drop(request.draft.key)

    def _top_up(self, customer_no: str) -> None:
        self.let_go()
        self.topup_asked.emit(customer_no, None)

    def _take_unfinished(self, request: "Unfinished") -> None:
        if request.draft.topup:
            self.unfinished.drop(request.draft.key)
            self.topup_asked.emit(request.draft.customer_no, request.draft)
            return
        self._show_customer()
        self.unfinished.wait()
        self.customer.call_again(request.draft)

    def _forget_unfinished(self, request: "Unfinished") -> None:
        work = partial(self._till.forget, request.draft.key)
        dropped = partial(self._dropped, request.draft.key)
        self._till.tasks.run(self, work, dropped, lane="write")

    def _dropped(self, key: str, _result: None) -> None:
        self.unfinished.drop(key)

    def _await_next(self) -> None:
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _want_no_other(self) -> None:
        if self._wants_another:
            self._wants_another = False
            self._till.notifier.clear()
            self.customer.panel.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        if self.isVisible():
            below = self.customer.bills if self.serving else self.takings.table
            below.setFocus(Qt.FocusReason.TabFocusReason)

    def _read_again(self) -> None:
        if self.isVisible():
            self.takings.read_again()
            if self._customer:
                self._customer.read_again()
            if self._shift is not None and self._shift.isVisible():
                self._shift.read_again()

    def _lay_out(self) -> None:
        desks = QWidget()
        self._stack = QStackedLayout(desks)
        self._stack.addWidget(self.takings)
        asked = QVBoxLayout()
        asked.setContentsMargins(UNIT, UNIT, UNIT, 0)
        asked.addWidget(self.unfinished)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(asked)
        column.addWidget(desks, 1)
        self.setFocusProxy(self._search)

    def _listen(self) -> None:
        self.takings.left.connect(self._await_next)
        self.takings.shift_asked.connect(self.show_shift)
        self.unfinished.print_asked.connect(self._print_unfinished)
        self.unfinished.taking_asked.connect(self._take_unfinished)
        self.unfinished.forget_asked.connect(self._forget_unfinished)
        self._till.day.changed.connect(self._read_again)
        self._search.went_down.connect(self._go_down)
        self._search.left.connect(self._want_no_other)
        QShortcut(QKeySequence(SHIFT_KEY), self, self.show_shift)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_again()
        if self._asks_unfinished:
            self._ask_unfinished()


def _unfinished(services: CounterServices, progress: Progress) -> "Sequence[Unfinished]":
    return services.requests().unfinished()
