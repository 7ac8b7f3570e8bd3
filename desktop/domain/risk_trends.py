"""What a customer's bills tell before anything is overdue: a jump or fall of consumption, slower payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

MONTHS = 12
"""So many billing months are looked at."""
_BEFORE = 6
"""The newest month's consumption is held against the mean of at most so many months before it."""
_NEWEST = 3
"""So many of the newest bills are held against those before them, for the days until payment."""
_ENOUGH = 3
"""Fewer bills before tell nothing."""
_LEAST_KWH = 50
"""A change of fewer kilowatt-hours a month is nobody's risk, however large a share it is."""


class BillSeen(NamedTuple):
    """A bill as it stood on a day: `settled_on` is when its principal was paid, None while it is not."""

    month: int
    issued_on: date
    due_on: date
    kwh: int | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """The newest month's consumption against the mean of the months before, in kWh and per cent."""

    kwh: int
    mean: int
    percent: int


@dataclass(frozen=True, slots=True)
class Slowing:
    """The mean days from issue to payment of the newest bills, and of those before them."""

    days: int
    before: int


def consumption_change(bills: Sequence[BillSeen]) -> Change | None:
    """Return how far the newest month's consumption left the mean before it, None where that is not known.

    `bills` stand oldest first; bills of one month are added up, and the per cent is cut off towards zero.
    """
    by_month: dict[int, int] = {}
    for bill in bills:
        if bill.kwh is not None:
            by_month[bill.month] = by_month.get(bill.month, 0) + bill.kwh
    *earlier, newest = list(by_month.values())[-_BEFORE - 1 :] or [0]
    total, count = sum(earlier), len(earlier)
    if count < _ENOUGH or total <= 0:
        return None
    differs = newest * count - total
    if abs(differs) < _LEAST_KWH * count:
        return Change(newest, _half_up(total, count), 0)
    percent = abs(differs) * 100 // total
    return Change(newest, _half_up(total, count), percent if differs > 0 else -percent)


def slowing(bills: Sequence[BillSeen], on: date) -> Slowing | None:
    """Return the days until payment of the newest bills and of those before, None where there are too few.

    A bill unpaid so far counts with its days so far once they are more than the mean before: until then
    it tells nothing of how late it will be.
    """
    newest, earlier = bills[-_NEWEST:], bills[:-_NEWEST]
    before = [(bill.settled_on - bill.issued_on).days for bill in earlier if bill.settled_on is not None]
    if len(before) < _ENOUGH:
        return None
    total, count = sum(before), len(before)
    days = [
        taken
        for bill in newest
        if (taken := ((bill.settled_on or on) - bill.issued_on).days) * count > total
        or bill.settled_on is not None
    ]
    return Slowing(_half_up(sum(days), len(days)), _half_up(total, count)) if days else None


def late_bills(bills: Sequence[BillSeen], on: date) -> int:
    """Return how many of the bills of the newest months were paid after they were due, or are overdue."""
    return sum((bill.settled_on or on) > bill.due_on for bill in bills[-_BEFORE:])


def _half_up(total: int, count: int) -> int:
    return (2 * total + count) // (2 * count)
