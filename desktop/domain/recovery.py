"""The recovery rate (电费回收率): received over receivable, truncated, 100.00 only at exactly zero."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

NOT_A_RATE = "—"


class By(StrEnum):
    """What a recovery report can be broken down by."""

    STATION = "station"
    AREA = "area"
    CONTRACTOR = "contractor"
    CATEGORY = "category"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Part:
    """Receivable, outstanding and what prestored money paid of it, in fen; principal only."""

    receivable: int = 0
    outstanding: int = 0
    offset: int = 0

    @property
    def received(self) -> int:
        """Everything received, prestored offsets included, in fen."""
        return self.receivable - self.outstanding

    @property
    def received_in_cash(self) -> int:
        """What was received other than by prestored offsets, in fen."""
        return self.received - self.offset

    def __add__(self, other: "Part") -> "Part":
        return Part(
            self.receivable + other.receivable,
            self.outstanding + other.outstanding,
            self.offset + other.offset,
        )


@dataclass(frozen=True, slots=True)
class Recovery:
    """One line of a recovery report: the year's own bills, the prior arrears, and the customers billed."""

    name: str
    current: Part = field(default_factory=Part)
    prior: Part = field(default_factory=Part)
    customers: int = 0
    settled_customers: int = 0
    station: str = ""
    """The station of an area's line."""

    @property
    def cumulative(self) -> Part:
        """Current year and prior arrears together."""
        return self.current + self.prior

    @property
    def is_zero(self) -> bool:
        """结零: whether nothing at all is outstanding."""
        return self.cumulative.outstanding == 0

    @property
    def rate(self) -> str:
        """Cumulative rate, prestored offsets included."""
        return rate(self.cumulative.received, self.cumulative.receivable)

    @property
    def current_year_rate(self) -> str:
        """Rate of the bills of the year."""
        return rate(self.current.received, self.current.receivable)

    @property
    def prior_rate(self) -> str:
        """Rate of the prior arrears."""
        return rate(self.prior.received, self.prior.receivable)

    @property
    def cash_rate(self) -> str:
        """Cumulative rate without prestored offsets."""
        return rate(self.cumulative.received_in_cash, self.cumulative.receivable)

    @property
    def customers_rate(self) -> str:
        """Customers with nothing outstanding over customers billed."""
        return rate(self.settled_customers, self.customers)


@dataclass(frozen=True, slots=True)
class RecoveryReport:
    """A year's recovery as of a day: the bureau's line, and one line for each part of the breakdown."""

    year: int
    as_of: date
    by: By
    total: Recovery
    rows: tuple[Recovery, ...]


def rate(received: int, receivable: int) -> str:
    """Return a per cent truncated to two decimals, or a dash where nothing was receivable."""
    if receivable == 0:
        return NOT_A_RATE
    hundredths = abs(received) * 10_000 // abs(receivable)
    sign = "-" if (received < 0) != (receivable < 0) and hundredths else ""
    return f"{sign}{hundredths // 100}.{hundredths % 100:02d}"
