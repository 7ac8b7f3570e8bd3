"""Any desk's list as a file: a workbook that is ready to print, or a CSV file that a spreadsheet opens."""

import csv
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from unicodedata import east_asian_width

from desktop.documents.files import whole_or_nothing
from desktop.documents.tab import Field, Tab
from desktop.documents.watching import Asked, Progress, watched
from desktop.documents.workbook import Kind, open_book
from desktop.domain.money import Money

Value = str | int | Money | date | None
_EVERY = 500
_WIDEST, _AIR = 44, 3
_MEASURED = 1_000
"""Rows whose cells say how wide a column is: measuring 100,000 took longer than writing half of them."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
_LIKE_A_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_KINDS: dict[type, Kind] = {int: Kind.COUNT, Money: Kind.YUAN, date: Kind.DAY}


def write_table_xlsx(
    target: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    as_of: date,
    bureau: str = "",
    language: str = "zh_CN",
    count: int = 0,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write a list as a workbook of one sheet; `count` is how many rows are expected, for the progress."""
    with open_book(target, title=title, bureau=bureau, as_of=as_of, language=language) as book:
        widths = [_width(heading) for heading in headings]
        tab = Tab(book, _sheet_name(title), title, [Field(heading) for heading in headings])
        for at, row in enumerate(watched(rows, count, progress, cancelled, every=_EVERY)):
            tab.add_mixed([(_KINDS.get(type(cell), Kind.TEXT), cell) for cell in row])
            if at < _MEASURED:
                widths = [max(wide, _width(cell)) for wide, cell in zip(widths, row, strict=True)]
        tab.finish(widths)


def write_table_csv(
    target: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    count: int = 0,
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write a list as UTF-8 with its mark; a text that a spreadsheet would run as a formula is quoted."""
    with (
        whole_or_nothing(target) as unfinished,
        unfinished.open("w", encoding="utf-8-sig", newline="") as file,
    ):
        writer = csv.writer(file)
        writer.writerow([_inert(heading) for heading in headings])
        for row in watched(rows, count, progress, cancelled, every=_EVERY):
            writer.writerow([_inert(cell) if isinstance(cell, str) else _written(cell) for cell in row])


def _written(cell: Value) -> str:
    return "" if cell is None else cell.isoformat() if isinstance(cell, date) else str(cell)


def _inert(text: str) -> str:
    return f"'{text}" if _LIKE_A_FORMULA.match(text) else text


def _width(cell: Value) -> int:
    """Return a column's width in characters; a Chinese one is as wide as two."""
    text = cell.grouped() if isinstance(cell, Money) else str(cell)
    wide = sum(2 if east_asian_width(character) in "WF" else 1 for character in text[:_WIDEST])
    return min(wide + _AIR, _WIDEST)


def _sheet_name(title: str) -> str:
    return _NOT_IN_A_NAME.sub(" ", title).strip()[:31] or "1"
