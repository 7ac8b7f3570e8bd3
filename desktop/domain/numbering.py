"""Ranges of receipt numbers issued to clerks: the next one, voids and gaps."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.errors import BadRange

_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class NumberRange:
    """Receipt numbers from the first to the last: the same letters, then as many digits."""

    clerk: str
    first: str
    last: str
    issued_on: date

    @property
    def size(self) -> int:
        """How many numbers it has."""
        return _split(self.last)[1] - _split(self.first)[1] + 1

    def __contains__(self, number: str) -> bool:
        return len(number) == len(self.first) and self.first <= number <= self.last

    def numbers(self, start: str = "") -> Iterator[str]:
        """Give its numbers out in order, from one of them on."""
        letters, first = _split(self.first)
        width = len(self.first) - len(letters)
        begin = _split(start)[1] if start else first
        for ordinal in range(begin, _split(self.last)[1] + 1):
            yield f"{letters}{ordinal:0{width}d}"

    def overlaps(self, other: "NumberRange") -> bool:
        """Whether a number is in both."""
        return len(self.first) == len(other.first) and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class RangeReport:
    """What became of a range: used, voided with reasons, missed (the gaps), and what is left."""

    range: NumberRange
    used: int
    voided: tuple[tuple[str, str], ...]
    gaps: tuple[str, ...]
    left: int
    next: str


def checked_range(clerk: str, first: str, last: str, on: date, reserved: Collection[str]) -> NumberRange:
    """Return a range, or refuse it; `reserved` are the letters of built-in numbers."""
    try:
        (letters, low), (others, high) = _split(first), _split(last)
    except ValueError as error:
        raise BadRange(first, last) from error
    same = letters == others and len(first) == len(last)
    if not same or high < low or high - low >= _MOST or letters in reserved or len(first) > 32:
        raise BadRange(first, last)
    return NumberRange(clerk, first, last, on)


def report(numbers: NumberRange, used: Collection[str], voided: dict[str, str]) -> RangeReport:
    """Tell what became of a range from the numbers that were posted and voided."""
    taken = set(used)
    newest = max(taken, default="")
    gaps = tuple(
        number for number in numbers.numbers() if number < newest and number not in taken | voided.keys()
    )
    own = tuple(sorted((number, reason) for number, reason in voided.items() if number in numbers))
    left = numbers.size - len(taken) - len(own) - len(gaps)
    return RangeReport(numbers, len(taken), own, gaps, left, next_number(numbers, newest, voided))


def next_number(numbers: NumberRange, newest: str, voided: Collection[str]) -> str:
    """Return the number after the newest used one that was not voided; empty where none is left."""
    free = (number for number in numbers.numbers(newest) if number > newest and number not in voided)
    return next(free, "")


def _split(number: str) -> tuple[str, int]:
    match = re.fullmatch(r"(.*?)([0-9]+)", number.strip())
    if match is None:
        raise ValueError(number)
    return match[1], int(match[2])
