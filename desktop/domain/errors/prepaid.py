"""Refusals about prepaid customers and their top-ups."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NotARecovery(Refusal):
    """A text names no mode of debt recovery."""

    text: str


@dataclass(eq=False, repr=False)
class DeadlinePassed(NotARecovery):
    """A debt is to be recovered by a day that is past already."""

    on: date


@dataclass(eq=False, repr=False)
class DeferredToThePast(Refusal):
    """The recovery is to begin again before the day on which it is put off."""

    until: date
    on: date


@dataclass(eq=False, repr=False)
class NotPrepaid(Refusal):
    """A customer has no prepaid meter in commission."""

    customer_no: str


@dataclass(eq=False, repr=False)
class TopUpAboveLimit(Refusal):
    """A month's energy credit would be above the purchase limit; amounts in fen."""

    limit: int
    bought: int
    asked: int
