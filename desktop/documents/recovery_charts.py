"""Charts of the recovery summary on paper: what was receivable, and how much of it has come in."""

from collections.abc import Iterator, Sequence
from functools import partial

from desktop.documents.flow import Block
from desktop.documents.lettering import fitted, width
from desktop.documents.page import ACCENT, ALARM, LINE, MM, SMALL, SMALL_INK
from desktop.documents.recovery_tables import LEFT, RIGHT, ROOM
from desktop.documents.sheet import Sheet
from desktop.domain.money import Money
from desktop.domain.recovery import Part
from desktop.wording import tr_in

Bar = tuple[str, Part]
_PLOT_HIGH = 36 * MM
_NAME_ROOM, _FIGURE_ROOM, _BAR_HIGH = 34 * MM, 22 * MM, 5.4 * MM
_LEAST, _TOGETHER = 0.7, 25


def month_columns(bars: Sequence[Bar], language: str) -> Iterator[Block]:
    """Yield a chart with a column for each month."""
    largest = _largest(bars)
    if largest:
        yield Block(6 * MM, partial(_legend, language), with_next=True)
        yield Block(_PLOT_HIGH + 12 * MM, partial(_columns, bars, largest))


def station_bars(bars: Sequence[Bar], language: str) -> Iterator[Block]:
    """Yield a chart with a bar for each station."""
    largest = _largest(bars)
    if largest:
        yield Block(6 * MM, partial(_legend, language), with_next=True)
        for number, bar in enumerate(bars, start=1):
            together = number < len(bars) and number % _TOGETHER != 0
            yield Block(_BAR_HIGH, partial(_bar, bar, largest), with_next=together)


def _largest(bars: Sequence[Bar]) -> int:
    return max((part.receivable for _, part in bars), default=0)


def _legend(language: str, sheet: Sheet, y: float) -> None:
    x = LEFT
    received, owed = tr_in(language, "Received"), tr_in(language, "Outstanding")
    for colour, words in ((ACCENT, received), (ALARM, owed)):
        sheet.fill(x, y + 1 * MM, 2.8 * MM, 2.8 * MM, colour)
        sheet.text(x + 4 * MM, y + 3.4 * MM, words, SMALL)
        x += width(words, SMALL) + 10 * MM
    sheet.text(x, y + 3.4 * MM, tr_in(language, "Figures: receivable, in 10,000 yuan"), SMALL)


def _columns(bars: Sequence[Bar], largest: int, sheet: Sheet, y: float) -> None:
    floor = y + _PLOT_HIGH + 5 * MM
    each = min(ROOM / len(bars), 24 * MM)
    for number, (name, part) in enumerate(bars):
        left, middle, wide = LEFT + (number + 0.16) * each, LEFT + (number + 0.5) * each, each * 0.68
        received, owed = _lengths(part, _PLOT_HIGH, largest)
        sheet.fill(left, floor - received, wide, received, ACCENT)
        sheet.fill(left, floor - received - owed, wide, owed, ALARM)
        wan = Money(part.receivable).in_wan()
        sheet.text_centred(middle, floor - received - owed - 2, wan, fitted(wan, SMALL_INK, each - 2))
        sheet.text_centred(middle, floor + 4 * MM, name, fitted(name, SMALL, each - 2))
    sheet.rule(LEFT, floor, RIGHT, colour=LINE)


def _bar(bar: Bar, largest: int, sheet: Sheet, y: float) -> None:
    name, part = bar
    baseline, top, high = y + _BAR_HIGH * 0.68, y + 0.9 * MM, _BAR_HIGH - 1.8 * MM
    received, owed = _lengths(part, ROOM - _NAME_ROOM - _FIGURE_ROOM, largest)
    left = LEFT + _NAME_ROOM
    sheet.text_within(LEFT, baseline, _NAME_ROOM - 2 * MM, name, SMALL_INK)
    sheet.fill(left, top, received, high, ACCENT)
    sheet.fill(left + received, top, owed, high, ALARM)
    sheet.text(left + received + owed + 1.5 * MM, baseline, Money(part.receivable).in_wan(), SMALL_INK)


def _lengths(part: Part, room: float, largest: int) -> tuple[float, float]:
    """Return how long to draw what was received and what is outstanding: the last fen must be seen."""
    owed = room * max(part.outstanding, 0) / largest
    return room * max(part.received, 0) / largest, max(owed, _LEAST) if owed else 0.0
