"""The recovery desk's tables as files: a workbook or a CSV, in the language spoken now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.words import month_text
from desktop.domain.customers import TariffClass
from desktop.domain.money import Money
from desktop.domain.ranking import Placed, Ranking
from desktop.domain.recovery import NOT_A_RATE, By, Recovery, RecoveryReport
from desktop.wording import language, tr
from desktop.wording.categories import tariff_text

if TYPE_CHECKING:
    from desktop.documents.tab import Tab
    from desktop.documents.workbook import Kind

Line = Sequence[str | int | Money | date | None]
_NARROW, _WIDE = 17, 28


@dataclass(frozen=True, slots=True)
class _Table:
    """Headings with the kinds of their columns, the lines, and the bureau's own line under them."""

    columns: Sequence[tuple[str, str]]
    lines: Sequence[Line]
    total: Line


def write_report(file: Path, report: RecoveryReport, bureau: str) -> None:
    """Write how the lines of a report stand, in their order."""
    lines = [_standing(line_name(report.by, row.name), row) for row in report.rows]
    table = _Table(_standing_columns(), lines, _standing(tr("Whole bureau"), report.total))
    _write(file, table, report.year, report.as_of, bureau)


def write_ranking(file: Path, ranking: Ranking, bureau: str) -> None:
    """Write how the lines rank beside the day before, in their order."""
    lines = [_placed(line_name(ranking.by, row.line.name), row) for row in ranking.rows]
    table = _Table(_ranking_columns(), lines, _placed(tr("Whole bureau"), ranking.total))
    _write(file, table, ranking.year, ranking.as_of, bureau)


def line_name(by: By, name: str) -> str:
    """Name a line of a report in the language spoken now."""
    if by is By.CATEGORY and name in tuple(TariffClass):
        return tariff_text(TariffClass(name))
    return month_text(name) if by is By.MONTH else name


def _write(file: Path, table: _Table, year: int, on: date, bureau: str) -> None:
    from desktop.documents.table_xlsx import write_table_csv

    if file.suffix.lower() == ".csv":
        headings = [title for title, _ in table.columns]
        write_table_csv(file, headings, [*table.lines, table.total])
    else:
        _write_workbook(file, table, tr("Electricity fee recovery in {year}", year=year), on, bureau)


def _write_workbook(file: Path, table: _Table, title: str, on: date, bureau: str) -> None:
    from desktop.documents.tab import Field, Tab
    from desktop.documents.workbook import Kind, open_book

    with open_book(file, title=title, bureau=bureau, as_of=on, language=language()) as book:
        fields = [Field(heading, Kind[kind]) for heading, kind in table.columns]
        tab = Tab(book, tr("Recovery"), title, fields)
        kinds = [field.kind for field in fields]
        for line in table.lines:
            _put(tab, kinds, line)
        tab.finish([_WIDE if kind is Kind.TEXT else _NARROW for kind in kinds])
        _put(tab, kinds, table.total, total=True)


def _put(tab: "Tab", kinds: Sequence["Kind"], line: Line, *, total: bool = False) -> None:
    for at, (kind, cell) in enumerate(zip(kinds, line, strict=True)):
        tab.put(at, kinds[0] if cell == NOT_A_RATE else kind, cell, total=total)
    tab.row += 1


def _standing_columns() -> list[tuple[str, str]]:
    return [
        (tr("Station"), "TEXT"),
        (tr("Name"), "TEXT"),
        (tr("Receivable"), "YUAN"),
        (tr("Received"), "YUAN"),
        (tr("Outstanding"), "YUAN"),
        (tr("Cumulative rate"), "RATE"),
        (tr("Current-year rate"), "RATE"),
        (tr("Prior-arrears rate"), "RATE"),
        (tr("Rate by cash"), "RATE"),
        (tr("Rate by customers"), "RATE"),
    ]


def _standing(name: str, row: Recovery) -> Line:
    whole = row.cumulative
    amounts = (whole.receivable, whole.received, whole.outstanding)
    rates = (row.rate, row.current_year_rate, row.prior_rate, row.cash_rate, row.customers_rate)
    return [row.station, name, *map(Money, amounts), *rates]


def _ranking_columns() -> list[tuple[str, str]]:
    return [
        (tr("Station"), "TEXT"),
        (tr("Name"), "TEXT"),
        (tr("Place"), "COUNT"),
        (tr("Place the day before"), "COUNT"),
        (tr("Rate"), "RATE"),
        (tr("Rate the day before"), "RATE"),
        (tr("Received that day"), "YUAN"),
        (tr("Outstanding"), "YUAN"),
        (tr("Zero since"), "DAY"),
    ]


def _placed(name: str, row: Placed) -> Line:
    places, rates = (row.place, row.place_before), (row.line.rate, row.before.rate)
    amounts = (row.received_that_day, row.line.cumulative.outstanding)
    return [row.line.station, name, *places, *rates, *map(Money, amounts), row.zero.on if row.zero else None]
