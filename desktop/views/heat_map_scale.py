"""What colours a tile of the heat map: six steps of one hue from light to dark, told in words beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtGui import QColor

from desktop.domain.money import Money
from desktop.domain.recovery import NOT_A_RATE, Recovery
from desktop.views import theme
from desktop.wording import tr

_LIGHT = ("#EEF0F2", "#F7D9A4", "#F2BC70", "#E08A36", "#AE5212", "#732A08")
_DARK = ("#2B3138", "#453820", "#70501F", "#B27A2C", "#E6A24A", "#FFD698")
_INK = ("#14171B", "#FFFFFF")
_RATES = (Fraction(1), Fraction(99, 100), Fraction(95, 100), Fraction(90, 100), Fraction(80, 100))
_SHARES = (Fraction(2, 100), Fraction(10, 100), Fraction(25, 100), Fraction(50, 100))
_WAN = 10_000 * 100
"""Fen of 10,000 yuan."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How lines become steps (0 is best, None where nothing was billed), numbers in tiles, and a legend."""

    title: str
    step: Callable[[Recovery], int | None]
    number: Callable[[Recovery], str]
    legend: tuple[str, ...]


def by_rate() -> Scale:
    """Return the scale of the cumulative rate."""
    words = ("100 %", "≥ 99", "≥ 95", "≥ 90", "≥ 80", "< 80")
    return Scale(tr("cumulative rate, per cent"), _rate_step, _rate_number, words)


def by_outstanding(lines: Sequence[Recovery]) -> Scale:
    """Return the scale of what is outstanding, in shares of the largest; numbers are 10,000 yuan."""
    most = max((line.cumulative.outstanding for line in lines), default=0)
    bounds = [share * most for share in _SHARES]

    def step(line: Recovery) -> int | None:
        owed = line.cumulative.outstanding
        if not owed:
            return 0 if line.cumulative.receivable else None
        return 1 + sum(owed > bound for bound in bounds)

    told = [Money(int(bound)).in_wan() for bound in bounds]
    legend = ("0", *(f"≤ {amount}" for amount in told), f"> {told[-1]}")
    return Scale(tr("outstanding, 10,000 yuan"), step, _wan_number, legend)


def colour(step: int | None) -> QColor:
    """Return the colour of a step in the theme worn now; the worst stands out most in both."""
    worn = theme.current()
    steps = _DARK if worn is theme.DARK else _LIGHT
    return QColor(worn.surface) if step is None else QColor(steps[step])


def ink(ground: QColor) -> QColor:
    """Return black or white, whichever is read better on a ground."""
    return max((QColor(ink) for ink in _INK), key=lambda ink: contrast(ink, ground))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours by the rule of WCAG."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(of: QColor) -> float:
    parts = (of.redF(), of.greenF(), of.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rate_step(line: Recovery) -> int | None:
    whole = line.cumulative
    if not whole.receivable:
        return None
    return sum(Fraction(whole.received, whole.receivable) < bound for bound in _RATES)


def _rate_number(line: Recovery) -> str:
    """Return the rate cut off to one decimal: 100 is only at zero."""
    if line.rate == NOT_A_RATE:
        return NOT_A_RATE
    return "100" if line.is_zero else line.rate[:-1]


def _wan_number(line: Recovery) -> str:
    owed = line.cumulative.outstanding
    if not owed:
        return "0" if line.cumulative.receivable else NOT_A_RATE
    tenths = owed * 10 // _WAN
    return f"{tenths // 10:,}.{tenths % 10}" if tenths else "<0.1"
