"""Reads meters' numbers of a file: a column with a heading, or a plain list without one."""

from collections.abc import Iterator
from pathlib import Path

from desktop.domain.errors import NoNumbers, Refusal
from desktop.domain.intake import Parsed, RefusedRow
from desktop.domain.meters import meter_number
from desktop.intake.cells import identity
from desktop.intake.headings import columns_of
from desktop.intake.meter_words import METER
from desktop.intake.tables import RawTable, read_table
from desktop.intake.watch import IsCancelled, Progress

_LOOKED_AT = 20


def read_meter_numbers(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Parsed[str]:
    """Read the numbers of the column that a heading names, else of the first column of every row."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    good: list[tuple[int, str]] = []
    refused: list[RefusedRow] = []
    column = ""
    first, at = _place(table)
    if first:
        column = table.rows[first - 1][at]
    for row, text in _cells(table, first, at):
        try:
            good.append((row, meter_number(identity(text))))
        except Refusal as refusal:
            refused.append(RefusedRow(table.file, row, column, text, refusal))
    if not good and not refused:
        raise NoNumbers
    return Parsed(len(good) + len(refused), good, refused)


def _place(table: RawTable) -> tuple[int, int]:
    """Return how many rows the headings take, and where the numbers stand."""
    for index, row in enumerate(table.rows[:_LOOKED_AT]):
        if columns := columns_of(METER, "meter_no", row):
            return index + 1, columns[0]
    return 0, 0


def _cells(table: RawTable, first: int, at: int) -> Iterator[tuple[int, str]]:
    for number, row in enumerate(table.rows[first:], first + 1):
        if at < len(row) and row[at]:
            yield number, row[at]
