"""A pivot as a workbook, its sums as formulas, or as CSV."""

from collections.abc import Callable, Iterator
from pathlib import Path

from desktop.documents.cells import Cell
from desktop.documents.pivot_words import amount_of, filter_text, head_texts, layout_text
from desktop.documents.tab import Field, Tab
from desktop.documents.table_xlsx import Value as CsvCell, write_table_csv
from desktop.documents.watching import Progress, watched
from desktop.documents.workbook import Kind, open_book
from desktop.domain.pivot import COUNTS, Cell as Sums, Pivot, Value
from desktop.wording import tr_in
from desktop.wording.pivots import pivot_text

_EVERY = 200


def write_pivot(
    pivot: Pivot,
    file: Path,
    *,
    bureau: str,
    language: str,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    """Write a table to a file, whole or not at all."""
    rows = watched(_rows(pivot, language), len(pivot.rows), progress, cancelled, every=_EVERY)
    if file.suffix.lower() == ".csv":
        write_table_csv(file, _csv_headings(pivot, language), (_csv_row(pivot, *row) for row in rows))
    else:
        _write_book(pivot, file, rows, bureau, language)


def _write_book(
    pivot: Pivot, file: Path, rows: Iterator[tuple[list[str], list[Sums]]], bureau: str, language: str
) -> None:
    title = layout_text(language, pivot.layout)
    leads = max(1, len(pivot.layout.rows))
    with open_book(file, title=title, bureau=bureau, as_of=pivot.on, language=language) as book:
        name, note = tr_in(language, "Pivot"), filter_text(language, pivot.layout)
        tab = Tab(book, name, title, _fields(pivot, language), note=note, fixed=leads)
        for heads, cells in rows:
            tab.add([*heads, *(amount for cell in cells for amount in cell)])
        if pivot.layout.rows:
            tab.add_total(_totals(pivot, tab, leads, language))


def _totals(pivot: Pivot, tab: Tab, leads: int, language: str) -> list[Cell]:
    """Sum the columns by formulas; customers are counted once however many rows they stand in."""
    values = pivot.layout.values
    cells: list[Cell] = [tr_in(language, "Total"), *[""] * (leads - 1)]
    for sums in pivot.below():
        for value, amount in zip(values, sums, strict=True):
            if amount is None or value is Value.CUSTOMERS:
                cells.append(amount)
            else:
                cells.append(tab.sum_so_far(len(cells), amount))
    return cells


def _fields(pivot: Pivot, language: str) -> list[Field]:
    layout = pivot.layout
    leads = [Field(pivot_text(one, language), Kind.WORD, 22) for one in layout.rows]
    groups = [" · ".join(head_texts(language, layout.columns, column)) for column in pivot.columns]
    if layout.columns:
        groups.append(tr_in(language, "Total"))
    return [
        *(leads or [Field("", Kind.WORD, 12)]),
        *(
            Field(pivot_text(value, language), Kind.COUNT if value in COUNTS else Kind.YUAN, 16, group)
            for group in groups
            for value in layout.values
        ),
    ]


def _rows(pivot: Pivot, language: str) -> Iterator[tuple[list[str], list[Sums]]]:
    for row in pivot.rows:
        heads = head_texts(language, pivot.layout.rows, row) or [tr_in(language, "Total")]
        yield heads, pivot.across(row)


def _csv_headings(pivot: Pivot, language: str) -> list[str]:
    return [" · ".join(filter(None, (field.group, field.title))) for field in _fields(pivot, language)]


def _csv_row(pivot: Pivot, heads: list[str], cells: list[Sums]) -> list[CsvCell]:
    values = pivot.layout.values
    return [
        *heads,
        *(amount_of(value, amount) for cell in cells for value, amount in zip(values, cell, strict=True)),
    ]
