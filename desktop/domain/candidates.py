"""Candidates found by rule: why somebody should be converted, and what that is expected to bring."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.domain.conversion import Default, Why
from desktop.domain.customers import RiskCategory
from desktop.domain.money import round_half_up
from desktop.domain.risk import Level
from desktop.domain.topups import DebtRecovery

FOUND_BY_RULE = (Why.CHRONIC_DEFAULTER, Why.RISK_CATEGORY, Why.NEW_CONNECTION)
"""In the order in which a customer that several rules name is told; nobody's own wish is found by rule."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a conversion is expected to bring, in fen: the debt that comes home, the bill paid first.

    `months` is how long the debt takes where the customer tops up its monthly bill each month and the
    settings' mode recovers it; None where it never would.
    """

    principal: int
    penalty: int
    monthly: int
    months: int | None

    @property
    def debt(self) -> int:
        """Principal and penalty together."""
        return self.principal + self.penalty


@dataclass(frozen=True, slots=True)
class Candidate:
    """A customer whom a rule proposes, what the rule found, and the effect expected."""

    customer_no: str
    name: str
    station: str
    area: str
    why: Why
    effect: Effect
    default: Default | None = None
    """How it stands against the rule for chronic defaulters, which counts bills overdue `within` months."""
    within: int = 0
    category: RiskCategory = RiskCategory.NONE
    score: int | None = None
    level: Level | None = None
    """Its risk, where it was scored."""
    first_bill_on: date | None = None
    """The day of the first bill; None where there is none yet."""


def effect_of(owed: tuple[int, int], billed: Mapping[int, int], recovery: DebtRecovery, on: date) -> Effect:
    """Reckon the effect from the principal and penalty owed and the year's bills, by month, in fen."""
    principal, penalty = owed
    monthly = round_half_up(Fraction(sum(billed.values()), len(billed))) if billed else 0
    return Effect(principal, penalty, monthly, _months(principal + penalty, monthly, recovery, on))


def _months(debt: int, monthly: int, recovery: DebtRecovery, on: date) -> int | None:
    if not debt:
        return 0
    each = recovery.of_top_up(monthly, debt, on)
    return -(-debt // each) if each else None
