"""Refusals about customers, meters, places, settings and bills."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class UnknownCustomer(Refusal):
    """No customer has this number."""

    customer_no: str


@dataclass(eq=False, repr=False)
class CustomerExists(Refusal):
    """Another customer has this number."""

    customer_no: str


@dataclass(eq=False, repr=False)
class MeterTaken(Refusal):
    """A meter number belongs to another customer."""

    meter_no: str
    customer_no: str


@dataclass(eq=False, repr=False)
class UnknownStation(Refusal):
    """No station has this name."""

    name: str


@dataclass(eq=False, repr=False)
class TenureBegins(Refusal):
    """A contractor's period in an area begins on this day already."""

    from_on: date


@dataclass(eq=False, repr=False)
class UnknownSetting(Refusal):
    """No setting has this name."""

    key: str


@dataclass(eq=False, repr=False)
class UnknownBill(Refusal):
    """No bill has this number, or it is another customer's."""

    bill_no: str


@dataclass(eq=False, repr=False)
class BillExists(Refusal):
    """A bill of this number is there with other facts."""

    bill_no: str


@dataclass(eq=False, repr=False)
class BillNotIssued(Refusal):
    """A bill is to be paid before the day it was issued."""

    bill_no: str
    issued_on: date


@dataclass(eq=False, repr=False)
class DueBeforeIssue(Refusal):
    """A bill would be due before it is issued."""

    issued_on: date
    due_on: date
