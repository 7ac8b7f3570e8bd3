"""Workbooks of 100,000 rows, against bare XlsxWriter with constant memory and the same cells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from desktop.documents.recovery_xlsx import write_summary_xlsx
from desktop.documents.table_xlsx import Value, write_table_xlsx
from desktop.domain.money import Money
from desktop.domain.summary import Summary, Unpaid
from tests.benchmarks.counties import DAY, Bench
from tests.benchmarks.measuring import Pair, timed

ROWS = 100_000
HEADINGS = ("户号", "户名", "供电所", "台区", "用电类别", "电费年月", "应交日期", "笔数", "欠费")
TITLE = "欠费客户"
_AT_MOST = 1.3


def pairs(bench: Bench) -> list[Pair]:
    """Return a pair for a desk's list, and one for the year-end summary with as many rows of who owes."""
    rows = list(cells(bench))
    file, plain = bench.scratch / "ours.xlsx", bench.scratch / "plain.xlsx"
    summary = _summary(bench, rows)

    def bare_rows(_number: int) -> float:
        return timed(lambda: bare(plain, rows))

    return [
        Pair(
            f"list of {ROWS:,} rows as a workbook",
            lambda _: timed(lambda: write_table_xlsx(file, TITLE, HEADINGS, rows, as_of=DAY, count=ROWS)),
            bare_rows,
            _AT_MOST,
        ),
        Pair(
            f"summary workbook with {ROWS:,} rows",
            lambda _: timed(lambda: write_summary_xlsx(summary, file)),
            bare_rows,
            _AT_MOST,
        ),
    ]


def cells(bench: Bench) -> Iterator[Sequence[Value]]:
    """Return rows of the county's own words."""
    with bench.ours.workplace.reading() as session:
        found = session.connection().exec_driver_sql(
            """
            SELECT c.number, c.name, s.name, a.name, b.tariff_class, b.month, b.due_on, b.amount
            FROM bill b JOIN customer c ON c.bureau_id = 1 AND c.id = b.customer_id
            JOIN area a ON a.bureau_id = 1 AND a.id = b.area_id
            JOIN station s ON s.bureau_id = 1 AND s.id = a.station_id
            WHERE b.bureau_id = 1 ORDER BY b.id LIMIT ?
            """,
            (ROWS,),
        )
        for number, name, station, area, category, month, due_on, amount in found:
            due = date.fromisoformat(due_on)
            yield number, name, station, area, category, str(month), due, 1, Money(amount)


def bare(target: Path, rows: Sequence[Sequence[Value]]) -> None:
    """Write the same cells, each with the format of its kind."""
    with Workbook(str(target), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        text, count = book.add_format({"num_format": "@"}), book.add_format({"num_format": "#,##0"})
        day, yuan = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "#,##0.00"})
        for column, heading in enumerate(HEADINGS):
            sheet.write_string(0, column, heading)
        for at, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell, text)
                elif isinstance(cell, Money):
                    sheet.write_number(at, column, cell.fen / 100, yuan)
                elif isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                elif cell is not None:
                    sheet.write_number(at, column, cell, count)


def _summary(bench: Bench, rows: Sequence[Sequence[Any]]) -> Summary:
    """Return the county's summary, but with these rows as those who still owe."""
    told = bench.ours.recovery.write_summary(DAY.year, DAY, bench.scratch / "summary.xlsx")
    unpaid = [
        Unpaid(number, name, station, area, category, count, amount.fen, month, due_on)
        for number, name, station, area, category, month, due_on, count, amount in rows
    ]
    return replace(told, unpaid=unpaid, unpaid_customers=len(unpaid))
