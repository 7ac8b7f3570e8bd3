"""Temporary power (临时用电): its term, when it expires, and what is given back where it has no meter."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.acts import Done
from desktop.domain.payments import Method


@dataclass(frozen=True, slots=True)
class SupplyDraft:
    """Temporary power to be begun; `prepaid` in fen is for the whole term, and only without a meter."""

    customer_no: str
    from_on: date
    until_on: date
    metered: bool = True
    prepaid: int = 0
    method: Method = Method.CASH


@dataclass(frozen=True, slots=True)
class Supply:
    """A customer's temporary power; `number` is the voucher of what was prepaid, in fen."""

    key: int
    customer_no: str
    name: str
    from_on: date
    until_on: date
    metered: bool
    prepaid: int
    number: str = ""
    ended_on: date | None = None

    def days_left(self, on: date) -> int:
        """Return how many days of the term are left after a day; below zero once it is over."""
        return (self.until_on - on).days


@dataclass(frozen=True, slots=True)
class Settlement:
    """Temporary power as it was ended, and what was given back, if anything was."""

    supply: Supply
    refunded: int
    refund: Done | None = None


def refund_of(supply: Supply, ended_on: date) -> int:
    """Return what is given back of the prepaid sum, in fen, where the power ends on a day (its last).

    Without a meter the sum is prepaid for the term: half of it, half-up to the fen, is given back where less
    than half of the term's days were used, otherwise nothing (供电营业规则, 临时用电). With a meter the bills
    settle it.
    """
    if supply.metered:
        return 0
    used = (ended_on - supply.from_on).days + 1
    term = (supply.until_on - supply.from_on).days + 1
    return (supply.prepaid + 1) // 2 if 2 * used < term else 0
