"""What the conversions have come to as of a day: against the plan, in debt, energy and recovery rate."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop.domain.months import Month
from desktop.domain.recovery import rate

MOST_BILLS, FEWEST_BILLS, FEWEST_DAYS = 12, 3, 30
"""A month before is the mean of so many of the last bills; after, of so many days at least."""


class TrackBy(StrEnum):
    """What the lines of the tracking are."""

    MONTH = "month"
    STATION = "station"
    CONTRACTOR = "contractor"


@dataclass(frozen=True, slots=True)
class Usage:
    """A mean month before and after, of the customers of whom both are known; kWh and fen, exact.

    Energy after is bought, not metered; its kWh are estimated at the mean price of the bills before.
    """

    customers: int = 0
    kwh_before: Fraction = Fraction()
    kwh_after: Fraction = Fraction()
    fen_before: Fraction = Fraction()
    fen_after: Fraction = Fraction()

    def __add__(self, other: "Usage") -> "Usage":
        return Usage(
            self.customers + other.customers,
            self.kwh_before + other.kwh_before,
            self.kwh_after + other.kwh_after,
            self.fen_before + other.fen_before,
            self.fen_after + other.fen_after,
        )


@dataclass(frozen=True, slots=True)
class Billed:
    """The last bills before commissioning whose energy is known: how many, their kWh, their fen."""

    bills: int = 0
    kwh: int = 0
    fen: int = 0


def usage_of(billed: Billed, energy: int, since: date, on: date) -> Usage:
    """Compare one customer's months: what was billed before, and the energy bought since, in fen."""
    days = (on - since).days
    if billed.bills < FEWEST_BILLS or days < FEWEST_DAYS or billed.kwh <= 0 or billed.fen <= 0:
        return Usage()
    bought = Fraction(energy * 365, days * 12)
    return Usage(
        1,
        Fraction(billed.kwh, billed.bills),
        bought * Fraction(billed.kwh, billed.fen),
        Fraction(billed.fen, billed.bills),
        bought,
    )


@dataclass(frozen=True, slots=True)
class Effect:
    """A recovery of the year, and what of it top-ups recovered of converted customers' bills; fen."""

    receivable: int = 0
    outstanding: int = 0
    recovered: int = 0

    @property
    def rate(self) -> str:
        """The cumulative rate as it is."""
        return rate(self.receivable - self.outstanding, self.receivable)

    @property
    def rate_without(self) -> str:
        """The rate if what the top-ups recovered had stayed outstanding."""
        return rate(self.receivable - self.outstanding - self.recovered, self.receivable)


@dataclass(frozen=True, slots=True)
class Converted:
    """A commissioned customer; arrears are principal, debts with the frozen penalty; all in fen."""

    customer_no: str
    station: str
    contractor: str
    """Who held the area on the day of commissioning; empty for nobody."""
    commissioned_on: date
    arrears_before: int
    arrears_after: int
    debt: int
    recovered: int
    debt_left: int
    energy: int
    usage: Usage = field(default_factory=Usage)

    @property
    def month(self) -> str:
        """The month of commissioning: `2012-06`."""
        return month_name(self.commissioned_on)


@dataclass(frozen=True, slots=True)
class PlannedMonth:
    """So many conversions planned: of an area's station, by who holds the area as the month begins."""

    station: str
    contractor: str
    month: str
    target: int


@dataclass(frozen=True, slots=True)
class TrackingSum:
    """One line: customers commissioned, and how many were planned; amounts in fen."""

    name: str
    count: int
    target: int
    cleared: int
    """How many owe nothing any more."""
    arrears_before: int
    arrears_after: int
    debt: int
    recovered: int
    debt_left: int
    energy: int
    usage: Usage
    effect: Effect


@dataclass(frozen=True, slots=True)
class RecoveredMonth:
    """What top-ups recovered in a calendar month, and up to its end; fen."""

    month: str
    recovered: int
    so_far: int


@dataclass(frozen=True, slots=True)
class TrackingReport:
    """The conversions commissioned from a day on (or all), as of a day."""

    since: date | None
    on: date
    total: TrackingSum
    months: tuple[TrackingSum, ...]
    stations: tuple[TrackingSum, ...]
    contractors: tuple[TrackingSum, ...]
    recovered: tuple[RecoveredMonth, ...]

    def lines(self, by: TrackBy) -> tuple[TrackingSum, ...]:
        """Return the lines of a cut."""
        cuts = {TrackBy.MONTH: self.months, TrackBy.STATION: self.stations}
        return cuts.get(by, self.contractors)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was planned and nobody commissioned."""
        return not self.total.count and not self.total.target


@dataclass(frozen=True, slots=True)
class Effects:
    """The effect on the whole bureau, on each station and contractor, and of each month's conversions.

    A bill counts where the recovery report counts it; `months` are of commissioning, in fen.
    """

    total: Effect
    stations: Mapping[str, Effect]
    contractors: Mapping[str, Effect]
    months: Mapping[str, int]

    def of_month(self, month: str) -> Effect:
        """Return what the conversions of a month did to the bureau's rate."""
        return Effect(self.total.receivable, self.total.outstanding, self.months.get(month, 0))


def track(
    since: date | None,
    on: date,
    customers: Sequence[Converted],
    plan: Sequence[PlannedMonth],
    effects: Effects,
    recovered: Mapping[str, int],
) -> TrackingReport:
    """Add everything up: in all, by month of commissioning, by station and by contractor.

    `recovered` is what top-ups recovered by calendar month (`2012-06`), in fen.
    """
    touched = {name for name, effect in effects.stations.items() if effect.recovered}
    held = {name for name, effect in effects.contractors.items() if effect.recovered}
    stations = Cut(customers, plan, lambda one: one.station, touched)
    contractors = Cut(customers, plan, lambda one: one.contractor, held)
    months = Cut(customers, plan, lambda one: one.month, ())
    nothing = Effect()
    return TrackingReport(
        since,
        on,
        _sum("", customers, plan, effects.total),
        tuple(months.line(name, effects.of_month(name)) for name in _without_gaps(months.names())),
        tuple(stations.line(name, effects.stations.get(name, nothing)) for name in stations.names()),
        tuple(contractors.line(name, effects.contractors.get(name, nothing)) for name in contractors.names()),
        _cumulated(recovered),
    )


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut customers and plan into lines."""

    customers: Sequence[Converted]
    plan: Sequence[PlannedMonth]
    name: Callable[[Converted | PlannedMonth], str]
    also: Iterable[str]
    """Lines that have neither: their bills were recovered though the customer belongs elsewhere now."""

    def names(self) -> list[str]:
        """Return the names of the lines, in order."""
        return sorted({*map(self.name, self.customers), *map(self.name, self.plan), *self.also})

    def line(self, name: str, effect: Effect) -> TrackingSum:
        """Return one line."""
        ones = [one for one in self.customers if self.name(one) == name]
        return _sum(name, ones, [one for one in self.plan if self.name(one) == name], effect)


def month_name(day: date) -> str:
    """Write the month of a day as the lines are named: `2012-06`."""
    return f"{day:%Y-%m}"


def _sum(
    name: str, customers: Sequence[Converted], plan: Sequence[PlannedMonth], effect: Effect
) -> TrackingSum:
    return TrackingSum(
        name,
        len(customers),
        sum(one.target for one in plan),
        sum(not one.debt_left for one in customers),
        sum(one.arrears_before for one in customers),
        sum(one.arrears_after for one in customers),
        sum(one.debt for one in customers),
        sum(one.recovered for one in customers),
        sum(one.debt_left for one in customers),
        sum(one.energy for one in customers),
        sum((one.usage for one in customers), Usage()),
        effect,
    )


def _without_gaps(names: Sequence[str]) -> list[str]:
    """Return every month from the first to the last."""
    if not names:
        return []
    found, month, last = [], Month.parse(names[0]), Month.parse(names[-1])
    while month <= last:
        found.append(month_name(month.first_day()))
        month = month.shifted(1)
    return found


def _cumulated(recovered: Mapping[str, int]) -> tuple[RecoveredMonth, ...]:
    so_far, found = 0, []
    for name in _without_gaps(sorted(recovered)):
        so_far += recovered.get(name, 0)
        found.append(RecoveredMonth(name, recovered.get(name, 0), so_far))
    return tuple(found)
