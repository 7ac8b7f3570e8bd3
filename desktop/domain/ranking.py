"""The daily ranking: who recovers best, who stood where the day before, and who is at zero since when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from desktop.domain.recovery import By, Recovery
from desktop.domain.zero import Zero

NOTHING = Recovery("")
NOBODY = "—"
"""The line of the areas that no contractor held: it is shown, and ranked with nobody."""
Key = tuple[str, str]
"""What tells a line apart: its station, where an area's has one, and its name."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A line as of a day, with its zero where it is at zero."""

    line: Recovery
    zero: Zero | None = None

    @property
    def key(self) -> Key:
        """What tells the line apart."""
        return key_of(self.line)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its place and the day before's; None where it has none."""

    line: Recovery
    place: int | None
    before: Recovery
    place_before: int | None
    zero: Zero | None = None

    @property
    def received_that_day(self) -> int:
        """What came in on the day, less what was reversed, in fen."""
        return self.line.cumulative.received - self.before.cumulative.received

    @property
    def places_gained(self) -> int:
        """How many places it went up since the day before; below zero where it went down."""
        return self.place_before - self.place if self.place and self.place_before else 0


@dataclass(frozen=True, slots=True)
class Ranking:
    """A year's recovery as of a day beside the day before, best first; `by_cash` leaves offsets out."""

    year: int
    as_of: date
    by: By
    by_cash: bool
    total: Placed
    rows: tuple[Placed, ...]


def ranked(today: Sequence[Standing], before: Sequence[Standing], *, by_cash: bool) -> tuple[Placed, ...]:
    """Give each line its place, best first; two lines never share one.

    The exact rate decides, then the earlier zero, the larger receivable, the name. Lines of which nothing
    was receivable come last, without a place.
    """
    ordered = in_order(today, by_cash=by_cash)
    places, old_places = _places(ordered), _places(in_order(before, by_cash=by_cash))
    known = {one.key: one.line for one in before}
    return tuple(
        Placed(one.line, places.get(one.key), known.get(one.key, NOTHING), old_places.get(one.key), one.zero)
        for one in ordered
    )


def in_order(lines: Sequence[Standing], *, by_cash: bool) -> list[Standing]:
    """Return lines as they rank: those with a place first."""
    return sorted(lines, key=lambda one: _rank(one, by_cash=by_cash))


def exact_rate(line: Recovery, *, by_cash: bool) -> Fraction | None:
    """Return the cumulative rate untruncated, or None where nothing was receivable."""
    part = line.cumulative
    if not part.receivable:
        return None
    return Fraction(part.received_in_cash if by_cash else part.received, part.receivable)


def has_place(line: Recovery) -> bool:
    """Whether a line is ranked at all."""
    return line.cumulative.receivable != 0 and line.name != NOBODY


def key_of(line: Recovery) -> Key:
    """Return what tells a line apart."""
    return line.station, line.name


def _rank(one: Standing, *, by_cash: bool) -> tuple[Any, ...]:
    rate = exact_rate(one.line, by_cash=by_cash) or 0
    zero = (one.zero.on, one.zero.at) if one.zero else ()
    name = one.line.name, one.line.station
    return not has_place(one.line), -rate, not zero, zero, -one.line.cumulative.receivable, name


def _places(ordered: Sequence[Standing]) -> dict[Key, int]:
    billed = (one for one in ordered if has_place(one.line))
    return {one.key: place for place, one in enumerate(billed, start=1)}
