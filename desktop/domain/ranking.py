"""The daily ranking: who recovers best, who stood where the day before, who came to zero that day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from desktop.domain.recovery import By, Recovery

NOTHING = Recovery("")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place and the day before's; None where nothing was receivable."""

    line: Recovery
    place: int | None
    before: Recovery
    place_before: int | None

    @property
    def received_that_day(self) -> int:
        """What came in on the day, less what was reversed, in fen."""
        return self.line.cumulative.received - self.before.cumulative.received

    @property
    def places_gained(self) -> int:
        """How many places it went up since the day before; below zero where it went down."""
        return self.place_before - self.place if self.place and self.place_before else 0

    @property
    def came_to_zero(self) -> bool:
        """结零 that day: nothing is outstanding now, and something was the day before."""
        return self.line.is_zero and not self.before.is_zero


@dataclass(frozen=True, slots=True)
class Ranking:
    """A year's recovery as of a day beside the day before, best first; `by_cash` leaves offsets out."""

    year: int
    as_of: date
    by: By
    by_cash: bool
    total: Placed
    rows: tuple[Placed, ...]


def ranked(today: Sequence[Recovery], before: Sequence[Recovery], *, by_cash: bool) -> tuple[Placed, ...]:
    """Place each line by its exact rate, equal rates sharing a place; best first, then by name."""
    places, old_places = _places(today, by_cash=by_cash), _places(before, by_cash=by_cash)
    known = {_key(line): line for line in before}
    placed = [
        Placed(line, places.get(_key(line)), known.get(_key(line), NOTHING), old_places.get(_key(line)))
        for line in today
    ]
    last = len(placed) + 1
    return tuple(sorted(placed, key=lambda one: (one.place or last, _key(one.line))))


def exact_rate(line: Recovery, *, by_cash: bool) -> Fraction | None:
    """Return the cumulative rate untruncated, or None where nothing was receivable."""
    part = line.cumulative
    if not part.receivable:
        return None
    return Fraction(part.received_in_cash if by_cash else part.received, part.receivable)


def _places(lines: Iterable[Recovery], *, by_cash: bool) -> dict[tuple[str, str], int]:
    rates = {_key(line): exact_rate(line, by_cash=by_cash) for line in lines}
    billed = {key: rate for key, rate in rates.items() if rate is not None}
    falling = sorted(billed.values(), reverse=True)
    first_of = {rate: place for place, rate in reversed(list(enumerate(falling, start=1)))}
    return {key: first_of[rate] for key, rate in billed.items()}


def _key(line: Recovery) -> tuple[str, str]:
    return line.station, line.name
