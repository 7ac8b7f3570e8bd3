"""Refusals about closing months and years, and about certifying zero."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class PeriodNotOver(Refusal):
    """A month or a year is closed on its last day at the earliest."""

    period: str
    last_day: date
    on: date


@dataclass(eq=False, repr=False)
class PeriodClosed(Refusal):
    """A month or a year is closed once."""

    period: str
    closed_on: date
    by: str


@dataclass(eq=False, repr=False)
class PeriodNotClosed(Refusal):
    """A month or a year that is asked for was never closed."""

    period: str


@dataclass(eq=False, repr=False)
class NotZero(Refusal):
    """Zero is certified only where nothing is outstanding; so many fen are, owed by so many customers."""

    year: int
    on: date
    outstanding: int
    customers: int


@dataclass(eq=False, repr=False)
class CertifiedAhead(Refusal):
    """Zero is not certified as of a day that has not come."""

    on: date
    known_until: date


@dataclass(eq=False, repr=False)
class NothingReceivable(Refusal):
    """Zero is not certified for a year in which nothing was billed by a day."""

    year: int
    on: date
