"""Transformer-area contractors (台区承包人): who is answerable for an area, and for which period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tenure:
    """A contractor in charge of an area from a day until a day, or still where `until_on` is None."""

    station: str
    area: str
    contractor: str
    phone: str
    from_on: date
    until_on: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the area is the contractor's on a day."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


def holder(tenures: Iterable[Tenure], on: date) -> str:
    """Return who of those that an area had held it on a day, empty for nobody."""
    return next((tenure.contractor for tenure in tenures if tenure.holds(on)), "")
