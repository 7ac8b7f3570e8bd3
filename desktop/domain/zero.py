"""Zero (结零): when a line came to owe nothing, read backwards from a day along what each day changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class DayChange:
    """What a business day changed of a line's outstanding amount, in fen."""

    on: date
    fen: int
    undone: bool = False
    """Whether something was owed again that day, because a payment or a write-off was countered."""
    seq: int = 0
    """The chain's place of the day's last entry that lowered what was outstanding; 0 where none did."""


@dataclass(frozen=True, slots=True, order=True)
class Zero:
    """The business day on which a line came to zero, and the moment, in the office's zone, at which that was
    posted; an earlier one is the smaller."""

    on: date
    at: datetime

    @property
    def time(self) -> time | None:
        """The time within the day; None where it was posted on another day than its own."""
        return self.at.time() if self.at.date() == self.on else None


def zeroing(outstanding: int, newest_first: Iterable[DayChange]) -> DayChange | None:
    """Return the day since which nothing has been outstanding at any day's end, None while anything is.

    A counter-entry breaks it even where the same day paid again; a bill that its own day paid does not, and
    of a line that never owed overnight it is the first day that paid.
    """
    first: DayChange | None = None
    for change in newest_first if not outstanding else ():
        if change.fen or change.undone:
            return change
        first = change if change.seq else first
    return first


def reopening(outstanding: int, newest_first: Iterable[DayChange]) -> DayChange | None:
    """Return the day on which a counter-entry ended a line's zero, None where nothing or a new bill did."""
    left = outstanding
    for change in newest_first if outstanding else ():
        left -= change.fen
        if not left:
            return change if change.undone else None
    return None


def together(parts: Iterable[Iterable[DayChange]]) -> list[DayChange]:
    """Add the changes of several lines up to those of one, the newest day first."""
    days: dict[date, DayChange] = {}
    for part in parts:
        for one in part:
            had = days.get(one.on, DayChange(one.on, 0))
            days[one.on] = DayChange(
                one.on, had.fen + one.fen, had.undone or one.undone, max(had.seq, one.seq)
            )
    return sorted(days.values(), key=lambda change: change.on, reverse=True)
