"""Refusals about targets, their periods and their scorecard."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NotAPeriod(Refusal):
    """A text is neither a year nor a month."""

    text: str


@dataclass(eq=False, repr=False)
class PeriodNotBegun(Refusal):
    """Nothing can be told of a period on a day before it begins."""

    period: str
    begins_on: date


@dataclass(eq=False, repr=False)
class NotATarget(Refusal):
    """A text is no target of its measure."""

    text: str


@dataclass(eq=False, repr=False)
class NotAWeight(Refusal):
    """A text is no weight of a target."""

    text: str


@dataclass(eq=False, repr=False)
class UnknownArea(Refusal):
    """A station has no area of this name; without a station: several have, or none."""

    name: str
    station: str


@dataclass(eq=False, repr=False)
class UnknownContractor(Refusal):
    """No contractor has this name."""

    name: str


@dataclass(eq=False, repr=False)
class TargetsRefused(Refusal):
    """Rows of a file of targets cannot be set, so none was."""

    file: str
    rows: int


@dataclass(eq=False, repr=False)
class TargetTwice(Refusal):
    """Two rows of a file set the same target."""

    row: int


@dataclass(eq=False, repr=False)
class NoSuchTarget(Refusal):
    """There is no target of this subject, period and measure."""

    name: str
    period: str


@dataclass(eq=False, repr=False)
class NoTargetsIn(Refusal):
    """A period has no targets."""

    period: str
