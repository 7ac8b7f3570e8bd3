"""Bills as they come in: one month's receivable of one customer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import count

from desktop.domain.customers import TariffClass
from desktop.domain.errors import DueBeforeIssue
from desktop.domain.money import Money
from desktop.domain.months import Month

USUAL_DUE_DAY = 20
"""The day of the month by which a bill is usually due."""


@dataclass(frozen=True, slots=True)
class BillDraft:
    """A bill before it is posted; its amount is principal and stays as issued.

    `tariff_class`, `station` and `area` are the bill's own; None or empty takes the customer's.
    """

    customer_no: str
    bill_no: str
    month: Month
    issued_on: date
    due_on: date
    amount: Money
    kwh: int | None = None
    tariff_class: TariffClass | None = None
    station: str = ""
    area: str = ""
    customer_name: str = ""

    def check(self) -> None:
        """Refuse a bill that is due before it is issued."""
        if self.due_on < self.issued_on:
            raise DueBeforeIssue(self.issued_on, self.due_on)


def number_without_one(month: Month, customer_no: str, occurrence: int) -> str:
    """Return the number of a bill that came without: its month, customer and occurrence in its file."""
    return f"{month}-{customer_no}-{occurrence}"


def usual_due_date(month: Month, issued_on: date, before: tuple[Month, date] | None) -> date:
    """Suggest when a bill is due: as many months on, on the same day, as the customer's bill before it.

    A first bill is due on the 20th of the month after its own; none is due before the day it is issued.
    """
    months_on, day_of_month = 1, USUAL_DUE_DAY
    if before is not None:
        earlier, due_on = before
        months_on = 12 * (due_on.year - earlier.year) + due_on.month - earlier.month
        day_of_month = due_on.day
    due_month = month.shifted(months_on)
    last_day = due_month.last_day()
    return max(issued_on, last_day.replace(day=min(day_of_month, last_day.day)))


def free_number(month: Month, customer_no: str, taken: Collection[str]) -> str:
    """Return the first number of a customer's month that no bill has."""
    numbers = (number_without_one(month, customer_no, occurrence) for occurrence in count(1))
    return next(number for number in numbers if number not in taken)
