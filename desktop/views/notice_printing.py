"""Pages of a PDF on paper: the printer is asked for in the system's dialog, and works in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from desktop.domain.errors import FileProblem, PrinterRefused
from desktop.views.tasks import Progress
from desktop.wording import tr

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72

ChoosePrinter = Callable[[QWidget, int], QPrinter | None]
"""Asks which printer prints so many pages, and which of them; None means none."""


def choose_printer(parent: QWidget, pages: int, title: str = "") -> QPrinter | None:
    """Ask in the system's dialog for a printer and a range of pages."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title or tr("Print the notices"))
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    agreed = dialog.exec()
    dialog.deleteLater()
    return printer if agreed else None


def print_pages(file: Path, printer: QPrinter, progress: Progress) -> int:
    """Print the pages of a file that the printer was asked for, each at its own size; return how many."""
    paper = QPdfDocument()
    error = paper.load(str(file))
    if error is not QPdfDocument.Error.None_:
        raise FileProblem(str(file), error.name)
    pages = _asked(printer, paper.pageCount())
    printer.setResolution(_DOTS_PER_INCH)
    printer.setDocName(file.stem)
    _set_page(printer, paper.pagePointSize(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise PrinterRefused(printer.printerName())
    try:
        _draw(paper, pages, printer, painter, progress)
    finally:
        painter.end()
    return len(pages)


def _draw(
    paper: QPdfDocument, pages: range, printer: QPrinter, painter: QPainter, progress: Progress
) -> None:
    for done, number in enumerate(pages):
        if progress.cancelled():
            printer.abort()
            progress.stop_if_cancelled()
        points = paper.pagePointSize(number)
        if done:
            _set_page(printer, points)
            printer.newPage()
        painter.drawImage(0, 0, paper.render(number, _dots(points)))
        progress.report(done + 1, len(pages))


def _asked(printer: QPrinter, pages: int) -> range:
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(pages)
    return range(printer.fromPage() - 1, min(printer.toPage() or pages, pages))


def _set_page(printer: QPrinter, points: QSizeF) -> None:
    across = points.width() > points.height()
    upright = points.transposed() if across else points
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
    turned = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(turned)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _dots(points: QSizeF) -> QSize:
    return (points * (_DOTS_PER_INCH / _POINTS_PER_INCH)).toSize()
