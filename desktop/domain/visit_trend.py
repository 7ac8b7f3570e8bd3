"""A key customer's trend as columns to be drawn, on the screen and on paper alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.visits import MonthFigure


@dataclass(frozen=True, slots=True)
class TrendColumn:
    """A column of a chart: its month, its height, its words, and whether it is still growing."""

    month: str
    value: int
    words: str
    warns: bool = False


def energy(trend: Sequence[MonthFigure]) -> list[TrendColumn]:
    """Return the columns of the energy used."""
    return [
        TrendColumn(_month(one.month), one.kwh or 0, f"{one.kwh:,}" if one.kwh is not None else "—")
        for one in trend
    ]


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
