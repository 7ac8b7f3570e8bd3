"""The year-end recovery summary: everything its workbook and its paper say, as one value."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.arrears import Ageing
from desktop.domain.conversion_report import ConversionSum
from desktop.domain.lateness import Known
from desktop.domain.recovery import Recovery
from desktop.domain.visits import YearLine
from desktop.domain.year_sums import Adjustment, EarlierYear, Held, MeasureCount, Penalties


@dataclass(frozen=True, slots=True)
class Channel:
    """What came in by one payment method (`prestored` for offsets, which are no cash), in fen."""

    method: str
    payments: int
    amount: int
    on_bills: int
    on_penalties: int
    to_prestored: int


@dataclass(frozen=True, slots=True)
class Unpaid:
    """One customer with something outstanding, in fen."""

    customer_no: str
    name: str
    station: str
    area: str
    tariff_class: str
    bills: int
    outstanding: int
    oldest_month: str
    oldest_due_on: date


@dataclass(frozen=True, slots=True)
class PriorArrears:
    """Prior arrears of one billing month: at the start of the year, and now, in fen."""

    month: str
    receivable: int
    outstanding: int

    @property
    def received(self) -> int:
        """What came in of it since, in fen."""
        return self.receivable - self.outstanding


@dataclass(frozen=True, slots=True)
class Summary:
    """A year's recovery as of a day. `unpaid` is read once, in order of station, area and number.

    Every part is the same ledger cut another way, so each sheet's total is the overview's.
    """

    bureau: str
    year: int
    as_of: date
    total: Recovery
    stations: tuple[Recovery, ...]
    areas: tuple[tuple[str, Recovery], ...]
    """Station's name and the area's line."""
    contractors: tuple[Recovery, ...]
    categories: tuple[Recovery, ...]
    months: tuple[Recovery, ...]
    prior: tuple[PriorArrears, ...]
    channels: tuple[Channel, ...]
    ageing: Ageing
    unpaid: Iterable[Unpaid]
    unpaid_customers: int
    last_payment_on: date | None = None
    zero_on: date | None = None
    known: Known | None = None
    """Where anything was posted late: what was known at the day's end."""
    earlier: tuple[EarlierYear, ...] = ()
    penalties: tuple[Penalties, ...] = ()
    held: tuple[Held, ...] = ()
    adjustments: tuple[Adjustment, ...] = ()
    conversions: tuple[ConversionSum, ...] = ()
    measures: tuple[MeasureCount, ...] = ()
    visits: tuple[YearLine, ...] = ()
