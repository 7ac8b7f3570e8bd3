"""Where in a table everything is: the row of headings, the column of each field, the rows below."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from desktop.domain.errors import ColumnMissing, ColumnTwice
from desktop.intake.heading_words import REQUIRED
from desktop.intake.headings import fields, header_index, header_index_of, recognised, same
from desktop.intake.mapping import Mapping
from desktop.intake.tables import RawTable

_SUMMARY = (
    r"(?:本页|本月|全部|金额|户数)?(?:合\s*计|总\s*计|小\s*计|累\s*计)(?:$|[\W\d])",
    r"(?:sub|grand\s+)?totals?\W*(?:$|\d)",
    r"(?:制表|审核|复核|填表|打印|导出|经办)(?:人|员|日期|时间)?\s*[:：]",
    r"以上数据",
)
_SUMMARY_LINE = re.compile("|".join(_SUMMARY), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """The row of headings (its index), and the column (its index) of each field that has one."""

    table: RawTable
    mapping: Mapping
    header: int
    places: dict[str, int]

    @property
    def headings(self) -> list[str]:
        """The headings as they stand in the file."""
        return self.table.rows[self.header]

    @property
    def columns(self) -> dict[str, str]:
        """The heading of each field that has a column."""
        return {field: self.headings[at] for field, at in self.places.items()}

    def column(self, field: str) -> str:
        """Return the heading of a field, or the field's own name where it has no column."""
        return self.headings[self.places[field]] if field in self.places else field

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield each row below the headings that is not blank, at least as wide as they, with its number."""
        width = len(self.headings)
        for number, row in enumerate(islice(self.table.rows, self.header + 1, None), self.header + 2):
            if any(row):
                yield number, row if len(row) >= width else row + [""] * (width - len(row))

    def summary_test(self) -> Callable[[list[str]], bool]:
        """Return a test whether a row is a summary line: its first cell that is not empty says so."""
        skip = self.mapping.options.skip
        patterns = [] if isinstance(skip, int) else [re.compile(pattern) for pattern in skip]

        def is_summary(row: list[str]) -> bool:
            first = next(filter(None, row), "")
            return bool(_SUMMARY_LINE.match(first)) or any(pattern.match(first) for pattern in patterns)

        return is_summary


def lay_out(noun: str, table: RawTable, mapping: Mapping) -> Layout:
    """Find the headings and the column of each field; refuse a table without one that is wanted."""
    named = {field: mapping.columns[field] for field in fields(noun) if mapping.columns.get(field)}
    header = _header(noun, table, mapping, named)
    if header is None:
        wanted = REQUIRED[noun][0]
        raise ColumnMissing(table.file, wanted, named.get(wanted, ""))
    known = recognised(noun, table.rows[header])
    if not named:
        named = known
    for field in REQUIRED[noun]:
        if field not in named and not mapping.defaults.get(field):
            if field not in known:
                raise ColumnMissing(table.file, field)
            named[field] = known[field]
    places = {field: _place(table, header, field, heading) for field, heading in named.items()}
    return Layout(table, mapping, header, places)


def _header(noun: str, table: RawTable, mapping: Mapping, named: dict[str, str]) -> int | None:
    row, skip = mapping.options.header_row, mapping.options.skip
    if row is not None:
        return row - 1 if row <= len(table.rows) else None
    first = skip if isinstance(skip, int) else 0
    if not named:
        return header_index(noun, table.rows, first)
    return header_index_of(named.values(), table.rows, first)


def _place(table: RawTable, header: int, field: str, heading: str) -> int:
    cells = table.rows[header]
    alike = [at for at, cell in enumerate(cells) if same(cell) == same(heading)]
    exact = [at for at in alike if cells[at] == heading.strip()]
    places = exact or alike
    if not places:
        raise ColumnMissing(table.file, field, heading)
    if len(places) > 1:
        raise ColumnTwice(table.file, field, heading)
    return places[0]
