"""Refusals about statements of banks and merchants."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False)
class TotalsDisagree(Refusal):
    """A statement declares a count or a sum that its lines do not come to."""

    file: str
    row: int
    label: str
    declared: str
    found: str


@dataclass(eq=False)
class IncomeAndExpense(Refusal):
    """One line has money coming in and going out."""

    income: str
    expense: str


@dataclass(eq=False)
class LineNotIncome(Refusal):
    """A line that is no income of this statement was to be posted."""

    identity: str
