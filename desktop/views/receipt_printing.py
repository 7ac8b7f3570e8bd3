"""A PDF on paper, by the printer that the system prints on."""

from pathlib import Path

from PySide6.QtCore import QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_DOTS_PER_INCH = 300
_POINTS_PER_INCH = 72


def system_printer() -> QPrinter | None:
    """Return the system's default printer, or None where there is none."""
    named = QPrinterInfo.defaultPrinter()
    return None if named.isNull() else QPrinter(named, QPrinter.PrinterMode.HighResolution)


def print_file(file: Path, printer: QPrinter) -> bool:
    """Print a PDF, each page at its own size; return whether the printer took it."""
    paper = QPdfDocument()
    if paper.load(str(file)) is not QPdfDocument.Error.None_:
        return False
    printer.setResolution(_DOTS_PER_INCH)
    printer.setDocName(file.stem)
    _set_page(printer, paper.pagePointSize(0))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    for number in range(paper.pageCount()):
        if number:
            _set_page(printer, paper.pagePointSize(number))
            printer.newPage()
        painter.drawImage(0, 0, paper.render(number, _dots(paper.pagePointSize(number))))
    return painter.end()


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
