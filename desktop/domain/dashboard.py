"""Where the bureau stands in a year as of a day, at a glance: figures, pace, and how the year went so far."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from desktop.domain.forecast import Forecast, days_left, pace, pace_needed
from desktop.domain.lateness import Late
from desktop.domain.pay_in import History, days_between
from desktop.domain.recovery import Recovery

WEEK, MONTH = 7, 30
"""The pace of today is told over so many days."""
CHARTED = 60
"""So many days' receipts are drawn."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Figures:
    """A year as of a day; what came in is principal, less what was reversed, prestored offsets included."""

    on: date
    total: Recovery
    today: int
    this_month: int
    last_week: int
    """Of the last seven days."""
    last_month: int
    """Of the last thirty days."""
    late: Late = field(default_factory=Late)

    @property
    def outstanding(self) -> int:
        """What is unpaid, prior arrears included, in fen."""
        return self.total.cumulative.outstanding

    @property
    def days_left(self) -> int:
        """Days to 31 December."""
        return days_left(self.on)

    @property
    def pace_needed(self) -> int | None:
        """The fen a day that lead to zero by 31 December, rounded up; None on that day."""
        return pace_needed(self.outstanding, self.on)

    @property
    def pace_of_week(self) -> int:
        """What came in a day in the last seven, in fen."""
        return pace(self.last_week, WEEK)

    @property
    def pace_of_month(self) -> int:
        """What came in a day in the last thirty, in fen."""
        return pace(self.last_month, MONTH)

    @property
    def unpaid_customers(self) -> int:
        """How many of the customers billed owe something."""
        return self.total.customers - self.total.settled_customers


@dataclass(frozen=True, slots=True)
class Standing:
    """What was receivable and what of it had been received at the end of a day, in fen."""

    on: date
    receivable: int
    received: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast, with what the charts draw: each day's receipts, and how the rate went."""

    forecast: Forecast
    daily: tuple[tuple[date, int], ...]
    """The last sixty days, in fen."""
    so_far: tuple[Standing, ...]
    """From 1 January to the day."""
    to_come: tuple[Standing, ...]
    """From the day to 31 December, as expected."""


def daily(history: History) -> tuple[tuple[date, int], ...]:
    """Return what came in on each of the last days of a history."""
    received = _sums((flow.on, flow.received) for flow in history.flows)
    first = history.until - (CHARTED - 1) * _DAY
    return tuple((day, received.get(day, 0)) for day in days_between(first, history.until))


def so_far(history: History, total: Recovery) -> tuple[Standing, ...]:
    """Return how the year went day by day; it ends at what the year's report says of its last day."""
    whole, first = total.cumulative, date(history.until.year, 1, 1)
    owed = _sums((flow.on, flow.owed) for flow in history.flows if flow.on >= first)
    came = _sums((flow.on, flow.received) for flow in history.flows if flow.on >= first)
    receivable = whole.receivable - sum(owed.values())
    received = whole.received - sum(came.values())
    found = []
    for day in days_between(first, history.until):
        receivable += owed.get(day, 0)
        received += came.get(day, 0)
        found.append(Standing(day, receivable, received))
    return tuple(found)


def to_come(forecast: Forecast, total: Recovery) -> tuple[Standing, ...]:
    """Return how the year is expected to go on from what its report says."""
    receivable, received = total.cumulative.receivable, total.cumulative.received
    found = [Standing(forecast.on, receivable, received)]
    for day in forecast.path:
        receivable += day.billed
        received += day.received
        found.append(Standing(day.on, receivable, received))
    return tuple(found)


def _sums(pairs: Iterator[tuple[date, int]]) -> Mapping[date, int]:
    found: dict[date, int] = {}
    for day, fen in pairs:
        found[day] = found.get(day, 0) + fen
    return found
