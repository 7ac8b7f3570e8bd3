"""Reads a file as a statement: its format, its account, every line, and whether its totals agree."""

from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from desktop.domain.bank import BankFormat, BankLine, Statement, identified
from desktop.domain.errors import ColumnMissing, QuoteNeverClosed
from desktop.domain.intake import Parsed, RefusedRow
from desktop.intake.bank.formats import format_of, own_account
from desktop.intake.bank.lines import LineReader, ReadRow
from desktop.intake.bank.regions import mark_column, parted
from desktop.intake.bank.totals import declared_totals
from desktop.intake.bank.words import STATEMENT
from desktop.intake.delimited import DELIMITERS
from desktop.intake.headings import columns_of, header_index, recognised
from desktop.intake.layout import Layout, lay_out
from desktop.intake.mapping import Mapping
from desktop.intake.rows import drafts
from desktop.intake.tables import RawTable, read_table
from desktop.intake.watch import IsCancelled, Progress, Watch

_MONEY = ("income", "expense", "amount")


@dataclass(frozen=True, slots=True)
class StatementColumns:
    """A statement's table, the heading of each field that has a column, and whose statement it is."""

    table: RawTable
    columns: dict[str, str]
    format: BankFormat | None


def read_statement(
    path: Path,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> Statement:
    """Read a file of a bank or a merchant; a mapping says what the headings of an odd one mean."""
    table = read_table(path, progress=progress, cancelled=cancelled)
    digest = sha256(path.read_bytes()).hexdigest()
    layout = _found(path, table, mapping or Mapping())
    return _statement(layout, digest, Watch(progress, cancelled))


def columns_of_statement(
    path: Path,
    mapping: Mapping | None = None,
    *,
    progress: Progress | None = None,
    cancelled: IsCancelled | None = None,
) -> StatementColumns:
    """Say which column of a file is what, for a clerk to confirm; its lines are not read.

    Where the columns do not tell a statement, `format` is None, and what was recognised is told all the same.
    """
    table = read_table(path, progress=progress, cancelled=cancelled)
    try:
        layout = _found(path, table, mapping or Mapping())
    except ColumnMissing:
        at = header_index(STATEMENT, table.rows)
        known = recognised(STATEMENT, table.rows[at]) if at is not None else {}
        return StatementColumns(table, known, None)
    columns = layout.columns
    marks = mark_column(parted(layout).layout)
    if marks is not None and layout.headings[marks]:
        columns["direction"] = layout.headings[marks]
    return StatementColumns(layout.table, columns, format_of(layout.headings))


def _found(path: Path, table: RawTable, mapping: Mapping) -> Layout:
    try:
        return _laid_out(table, mapping)
    except ColumnMissing:
        for delimiter in DELIMITERS if table.delimiter else ():
            # a long preamble in prose parts by its own commas, and the rows of data by something else
            with suppress(ColumnMissing, QuoteNeverClosed):
                return _laid_out(read_table(path, delimiter=delimiter), mapping)
        raise


def _statement(layout: Layout, digest: str, watch: Watch) -> Statement:
    kind = format_of(layout.headings)
    account = own_account(layout.table.rows[: layout.header])
    region = parted(layout)
    reader = LineReader(region.layout, kind, mark_column(region.layout))
    parsed = drafts(region.layout, reader.read, watch)
    rows = [read for _, read in parsed.good]
    return Statement(
        file=layout.table.file,
        digest=digest,
        format=kind,
        own_account=account or _one_account(rows),
        lines=identified(_numbered(parsed), kind, account),
        refused=tuple(parsed.refused),
        unread=_unread(parsed, region.layout),
        totals=declared_totals(region, rows, len(parsed.refused)),
    )


def _laid_out(table: RawTable, mapping: Mapping) -> Layout:
    layout = lay_out(STATEMENT, _unguarded(table), mapping)
    if not any(field in layout.places for field in _MONEY):
        raise ColumnMissing(table.file, "amount")
    return _dated(layout)


def _dated(layout: Layout) -> Layout:
    """Give a row without its date the next best one: a closed transaction was made, and never paid."""
    if "paid_on" not in layout.places or "paid_on" in layout.mapping.columns:
        return layout
    first, *others = columns_of(STATEMENT, "paid_on", layout.headings)
    rows = list(layout.table.rows)
    for number, row in layout.rows():
        other = next((row[at] for at in others if row[at]), "")
        if not row[first] and other:
            rows[number - 1] = [*row[:first], other, *row[first + 1 :]]
    return replace(layout, table=replace(layout.table, rows=rows))


def _unguarded(table: RawTable) -> RawTable:
    """Take off the backticks that a merchant's file keeps when a spreadsheet has saved it."""
    if not table.sheet:
        return table
    return replace(table, rows=[[cell.strip("`\t ") for cell in row] for row in table.rows])


def _one_account(rows: list[ReadRow]) -> str:
    """Return the account that every line names as its own, or nothing."""
    named = {row.line.own_account for row in rows}
    return named.pop() if len(named) == 1 else ""


def _numbered(parsed: Parsed[ReadRow]) -> list[BankLine]:
    return [replace(read.line, row=number) for number, read in parsed.good]


def _unread(parsed: Parsed[ReadRow], layout: Layout) -> tuple[RefusedRow, ...]:
    """Tell of the balances that cannot be read: nothing that is posted depends on them."""
    file, column = layout.table.file, layout.column("balance")
    return tuple(
        RefusedRow(file, number, column, read.line.balance, read.unread)
        for number, read in parsed.good
        if read.unread
    )
