"""The penalty held against a reckoning day by day, written apart from it, and rounded once."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, strategies as st

from desktop.domain.penalty import Change, CrossYear, Penalty, PenaltyRules, penalty
from tests.reckoning import reckoned


@dataclass(frozen=True)
class Story:
    """A bill, what was paid of it and given back, and the day on which its penalty is asked for."""

    amount: int
    due: date
    changes: tuple[Change, ...]
    as_of: date
    residential: bool
    whole_period: bool


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """Tell of a bill that is never overpaid, around the years' and the rules' changes."""
    amount = draw(st.integers(1, 5_000_000))
    start = draw(st.sampled_from([date(2011, 11, 1), date(2023, 11, 1), date(2024, 4, 1), date(2012, 2, 1)]))
    due = start + timedelta(draw(st.integers(0, 60)))
    unpaid, on, changes = amount, due - timedelta(10), []
    for _ in range(draw(st.integers(0, 5))):
        on += timedelta(draw(st.integers(0, 40)))
        part = draw(st.one_of(st.just(unpaid), st.integers(0, unpaid)))
        gives_back = unpaid < amount and draw(st.booleans())
        fen = draw(st.integers(1, amount - unpaid)) if gives_back else -part
        unpaid += fen
        changes += [Change(on, fen)] if fen else []
    as_of = max(on, due) + timedelta(draw(st.integers(-20, 120)))
    return Story(amount, due, tuple(changes), as_of, draw(st.booleans()), draw(st.booleans()))


@given(stories())
def test_a_penalty_is_what_a_clerk_reckons_day_by_day(story: Story) -> None:
    assert asked_for(story) == day_by_day(story)


@given(stories())
def test_the_steps_that_are_shown_come_to_the_sum_that_is_charged(story: Story) -> None:
    reached = whole(story)
    exact = sum(Fraction(step.principal * step.days * step.rate, 1_000_000) for step in reached.steps)
    assert half_up(Fraction(exact)) == reached.exact <= reached.total


@given(stories())
def test_a_penalty_never_shrinks_while_the_rules_stay(story: Story) -> None:
    untouched = replace(story, changes=())
    tomorrow = replace(untouched, as_of=story.as_of + timedelta(1))
    if story.as_of != date(2024, 5, 31):
        assert asked_for(untouched) <= asked_for(tomorrow)


def whole(story: Story) -> Penalty:
    """Ask the program."""
    cross_year = CrossYear.WHOLE_PERIOD if story.whole_period else CrossYear.SPLIT
    rules = PenaltyRules(cross_year=cross_year)
    return penalty(story.amount, story.due, story.changes, story.as_of, rules, residential=story.residential)


def asked_for(story: Story) -> int:
    """Ask the program for the sum in fen."""
    return whole(story).total


def day_by_day(story: Story) -> int:
    """Reckon as a clerk would, in yuan."""
    yuan = reckoned(
        Decimal(story.amount) / 100,
        story.due,
        [(change.on, Decimal(change.fen) / 100) for change in story.changes],
        story.as_of,
        residential=story.residential,
        whole_period=story.whole_period,
    )
    return int(yuan * 100)


def half_up(exact: Fraction) -> int:
    """Round an exact number of fen once."""
    return int((Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal(1), ROUND_HALF_UP))
