"""Reads a file as a table of texts; what kind of file it is, its content says and not its name."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import FileNotUnderstood, FileProblem, FileTooLarge
from desktop.intake import limits
from desktop.intake.collecting import no_collecting
from desktop.intake.decoding import decoded
from desktop.intake.delimited import delimiter_of, read_delimited
from desktop.intake.watch import Watch
from desktop.intake.workbooks import XLS_MARK, XLSX_MARK, read_workbook

_NO_TABLES = (
    (b"%pdf", "PDF"),
    (b"\x89png", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<table", "HTML"),
    (b"<?xml", "XML"),
    (b"{\\rtf", "RTF"),
)


@dataclass(frozen=True, slots=True)
class RawTable:
    """A file's cells as texts without padding. Row n of the spreadsheet is `rows[n - 1]`: blank rows count.

    `encoding` and `delimiter` are empty for a workbook, `sheet` for a text file.
    """

    file: str
    rows: list[list[str]]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@no_collecting()
def read_table(
    path: Path,
    *,
    delimiter: str = "",
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RawTable:
    """Read a CSV, XLSX or XLS file; refuse what is no table, or more than can be read at once.

    Without a `delimiter` a text file's is found by how its rows part.
    """
    watch = Watch(progress, cancelled)
    data = _content(path)
    watch.tick(0, 1)
    if data.startswith((XLSX_MARK, XLS_MARK)):
        rows, sheet = read_workbook(data, path.name, watch)
        table = RawTable(path.name, rows, sheet=sheet)
    else:
        table = _read_text(data, path.name, watch, delimiter)
    watch.tick(len(table.rows), len(table.rows))
    return table


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > limits.FILE_BYTES:
            raise FileTooLarge(path.name, size, limits.FILE_BYTES)
        return path.read_bytes()
    except OSError as error:
        raise FileProblem(str(path), error.strerror or str(error)) from None


def _read_text(data: bytes, file: str, watch: Watch, wanted: str) -> RawTable:
    start = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _NO_TABLES:
        if start.startswith(mark):
            raise FileNotUnderstood(file, kind)
    text, encoding = decoded(data, file)
    delimiter = wanted or delimiter_of(text)
    return RawTable(file, read_delimited(text, delimiter, file, watch), encoding, delimiter)
