"""Charts of the tracking on paper: columns side by side, and the target as a mark across each month."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop.documents.flow import Block
from desktop.documents.lettering import fitted, width
from desktop.documents.page import ACCENT, ALARM, GREY, INK, LINE, MM, SECTION, SMALL, SMALL_INK, Colour
from desktop.documents.sheet import Sheet
from desktop.domain.tracking_charts import ChartData, ChartKind
from desktop.wording import tr_in
from desktop.wording.tracking import chart_figures, chart_title, chart_unit, series_names

_PLOT, _HIGH, _GAP = 24 * MM, 43.5 * MM, 8 * MM
_LEAST, _WIDEST = 0.7, 18 * MM
_COLOURS: dict[ChartKind, tuple[Colour, ...]] = {
    ChartKind.COMMISSIONED: (ACCENT, ALARM),
    ChartKind.ARREARS: (GREY, ACCENT),
    ChartKind.RECOVERED: (ACCENT,),
    ChartKind.CONSUMPTION: (GREY, ACCENT),
}


def chart_blocks(charts: Sequence[ChartData], left: float, right: float, language: str) -> Iterator[Block]:
    """Yield the charts, two side by side."""
    for start in range(0, len(charts), 2):
        yield Block(_HIGH, partial(_pair, charts[start : start + 2], left, right, language))


def _pair(
    charts: Sequence[ChartData], left: float, right: float, language: str, sheet: Sheet, y: float
) -> None:
    room = (right - left - _GAP) / 2
    for number, chart in enumerate(charts):
        _draw(chart, language, sheet, left + number * (room + _GAP), y, room)


def _draw(chart: ChartData, language: str, sheet: Sheet, x: float, y: float, room: float) -> None:
    sheet.text_within(x, y + 4 * MM, room, chart_title(language, chart.kind), SECTION)
    if not chart.labels:
        sheet.text(x, y + 10 * MM, tr_in(language, "Nothing to draw yet."), SMALL)
        return
    _legend(chart, language, sheet, x, y + 5 * MM)
    floor, each = y + 12 * MM + _PLOT, min(room / len(chart.labels), _WIDEST)
    bars = chart.series[:1] if chart.has_line else chart.series
    for at, label in enumerate(chart.labels):
        start = x + at * each
        _bars(chart, bars, at, sheet, start, floor, each)
        name = label[2:] if chart.kind in (ChartKind.COMMISSIONED, ChartKind.RECOVERED) else label
        middle = start + each / 2
        sheet.text_centred(middle, floor + 3.4 * MM, name, fitted(name, SMALL, each - 1))
        if chart.has_line:
            _target(chart, at, sheet, start, floor, each)
    sheet.rule(x, floor, x + room, colour=LINE)


def _legend(chart: ChartData, language: str, sheet: Sheet, x: float, y: float) -> None:
    for colour, words in zip(_COLOURS[chart.kind], series_names(language, chart.kind), strict=True):
        sheet.fill(x, y + 1 * MM, 2.4 * MM, 2.4 * MM, colour)
        sheet.text(x + 3.4 * MM, y + 3.1 * MM, words, SMALL)
        x += width(words, SMALL) + 7 * MM
    sheet.text(x, y + 3.1 * MM, chart_unit(language, chart), SMALL)


def _bars(
    chart: ChartData,
    bars: Sequence[Sequence[int]],
    at: int,
    sheet: Sheet,
    start: float,
    floor: float,
    each: float,
) -> None:
    wide = each * 0.76 / len(bars)
    for number, values in enumerate(bars):
        high = max(_PLOT * values[at] / max(1, chart.largest), _LEAST if values[at] else 0)
        left = start + each * 0.12 + number * wide
        sheet.fill(left, floor - high, wide * 0.94, high, _COLOURS[chart.kind][number])
        [words] = chart_figures(chart, values[at : at + 1])
        style = fitted(words, SMALL_INK, wide * 1.2)
        sheet.text_centred(left + wide / 2, floor - high - 1.2, words, style)


def _target(chart: ChartData, at: int, sheet: Sheet, start: float, floor: float, each: float) -> None:
    target = chart.series[1][at]
    if target:
        y = floor - _PLOT * target / max(1, chart.largest)
        sheet.rule(start + each * 0.06, y, start + each * 0.94, weight=1.4, colour=ALARM)
        words = f"{target:,}"
        style = fitted(words, SMALL, each * 0.2)
        sheet.text_right(start + each * 1.02, y - 1.2, words, style if style.size > 4 else SMALL)
    sheet.rule(start, floor, start + each, colour=INK)
