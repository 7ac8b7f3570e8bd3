"""Bills as they come in: one month's receivable of one customer."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.customers import TariffClass
from desktop.domain.errors import DueBeforeIssue
from desktop.domain.money import Money
from desktop.domain.months import Month


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
