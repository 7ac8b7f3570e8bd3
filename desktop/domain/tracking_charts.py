"""The charts of the tracking as values: what is drawn, before anything says how."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.money import round_half_up
from desktop.domain.tracking import TrackingReport, TrackingSum

MOST_MONTHS, MOST_STATIONS = 24, 12


class ChartKind(StrEnum):
    """What a chart tells."""

    COMMISSIONED = "commissioned"
    ARREARS = "arrears"
    RECOVERED = "recovered"
    CONSUMPTION = "consumption"


class Unit(StrEnum):
    """What figures count."""

    COUNT = "count"
    FEN = "fen"
    KWH = "kwh"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class ChartData:
    """One or two series over the same labels; of the planned ones the second is a line."""

    kind: ChartKind
    unit: Unit
    labels: tuple[str, ...]
    series: tuple[tuple[int, ...], ...]

    @property
    def largest(self) -> int:
        """The highest figure of all series, 0 where there is none."""
        return max((value for values in self.series for value in values), default=0)

    @property
    def has_line(self) -> bool:
        """Whether the second series is a line over the bars."""
        return self.kind is ChartKind.COMMISSIONED


def charts(report: TrackingReport) -> tuple[ChartData, ...]:
    """Return the charts: the last two years of months, and the stations with the most conversions."""
    return (_commissioned(report), _arrears(report), _recovered(report), _consumption(report))


def _commissioned(report: TrackingReport) -> ChartData:
    months = report.months[-MOST_MONTHS:]
    counts, targets = tuple(one.count for one in months), tuple(one.target for one in months)
    return ChartData(ChartKind.COMMISSIONED, Unit.COUNT, _names(months), (counts, targets))


def _arrears(report: TrackingReport) -> ChartData:
    stations = _stations(report)
    before = tuple(max(0, one.arrears_before) for one in stations)
    after = tuple(max(0, one.arrears_after) for one in stations)
    return ChartData(ChartKind.ARREARS, Unit.FEN, _names(stations), (before, after))


def _recovered(report: TrackingReport) -> ChartData:
    months = report.recovered[-MOST_MONTHS:]
    so_far = tuple(max(0, month.so_far) for month in months)
    return ChartData(ChartKind.RECOVERED, Unit.FEN, tuple(month.month for month in months), (so_far,))


def _consumption(report: TrackingReport) -> ChartData:
    stations = [one for one in _stations(report) if one.usage.customers]
    before = tuple(round_half_up(one.usage.kwh_before) for one in stations)
    after = tuple(max(0, round_half_up(one.usage.kwh_after)) for one in stations)
    return ChartData(ChartKind.CONSUMPTION, Unit.KWH, _names(stations), (before, after))


def _stations(report: TrackingReport) -> Sequence[TrackingSum]:
    most = sorted((one for one in report.stations if one.count), key=lambda one: (-one.count, one.name))
    return most[:MOST_STATIONS]


def _names(lines: Sequence[TrackingSum]) -> tuple[str, ...]:
    return tuple(line.name for line in lines)
