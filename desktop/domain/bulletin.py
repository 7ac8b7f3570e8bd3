"""The daily bulletin (通报): where bureau, stations and contractors stand, and who came to zero."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain.contractors import Tenure, holder
from desktop.domain.lateness import Known
from desktop.domain.ranking import NOBODY, Key, Placed, Standing
from desktop.domain.recovery import By, Recovery
from desktop.domain.zero import Zero

_KINDS = (By.STATION, By.CONTRACTOR, By.AREA)


@dataclass(frozen=True, slots=True)
class Commended:
    """A station, a contractor or an area at zero; an area's contractor is who held it on that day.

    `first` marks the first of its kind.
    """

    kind: By
    name: str
    station: str
    contractor: str
    zero: Zero
    first: bool = False


@dataclass(frozen=True, slots=True)
class Reopened:
    """A line that owes again because a counter-entry ended its zero, and the day on which it did.

    The bureau has neither kind nor name.
    """

    kind: By | None
    name: str
    station: str
    on: date
    outstanding: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The ranking of a day beside the day before, with who is commended for zero."""

    bureau: str
    year: int
    on: date
    ranks_from: date
    """The day of the year from which the ranking is published daily."""
    by_cash: bool
    total: Placed
    stations: tuple[Placed, ...]
    contractors: tuple[Placed, ...]
    commended: tuple[Commended, ...]
    """In the order of reaching zero."""
    reopened: tuple[Reopened, ...]
    known: Known

    @property
    def ranks(self) -> bool:
        """Whether the daily ranking has begun."""
        return self.on >= self.ranks_from

    @property
    def number(self) -> int:
        """The bulletin's number in its year's series; below one before the ranking begins."""
        return (self.on - self.ranks_from).days + 1

    @property
    def gap(self) -> int:
        """What is missing to zero, in fen."""
        return self.total.line.cumulative.outstanding

    @property
    def days_left(self) -> int:
        """The days of the year after this one."""
        return (date(self.year, 12, 31) - self.on).days

    def rate(self, line: Recovery) -> str:
        """Return the rate that the bureau ranks by, truncated."""
        return line.cash_rate if self.by_cash else line.rate

    def commended_as(self, *kinds: By) -> tuple[Commended, ...]:
        """Return those of some kinds, in the order of reaching zero."""
        return tuple(one for one in self.commended if one.kind in kinds)


def commendations(lines: dict[By, Sequence[Standing]], tenures: Iterable[Tenure]) -> tuple[Commended, ...]:
    """Return every line at zero in the order of reaching it, the first of each kind marked.

    Of those that one moment brought to zero, as a bank's file does, the larger receivable is named first.

    An area's contractor is who held it, by `tenures`, on the day it came to zero.
    """
    held: dict[Key, list[Tenure]] = {}
    for tenure in tenures:
        held.setdefault((tenure.station, tenure.area), []).append(tenure)
    found = [one for kind in _KINDS for one in _of_kind(kind, lines[kind], held)]
    return tuple(sorted(found, key=lambda one: (one.zero, _KINDS.index(one.kind))))


def ranking_begins(year: int, month_day: str) -> date:
    """Return the day of a year that a setting such as 12-15 names."""
    month, day = map(int, month_day.split("-"))
    return date(year, month, day)


def _of_kind(kind: By, lines: Sequence[Standing], held: dict[Key, list[Tenure]]) -> Iterator[Commended]:
    at_zero = [(one.zero, one) for one in lines if one.zero and one.line.name != NOBODY]
    for number, (zero, one) in enumerate(sorted(at_zero, key=_by_zero)):
        contractor = holder(held.get(one.key, ()), zero.on) if kind is By.AREA else ""
        yield Commended(kind, one.line.name, one.line.station, contractor, zero, number == 0)


def _by_zero(found: tuple[Zero, Standing]) -> tuple[Any, ...]:
    zero, one = found
    return zero, -one.line.cumulative.receivable, one.line.name, one.line.station
