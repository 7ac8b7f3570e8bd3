"""The tracking of conversions in words: its figures, its lines, its charts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop.domain.money import Money, round_half_up
from desktop.domain.recovery import NOT_A_RATE, rate
from desktop.domain.tracking import TrackBy, TrackingSum
from desktop.domain.tracking_charts import ChartData, ChartKind, Unit
from desktop.wording import tr_in

_IN_WAN = {Unit.FEN: 1_000_000, Unit.KWH: 100_000}
"""From such a figure on a chart is drawn in ten thousands."""


@dataclass(frozen=True, slots=True)
class TrackedFigure:
    """A figure of every line: its key, what it is called and belongs to, what it counts, and its value."""

    key: str
    name: str
    group: str
    unit: Unit
    value: Callable[[TrackingSum], int | str]

    def text(self, line: TrackingSum) -> str:
        """Write the figure of a line as people read it."""
        value = self.value(line)
        if isinstance(value, str):
            return value if value == NOT_A_RATE else f"{value} %"
        return Money(value).grouped() if self.unit is Unit.FEN else f"{value:,}"


def tracked_figures(language: str) -> tuple[TrackedFigure, ...]:
    """Return every figure of a line, group after group."""
    return (*_of_the_plan(language), *_of_the_debt(language), *_of_energy(language), *_of_the_rate(language))


def cut_name(language: str, by: TrackBy) -> str:
    """Name what the lines of a cut are."""
    names = {
        TrackBy.MONTH: tr_in(language, "Month of commissioning"),
        TrackBy.STATION: tr_in(language, "Supply station"),
        TrackBy.CONTRACTOR: tr_in(language, "Area contractor"),
    }
    return names[by]


def line_name(language: str, by: TrackBy, name: str) -> str:
    """Name a line; areas that nobody held have one too."""
    return name or (tr_in(language, "No contractor") if by is TrackBy.CONTRACTOR else NOT_A_RATE)


def chart_title(language: str, kind: ChartKind) -> str:
    """Name a chart."""
    titles = {
        ChartKind.COMMISSIONED: tr_in(language, "Commissioned by month, against the target"),
        ChartKind.ARREARS: tr_in(language, "Arrears before and after, by station"),
        ChartKind.RECOVERED: tr_in(language, "Debt recovered by top-ups, cumulated"),
        ChartKind.CONSUMPTION: tr_in(language, "Consumption a month before and after, by station"),
    }
    return titles[kind]


def series_names(language: str, kind: ChartKind) -> tuple[str, ...]:
    """Name the series of a chart."""
    names = {
        ChartKind.COMMISSIONED: (tr_in(language, "Commissioned"), tr_in(language, "Target")),
        ChartKind.ARREARS: (tr_in(language, "At commissioning"), tr_in(language, "Now")),
        ChartKind.RECOVERED: (tr_in(language, "Recovered so far"),),
        ChartKind.CONSUMPTION: (tr_in(language, "Before conversion"), tr_in(language, "After (estimated)")),
    }
    return names[kind]


def chart_unit(language: str, chart: ChartData) -> str:
    """Say in what a chart counts."""
    wan = _is_in_wan(chart)
    if chart.unit is Unit.FEN:
        return tr_in(language, "10,000 yuan") if wan else tr_in(language, "yuan")
    if chart.unit is Unit.KWH:
        return tr_in(language, "10,000 kWh") if wan else "kWh"
    return tr_in(language, "customers")


def chart_figures(chart: ChartData, values: Sequence[int]) -> list[str]:
    """Write figures of a chart as they stand over its bars."""
    if _is_in_wan(chart):
        fen = 1 if chart.unit is Unit.FEN else 100
        return [Money(value * fen).in_wan() for value in values]
    if chart.unit is Unit.FEN:
        return [f"{round_half_up(Fraction(value, 100)):,}" for value in values]
    return [f"{value:,}" for value in values]


def told(language: str, chart: ChartData) -> str:
    """Say a whole chart in words, for whoever does not see it."""
    names = series_names(language, chart.kind)
    columns = [chart_figures(chart, values) for values in chart.series]
    return "; ".join(
        f"{label} " + ", ".join(f"{name} {column[at]}" for name, column in zip(names, columns, strict=True))
        for at, label in enumerate(chart.labels)
    )


def _is_in_wan(chart: ChartData) -> bool:
    return chart.unit in _IN_WAN and chart.largest >= _IN_WAN[chart.unit]


def _of_the_plan(language: str) -> tuple[TrackedFigure, ...]:
    group = tr_in(language, "Conversions")
    return (
        TrackedFigure(
            "commissioned", tr_in(language, "Commissioned"), group, Unit.COUNT, lambda line: line.count
        ),
        TrackedFigure("target", tr_in(language, "Target"), group, Unit.COUNT, lambda line: line.target),
        TrackedFigure(
            "of_target",
            tr_in(language, "Of target"),
            group,
            Unit.RATE,
            lambda line: rate(line.count, line.target),
        ),
        TrackedFigure("cleared", tr_in(language, "Cleared"), group, Unit.COUNT, lambda line: line.cleared),
    )


def _of_the_debt(language: str) -> tuple[TrackedFigure, ...]:
    arrears, debt = tr_in(language, "Arrears (principal)"), tr_in(language, "Debt with its penalty")
    return (
        TrackedFigure(
            "arrears_before",
            tr_in(language, "Arrears then"),
            arrears,
            Unit.FEN,
            lambda line: line.arrears_before,
        ),
        TrackedFigure(
            "arrears_after",
            tr_in(language, "Arrears now"),
            arrears,
            Unit.FEN,
            lambda line: line.arrears_after,
        ),
        TrackedFigure("debt", tr_in(language, "Debt then"), debt, Unit.FEN, lambda line: line.debt),
        TrackedFigure(
            "debt_recovered", tr_in(language, "Recovered"), debt, Unit.FEN, lambda line: line.recovered
        ),
        TrackedFigure("debt_left", tr_in(language, "Debt left"), debt, Unit.FEN, lambda line: line.debt_left),
    )


def _of_energy(language: str) -> tuple[TrackedFigure, ...]:
    group = tr_in(language, "Consumption a month")

    def whole(key: str, name: str, unit: Unit, exact: Callable[[TrackingSum], Fraction]) -> TrackedFigure:
        def value(line: TrackingSum) -> int | str:
            return round_half_up(exact(line)) if line.usage.customers else NOT_A_RATE

        return TrackedFigure(key, name, group, unit, value)

    return (
        TrackedFigure(
            "energy_credit",
            tr_in(language, "Energy credit"),
            tr_in(language, "Top-ups"),
            Unit.FEN,
            lambda line: line.energy,
        ),
        TrackedFigure(
            "compared",
            tr_in(language, "Customers compared"),
            group,
            Unit.COUNT,
            lambda line: line.usage.customers,
        ),
        whole("kwh_before", tr_in(language, "kWh before"), Unit.KWH, lambda line: line.usage.kwh_before),
        whole(
            "kwh_after", tr_in(language, "kWh after, estimated"), Unit.KWH, lambda line: line.usage.kwh_after
        ),
        whole(
            "billed_before", tr_in(language, "Billed before"), Unit.FEN, lambda line: line.usage.fen_before
        ),
        whole("bought_after", tr_in(language, "Bought after"), Unit.FEN, lambda line: line.usage.fen_after),
    )


def _of_the_rate(language: str) -> tuple[TrackedFigure, ...]:
    group = tr_in(language, "Recovery rate of the year")
    return (
        TrackedFigure("rate", tr_in(language, "Rate"), group, Unit.RATE, lambda line: line.effect.rate),
        TrackedFigure(
            "rate_without",
            tr_in(language, "Without top-ups"),
            group,
            Unit.RATE,
            lambda line: line.effect.rate_without,
        ),
    )
