"""The vouchers of deposits and refunds as files: each in the folder of its day, reprints beside it."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.domain.errors import FileProblem
from desktop.views.act_desk import ActDesk
from desktop.views.receipt_papers import ReceiptPapers
from desktop.views.tasks import Progress
from desktop.views.written_file import open_file
from desktop.wording import tr


@dataclass(frozen=True, slots=True)
class SavedVoucher:
    """A voucher that was drawn and lies in a file; `copy` counts its reprints."""

    number: str
    copy: int
    file: Path


class ActPapers(QObject):
    """Saves vouchers, and prints them where the system has a printer."""

    def __init__(self, desk: ActDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._receipts = ReceiptPapers(desk.payments, desk.settings)

    def issue(self, number: str, *, refund: bool, told: str = "", request_key: str = "") -> None:
        """Save a voucher, print it, and tell so after the words `told` of the act that it is for."""
        save = self._save_refund if refund else self._save_receipt
        work = partial(save, number, request_key)
        failed = partial(self._not_saved, number, told)
        self._desk.tasks.run(self, work, partial(self._print, told), failed=failed, lane="write")

    def _save_receipt(self, number: str, request_key: str, progress: Progress) -> SavedVoucher:
        saved = self._receipts.save(number, progress)
        if request_key:
            self._desk.requests.done(request_key)
        return SavedVoucher(number, saved.receipt.printed, saved.file)

    def _save_refund(self, number: str, _key: str, _progress: Progress) -> SavedVoucher:
        from desktop.documents.files import write_atomically
        from desktop.documents.refund_pdf import refund_pdf

        voucher, letterhead = self._desk.vouchers.printed(number)
        language = self._desk.settings.get("paper.language")
        paper = refund_pdf(voucher, letterhead, copy=voucher.printed, language=language)
        folder = made_folder(self._desk.settings.papers_folder() / voucher.on.isoformat())
        file = folder / f"{number}{f'-{voucher.printed}' if voucher.printed else ''}.pdf"
        write_atomically(file, paper)
        return SavedVoucher(number, voucher.printed, file)

    def _print(self, told: str, saved: SavedVoucher) -> None:
        from desktop.views import receipt_printing
        from desktop.views.notice_printing import print_pages

        printer = receipt_printing.system_printer()
        if printer is None:
            self._tell(told, saved)
            return
        failed = partial(self._not_printed, told, saved)
        done = partial(self._printed, told, saved)
        self._desk.tasks.run(
            self, partial(print_pages, saved.file, printer), done, failed=failed, lane="report"
        )

    def _printed(self, told: str, saved: SavedVoucher, _pages: int) -> None:
        words = tr("Voucher {number} went to the printer.", number=saved.number)
        self._desk.notifier.info(_joined(told, words), [open_file(saved.file)])

    def _tell(self, told: str, saved: SavedVoucher) -> None:
        self._desk.notifier.info(_joined(told, _saved_words(saved)), [open_file(saved.file)])

    def _not_printed(self, told: str, saved: SavedVoucher, error: Exception) -> None:
        words = tr("Voucher {number} is saved, but not printed.", number=saved.number)
        self._desk.notifier.warn(_joined(told, words), [open_file(saved.file)])
        self._desk.tasks.tell(error)

    def _not_saved(self, number: str, told: str, error: Exception) -> None:
        words = tr("{number} stands, but its voucher is not saved.", number=number)
        self._desk.notifier.warn(_joined(told, words))
        self._desk.tasks.tell(error)


def made_folder(folder: Path) -> Path:
    """Make a folder for papers and return it; refuse where the system does."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(str(folder), problem.strerror or str(problem)) from problem
    return folder


def _saved_words(saved: SavedVoucher) -> str:
    where = f"{saved.file.parent.name}/{saved.file.name}"
    if saved.copy:
        return tr("Reprint {count} is saved as {file}.", count=saved.copy, file=where)
    return tr("The voucher is saved as {file}.", file=where)


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
