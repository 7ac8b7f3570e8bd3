"""What is done with a shift: opened, closed, its sheet saved and printed, a backup kept after it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.domain.errors import Cancelled, Refusal
from desktop.domain.money import Money
from desktop.domain.shifts import Book, Close, Count
from desktop.domain.users import Approval
from desktop.views.counter_till import Till
from desktop.views.message_bar import Action
from desktop.views.receipt_desk import show_file
from desktop.views.second_person import do_supervised
from desktop.views.shift_papers import SavedSheet, ShiftPapers
from desktop.views.tasks import Progress
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.copies import Backup


class ShiftDesk(QObject):
    """Does what the shift page asks for; `stopped` tells that nothing was opened or closed."""

    opened = Signal(object)
    closed = Signal(object)
    stopped = Signal()

    def __init__(self, till: Till, parent: QObject) -> None:
        super().__init__(parent)
        self._till = till
        self._papers = ShiftPapers(till.services)

    def open(self, opening_float: Money) -> None:
        """Open a shift on the business date."""
        work = partial(self._opened_book, opening_float)
        self._till.tasks.run(self, work, self.opened.emit, failed=self._failed, lane="write")

    def close(self, book: Book, count: Count, *, to_print: bool) -> None:
        """Close and lock a shift; another clerk's by right, or with a second person's word."""
        work, done = partial(self._close, book, count), partial(self._is_closed, to_print=to_print)
        words = tr("Close the day of {clerk}.", clerk=book.clerk)
        do_supervised(self._till.second, self._till.tasks, self, words, work, done, self._failed)

    def save(self, number: str, *, to_print: bool) -> None:
        """Draw the sheet of a closed shift into its file, and perhaps print it."""
        done = partial(self._saved, to_print=to_print)
        self._till.tasks.run(self, partial(self._papers.save, number), done, lane="write")

    def show_sheet(self, number: str) -> None:
        """Show the sheet of a closed shift; it is drawn anew, and says what it said."""
        self._till.tasks.run(self, partial(self._papers.save, number), _show, lane="write")

    def keep_backup(self) -> None:
        """Keep a backup beside the others; the close stands whatever becomes of it."""
        self._till.tasks.run(self, self._keep, lambda _: None, failed=self._not_kept, lane="report")

    def _opened_book(self, opening_float: Money, progress: Progress) -> Book:
        return self._till.services.shifts().open(self._till.day.today(), opening_float)

    def _close(self, book: Book, count: Count, approval: Approval | None, progress: Progress) -> Close:
        shifts, day = self._till.services.shifts(), self._till.day.today()
        return shifts.close(day, count, book.clerk, approval=approval)

    def _is_closed(self, closed: Close, *, to_print: bool) -> None:
        number = closed.book.number
        self._till.tasks.run(
            self,
            partial(self._papers.save, number),
            partial(self._told, to_print=to_print),
            failed=partial(self._not_saved, number, to_print=to_print),
            lane="write",
        )
        self.closed.emit(closed)

    def _told(self, sheet: SavedSheet, *, to_print: bool) -> None:
        words = tr(
            "Shift {number} is closed: {amount} in cash is handed over. Its sheet is saved as {file}.",
            number=sheet.close.book.number,
            amount=sheet.close.handed_over.grouped(),
            file=sheet.place,
        )
        self._till.notifier.info(words, [_opening(sheet)])
        self.keep_backup()
        if to_print:
            self._print(sheet)

    def _saved(self, sheet: SavedSheet, *, to_print: bool) -> None:
        if to_print:
            self._print(sheet)

    def _print(self, sheet: SavedSheet) -> None:
        from desktop.views import receipt_printing
        from desktop.views.notice_printing import print_pages

        printer = receipt_printing.system_printer()
        if printer is None:
            self._not_printed(sheet, tr("No printer is set up on this computer."))
            return
        work, done = partial(print_pages, sheet.file, printer), partial(self._printed, sheet)
        failed = partial(self._print_failed, sheet)
        self._till.tasks.run(self, work, done, failed=failed, lane="report")

    def _printed(self, sheet: SavedSheet, pages: int) -> None:
        words = tr("The sheet of shift {number} went to the printer.", number=sheet.close.book.number)
        self._till.notifier.info(words, [_opening(sheet)])

    def _print_failed(self, sheet: SavedSheet, error: Exception) -> None:
        self._not_printed(sheet, self._reason(error))

    def _not_printed(self, sheet: SavedSheet, reason: str) -> None:
        words = tr(
            "The sheet of shift {number} is saved, but not printed. {reason}",
            number=sheet.close.book.number,
            reason=reason,
        )
        self._till.notifier.warn(words, [_opening(sheet)])

    def _not_saved(self, number: str, error: Exception, *, to_print: bool) -> None:
        words = tr(
            "Shift {number} is closed. Its sheet is not saved. {reason}",
            number=number,
            reason=self._reason(error),
        )
        again = Action(tr("Try again"), partial(self.save, number, to_print=to_print))
        self._till.notifier.warn(words, [again])
        self.keep_backup()

    def _keep(self, progress: Progress) -> "Backup":
        return self._till.services.backups().keep(progress=progress.report)

    def _not_kept(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        words = tr("The shift is closed, but no backup could be made. {reason}", reason=self._reason(error))
        self._till.notifier.warn(words, [Action(tr("Try again"), self.keep_backup)])

    def _failed(self, error: Exception) -> None:
        self._till.tasks.tell(error)
        self.stopped.emit()

    def _reason(self, error: Exception) -> str:
        if isinstance(error, Refusal):
            return refusal_text(error)
        self._till.notifier.failed(error)
        return ""


def _show(sheet: SavedSheet) -> None:
    show_file(Path(sheet.file))


def _opening(sheet: SavedSheet) -> Action:
    return Action(tr("Open sheet"), partial(show_file, sheet.file))
