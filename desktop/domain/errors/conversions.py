"""Refusals about prepaid conversions."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class IllegalStep(Refusal):
    """A prepaid conversion cannot go from where it stands to where it is asked to go."""

    customer_no: str
    stands: str
    asked: str


@dataclass(eq=False, repr=False)
class StepTaken(IllegalStep):
    """The conversion stands there already."""


@dataclass(eq=False, repr=False)
class StepBack(IllegalStep):
    """A step is never taken back."""


@dataclass(eq=False, repr=False)
class StepSkipped(IllegalStep):
    """Another step comes first."""

    following: str


@dataclass(eq=False, repr=False)
class NotRejectedAnyMore(IllegalStep):
    """Only a candidate is rejected; later a conversion is called off."""


@dataclass(eq=False, repr=False)
class ConversionOver(IllegalStep):
    """Nothing follows where the conversion stands: it is commissioned, rejected or called off."""


@dataclass(eq=False, repr=False)
class NotUnderWay(Refusal):
    """The customer was never proposed for a prepaid meter."""

    customer_no: str


@dataclass(eq=False, repr=False)
class StepMissing(Refusal):
    """A step lacks something that it must record."""

    field: str


@dataclass(eq=False, repr=False)
class StepBeforeLast(Refusal):
    """A step is dated before the one before it."""

    on: date
    last_on: date


@dataclass(eq=False, repr=False)
class ConversionUnderWay(Refusal):
    """The customer is on the way to a prepaid meter, or has one."""

    customer_no: str
    stands: str


@dataclass(eq=False, repr=False)
class NotAChronicDefaulter(Refusal):
    """The customer does not meet the rule for chronic defaulters."""

    customer_no: str


@dataclass(eq=False, repr=False)
class CampaignStands(Refusal):
    """Conversions of an area and a month are planned already: a plan is changed, not made twice."""

    area: str
    month: str


@dataclass(eq=False, repr=False)
class UnknownCampaign(Refusal):
    """Nothing is planned for this area and month."""

    area: str
    month: str


@dataclass(eq=False, repr=False)
class NotACampaignTarget(Refusal):
    """A campaign's target is out of bounds."""

    target: int
    most: int
