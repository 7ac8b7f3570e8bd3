"""A stocktake: what was counted in the store against the book, and what its adoption does."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.meters import IN_STORE, MOVES, MeterState, MoveKind, StockMeter, distinct


@dataclass(frozen=True, slots=True)
class StocktakeScope:
    """What was counted: every meter that should lie in the store, or those of a maker or a state only."""

    maker: str | None = None
    state: MeterState | None = None

    def covers(self, meter: StockMeter) -> bool:
        """Whether the count must find this meter."""
        is_asked = self.state in (None, meter.state) and self.maker in (None, meter.maker)
        return is_asked and meter.state in IN_STORE


@dataclass(frozen=True, slots=True)
class Missing:
    """A meter that the book has in the store and nobody counted."""

    number: str
    maker: str
    state: MeterState


@dataclass(frozen=True, slots=True)
class Surplus:
    """A meter that was counted and should not be there; `state` is what the book says, None: nothing."""

    number: str
    state: MeterState | None
    holder: str = ""

    @property
    def remedy(self) -> MoveKind | None:
        """The move that takes it in, or None where a person must find out what happened."""
        for kind in (MoveKind.RECEIVED, MoveKind.RETURNED):
            if self.state in MOVES[kind][0]:
                return kind
        return None


@dataclass(frozen=True, slots=True)
class Stocktake:
    """How a count and the book differ; `twice` were counted more than once and count once."""

    expected: int
    counted: int
    missing: tuple[Missing, ...]
    surplus: tuple[Surplus, ...]
    twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptStocktake:
    """A stocktake as it was adopted."""

    key: int
    on: date
    person: str
    reason: str
    found: Stocktake
    recorded_at: datetime
    recorded_by: str


def compare(
    expected: Iterable[StockMeter], counted: Sequence[str], book: Mapping[str, StockMeter]
) -> Stocktake:
    """Compare what was counted with the meters that should be there; `book` has the counted ones it knows.

    A counted meter that lies in the store but outside what was asked for is neither missing nor surplus.
    """
    wanted = {meter.number: meter for meter in expected}
    seen = distinct(counted)
    there = set(seen)
    missing = (meter for number, meter in sorted(wanted.items()) if number not in there)
    surplus = [_surplus(number, book.get(number)) for number in sorted(there - wanted.keys())]
    twice = (number for number, count in Counter(counted).items() if count > 1)
    return Stocktake(
        len(wanted),
        len(seen),
        tuple(Missing(meter.number, meter.maker, meter.state) for meter in missing),
        tuple(one for one in surplus if one.state not in IN_STORE),
        tuple(sorted(twice)),
    )


def _surplus(number: str, known: StockMeter | None) -> Surplus:
    return Surplus(number, known.state, known.holder) if known else Surplus(number, None)
