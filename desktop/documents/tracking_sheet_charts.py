"""Charts of the tracking's workbook; each draws columns of its own sheet and carries their figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.documents.tab import Tab
from desktop.documents.workbook import ACCENT, ALARM, GREY, LINE
from desktop.domain.tracking import RecoveredMonth, TrackBy, TrackingSum
from desktop.domain.tracking_charts import ChartKind, Unit
from desktop.wording import tr_in
from desktop.wording.tracking import chart_title, line_name, series_names, tracked_figures

_GRID = {"visible": True, "line": {"color": LINE, "width": 0.5}}
_WIDE, _HIGH, _ROWS = 760, 300, 17
_COLOURS = {
    ChartKind.COMMISSIONED: (ACCENT, ALARM),
    ChartKind.ARREARS: (GREY, ACCENT),
    ChartKind.RECOVERED: (ACCENT,),
    ChartKind.CONSUMPTION: (GREY, ACCENT),
}
_KEYS = {
    ChartKind.COMMISSIONED: ("commissioned", "target"),
    ChartKind.ARREARS: ("arrears_before", "arrears_after"),
    ChartKind.CONSUMPTION: ("kwh_before", "kwh_after"),
}
_OF_CUT = {
    TrackBy.MONTH: (ChartKind.COMMISSIONED,),
    TrackBy.STATION: (ChartKind.ARREARS, ChartKind.CONSUMPTION),
    TrackBy.CONTRACTOR: (),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the sheet that is drawn, with its figures as they stand in the cells."""

    at: int
    values: list[Decimal]
    in_yuan: bool


def cut_charts(tab: Tab, by: TrackBy, lines: Sequence[TrackingSum]) -> None:
    """Draw what belongs to a cut below its table: of the months the plan, of the stations the rest."""
    names = [line_name(tab.book.language, by, line.name) for line in lines]
    for place, kind in enumerate(_OF_CUT[by]):
        columns = [_column(tab.book.language, key, lines) for key in _KEYS[kind]]
        _draw(tab, kind, names, columns, place)


def recovered_chart(tab: Tab, months: Sequence[RecoveredMonth]) -> None:
    """Draw what was recovered so far, below the table."""
    values = [Decimal(month.so_far).scaleb(-2) for month in months]
    columns = [_Column(2, values, in_yuan=True)]
    _draw(tab, ChartKind.RECOVERED, [month.month for month in months], columns, 0)


def _column(language: str, key: str, lines: Sequence[TrackingSum]) -> _Column:
    figures = tracked_figures(language)
    at = next(number for number, figure in enumerate(figures) if figure.key == key)
    in_yuan = figures[at].unit is Unit.FEN
    values = [figures[at].value(line) for line in lines]
    numbers = [Decimal(value if isinstance(value, int) else 0) for value in values]
    return _Column(at + 1, [number.scaleb(-2 if in_yuan else 0) for number in numbers], in_yuan)


def _draw(tab: Tab, kind: ChartKind, names: list[str], columns: Sequence[_Column], place: int) -> None:
    if not names:
        return
    chart = tab.book.workbook.add_chart({"type": "column"})
    over = tab.book.workbook.add_chart({"type": "line"}) if kind is ChartKind.COMMISSIONED else None
    named = series_names(tab.book.language, kind)
    for number, (column, name, colour) in enumerate(zip(columns, named, _COLOURS[kind], strict=True)):
        target = over if over is not None and number else chart
        target.add_series(_series(tab, names, column, name, colour, line=target is over))
    if over is not None:
        chart.combine(over)
    unit = tr_in(tab.book.language, "yuan") if columns[0].in_yuan else ""
    chart.set_y_axis({"name": unit, "num_format": "#,##0", "major_gridlines": _GRID, "min": 0})
    chart.set_legend({"position": "bottom"})
    title = chart_title(tab.book.language, kind)
    chart.set_title({"name": title, "name_font": {"size": 12}, "overlay": False})
    chart.set_size({"width": _WIDE, "height": _HIGH})
    row = tab.row + 1 + place * _ROWS
    tab.sheet.insert_chart(row, 0, chart, {"description": title, "x_offset": 16})


def _series(
    tab: Tab, names: list[str], column: _Column, name: str, colour: str, *, line: bool
) -> dict[str, Any]:
    last = tab.first_row + len(names) - 1
    plain: dict[str, Any] = {
        "name": name,
        "categories": [tab.name, tab.first_row, 0, last, 0],
        "values": [tab.name, tab.first_row, column.at, last, column.at],
        "categories_data": names,
        "values_data": column.values,
    }
    if line:
        marker = {"type": "circle", "size": 5, "fill": {"color": colour}, "border": {"color": colour}}
        return plain | {"line": {"color": colour, "width": 2}, "marker": marker}
    return plain | {"fill": {"color": colour}, "gap": 60}
