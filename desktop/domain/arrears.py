"""Ageing (账龄): by days overdue and by billing month."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain.months import Month

BY_DAYS = ("not_due", "1_30", "31_60", "61_90", "over_90")
BY_MONTH = ("last_month", "this_year", "prior")


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
    """

    on: date
    station: str = ""
    area: str = ""
    overdue: bool = False
    min_principal: int = 0
    due_from: date | None = None
    due_until: date | None = None
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


def days_bucket(days: int) -> str:
    """Return the heap for so many days since the due date."""
    if days <= 0:
        return "not_due"
    for upper, name in ((30, "1_30"), (60, "31_60"), (90, "61_90")):
        if days <= upper:
            return name
    return "over_90"


def month_buckets(month: Month, as_of: date) -> tuple[str, ...]:
    """Return each month heap of a bill: last month may lie in this year, or be prior arrears."""
    year = "this_year" if month.year >= as_of.year else "prior"
    last = Month.of(as_of).shifted(-1)
    return ("last_month", year) if month == last else (year,)


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
