"""What conversions to prepaid meters came to: how many, the debt they began with, and what came home."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.tracking import Converted


@dataclass(frozen=True, slots=True)
class ConversionSum:
    """The customers of one station or month added up; amounts in fen."""

    name: str
    count: int
    cleared: int
    """How many owe nothing any more."""
    debt: int
    recovered: int
    energy: int
    debt_left: int


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """Conversions commissioned in a span, as of its last day."""

    since: date
    on: date
    total: ConversionSum
    stations: tuple[ConversionSum, ...]
    months: tuple[ConversionSum, ...]


def report(since: date, on: date, customers: Sequence[Converted]) -> ConversionReport:
    """Add converted customers up: in all, by station, and by the month of commissioning (YYYY-MM)."""
    return ConversionReport(
        since,
        on,
        _sum("", customers),
        _grouped(customers, lambda one: one.station),
        _grouped(customers, lambda one: one.month),
    )


def _grouped(customers: Iterable[Converted], name: Callable[[Converted], str]) -> tuple[ConversionSum, ...]:
    found: dict[str, list[Converted]] = {}
    for one in customers:
        found.setdefault(name(one), []).append(one)
    return tuple(_sum(key, ones) for key, ones in sorted(found.items()))


def _sum(name: str, customers: Sequence[Converted]) -> ConversionSum:
    return ConversionSum(
        name,
        len(customers),
        sum(not one.debt_left for one in customers),
        sum(one.debt for one in customers),
        sum(one.recovered for one in customers),
        sum(one.energy for one in customers),
        sum(one.debt_left for one in customers),
    )
