"""Reads the rows of a list as of the business date that it is when they are asked for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class DatedReader(Generic[Row]):
    """Asks a service for the rows of keys on a day, with the day of today."""

    lines: Callable[[Sequence[int], date], Mapping[int, Row]]
    today: Callable[[], date]

    def fetch(self, keys: Sequence[int]) -> Mapping[int, Row]:
        """Read these rows."""
        return self.lines(keys, self.today())
