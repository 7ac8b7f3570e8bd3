"""The payments of one customer, and their receipts once more: as a PDF, or printed by the counter."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.payments import Taking
from desktop.services.payments import PaymentService
from desktop.views.buttons import icon_button
from desktop.views.customer_details_columns import payment_columns
from desktop.views.customer_details_tab import CustomerTab
from desktop.views.notify import Notifier
from desktop.views.placeholder import Placeholder
from desktop.views.receipt_papers import ReceiptPapers, SavedReceipt
from desktop.views.rows_model import RowsModel
from desktop.views.tasks import TaskRunner
from desktop.views.written_file import open_file
from desktop.wording import tr


class CustomerPayments(CustomerTab):
    """The tab of payments; Enter saves the receipt once more, or prints it where there is a printer.

    Its buttons, `acts`, find their place beside the tabs.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        payments: PaymentService,
        papers: ReceiptPapers,
        print_receipt: Callable[[str], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        model = RowsModel(payment_columns(), lambda taking: taking.receipt_no)
        super().__init__(
            tasks, model, Placeholder("receipt", tr("No payments yet")), payments.of_customer, parent
        )
        self._tasks = tasks
        self._notifier = notifier
        self._papers = papers
        self._lent_printer = print_receipt
        self._save = icon_button("download", tr("Receipt as PDF"), self.save_receipt, shortcut="Ctrl+R")
        self._print = icon_button("printer", tr("Print receipt"), self.print_receipt, shortcut="Ctrl+P")
        if print_receipt is None:
            self._print.hide()
        self.acts = _side_by_side(self._save, self._print)
        self.view.opened.connect(lambda _: self.print_receipt() if print_receipt else self.save_receipt())
        self.view.went_to.connect(lambda _: self._offer())
        model.state_changed.connect(self._offer)
        self._offer()

    def save_receipt(self) -> None:
        """Save the receipt of the payment that is chosen; a reprint bears its mark and its count."""
        taking = self.chosen()
        if taking is not None:
            work = partial(self._papers.save, taking.receipt_no)
            self._tasks.run(self, work, self._tell_saved, lane="write")

    def print_receipt(self) -> None:
        """Let the counter print the receipt of the payment that is chosen."""
        taking = self.chosen()
        if taking is not None and self._lent_printer is not None:
            self._lent_printer(taking.receipt_no)

    def chosen(self) -> Taking | None:
        """Return the payment that the keyboard stands on."""
        return self.view.current_row()

    def _offer(self) -> None:
        for act in (self._save, self._print):
            act.setEnabled(self.chosen() is not None)

    def _tell_saved(self, saved: SavedReceipt) -> None:
        words = tr("Receipt {number} is saved.", number=saved.receipt.receipt_no)
        self._notifier.info(words, [open_file(saved.file)])


def _side_by_side(*widgets: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        row.addWidget(widget)
    return made
