"""Charts of a key customer on paper: energy used by month, and days from issue to settlement."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop.documents.flow import Block
from desktop.documents.lettering import fitted
from desktop.documents.page import ACCENT, ALARM, LINE, MM, SECTION, SMALL, SMALL_INK
from desktop.documents.sheet import Sheet
from desktop.domain.visit_trend import TrendColumn, days, energy, energy_unit
from desktop.domain.visits import MonthFigure
from desktop.wording import tr_in

_PLOT, _LEAST = 22 * MM, 0.7
_GAP = 6 * MM


def trend_charts(trend: Sequence[MonthFigure], left: float, right: float, language: str) -> Iterator[Block]:
    """Yield both charts side by side, or that there is nothing to draw."""
    yield Block(_PLOT + 17 * MM, partial(_draw, trend, left, right, language))


def _draw(
    trend: Sequence[MonthFigure], left: float, right: float, language: str, sheet: Sheet, y: float
) -> None:
    room = (right - left - _GAP) / 2
    titles = (
        tr_in(language, "Energy used ({unit})", unit=energy_unit(trend)),
        tr_in(language, "Days from issue to settlement (red: unpaid so far)"),
    )
    for number, (title, columns) in enumerate(zip(titles, (energy(trend), days(trend)), strict=True)):
        x = left + number * (room + _GAP)
        sheet.text_within(x, y + 4 * MM, room, title, SECTION)
        if columns:
            _plot(sheet, x, y + 6 * MM, room, columns)
        else:
            sheet.text(x, y + 12 * MM, tr_in(language, "No bills in these months."), SMALL)


def _plot(sheet: Sheet, x: float, y: float, room: float, columns: Sequence[TrendColumn]) -> None:
    floor = y + _PLOT + 3 * MM
    largest = max(1, *(column.value for column in columns))
    each = min(room / len(columns), 14 * MM)
    for number, column in enumerate(columns):
        left, middle = x + (number + 0.16) * each, x + (number + 0.5) * each
        high = max(_PLOT * column.value / largest, _LEAST)
        sheet.fill(left, floor - high, each * 0.68, high, ALARM if column.warns else ACCENT)
        sheet.text_centred(middle, floor - high - 2, column.words, fitted(column.words, SMALL_INK, each - 1))
        sheet.text_centred(middle, floor + 3.4 * MM, column.month, fitted(column.month, SMALL, each - 1))
    sheet.rule(x, floor, x + room, colour=LINE)
