"""Risk early warning: how a customer is scored by weighted rules, and which level asks for which measure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum

from desktop.domain.customers import RiskCategory
from desktop.domain.risk_trends import BillSeen, consumption_change, late_bills, slowing

LOOK_BACK_DAYS = 365
"""Bounced cheques and broken promises count for so long."""
_COUNTED_AT_MOST = 3
"""More bounced cheques or broken promises than these add no points."""


class Rule(StrEnum):
    """What a customer is scored by; the value names its setting `risk.weight.…`."""

    CATEGORY = "category"
    TEMPORARY = "temporary"
    ENDING = "ending"
    JUMP = "jump"
    FALL = "fall"
    SLOWER = "slower"
    LATE = "late"
    BOUNCE = "bounce"
    PROMISE = "promise"
    FUNDING = "funding"


class Level(IntEnum):
    """How much a score asks for; the higher, the more."""

    NONE = 0
    WATCH = 1
    WARN = 2
    ACT = 3


class MeasureKind(StrEnum):
    """A measure against a customer's risk."""

    FEE = "fee"
    """临时接电费, held until the temporary power ends."""
    PRESTORED = "prestored"
    """A prestored balance to be reached."""
    DEVICE = "device"
    """A prepaid device: a conversion."""


@dataclass(frozen=True, slots=True)
class RiskTerms:
    """The bureau's own weights in points, levels in points, and from where on a rule speaks."""

    weights: Mapping[Rule, int]
    watch: int
    warn: int
    act: int
    jump_percent: int
    fall_percent: int
    slower_days: int
    ending_days: int
    arrears_days: int
    """So many days past due are arrears, where a warning is looked back on."""
    late_bills: int

    @classmethod
    def of(cls, values: Mapping[str, str]) -> "RiskTerms":
        """Read the terms from the settings."""
        limits = ("jump_percent", "fall_percent", "slower_days", "ending_days", "arrears_days", "late_bills")
        return cls(
            {rule: int(values[f"risk.weight.{rule}"]) for rule in Rule},
            *(int(values[f"risk.level.{level}"]) for level in ("watch", "warn", "act")),
            *(int(values[f"risk.{limit}"]) for limit in limits),
        )

    def level_of(self, points: int) -> Level:
        """Return the highest level that points reach."""
        reached = ((Level.ACT, self.act), (Level.WARN, self.warn), (Level.WATCH, self.watch))
        return next((level for level, least in reached if points >= least), Level.NONE)


@dataclass(frozen=True, slots=True)
class RiskFacts:
    """What was known of a customer on a day; `bills` stand oldest first, of at most a year."""

    category: RiskCategory = RiskCategory.NONE
    fiscal: bool = False
    bills: tuple[BillSeen, ...] = ()
    bounces: int = 0
    broken: int = 0
    supply_until: date | None = None
    """The last day of temporary power that has not been ended."""

    @property
    def is_temporary(self) -> bool:
        """Whether the power is temporary, by the category or by a term."""
        return self.category is RiskCategory.TEMPORARY or self.supply_until is not None


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke, with its points and what it saw; `wording.risk` says it."""

    rule: Rule
    points: int
    number: int = 0
    before: int = 0
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """A customer's points, the level they reach, why, and the measure that the level asks for."""

    points: int = 0
    level: Level = Level.NONE
    reasons: tuple[Reason, ...] = ()
    suggested: MeasureKind | None = None


NO_RISK = Score()


def score(facts: RiskFacts, on: date, terms: RiskTerms) -> Score:
    """Score a customer as of a day; a rule of weight 0 is silent."""
    weighed = ((reason, terms.weights.get(reason.rule, 0)) for reason in _spoken(facts, on, terms))
    reasons = tuple(
        Reason(said.rule, said.points * weight, said.number, said.before, said.text, said.day)
        for said, weight in weighed
        if weight
    )
    if not reasons:
        return NO_RISK
    points = sum(reason.points for reason in reasons)
    level = terms.level_of(points)
    return Score(points, level, reasons, suggested(level, temporary=facts.is_temporary))


def suggested(level: Level, *, temporary: bool) -> MeasureKind | None:
    """Return the measure that a level asks for: from `warn` on there is one."""
    if level < Level.WARN:
        return None
    if temporary:
        return MeasureKind.FEE
    return MeasureKind.DEVICE if level is Level.ACT else MeasureKind.PRESTORED


def _spoken(facts: RiskFacts, on: date, terms: RiskTerms) -> Iterator[Reason]:
    """Yield the rules that speak, each with how many times its weight counts in place of points."""
    if facts.is_temporary:
        yield Reason(Rule.TEMPORARY, 1, day=facts.supply_until)
    elif facts.category:
        yield Reason(Rule.CATEGORY, 1, text=facts.category.value)
    if facts.supply_until and (facts.supply_until - on).days <= terms.ending_days:
        yield Reason(Rule.ENDING, 1, number=(facts.supply_until - on).days, day=facts.supply_until)
    yield from _trends(facts, on, terms)
    for rule, count in ((Rule.BOUNCE, facts.bounces), (Rule.PROMISE, facts.broken)):
        if count:
            yield Reason(rule, min(count, _COUNTED_AT_MOST), number=count)
    if facts.fiscal:
        yield Reason(Rule.FUNDING, 1)


def _trends(facts: RiskFacts, on: date, terms: RiskTerms) -> Iterator[Reason]:
    if not facts.bills:
        return
    change = consumption_change(facts.bills)
    if change and change.percent >= terms.jump_percent:
        yield Reason(Rule.JUMP, 1, number=change.kwh, before=change.mean)
    elif change and change.percent <= -terms.fall_percent:
        yield Reason(Rule.FALL, 1, number=change.kwh, before=change.mean)
    slow = slowing(facts.bills, on)
    if slow and slow.days - slow.before >= terms.slower_days:
        yield Reason(Rule.SLOWER, 1, number=slow.days, before=slow.before)
    late = late_bills(facts.bills, on)
    if late >= terms.late_bills:
        yield Reason(Rule.LATE, 1, number=late)
