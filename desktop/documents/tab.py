"""One sheet of a workbook: declared columns, written row by row, ready to be filtered and printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell

from desktop.documents.cells import Cell, Formula, Write, writer
from desktop.documents.workbook import ACCENT, GREY, LINE, SHADE, WASH, Book, Kind, side
from desktop.domain.errors import SheetFull
from desktop.wording import tr_in

_MOST_ROWS = 1_048_576
_GROUP_ROW, _HEADING_ROW = 3, 4
_A4 = 9


@dataclass(frozen=True, slots=True)
class Field:
    """One column: what it is called, what it holds, how wide it is in characters, what it belongs to."""

    title: str
    kind: Kind = Kind.TEXT
    width: int = 16
    group: str = ""


class Tab:
    """A sheet that is being written; rows are counted from 0 as the library counts them."""

    def __init__(
        self,
        book: Book,
        name: str,
        title: str,
        fields: Sequence[Field],
        *,
        note: str | Formula = "",
        fixed: int = 1,
    ) -> None:
        self.book, self.name, self.row = book, name, _HEADING_ROW + 1
        self.sheet = book.workbook.add_worksheet(name)
        self._fields = fields
        self._writers = {kind: writer(self.sheet, kind) for kind in Kind}
        self._ways = {kind: (self._writers[kind], book.cells(kind)) for kind in Kind}
        self._plain = [(n, self._writers[f.kind], book.cells(f.kind)) for n, f in enumerate(fields)]
        self._bold = [(n, write, book.cells(fields[n].kind, total=True)) for n, write, _ in self._plain]
        self._print_setup(title)
        self._head(title, note)
        self.sheet.freeze_panes(self.row, fixed)

    @property
    def first_row(self) -> int:
        """The row of the first data."""
        return _HEADING_ROW + 1

    def add(self, cells: Sequence[Cell]) -> None:
        """Write a row; None leaves a cell empty."""
        self._write(cells, self._plain)

    def add_total(self, cells: Sequence[Cell], *, filtered: bool = True) -> None:
        """Write a row in bold, and offer a filter over the rows above it."""
        if filtered:
            self._end_rows()
        self._write(cells, self._bold)

    def add_mixed(self, cells: Sequence[tuple[Kind, Cell]]) -> None:
        """Write a row whose cells say for themselves what they hold."""
        row, ways = self.row, self._ways
        for column, (kind, cell) in enumerate(cells):
            write, look = ways[kind]
            write(row, column, cell, look)
        self._next_row()

    def finish(self, widths: Sequence[int] = ()) -> None:
        """Offer a filter, and make columns as wide as their texts turned out to be where that is known."""
        for column, wide in enumerate(widths):
            self.sheet.set_column(column, column, wide)
        self._end_rows()

    def put(self, column: int, kind: Kind, cell: Cell, *, total: bool = False) -> None:
        """Write one cell of the row that is written next, whatever its column holds otherwise."""
        self._writers[kind](self.row, column, cell, self.book.cells(kind, total=total))

    def pair(self, label: str, kind: Kind, cell: Cell) -> None:
        """Write a label and its cell, and go on to the next row."""
        self.put(0, Kind.TEXT, label)
        self.put(1, kind, cell)
        self._next_row()

    def put_title(self, column: int, kind: Kind, title: str) -> None:
        """Write the title of a column of a small table within the sheet."""
        self.sheet.write_string(self.row, column, title, self.book.cells(kind, total=True))

    def at(self, column: int, row: int | None = None) -> str:
        """Return a cell's address: of the row that is written next, where none is named."""
        return str(xl_rowcol_to_cell(self.row if row is None else row, column))

    def column_so_far(self, column: int) -> str:
        """Return the range of a column's data, from the first row to the one above the next."""
        return f"{self.at(column, self.first_row)}:{self.at(column, self.row - 1)}"

    def range_so_far(self, column: int) -> str:
        """Return a column's data as other sheets call it."""
        first, last = (xl_rowcol_to_cell(row, column, True, True) for row in (self.first_row, self.row - 1))
        return f"{quote_sheetname(self.name)}!{first}:{last}"

    def sum_so_far(self, column: int, value: int) -> Cell:
        """Return the sum of a column so far, with its value; of no rows it is a plain 0."""
        if self.row == self.first_row:
            return value
        return Formula(f"=ROUND(SUM({self.column_so_far(column)}),2)", value)

    def address(self, row: int, column: int) -> str:
        """Return a cell's address as other sheets call it."""
        return f"{quote_sheetname(self.name)}!{xl_rowcol_to_cell(row, column, True, True)}"

    def _end_rows(self) -> None:
        """Offer a filter over the rows, and shade every other one: one rule costs less than a look a cell."""
        last_row, last_column = self.row - 1, len(self._fields) - 1
        if last_row >= self.first_row:
            self.sheet.autofilter(_HEADING_ROW, 0, last_row, last_column)
            shade = {
                "type": "formula",
                "criteria": "=MOD(ROW(),2)=1",
                "format": self.book.look(bg_color=SHADE),
            }
            self.sheet.conditional_format(self.first_row, 0, last_row, last_column, shade)

    def _write(self, cells: Sequence[Cell], writers: list[tuple[int, Write, Any]]) -> None:
        row = self.row
        for (column, write, look), cell in zip(writers, cells, strict=True):
            write(row, column, cell, look)
        self._next_row()

    def _next_row(self) -> None:
        self.row += 1
        if self.row >= _MOST_ROWS:
            raise SheetFull(self.name, _MOST_ROWS)

    def _head(self, title: str, note: str | Formula) -> None:
        look, book = self.book.look, self.book
        as_of = tr_in(book.language, "As of {day}", day=book.as_of.isoformat())
        self.sheet.set_default_row(18)
        self.sheet.set_row(0, 26)
        self.sheet.write_string(0, 0, title, look(bold=True, font_size=15))
        self.sheet.write_string(1, 0, "  ".join(filter(None, (book.bureau, as_of))), look(font_color=GREY))
        noted = look(bold=True, font_color=ACCENT)
        if isinstance(note, Formula):
            self.sheet.write_formula(2, 0, note.text, noted, note.value)
        else:
            self.sheet.write_string(2, 0, note, noted)
        self._groups()
        heading = {"bold": True, "bg_color": WASH, "bottom": 1, "bottom_color": ACCENT, "text_wrap": True}
        self.sheet.set_row(_HEADING_ROW, 34)
        for column, f in enumerate(self._fields):
            self.sheet.set_column(column, column, f.width)
            self.sheet.write_string(
                _HEADING_ROW, column, f.title, look(**heading, valign="vcenter", align=side(f.kind))
            )

    def _groups(self) -> None:
        """Write the line above the headings, which says what several columns belong to."""
        look = self.book.look(
            bold=True, align="center", font_color="white", bg_color=ACCENT, right=1, right_color=LINE
        )
        column = 0
        for group, members in groupby(self._fields, key=lambda f: f.group):
            count = len(list(members))
            if group and count > 1:
                self.sheet.merge_range(_GROUP_ROW, column, _GROUP_ROW, column + count - 1, group, look)
            elif group:
                self.sheet.write_string(_GROUP_ROW, column, group, look)
            column += count

    def _print_setup(self, title: str) -> None:
        language, sheet = self.book.language, self.sheet
        as_of = tr_in(language, "As of {day}", day=self.book.as_of.isoformat())
        pages = tr_in(language, "Page {number} of {count}", number="&P", count="&N")
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_GROUP_ROW, _HEADING_ROW)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        # The space ends the size: a year right after it would be taken for more of its digits.
        sheet.set_header(f"&L&9 {_plain(self.book.bureau)}&C&9 {_plain(title)}&R&9 {as_of}")
        sheet.set_footer(f"&C&9 {pages}")
        sheet.hide_gridlines(2)


def _plain(text: str) -> str:
    """Return a text as a header shows it: an ampersand would begin a code."""
    return text[:60].replace("&", "&&")
