"""Which customers a warning lists, and what it says of each."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.measures import Measure
from desktop.domain.risk import Level, Score


class Followed(StrEnum):
    """Whether a measure against the risk stands."""

    ANY = ""
    MISSING = "missing"
    OPEN = "open"
    OVERDUE = "overdue"
    IN_PLACE = "in-place"


@dataclass(frozen=True, slots=True)
class RiskFilter:
    """Which customers are listed: of a level or above it, of a place, of a text, by how far a measure is."""

    least: Level = Level.WATCH
    station: str = ""
    area: str = ""
    text: str = ""
    customer_no: str = ""
    followed: Followed = Followed.ANY


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A customer with its score as of a day, and the last measure against its risk."""

    key: int
    customer_no: str
    name: str
    station: str
    area: str
    score: Score
    measure: Measure | None = None
    supply_until: date | None = None


def followed(measure: Measure | None, on: date) -> Followed:
    """Return how far a customer's last measure is on a day."""
    if measure is None or not measure.stands:
        return Followed.MISSING
    if not measure.is_open:
        return Followed.IN_PLACE
    return Followed.OVERDUE if measure.is_overdue(on) else Followed.OPEN
