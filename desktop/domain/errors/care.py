"""Refusals about fiscally-funded payers, key customers, and what they are told and promised."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NotFiscallyFunded(Refusal):
    """The customer pays with its own money: there is no appropriation to be followed."""

    customer_no: str


@dataclass(eq=False, repr=False)
class BadAppropriationMonth(Refusal):
    """An appropriation would come in a month that is none."""

    month: int


@dataclass(eq=False, repr=False)
class PlanEmpty(Refusal):
    """A plan of payment would have no instalment."""

    customer_no: str


@dataclass(eq=False, repr=False)
class InstalmentBeforePlan(Refusal):
    """An instalment would be due before the plan was made."""

    due_on: date
    made_on: date


@dataclass(eq=False, repr=False)
class InstalmentTwice(Refusal):
    """Two instalments of a plan would be due on one day."""

    due_on: date


@dataclass(eq=False, repr=False)
class PlanStands(Refusal):
    """The customer has a plan of payment that was not ended."""

    customer_no: str
    made_on: date


@dataclass(eq=False, repr=False)
class NoPlan(Refusal):
    """The customer has no plan of payment that could be ended."""

    customer_no: str


@dataclass(eq=False, repr=False)
class PlanEndsBefore(Refusal):
    """A plan of payment would end before it was made."""

    ended_on: date
    made_on: date


@dataclass(eq=False, repr=False)
class NotAKeyCustomer(Refusal):
    """The customer is no key customer: nobody plans visits to it."""

    customer_no: str


@dataclass(eq=False, repr=False)
class VisitsTooFarApart(Refusal):
    """Visits would be planned every so many months, which is less than one or more than two years."""

    months: int


@dataclass(eq=False, repr=False)
class NothingSaid(Refusal):
    """A visit or an opinion was to be recorded without a word of what was said."""

    customer_no: str


@dataclass(eq=False, repr=False)
class OpinionDueBefore(Refusal):
    """An opinion would have to be answered before it was raised."""

    due_on: date
    raised_on: date


@dataclass(eq=False, repr=False)
class UnknownOpinion(Refusal):
    """There is no such opinion."""

    number: int


@dataclass(eq=False, repr=False)
class OpinionClosed(Refusal):
    """The opinion was closed before."""

    closed_on: date


@dataclass(eq=False, repr=False)
class OpinionNotAnswered(Refusal):
    """An opinion cannot be closed without a reply to whoever raised it."""

    raised_on: date
