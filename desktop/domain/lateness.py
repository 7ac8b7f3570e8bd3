"""What was posted late: after a moment, though its business date is of before."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.recovery import Recovery


@dataclass(frozen=True, slots=True)
class Late:
    """What late entries changed of a year's receivable and outstanding, in fen, and how many they are.

    What was known then is what is true of the day, less these.
    """

    receivable: int = 0
    outstanding: int = 0
    entries: int = 0

    @property
    def received(self) -> int:
        """What they changed of the received, in fen."""
        return self.receivable - self.outstanding

    def __bool__(self) -> bool:
        """Whether anything was posted late."""
        return self.entries > 0


@dataclass(frozen=True, slots=True)
class Known:
    """A year as of a day: what is true of it, and what was known at that day's end."""

    year: int
    on: date
    true: Recovery
    then: Recovery
    entries: int
    """How many entries of the day or before were recorded after it."""
    seq: int
    """The chain's place at the day's end."""

    @property
    def late(self) -> Late:
        """What was posted late, and what it changed."""
        true, then = self.true.cumulative, self.then.cumulative
        return Late(true.receivable - then.receivable, true.outstanding - then.outstanding, self.entries)


@dataclass(frozen=True, slots=True)
class LateEntry:
    """One late entry: its place in the chain, what it changed by how many fen, and when it was recorded."""

    seq: int
    number: str
    kind: str
    account: str
    customer_no: str
    name: str
    bill_no: str
    fen: int
    on: date
    recorded_at: datetime
    """In UTC."""
    by: str
