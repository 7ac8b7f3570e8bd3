"""Closing a month or a year: its figures frozen at a place of the chain, and what came after shown apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.recovery import Part
from desktop.domain.targets import Period


class Section(StrEnum):
    """What a frozen line is about."""

    TOTAL = "total"
    STATION = "station"
    AREA = "area"
    CONTRACTOR = "contractor"
    CATEGORY = "category"
    MONTH = "month"
    PRIOR = "prior"
    CHANNEL = "channel"
    AGE_DAYS = "age-days"
    AGE_MONTHS = "age-months"
    PENALTY = "penalty"
    PRESTORED = "prestored"
    ADJUSTMENT = "adjustment"
    CONVERSION = "conversion"


_RECOVERY = (
    "receivable",
    "outstanding",
    "offset",
    "prior_receivable",
    "prior_outstanding",
    "prior_offset",
    "customers",
    "settled_customers",
)
MEASURES: dict[Section, tuple[str, ...]] = {
    Section.TOTAL: _RECOVERY,
    Section.STATION: _RECOVERY,
    Section.AREA: _RECOVERY,
    Section.CONTRACTOR: _RECOVERY,
    Section.CATEGORY: _RECOVERY,
    Section.MONTH: _RECOVERY,
    Section.PRIOR: ("receivable", "outstanding"),
    Section.CHANNEL: ("payments", "amount", "on_bills", "on_penalties", "to_prestored"),
    Section.AGE_DAYS: ("bills", "outstanding"),
    Section.AGE_MONTHS: ("bills", "outstanding"),
    Section.PENALTY: ("charged", "received", "waived", "written_off"),
    Section.PRESTORED: ("prestored", "fees", "energy"),
    Section.ADJUSTMENT: ("postings", "principal", "penalty"),
    Section.CONVERSION: ("commissioned", "cleared", "debt", "recovered", "debt_left"),
}
"""What the numbers of a line are, in their order."""
COUNTS = frozenset(
    {"customers", "settled_customers", "payments", "bills", "postings", "commissioned", "cleared"}
)
"""Measures that count; every other one is in fen."""


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One line of a period's figures: its section, its name, its station where that tells it apart."""

    section: Section
    name: str
    station: str
    values: tuple[int, ...]

    @property
    def key(self) -> tuple[Section, str, str]:
        """What tells it from every other line."""
        return self.section, self.station, self.name


@dataclass(frozen=True, slots=True)
class Head:
    """A place of the chain: the sequence of its record, and the record's hash in hexadecimal."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class Close:
    """A closed period: its figures as they were, at which place of the chain, and who closed it when."""

    period: Period
    lines: tuple[FigureLine, ...]
    head: Head
    closed_on: date
    at: datetime
    """In UTC."""
    by: str

    @property
    def total(self) -> FigureLine:
        """The bureau's own line."""
        return next(line for line in self.lines if line.section is Section.TOTAL)


@dataclass(frozen=True, slots=True)
class AdjustedLine:
    """A frozen line beside what is true of it now; what came after the close is the adjustment."""

    section: Section
    name: str
    station: str
    frozen: tuple[int, ...]
    now: tuple[int, ...]

    @property
    def adjustment(self) -> tuple[int, ...]:
        """What is added to the frozen figures to come to those of now."""
        return tuple(new - old for new, old in zip(self.now, self.frozen, strict=True))

    @property
    def is_adjusted(self) -> bool:
        """Whether anything differs."""
        return self.now != self.frozen


@dataclass(frozen=True, slots=True)
class ClosedPeriod:
    """A close beside what is true of its period now."""

    close: Close
    lines: tuple[AdjustedLine, ...]
    entries: int
    """How many entries were posted into the period since."""

    @property
    def total(self) -> AdjustedLine:
        """The bureau's own line."""
        return next(line for line in self.lines if line.section is Section.TOTAL)


@dataclass(frozen=True, slots=True)
class PeriodState:
    """A month or a year: still running, to be closed, or closed and perhaps adjusted since."""

    period: Period
    is_over: bool
    close: Close | None = None
    entries: int = 0
    """How many entries were posted into it after its close."""
    total: AdjustedLine | None = None
    """The bureau's own line of a closed period."""

    @property
    def is_closable(self) -> bool:
        """Whether it can be closed today."""
        return self.is_over and self.close is None


def adjusted(frozen: Iterable[FigureLine], now: Iterable[FigureLine]) -> Iterator[AdjustedLine]:
    """Set frozen lines beside those of now; a line that only one of them has is zero in the other."""
    current = {line.key: line for line in now}
    for line in frozen:
        later = current.pop(line.key, None)
        now_values = later.values if later else (0,) * len(line.values)
        yield AdjustedLine(line.section, line.name, line.station, line.values, now_values)
    for line in current.values():
        yield AdjustedLine(line.section, line.name, line.station, (0,) * len(line.values), line.values)


def measured(line: FigureLine | AdjustedLine, values: tuple[int, ...]) -> dict[str, int]:
    """Return numbers of a line by what they are."""
    return dict(zip(MEASURES[line.section], values, strict=True))


def cumulative(line: FigureLine | AdjustedLine, values: tuple[int, ...]) -> Part:
    """Return a line of the recovery with the current year and the prior arrears together."""
    told = measured(line, values)
    return Part(
        told["receivable"] + told["prior_receivable"],
        told["outstanding"] + told["prior_outstanding"],
        told["offset"] + told["prior_offset"],
    )
