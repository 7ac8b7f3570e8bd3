"""The last mile: who is left to pay, how much, and whose; and what a day's receipts were made of."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.worklist import Promise


class Scope(StrEnum):
    """Which bills count."""

    ALL = "all"
    CURRENT = "current"
    PRIOR = "prior"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class LeftFilter:
    """Who is listed as of a day: of a place, of a contractor's areas now, from so many fen on.

    A bill counts for the area that it was issued with, so that an area's list adds up to its figure.
    """

    on: date
    station: str = ""
    area: str = ""
    contractor: str = ""
    scope: Scope = Scope.ALL
    least: int = 0
    by_station: bool = False
    """By station and area, the largest debt of each first; else the largest of all first."""


@dataclass(frozen=True, slots=True)
class LeftSum:
    """How many customers are left, with how many bills and how much, in fen."""

    customers: int = 0
    bills: int = 0
    outstanding: int = 0


@dataclass(frozen=True, slots=True)
class Left:
    """One customer who is left, with what of their bills the filter lets through, in fen."""

    key: int
    customer_no: str
    name: str
    phone: str
    station: str
    area: str
    contractor: str
    """Who holds the customer's area now; empty where nobody does."""
    bills: int
    outstanding: int
    penalty: int
    """Of all the customer's bills, to the day."""
    oldest_month: str
    oldest_due_on: date
    days_overdue: int
    last_contact: date | None = None
    promise: Promise | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """What one act brought in of the principal, in fen; below zero for a reversal."""

    number: str
    on: date
    kind: str
    customer_no: str
    name: str
    method: str
    fen: int
    by: str
