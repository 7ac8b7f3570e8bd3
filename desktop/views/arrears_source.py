"""What the desk of arrears reads in the background, as of the day that it stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.arrears import Ageing, Debtor, DebtorFilter
from desktop.services.arrears import ArrearsService


@dataclass(slots=True)
class ArrearsSource:
    """Reads debtors for the list; `on` is set when the list is asked for anew."""

    arrears: ArrearsService
    on: date

    def fetch(self, keys: Sequence[int]) -> Mapping[int, Debtor]:
        """Read these customers, by row key."""
        return dict(zip(keys, self.arrears.lines(keys, self.on), strict=True))

    def as_of(self, day: date) -> "ArrearsSource":
        """Return a reader that stays on a day, whatever the desk does meanwhile."""
        return ArrearsSource(self.arrears, day)


def read_keys(arrears: ArrearsService, wanted: DebtorFilter, _progress: object) -> Sequence[int]:
    """Read who is in arrears."""
    return arrears.keys(wanted)


def read_ageing(arrears: ArrearsService, wanted: DebtorFilter, _progress: object) -> Ageing:
    """Read how old the debt of a filter's place is."""
    return arrears.ageing(wanted.on, wanted.station, wanted.area)
