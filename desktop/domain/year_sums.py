"""What a year came to beside its recovery: penalties, money held, adjustments, measures, earlier years."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.recovery import Recovery


@dataclass(frozen=True, slots=True)
class Penalties:
    """Late-payment penalties of a station's bills during the year, in fen, net of reversals."""

    station: str
    charged: int
    received: int
    waived: int
    written_off: int


@dataclass(frozen=True, slots=True)
class Held:
    """Money held for a station's customers on the day, in fen."""

    station: str
    prestored: int
    fees: int
    energy: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.prestored + self.fees + self.energy


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A correction, write-off or recall during the year: what it changed of what is receivable, in fen."""

    number: str
    kind: str
    on: date
    customer_no: str
    name: str
    station: str
    bill_no: str
    month: str
    principal: int
    penalty: int
    reason: str


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """An earlier year's recovery, as of the same day of that year and as of its end."""

    year: int
    same_day: date
    then: Recovery
    end: Recovery

    @property
    def end_day(self) -> date:
        """The year's last day."""
        return date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class MeasureCount:
    """The measures against risk of one kind and how far they are; amounts in fen."""

    kind: str
    open: int
    in_place: int
    returned: int
    dropped: int
    amount: int
    """What was agreed of those that stand."""
    held: int

    @property
    def count(self) -> int:
        """All of them."""
        return self.open + self.in_place + self.returned + self.dropped


def same_day(day: date, year: int) -> date:
    """Return the same day of another year; of 29 February the 28th where it has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
