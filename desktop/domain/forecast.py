"""What will be outstanding at the year's end, if bills go on being paid as those of their age were lately.

The pace, an even one, is that of the last days; the shares paid are those of the last four months.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from desktop.domain.money import round_half_up
from desktop.domain.months import Month
from desktop.domain.pay_in import Day, History, Told, day_of, months_between

_DAY = timedelta(days=1)
_YEAR = 366
SHARES_OF = 120
"""The shares are read from so many days: four months, for there are payers of every other bill."""
_KNOWN = 60 * _DAY
"""A past month is told where bills were known for so long before."""


@dataclass(frozen=True, slots=True)
class PastForecast:
    """A forecast of the past: what was expected to be unpaid at the month's end, and what was, in fen."""

    month: Month
    made_on: date
    expected: int
    actual: int

    @property
    def error(self) -> int:
        """How much more was expected than came true, in fen; below zero where it was less."""
        return self.expected - self.actual


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected as of a day, and how such forecasts did in the past."""

    on: date
    outstanding: int
    days: int
    """The last so many days are gone by."""
    received: int
    """What came in on them, in fen."""
    path: tuple[Day, ...]
    tests: tuple[PastForecast, ...]

    @property
    def days_left(self) -> int:
        """Days to 31 December."""
        return days_left(self.on)

    @property
    def expected(self) -> int:
        """What is expected to be outstanding at the year's end, in fen."""
        return self.path[-1].outstanding if self.path else self.outstanding

    @property
    def still_billed(self) -> int:
        """What is expected to be billed until then, in fen."""
        return sum(day.billed for day in self.path)

    @property
    def pace(self) -> int:
        """What came in a day on the last days, in fen."""
        return pace(self.received, self.days)

    @property
    def zero_on(self) -> date | None:
        """The day by which all is in, at an even pace of the last days; None where it is over a year away."""
        return zero_on(self.on, self.outstanding, self.pace, {day.on: day.billed for day in self.path})

    @property
    def mean_error(self) -> int | None:
        """The mean of the past forecasts' errors without their signs, in fen; None where none was made."""
        if not self.tests:
            return None
        return round_half_up(Fraction(sum(abs(test.error) for test in self.tests), len(self.tests)))

    @property
    def mean_percent(self) -> Fraction | None:
        """That error in per cent of what was outstanding; None where nothing ever was."""
        actual = sum(test.actual for test in self.tests)
        return Fraction(100 * sum(abs(test.error) for test in self.tests), actual) if actual else None


def days_left(on: date) -> int:
    """Return how many days are left to 31 December."""
    return (date(on.year, 12, 31) - on).days


def pace_needed(outstanding: int, on: date) -> int | None:
    """Return the fen a day that bring what is outstanding to zero by 31 December; None on that day."""
    left = days_left(on)
    return -(-outstanding // left) if left else None


def pace(received: int, days: int) -> int:
    """Return the fen a day that so much in so many days comes to."""
    return round_half_up(Fraction(received, days))


def zero_on(on: date, outstanding: int, a_day: int, billed: dict[date, int]) -> date | None:
    """Return the day by which so much a day brings in what is owed and what is still billed by a day.

    It is not before the last of the bills; None where nothing comes in, or not within a year.
    """
    owed = outstanding + sum(billed.values())
    if owed <= 0:
        return on
    if a_day <= 0 or -(-owed // a_day) > _YEAR:
        return None
    return max(on - (-owed // a_day) * _DAY, *(day for day, fen in billed.items() if fen), on)


def forecast(history: History, days: int) -> Forecast:
    """Forecast the year's end as of a history's last day, with the pace of the last so many days."""
    told, on = Told.of(history), history.until
    received = history.received(on - (days - 1) * _DAY, on)
    path = tuple(told.path(on, date(on.year, 12, 31), SHARES_OF))
    return Forecast(on, told.outstanding(on), days, received, path, tuple(_tests(told, on)))


def _tests(told: Told, on: date) -> Iterator[PastForecast]:
    """Yield the forecasts of the year's past months, each made on the day of the month that it is now."""
    first = min(told.billed, default=on)
    for month in months_between(Month(on.year, 1), Month.of(on).shifted(-1)):
        made_on, end = day_of(month, on.day), month.last_day()
        if made_on < end and made_on - first >= _KNOWN:
            *_, last = told.path(made_on, end, SHARES_OF)
            yield PastForecast(month, made_on, last.outstanding, told.outstanding(end))
