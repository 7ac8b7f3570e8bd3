"""A key customer's trend as columns to be drawn, on the screen and on paper alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.visits import MonthFigure

_LARGE = 100_000


@dataclass(frozen=True, slots=True)
class TrendColumn:
    """A column of a chart: its month, its height, its words, and whether it is still growing."""

    month: str
    value: int
    words: str
    warns: bool = False


def energy_unit(trend: Sequence[MonthFigure]) -> str:
    """Return the unit that the energy is told in: kWh, or MWh where the figures would run into each other."""
    return "MWh" if max((one.kwh or 0 for one in trend), default=0) >= _LARGE else "kWh"


def energy(trend: Sequence[MonthFigure]) -> list[TrendColumn]:
    """Return the columns of the energy used, their words in `energy_unit`."""
    divisor = 1000 if energy_unit(trend) == "MWh" else 1
    return [TrendColumn(_month(one.month), one.kwh or 0, _words(one.kwh, divisor)) for one in trend]


def days(trend: Sequence[MonthFigure]) -> list[TrendColumn]:
    """Return the columns of the days to settlement; what is unpaid has waited so long already."""
    return [
        TrendColumn(_month(one.month), one.days, str(one.days))
        if one.days is not None
        else TrendColumn(_month(one.month), one.waiting or 0, f"{one.waiting or 0}+", warns=True)
        for one in trend
    ]


def _month(code: int) -> str:
    return f"{code // 100 % 100:02d}-{code % 100:02d}"


def _words(kwh: int | None, divisor: int) -> str:
    return "—" if kwh is None else f"{(kwh + divisor // 2) // divisor:,}"
