"""A batch of direct debits as a bank takes it: headings in the first row, a debit in each further one."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desktop.documents.cells import writer
from desktop.documents.table_xlsx import write_table_csv
from desktop.documents.workbook import Kind, open_book
from desktop.domain.money import Money

Cell = str | int | Money
_NARROWEST, _AIR = 10, 4
_KINDS: dict[type, Kind] = {int: Kind.COUNT, Money: Kind.YUAN}


def write_debit_file(
    target: Path, title: str, headings: Sequence[str], rows: Sequence[Sequence[Cell]], *, as_of: date
) -> None:
    """Write CSV in UTF-8 or, by the file's ending, a workbook of one sheet; account numbers are texts."""
    if target.suffix.lower() == ".csv":
        write_table_csv(target, headings, rows)
        return
    with open_book(target, title=title, bureau="", as_of=as_of, language="zh_CN") as book:
        sheet = book.workbook.add_worksheet(title)
        head = book.look(bold=True)
        for column, heading in enumerate(headings):
            widest = max((len(str(row[column])) for row in rows), default=0)
            sheet.set_column(column, column, max(widest, 2 * len(heading), _NARROWEST) + _AIR)
            sheet.write_string(0, column, heading, head)
        ways = {kind: (writer(sheet, kind), book.cells(kind)) for kind in (Kind.TEXT, *_KINDS.values())}
        for at, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                write, look = ways[_KINDS.get(type(cell), Kind.TEXT)]
                write(at, column, cell, look)
