"""Ageing (账龄): by days overdue and by billing month."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.months import Month

BY_DAYS = ("not_due", "1_30", "31_60", "61_90", "over_90")
BY_MONTH = ("last_month", "this_year", "prior")

_DAYS: dict[str, tuple[int | None, int | None]] = {
    "not_due": (None, 0),
    "1_30": (1, 30),
    "31_60": (31, 60),
    "61_90": (61, 90),
    "over_90": (91, None),
}
"""The fewest and the most days overdue of each heap."""


@dataclass(frozen=True, slots=True)
class Heap:
    """A count of bills and their outstanding amount in fen."""

    count: int = 0
    amount: int = 0

    def plus(self, count: int, amount: int) -> "Heap":
        """Return the heap with more on it."""
        return Heap(self.count + count, self.amount + amount)


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is outstanding as of a day, in two views that each stand by themselves."""

    as_of: date
    total: Heap
    by_days_overdue: dict[str, Heap]
    by_billing_month: dict[str, Heap]


@dataclass(frozen=True, slots=True)
class DebtorFilter:
    """Which customers in arrears a list shows, as of a day, and in which order.

    `overdue` wants bills past their due date only; `min_principal` is fen of what the list counts.
    Due dates and billing months (YYYYMM) are bounded on both sides where they are given.
    """

    on: date
    station: str = ""
    area: str = ""
    overdue: bool = False
    min_principal: int = 0
    due_from: date | None = None
    due_until: date | None = None
    month_from: int | None = None
    month_until: int | None = None
    by_debt: bool = False


@dataclass(frozen=True, slots=True)
class Debtor:
    """One customer in arrears as of a day; amounts in fen, penalty to that day."""

    customer_no: str
    name: str
    station: str
    area: str
    address: str
    phone: str
    tariff_class: str
    risk_category: str
    funding: str
    bills: int
    outstanding: int
    penalty: int
    oldest_due_on: date
    days_overdue: int


def within_heap(wanted: DebtorFilter, heap: str) -> DebtorFilter:
    """Narrow a filter to the customers who have bills in a heap of either view of the ageing."""
    if heap in BY_MONTH:
        return _within_month_heap(wanted, heap)
    least, most = _DAYS[heap]
    return replace(
        wanted,
        due_from=None if most is None else wanted.on - timedelta(days=most),
        due_until=None if least is None else wanted.on - timedelta(days=least),
    )


def days_bucket(days: int) -> str:
    """Return the heap for so many days since the due date."""
    return next(heap for heap, (_, most) in _DAYS.items() if most is None or days <= most)


def month_buckets(month: Month, as_of: date) -> tuple[str, ...]:
    """Return each month heap of a bill: last month may lie in this year, or be prior arrears."""
    year = "this_year" if month.year >= as_of.year else "prior"
    last = Month.of(as_of).shifted(-1)
    return ("last_month", year) if month == last else (year,)


def _within_month_heap(wanted: DebtorFilter, heap: str) -> DebtorFilter:
    last = Month.of(wanted.on).shifted(-1).code
    january = Month(wanted.on.year, 1)
    bounds = {
        "last_month": (last, last),
        "this_year": (january.code, None),
        "prior": (None, january.shifted(-1).code),
    }
    month_from, month_until = bounds[heap]
    return replace(wanted, month_from=month_from, month_until=month_until)


def ageing(as_of: date, unpaid: Iterable[tuple[date, int, int, int]]) -> Ageing:
    """Sort unpaid bills into heaps; each row is due date, YYYYMM, count of bills, outstanding fen."""
    days = dict.fromkeys(BY_DAYS, Heap())
    months = dict.fromkeys(BY_MONTH, Heap())
    whole = Heap()
    for due_on, month, count, amount in unpaid:
        bucket = days_bucket((as_of - due_on).days)
        days[bucket] = days[bucket].plus(count, amount)
        for name in month_buckets(Month.from_code(month), as_of):
            months[name] = months[name].plus(count, amount)
        whole = whole.plus(count, amount)
    return Ageing(as_of, whole, days, months)
