"""Charts of the recovery workbook; each carries its figures, so that it shows before it is recalculated."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.documents.cells import wan
from desktop.documents.recovery_sheets import WAN
from desktop.documents.tab import Tab
from desktop.documents.workbook import ACCENT, ALARM, LINE
from desktop.domain.recovery import NOT_A_RATE, Recovery
from desktop.wording import tr_in

Named = tuple[str, Recovery]
_GRID = {"visible": True, "line": {"color": LINE, "width": 0.5}}
_WIDE, _HIGH = 760, 300


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows of a sheet that a chart draws, and the names in their first column."""

    tab: Tab
    first: int
    names: list[str]

    def series(
        self, chart: Any, column: int, name: str, values: list[Decimal], colour: str, *, labels: bool
    ) -> None:
        last = self.first + len(self.names) - 1
        chart.add_series(
            {
                "name": name,
                "categories": [self.tab.name, self.first, 0, last, 0],
                "values": [self.tab.name, self.first, column, last, column],
                "categories_data": self.names,
                "values_data": values,
                "fill": {"color": colour},
                "gap": 60,
                "data_labels": {"value": labels},
            }
        )

    def place(self, chart: Any, title: str, row: int, column: int, high: int) -> None:
        chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
        chart.set_size({"width": _WIDE, "height": high})
        self.tab.sheet.insert_chart(row, column, chart, {"description": title, "x_offset": 16})


def station_chart(tab: Tab, parts: Sequence[Named]) -> None:
    """Draw each station's rate as a bar, below the table."""
    if not parts:
        return
    title = tr_in(tab.book.language, "Recovery rate by supply station")
    rows = _Rows(tab, tab.first_row, [name for name, _ in parts])
    chart = tab.book.workbook.add_chart({"type": "bar"})
    rates = [Decimal("0" if part.rate == NOT_A_RATE else part.rate).scaleb(-2) for _, part in parts]
    rows.series(chart, 4, title, rates, ACCENT, labels=True)
    chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": _GRID})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"none": True})
    rows.place(chart, title, tab.row + 1, 0, 100 + 26 * len(parts))


def month_chart(tab: Tab, parts: Sequence[Named]) -> None:
    """Draw what was receivable and what was received of each month, below the table."""
    if not parts:
        return
    language = tab.book.language
    rows = _Rows(tab, tab.first_row, [name for name, _ in parts])
    chart = tab.book.workbook.add_chart({"type": "column"})
    receivable = [wan(part.cumulative.receivable) for _, part in parts]
    received = [wan(part.cumulative.received) for _, part in parts]
    rows.series(chart, WAN + 1, tr_in(language, "Receivable"), receivable, LINE, labels=False)
    rows.series(chart, WAN + 2, tr_in(language, "Received"), received, ACCENT, labels=False)
    chart.set_y_axis(_in_wan(language))
    chart.set_legend({"position": "bottom"})
    rows.place(chart, tr_in(language, "Receivable and received by billing month"), tab.row + 1, 0, _HIGH)


def ageing_chart(tab: Tab, first: int, heaps: Sequence[tuple[str, int]]) -> None:
    """Draw what is unpaid by days overdue, beside its table; amounts in fen."""
    if not any(fen for _, fen in heaps):
        return
    title = tr_in(tab.book.language, "Outstanding by days overdue")
    rows = _Rows(tab, first, [name for name, _ in heaps])
    chart = tab.book.workbook.add_chart({"type": "column"})
    rows.series(chart, 3, title, [wan(fen) for _, fen in heaps], ALARM, labels=True)
    chart.set_y_axis(_in_wan(tab.book.language))
    chart.set_legend({"none": True})
    rows.place(chart, title, first - 1, 4, _HIGH)


def _in_wan(language: str) -> dict[str, object]:
    return {
        "name": tr_in(language, "10,000 yuan"),
        "num_format": "#,##0",
        "major_gridlines": _GRID,
        "min": 0,
    }
