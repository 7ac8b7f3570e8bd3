"""Refusals about prepaid conversions."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False)
class IllegalStep(Refusal):
    """A prepaid conversion cannot go from where it stands to where it is asked to go."""

    customer_no: str
    stands: str
    asked: str


@dataclass(eq=False)
class NotUnderWay(Refusal):
    """The customer was never proposed for a prepaid meter."""

    customer_no: str


@dataclass(eq=False)
class StepMissing(Refusal):
    """A step lacks something that it must record."""

    field: str


@dataclass(eq=False)
class StepBeforeLast(Refusal):
    """A step is dated before the one before it."""

    on: date
    last_on: date


@dataclass(eq=False)
class ConversionUnderWay(Refusal):
    """The customer is on the way to a prepaid meter, or has one."""

    customer_no: str
    stands: str


@dataclass(eq=False)
class NotAChronicDefaulter(Refusal):
    """The customer does not meet the rule for chronic defaulters."""

    customer_no: str
