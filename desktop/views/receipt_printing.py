"""The printer that receipts go to without being asked for: the system's own."""

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo


def system_printer() -> QPrinter | None:
    """Return the system's default printer, or None where there is none."""
    named = QPrinterInfo.defaultPrinter()
    return None if named.isNull() else QPrinter(named, QPrinter.PrinterMode.HighResolution)
