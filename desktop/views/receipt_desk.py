"""What is done with a receipt: kept as a file, opened, printed again, reversed."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from desktop.domain.errors import NotYourPayment, Refusal, ShiftClosed
from desktop.domain.payments import Receipt, Reversal
from desktop.domain.rights import Right
from desktop.domain.users import Approval
from desktop.views.counter_till import Till
from desktop.views.message_bar import Action
from desktop.views.receipt_panel import ReceiptPanel
from desktop.views.receipt_papers import SavedReceipt
from desktop.views.second_person import Work, liftable
from desktop.wording import refusal_text, tr


class ReceiptDesk(QObject):
    """Does what a receipt panel asks for; `reversed` carries the reversal that was posted."""

    reversed = Signal(object)

    def __init__(self, till: Till, panel: ReceiptPanel) -> None:
        super().__init__(panel)
        self._till = till
        self._panel = panel
        self._wanted = ""
        panel.open_asked.connect(self.open)
        panel.print_asked.connect(self.print_again)
        panel.reversal_asked.connect(self._reverse)

    def take_in(self, receipt: Receipt, key: str, *, to_print: bool) -> None:
        """Show a payment just posted, keep its receipt, and then forget its request."""
        self._wanted = receipt.receipt_no
        self._show(receipt)
        self._panel.tell_paper(tr("Saving the receipt…"))
        self.save(receipt.receipt_no, key=key, to_print=to_print)

    def look_at(self, receipt_no: object) -> None:
        """Show a receipt of the list; the one that is shown already stays."""
        if receipt_no is not None:
            self._wanted = str(receipt_no)
            if not self._is_shown(self._wanted):
                self._read(self._wanted)

    def save(self, receipt_no: str, *, to_print: bool, key: str = "") -> None:
        """Draw a receipt into its file, the first time or again, and perhaps print it.

        The request of `key` is forgotten once the receipt is in hand: saved, and printed if it was to be.
        """
        self._till.tasks.run(
            self,
            partial(self._till.save, receipt_no, "" if to_print else key),
            partial(self._saved, key=key, to_print=to_print),
            failed=partial(self._not_saved, receipt_no, key=key, to_print=to_print),
            lane="write",
        )

    def print_again(self, receipt_no: str) -> None:
        """Print a receipt once more: a reprint, which is counted and saved as well."""
        self.save(receipt_no, to_print=True)

    def open(self, receipt_no: str) -> None:
        """Show a receipt's file; where it is gone, it is made again as a reprint."""
        work = partial(self._till.papers.original, receipt_no, self._till.day.today())
        self._till.tasks.run(self, work, partial(self._open, receipt_no))

    def _open(self, receipt_no: str, file: Path | None) -> None:
        if file:
            show_file(file)
        else:
            self.save(receipt_no, to_print=False)

    def _read(self, receipt_no: str) -> None:
        work = partial(self._till.receipt, receipt_no)
        self._till.tasks.run(self, work, self._show, latest="receipt")

    def _show(self, receipt: Receipt) -> None:
        if receipt.receipt_no != self._wanted:
            return  # the clerk has gone on to another one
        self._panel.show_receipt(
            receipt, reversible=self._till.may(Right.REVERSE_OWN), printable=self._till.may(Right.PRINT)
        )

    def _saved(self, saved: SavedReceipt, *, key: str, to_print: bool) -> None:
        words = _saved_words(saved)
        if self._is_shown(saved.receipt.receipt_no):
            self._panel.tell_paper(words)
        if to_print:
            self._print(saved, key)
        elif saved.receipt.printed:
            self._till.notifier.info(words, [_opening(saved.file)])

    def _print(self, saved: SavedReceipt, key: str) -> None:
        from desktop.views.notice_printing import print_pages
        from desktop.views.receipt_printing import system_printer

        printer = system_printer()
        if printer is None:
            self._not_printed(saved, key, tr("No printer is set up on this computer."))
            return
        self._till.tasks.run(
            self,
            partial(print_pages, saved.file, printer),
            partial(self._printed, saved, key),
            failed=lambda error: self._not_printed(saved, key, self._reason(error)),
            lane="report",
        )

    def _printed(self, saved: SavedReceipt, key: str, pages: int) -> None:
        self._forget(key)
        self._till.notifier.info(tr("Receipt {number} went to the printer.", number=saved.receipt.receipt_no))

    def _not_printed(self, saved: SavedReceipt, key: str, reason: str) -> None:
        self._forget(key)  # the receipt is a file, and the clerk is told that it is not on paper
        words = tr(
            "Receipt {number} is posted and saved, but not printed. {reason}",
            number=saved.receipt.receipt_no,
            reason=reason,
        )
        self._till.notifier.warn(words, [_opening(saved.file)])

    def _forget(self, key: str) -> None:
        if key:
            work = partial(self._till.forget, key)
            self._till.tasks.run(self, work, lambda _: None, lane="write")

    def _reason(self, error: Exception) -> str:
        if isinstance(error, Refusal):
            return refusal_text(error)
        self._till.notifier.failed(error)
        return ""

    def _not_saved(self, receipt_no: str, error: Exception, *, key: str, to_print: bool) -> None:
        words = tr(
            "The payment stands: receipt {number} is posted. Its paper is not saved. {reason}",
            number=receipt_no,
            reason=self._reason(error),
        )
        if self._is_shown(receipt_no):
            self._panel.tell_paper(words)
        again = Action(tr("Try again"), partial(self.save, receipt_no, key=key, to_print=to_print))
        self._till.notifier.warn(words, [again])

    def _is_shown(self, receipt_no: str) -> bool:
        shown = self._panel.receipt
        return shown is not None and shown.receipt_no == receipt_no

    def _reverse(self, receipt_no: str, reason: str) -> None:
        work = partial(self._till.reverse, receipt_no, self._till.day.today(), reason)
        failed = partial(self._not_reversed, receipt_no, work)
        self._till.tasks.run(self, partial(work, None), self._reversed, failed=failed, lane="write")

    def _not_reversed(self, receipt_no: str, work: Work[Reversal], error: Exception) -> None:
        second, right = self._till.second, _lent(error) if self._till.services.guarded else None
        if second is None or right is None:
            self._till.tasks.tell(error)
            return

        def agreed(approval: Approval) -> None:
            self._till.tasks.run(self, partial(work, approval), self._reversed, lane="write")

        second.ask(tr("Reverse receipt {number}.", number=receipt_no), right, agreed)

    def _reversed(self, reversal: Reversal) -> None:
        self._wanted = reversal.reversed_no
        self._read(self._wanted)
        self.reversed.emit(reversal)


def show_file(file: Path) -> None:
    """Open a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def _lent(error: Exception) -> Right | None:
    """Return the right that a second person can lend, also where the payment is not the clerk's."""
    return Right.REVERSE if isinstance(error, NotYourPayment | ShiftClosed) else liftable(error)


def _opening(file: Path) -> Action:
    return Action(tr("Open receipt"), partial(show_file, file))


def _saved_words(saved: SavedReceipt) -> str:
    where = f"{saved.file.parent.name}/{saved.file.name}"
    if saved.receipt.printed:
        return tr("Reprint {count} is saved as {file}.", count=saved.receipt.printed, file=where)
    return tr("The receipt is saved as {file}.", file=where)
