"""The recovery table of a desk as a file: a workbook or a CSV, in the language spoken now."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.documents.words import category_name, month_text
from desktop.domain.money import Money
from desktop.domain.recovery import NOT_A_RATE, By, Recovery, RecoveryReport
from desktop.wording import language, tr

if TYPE_CHECKING:
    from desktop.documents.tab import Tab
    from desktop.documents.workbook import Kind

Line = Sequence[str | Money]
_TEXTS, _AMOUNTS = 2, 5
_NARROW, _WIDE = 17, 28


def write_report(file: Path, report: RecoveryReport, bureau: str) -> None:
    """Write a report's lines as they stand, and the bureau's own line under them."""
    from desktop.documents.table_xlsx import write_table_csv

    if file.suffix.lower() == ".csv":
        write_table_csv(file, _headings(), _lines(report))
    else:
        _write_workbook(file, report, bureau)


def line_name(by: By, name: str) -> str:
    """Name a line of a report in the language spoken now."""
    if by is By.CATEGORY:
        return category_name(language(), name)
    return month_text(name) if by is By.MONTH else name


def _write_workbook(file: Path, report: RecoveryReport, bureau: str) -> None:
    from desktop.documents.tab import Field, Tab
    from desktop.documents.workbook import open_book

    title = tr("Electricity fee recovery in {year}", year=report.year)
    with open_book(file, title=title, bureau=bureau, as_of=report.as_of, language=language()) as book:
        fields = [Field(name, _kind(at)) for at, name in enumerate(_headings())]
        tab = Tab(book, tr("Recovery"), title, fields, fixed=_TEXTS)
        *rows, total = _lines(report)
        for row in rows:
            _put(tab, row)
        tab.finish([_WIDE if at < _TEXTS else _NARROW for at in range(len(fields))])
        _put(tab, total, total=True)


def _put(tab: "Tab", line: Line, *, total: bool = False) -> None:
    for at, cell in enumerate(line):
        tab.put(at, _kind(0 if cell == NOT_A_RATE else at), cell, total=total)
    tab.row += 1


def _kind(column: int) -> "Kind":
    from desktop.documents.workbook import Kind

    if column < _TEXTS:
        return Kind.TEXT
    return Kind.YUAN if column < _AMOUNTS else Kind.RATE


def _headings() -> list[str]:
    return [
        tr("Station"),
        tr("Name"),
        tr("Receivable"),
        tr("Received"),
        tr("Outstanding"),
        tr("Cumulative rate"),
        tr("Current-year rate"),
        tr("Prior-arrears rate"),
        tr("Rate by cash"),
        tr("Rate by customers"),
    ]


def _lines(report: RecoveryReport) -> Iterator[Line]:
    for row in report.rows:
        yield _line(line_name(report.by, row.name), row)
    yield _line(tr("Whole bureau"), report.total)


def _line(name: str, row: Recovery) -> Line:
    whole = row.cumulative
    amounts = (whole.receivable, whole.received, whole.outstanding)
    rates = (row.rate, row.current_year_rate, row.prior_rate, row.cash_rate, row.customers_rate)
    return [row.station, name, *map(Money, amounts), *rates]
