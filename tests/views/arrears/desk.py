"""A clerk at the desk of arrears, who works it by keyboard and reads what it says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.arrears_list import ArrearsList
from desktop.views.arrears_page import ArrearsPage
from tests.views.chosen_files import ChosenFiles

FU, LIN, CEMENT, MAI = (f"070600000000000{number}" for number in range(1, 5))

PLAIN = Qt.KeyboardModifier.NoModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


class PaperTray:
    """A printer that prints to a file; the clerk may leave its dialog, or ask for some pages only."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.is_chosen = True
        self.pages: tuple[int, int] | None = None

    def choose(self, parent: QWidget, pages: int) -> QPrinter | None:
        """Answer the printer's dialog."""
        if not self.is_chosen:
            return None
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.file))
        if self.pages is not None:
            printer.setPrintRange(QPrinter.PrintRange.PageRange)
            printer.setFromTo(*self.pages)
        return printer

    def printed(self) -> int:
        """Return how many pages came out."""
        return pages_of(self.file)


@dataclass(slots=True)
class ArrearsDesk:
    """The desk on a real office."""

    page: ArrearsPage
    files: ChosenFiles
    tray: PaperTray
    qtbot: QtBot
    settle: Callable[[], None]
    called: list[str] = field(default_factory=list)
    looked_at: list[str] = field(default_factory=list)

    @property
    def sheet(self) -> ArrearsList:
        """The list with its filter and its ageing."""
        return self.page.desk

    def presses(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press one key and wait for what it brings about."""
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key, modifier)
        self.settle()

    def column(self, at: int = 0) -> list[str]:
        """Return what a column of the list says, once its rows are here."""
        self.settle()
        model = self.sheet.list

        def texts() -> list[str]:
            return [model.index(row, at).data() for row in range(model.rowCount())]

        self.qtbot.waitUntil(lambda: None not in texts())
        return texts()

    def goes_to(self, customer_no: str) -> None:
        """Go to a customer's row."""
        self.sheet.table.selectRow(self.column().index(customer_no))
        self.sheet.table.setFocus()

    def prints(self) -> None:
        """Print the notices of those ticked, and wait until they are shown or refused."""
        self.presses(Qt.Key.Key_P, CONTROL)

    def reads(self) -> str:
        """Return what the preview says, page after page."""
        assert self.page.preview is not None
        document = self.page.preview.document
        return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def pages_of(file: Path) -> int:
    """Return how many pages a PDF file has."""
    document = QPdfDocument()
    document.load(str(file))
    return document.pageCount()
