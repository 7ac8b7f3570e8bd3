"""The receipts as files: each in the folder of its day, a reprint beside its original."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import FileProblem
from desktop.domain.payments import Receipt
from desktop.views.tasks import Progress

if TYPE_CHECKING:
    from desktop.services.payments import PaymentService
    from desktop.services.settings import SettingsService


@dataclass(frozen=True, slots=True)
class SavedReceipt:
    """A receipt that was drawn and lies in a file."""

    receipt: Receipt
    file: Path


class ReceiptPapers:
    """Draws receipts and keeps them; its methods are work for the runner, not for the window's thread."""

    def __init__(self, payments: "PaymentService", settings: "SettingsService") -> None:
        """Take what tells a receipt, and the settings of the papers."""
        self._payments = payments
        self._settings = settings

    def save(self, receipt_no: str, progress: Progress) -> SavedReceipt:
        """Count a print of a receipt, draw it and write it whole to its file."""
        from desktop.documents.files import write_atomically
        from desktop.documents.receipt_pdf import receipt_pdf

        receipt, letterhead = self._payments.printed(receipt_no)
        language = self._settings.get("paper.language")
        paper = receipt_pdf(receipt, letterhead, copy=receipt.printed, language=language)
        file = self._folder(receipt.paid_on) / _name(receipt)
        write_atomically(file, paper)
        return SavedReceipt(receipt, file)

    def original(self, receipt_no: str, paid_on: date, progress: Progress) -> Path | None:
        """Return the file of a receipt's first print, or None where it is not there."""
        file = self._folder_of(paid_on) / f"{receipt_no}.pdf"
        return file if file.is_file() else None

    def _folder(self, day: date) -> Path:
        folder = self._folder_of(day)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise FileProblem(str(folder), problem.strerror or str(problem)) from problem
        return folder

    def _folder_of(self, day: date) -> Path:
        return self._settings.papers_folder() / day.isoformat()


def _name(receipt: Receipt) -> str:
    return f"{receipt.receipt_no}-{receipt.printed}.pdf" if receipt.printed else f"{receipt.receipt_no}.pdf"
