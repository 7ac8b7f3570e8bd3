"""Reads XLSX and XLS workbooks into text, with numbers and dates written as the sheet means them."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from desktop.domain.errors import FileNotUnderstood, PasswordNeeded, TooManyRows
from desktop.intake import limits
from desktop.intake.archives import check_archive
from desktop.intake.watch import EVERY, Watch
from desktop.intake.xls import check_xls

XLSX_MARK = b"PK\x03\x04"
XLS_MARK = b"\xd0\xcf\x11\xe0"
_DIGITS_KEPT = 10**15
"""A spreadsheet keeps fifteen digits of a number, and shows a longer one as 4.60012345678901E+16."""
_WHOLE_FLOATS = 2**53


def read_workbook(data: bytes, file: str, watch: Watch) -> tuple[list[list[str]], str]:
    """Return the rows of the first visible sheet that is not empty, from row 1 on, and its name."""
    if data.startswith(XLSX_MARK):
        check_archive(data, file, watch)
    else:
        check_xls(data, file)
    sheet = _first_sheet(data, file)
    if sheet.total_height > limits.ROWS + 1:
        raise TooManyRows(file, limits.ROWS)
    rows: list[list[str]] = []
    for row in sheet.to_python(skip_empty_area=False):
        rows.append([_TEXT_OF[type(cell)](cell) for cell in row])
        if not len(rows) % EVERY:
            watch.tick(len(rows), sheet.total_height)
    return rows, sheet.name


def number_text(number: float) -> str:
    """Write a number cell: 210, 12.50, 0.125; one that may have lost digits as spreadsheets show it."""
    if number.is_integer():
        return _whole_text(number)
    shown = f"{number:.15g}"
    two_decimals = f"{number:.2f}"
    return two_decimals if float(two_decimals) == float(shown) else shown


def _whole_text(number: float) -> str:
    whole = int(number)
    if abs(whole) < _DIGITS_KEPT or (abs(whole) < _WHOLE_FLOATS and whole % 10):
        return str(whole)
    return f"{number:.14E}"


def _moment_text(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds") if moment.time() != time() else moment.date().isoformat()


_TEXT_OF: dict[type, Callable[[Any], str]] = {
    str: str.strip,
    float: number_text,
    int: str,
    bool: lambda truth: "TRUE" if truth else "FALSE",
    datetime: _moment_text,
    date: date.isoformat,
    time: time.isoformat,
    timedelta: str,
}


def _first_sheet(data: bytes, file: str) -> CalamineSheet:
    try:
        return _opened(data, file)
    except PasswordError:
        raise PasswordNeeded(file) from None
    except CalamineError as error:
        raise FileNotUnderstood(file, str(error)) from None
    except BaseException as panic:
        # The reader is Rust and panics on some damaged files; that exception has no importable name.
        if type(panic).__name__ != "PanicException":
            raise
        raise FileNotUnderstood(file, str(panic)) from None


def _opened(data: bytes, file: str) -> CalamineSheet:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
    sheets = [book.get_sheet_by_name(name) for name in shown]
    for sheet in sheets:
        if sheet.height:
            return sheet
    if sheets:
        return sheets[0]
    raise FileNotUnderstood(file, "no visible sheet")
