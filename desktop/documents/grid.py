"""Tables of a paper: columns, a heading that is repeated, and rows that grow with their text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from desktop.documents.flow import Block
from desktop.documents.lettering import fitted, wrap
from desktop.documents.page import BOLD, CELL, HEADING, INK, LINE, WASH, Colour, Style
from desktop.documents.sheet import Sheet

_SIDE, _AIR = 3.5, 2.6
_MOST_LINES = 12


class Align(Enum):
    """How a column's cells stand: texts wrap, figures (at the right) stay on one line."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is called, how wide it is in points, how its cells stand and are set."""

    title: str
    width: float
    align: Align = Align.LEFT
    style: Style = CELL


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's columns, from `left` on; `least` is the least height of a row."""

    columns: tuple[Column, ...]
    left: float
    least: float = 0.0

    @property
    def right(self) -> float:
        """Where the last column ends."""
        return self.left + sum(column.width for column in self.columns)

    def heading(self) -> Block:
        """Return the row of titles."""
        cells = [
            _Cell(x, room, column.align, HEADING, wrap(column.title, HEADING, room))
            for column, x, room in self._places()
        ]
        return _Strip(self, cells, INK, wash=True).block()

    def row(self, cells: Sequence[str], heading: Block | None, *, with_next: bool = False) -> list[Block]:
        """Return a row; a very high one comes in several blocks, so that a page can end within it."""
        styles = [column.style for column in self.columns]
        return self._strips(self._cells(cells, styles), heading, with_next=with_next)

    def total(self, cells: Sequence[str], heading: Block | None, *, with_next: bool = False) -> list[Block]:
        """Return a row in bold."""
        styles = [replace(column.style, font=BOLD) for column in self.columns]
        return self._strips(self._cells(cells, styles), heading, with_next=with_next)

    def _cells(self, texts: Sequence[str], styles: Sequence[Style]) -> list["_Cell"]:
        cells = []
        for (column, x, room), text, style in zip(self._places(), texts, styles, strict=True):
            if column.align is Align.RIGHT:
                cells.append(_Cell(x, room, column.align, fitted(text, style, room), (text,)))
            else:
                cells.append(_Cell(x, room, column.align, style, wrap(text, style, room)))
        return cells

    def _places(self) -> Iterator[tuple[Column, float, float]]:
        x = self.left
        for column in self.columns:
            yield column, x + _SIDE, column.width - 2 * _SIDE
            x += column.width

    def _strips(self, cells: list["_Cell"], heading: Block | None, *, with_next: bool) -> list[Block]:
        tallest = max(len(cell.lines) for cell in cells)
        if tallest <= _MOST_LINES:
            return [_Strip(self, cells, LINE).block(heading, with_next=with_next)]
        strips = []
        for start in range(0, tallest, _MOST_LINES):
            last = start + _MOST_LINES >= tallest
            part = [cell.part(start) for cell in cells]
            strips.append(
                _Strip(self, part, LINE if last else None, 0 if start else _AIR, _AIR if last else 0)
            )
        return [strip.block(heading, with_next=with_next) for strip in strips]


@dataclass(frozen=True, slots=True)
class _Cell:
    x: float
    room: float
    align: Align
    style: Style
    lines: tuple[str, ...]

    def part(self, start: int) -> "_Cell":
        return replace(self, lines=self.lines[start : start + _MOST_LINES])

    def height(self) -> float:
        return len(self.lines) * self.style.leading

    def draw(self, sheet: Sheet, y: float) -> None:
        for line in self.lines:
            self._one(sheet, y + self.style.drop, line)
            y += self.style.leading

    def _one(self, sheet: Sheet, y: float, line: str) -> None:
        if self.align is Align.LEFT:
            sheet.text(self.x, y, line, self.style)
        else:
            sheet.text_right(self.x + self.room, y, line, self.style)


@dataclass(frozen=True, slots=True)
class _Strip:
    grid: Grid
    cells: list[_Cell]
    under: Colour | None
    above: float = _AIR
    below: float = _AIR
    wash: bool = False

    def block(self, heading: Block | None = None, *, with_next: bool = False) -> Block:
        return Block(self._height(), self._draw, heading, with_next)

    def _height(self) -> float:
        return max(max(cell.height() for cell in self.cells) + self.above + self.below, self.grid.least)

    def _draw(self, sheet: Sheet, y: float) -> None:
        high = self._height()
        if self.wash:
            sheet.fill(self.grid.left, y, self.grid.right - self.grid.left, high, WASH)
        for cell in self.cells:
            cell.draw(sheet, y + (high - cell.height()) / 2 if self.wash else y + self.above)
        if self.under:
            sheet.rule(self.grid.left, y + high, self.grid.right, colour=self.under)
