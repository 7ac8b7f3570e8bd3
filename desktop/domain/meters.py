"""Meters in the bureau's keeping: where each is, which moves are lawful, and a count against the book."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.errors import (
    BadMeterNumber,
    BadMeterPattern,
    IllegalMeterMove,
    NotARange,
    NumberOffPattern,
)
from desktop.domain.intake import RefusedRow

MOST_AT_ONCE = 10_000
_LONGEST = 32


class MeterState(StrEnum):
    """Where a meter is."""

    STOCKED = "stocked"
    OUT = "out"
    INSTALLED = "installed"
    REMOVED = "removed"
    FAULTY = "faulty"
    SCRAPPED = "scrapped"
    MISSING = "missing"


class MoveKind(StrEnum):
    """What happened to a meter."""

    RECEIVED = "received"
    ISSUED = "issued"
    RETURNED = "returned"
    INSTALLED = "installed"
    REMOVED = "removed"
    FAULTY = "faulty"
    SCRAPPED = "scrapped"
    MISSED = "missed"


IN_STORE = (MeterState.STOCKED, MeterState.REMOVED, MeterState.FAULTY)
"""The states in which a meter lies on the store's shelves, so that a stocktake must find it."""

MOVES: Mapping[MoveKind, tuple[frozenset[MeterState | None], MeterState]] = {
    MoveKind.RECEIVED: (frozenset({None}), MeterState.STOCKED),
    MoveKind.ISSUED: (frozenset({MeterState.STOCKED}), MeterState.OUT),
    MoveKind.RETURNED: (
        frozenset({MeterState.OUT, MeterState.REMOVED, MeterState.FAULTY, MeterState.MISSING}),
        MeterState.STOCKED,
    ),
    MoveKind.INSTALLED: (frozenset({MeterState.STOCKED, MeterState.OUT}), MeterState.INSTALLED),
    MoveKind.REMOVED: (frozenset({MeterState.INSTALLED, None}), MeterState.REMOVED),
    MoveKind.FAULTY: (
        frozenset({MeterState.STOCKED, MeterState.OUT, MeterState.REMOVED}),
        MeterState.FAULTY,
    ),
    MoveKind.SCRAPPED: (
        frozenset({MeterState.STOCKED, MeterState.REMOVED, MeterState.FAULTY}),
        MeterState.SCRAPPED,
    ),
    MoveKind.MISSED: (frozenset({*IN_STORE, MeterState.OUT}), MeterState.MISSING),
}
"""From where each move is lawful and where it leads; None is a meter that the book does not know.

A customer's old meter may be one that never went through the stock, so it is removed from nowhere.
"""


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker of meters; `pattern` is a regular expression of the whole number of each."""

    name: str
    pattern: str

    def makes(self, number: str) -> bool:
        """Whether a number looks like one of its own."""
        return re.fullmatch(self.pattern, number) is not None


@dataclass(frozen=True, slots=True)
class StockMeter:
    """A meter as the book has it; an installed one is held by its customer's number."""

    number: str
    maker: str
    state: MeterState
    state_on: date
    holder: str
    received_on: date


@dataclass(frozen=True, slots=True)
class StockMove:
    """One line of a meter's history: who it went to or who brought it, and why."""

    kind: MoveKind
    on: date
    person: str
    note: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class StockFilter:
    """Which meters a list shows; empty and None let everything through."""

    text: str = ""
    state: MeterState | None = None
    maker: str | None = None
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """How many meters of a maker are where; the maker is empty where it is not known."""

    maker: str
    counts: Mapping[MeterState, int]

    @property
    def total(self) -> int:
        """All meters of the maker that the book has."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Received:
    """What a file of new meters came to: how many went in, and the rows that kept all of them out."""

    count: int
    refused: tuple[RefusedRow, ...] = ()


def moved(number: str, stands: MeterState | None, kind: MoveKind, holder: str = "") -> MeterState:
    """Return where a meter is after a move. Raises IllegalMeterMove."""
    sources, target = MOVES[kind]
    if stands not in sources:
        raise IllegalMeterMove(number, stands or "", kind, holder)
    return target


def meter_number(text: str) -> str:
    """Read a meter's number: up to 32 printable characters without white space, a digit among them."""
    number = unicodedata.normalize("NFKC", text).strip()
    is_plain = number.isprintable() and not re.search(r"\s", number) and re.search("[0-9]", number)
    if not is_plain or len(number) > _LONGEST:
        raise BadMeterNumber(text)
    return number


def checked_pattern(pattern: str) -> str:
    """Return a maker's pattern, or refuse what is no regular expression."""
    try:
        re.compile(pattern)
    except re.error as error:
        raise BadMeterPattern(pattern) from error
    if not pattern:
        raise BadMeterPattern(pattern)
    return pattern


def maker_of(number: str, makers: Iterable[Maker]) -> Maker | None:
    """Return the first maker whose numbers look like this one, or None."""
    return next((maker for maker in makers if maker.makes(number)), None)


def refuse_off_pattern(number: str, maker: Maker) -> None:
    """Refuse a number that is not one of the maker's. Raises NumberOffPattern."""
    if not maker.makes(number):
        raise NumberOffPattern(number, maker.name, maker.pattern)


_RANGE = re.compile(r"\s*(?:–|—|~|～|至|\.\.|\s-\s)\s*")
_BETWEEN = re.compile(r"[,，;；、\r\n\t]+")
_TAIL = re.compile(r"(.*?)([0-9]+)")


def read_numbers(text: str) -> list[str]:
    """Read meters' numbers as they are typed or scanned: one a line or parted by commas, ranges too."""
    numbers: list[str] = []
    for part in filter(None, map(str.strip, _BETWEEN.split(text))):
        ends = _RANGE.split(part)
        if len(ends) == 2 and all(ends):
            numbers += in_range(*map(meter_number, ends))
        else:
            numbers.append(meter_number(part))
    return numbers


def in_range(first: str, last: str) -> list[str]:
    """Return every number from one to another that differ in their last digits only. Raises NotARange."""
    begin, end = _TAIL.fullmatch(first), _TAIL.fullmatch(last)
    if begin is None or end is None or begin[1] != end[1] or len(begin[2]) != len(end[2]):
        raise NotARange(first, last, MOST_AT_ONCE)
    count = int(end[2]) - int(begin[2]) + 1
    if not 0 < count <= MOST_AT_ONCE:
        raise NotARange(first, last, MOST_AT_ONCE)
    wide = len(begin[2])
    return [f"{begin[1]}{int(begin[2]) + offset:0{wide}d}" for offset in range(count)]


def balances(meters: Iterable[tuple[str, MeterState, int]]) -> list[Balance]:
    """Put counts by maker and state together, a balance for each maker in order of name."""
    found: dict[str, Counter[MeterState]] = {}
    for maker, state, count in meters:
        found.setdefault(maker, Counter())[state] += count
    return [
        Balance(maker, dict(counts))
        for maker, counts in sorted(found.items(), key=lambda item: (not item[0], item[0]))
    ]


def distinct(numbers: Iterable[str]) -> tuple[str, ...]:
    """Return each number once, where it first stood."""
    return tuple(dict.fromkeys(numbers))
