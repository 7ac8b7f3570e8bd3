"""What comes out of a file: typed drafts with their row numbers, and the rows that were refused."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.domain.errors import Refusal
from desktop.domain.money import Money
from desktop.domain.payments import Method

T = TypeVar("T")


class Noun(StrEnum):
    """What the rows of a file are."""

    CUSTOMERS = "customers"
    BILLS = "bills"
    PAYMENTS = "payments"


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """A payment as a file tells it.

    `occurrence` counts rows of the file that are equal in everything else, so that a row is known again
    wherever it stands in a later file.
    """

    customer_no: str
    bill_no: str | None
    amount: Money
    paid_on: date
    method: Method
    reference: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that does not go in: where it stands, the heading of the column, what it says, and why."""

    file: str
    row: int
    column: str
    value: str
    reason: Refusal


@dataclass(frozen=True, slots=True)
class Parsed(Generic[T]):
    """The rows of a file: how many were read, the good ones with their row numbers, the refused ones.

    Row numbers are those that a spreadsheet shows. Summary lines are skipped and are not among those read.
    """

    read: int
    good: list[tuple[int, T]]
    refused: list[RefusedRow]
    skipped: int = 0
