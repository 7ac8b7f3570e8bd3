"""The scorecard: results against targets, points by weight, and the places that come of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.domain.errors import PeriodNotBegun
from desktop.domain.money import round_half_up
from desktop.domain.ranking import exact_rate
from desktop.domain.recovery import NOT_A_RATE, Recovery, rate
from desktop.domain.targets import Measure, Period, Scope, Subject, Target, value_text


@dataclass(frozen=True, slots=True)
class Reached:
    """What a subject came to: its recovery of the year as of the day, and the money of the period in fen."""

    recovery: Recovery
    received: int = 0


@dataclass(frozen=True, slots=True)
class Scored:
    """A target with what was reached of it; `result` is None where nothing was receivable."""

    target: Target
    result: Fraction | None
    cap_percent: int

    @property
    def attainment(self) -> Fraction | None:
        """Result over target, exact."""
        return None if self.result is None else self.result / self.target.value

    @property
    def points(self) -> int:
        """Weight times attainment, which counts up to the cap; in hundredths, half-up, rounded here once."""
        if self.attainment is None:
            return 0
        counted = min(self.attainment, Fraction(self.cap_percent, 100))
        return round_half_up(self.target.weight * counted * 100)

    @property
    def result_text(self) -> str:
        """The result truncated as rates are, or a dash."""
        if self.result is None:
            return NOT_A_RATE
        if self.target.measure is Measure.RATE:
            return rate(self.result.numerator, self.result.denominator * 10_000)
        return value_text(self.target.measure, int(self.result))

    @property
    def attainment_text(self) -> str:
        """The attainment in per cent, truncated to two decimals, or a dash."""
        share = self.attainment
        return NOT_A_RATE if share is None else rate(share.numerator, share.denominator)


@dataclass(frozen=True, slots=True)
class Card:
    """One subject's line: its targets scored, and its place among those of its scope."""

    subject: Subject
    scored: tuple[Scored, ...]
    rank: int = 0

    @property
    def points(self) -> int:
        """The sum of its targets' points, in hundredths."""
        return sum(one.points for one in self.scored)

    def of(self, measure: Measure) -> Scored | None:
        """Return its target of a measure, or None."""
        return next((one for one in self.scored if one.target.measure is measure), None)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The cards of a period as of a day, by scope, best first."""

    period: Period
    on: date
    cap_percent: int
    by_cash: bool
    cards: tuple[Card, ...]
    bureau: str


def as_of(period: Period, on: date) -> date:
    """Return the day a period is told as of: its last, or the day asked where that is earlier."""
    if on < period.first_day:
        raise PeriodNotBegun(str(period), period.first_day)
    return min(on, period.last_day)


def cards(
    targets: Iterable[Target], reached: Mapping[Subject, Reached], *, cap_percent: int, by_cash: bool
) -> tuple[Card, ...]:
    """Score each subject's targets, and place subjects within their scope by points, then by name."""
    scored: dict[Subject, list[Scored]] = defaultdict(list)
    for target in targets:
        came_to = reached.get(target.subject, Reached(Recovery("")))
        result = result_of(target.measure, came_to, by_cash=by_cash)
        scored[target.subject].append(Scored(target, result, cap_percent))
    order = list(Measure)
    made = [
        Card(subject, tuple(sorted(lines, key=lambda one: order.index(one.target.measure))))
        for subject, lines in scored.items()
    ]
    return tuple(card for scope in Scope for card in _placed(c for c in made if c.subject.scope is scope))


def result_of(measure: Measure, reached: Reached, *, by_cash: bool) -> Fraction | None:
    """Return a result in the measure's unit: hundredths of a per cent, fen, or customers."""
    if measure is Measure.RATE:
        exact = exact_rate(reached.recovery, by_cash=by_cash)
        return None if exact is None else exact * 10_000
    if measure is Measure.AMOUNT:
        return Fraction(reached.received)
    return Fraction(reached.recovery.settled_customers)


def _placed(made: Iterable[Card]) -> Iterable[Card]:
    best_first = sorted(made, key=lambda card: (-card.points, card.subject.name, card.subject.station))
    return (Card(card.subject, card.scored, rank) for rank, card in enumerate(best_first, start=1))
