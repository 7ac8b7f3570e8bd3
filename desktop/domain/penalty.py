"""The late-payment penalty (电费违约金): 供电营业规则 art. 98 and its 2024 successor."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from desktop.domain.money import round_half_up, yuan

_PER = 1_000_000
_ONE_DAY = timedelta(days=1)


class CrossYear(StrEnum):
    """How a bill that is paid in a later calendar year than it was due in is charged."""

    SPLIT = "split"
    WHOLE_PERIOD = "whole-period"


@dataclass(frozen=True, slots=True)
class PenaltyRule:
    """Rates in millionths of the unpaid principal a day, and the least a penalty can be, in fen."""

    effective_from: date
    residential: int
    same_year: int
    later_year: int
    floor: int


RULES = (
    PenaltyRule(date(1996, 10, 8), 1000, 2000, 3000, 100),
    PenaltyRule(date(2024, 6, 1), 1000, 2000, 3000, 0),
)


@dataclass(frozen=True, slots=True)
class PenaltyRules:
    """All rows with their effective dates, oldest first, and the bureau's setting for a change of year."""

    rows: tuple[PenaltyRule, ...] = RULES
    cross_year: CrossYear = CrossYear.SPLIT

    def on(self, day: date) -> PenaltyRule:
        """Return the row in force on a day; before the first row, the first."""
        in_force = self.rows[0]
        for row in self.rows:
            if row.effective_from <= day:
                in_force = row
        return in_force


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a bill's unpaid principal, signed fen; it counts from the day after `on`."""

    on: date
    fen: int


@dataclass(frozen=True, slots=True)
class Step:
    """So many days at one rate (millionths a day) on one unpaid principal (fen)."""

    principal: int
    days: int
    rate: int


@dataclass(frozen=True, slots=True)
class Penalty:
    """A bill's whole penalty in fen, never below what was paid of it, and how it was reached."""

    total: int
    steps: tuple[Step, ...] = ()
    exact: int = 0
    """What the steps come to, rounded, before the floor."""

    def text(self) -> str:
        """Say how it was reached: `2000.00 × (16 天 × 2‰ + 18 天 × 3‰) = 172.00`."""
        if not self.steps:
            return ""
        parts = [_one_principal(group) for group in _by_principal(self.steps)]
        reached = f"{' + '.join(parts)} = {yuan(self.exact)}"
        return reached if self.total == self.exact else f"{reached} → {yuan(self.total)}"


NO_PENALTY = Penalty(0)


def penalty(
    amount: int,
    due_on: date,
    changes: Sequence[Change],
    as_of: date,
    rules: PenaltyRules,
    *,
    residential: bool,
    paid: int = 0,
) -> Penalty:
    """Return a bill's whole penalty as of a day; amounts in fen, `paid` is what was paid or waived of it.

    Days run from the day after the due date; a change of principal counts from the next day on. Once
    nothing is unpaid, the day on which the last principal was paid fixes the rule and the sum.
    """
    until = as_of if as_of <= due_on else last_paid_on(amount, changes, as_of) or as_of
    if until <= due_on or not amount:
        return NO_PENALTY if not paid else Penalty(paid)
    rule = rules.on(until)
    steps = tuple(_steps(amount, due_on, changes, until, rule, rules.cross_year, residential=residential))
    raw = sum(Fraction(step.principal * step.days * step.rate, _PER) for step in steps)
    exact = round_half_up(Fraction(raw))
    least = rule.floor if raw > 0 else 0
    return Penalty(max(exact, least, paid), steps, exact)


def last_paid_on(amount: int, changes: Iterable[Change], as_of: date) -> date | None:
    """Return the day from whose end on nothing was unpaid, or None where something is unpaid."""
    unpaid, paid_on = amount, None
    for day, of_day in groupby(sorted(changes, key=_day), key=_day):
        if day > as_of:
            break
        unpaid += sum(change.fen for change in of_day)
        if unpaid > 0:
            paid_on = None
        elif paid_on is None:
            paid_on = day
    return paid_on


def _day(change: Change) -> date:
    return change.on


def _steps(
    amount: int,
    due_on: date,
    changes: Sequence[Change],
    until: date,
    rule: PenaltyRule,
    cross_year: CrossYear,
    *,
    residential: bool,
) -> Iterable[Step]:
    year_end = date(due_on.year, 12, 31)
    whole = cross_year is CrossYear.WHOLE_PERIOD and until > year_end
    cuts = {change.on for change in changes if due_on < change.on < until} | {until}
    if due_on < year_end < until and not whole and not residential:
        cuts.add(year_end)
    start = due_on
    for cut in sorted(cuts):
        principal = amount + sum(change.fen for change in changes if change.on <= start)
        later = whole or start >= year_end
        rate = rule.residential if residential else rule.later_year if later else rule.same_year
        if principal > 0:
            yield Step(principal, (cut - start).days, rate)
        start = cut


def _by_principal(steps: Sequence[Step]) -> list[list[Step]]:
    groups: list[list[Step]] = []
    for step in steps:
        last = groups[-1] if groups and groups[-1][-1].principal == step.principal else None
        if last is None:
            groups.append([step])
        elif last[-1].rate == step.rate:
            last[-1] = replace(step, days=last[-1].days + step.days)
        else:
            last.append(step)
    return groups


def _one_principal(steps: Sequence[Step]) -> str:
    days = " + ".join(f"{step.days} 天 × {_per_mille(step.rate)}‰" for step in steps)
    return f"{yuan(steps[0].principal)} × {f'({days})' if len(steps) > 1 else days}"


def _per_mille(rate: int) -> str:
    whole, rest = divmod(rate, 1000)
    return f"{whole}.{rest:03d}".rstrip("0").rstrip(".")
