"""Where a payment goes: oldest bill first, principal or penalty first (a setting)."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


class Order(StrEnum):
    """What a payment pays first; the default pays every chosen bill's principal before any penalty."""

    PRINCIPAL_FIRST = "principal-first"
    PENALTY_FIRST = "penalty-first"


class Claim(Protocol):
    """What one bill still owes on the day of a payment, in fen; `month` is YYYYMM.

    The penalty is asked for only when the payment reaches it.
    """

    @property
    def bill_no(self) -> str:
        """The bill's number."""

    @property
    def month(self) -> int:
        """The billing month, YYYYMM."""

    @property
    def due_on(self) -> date:
        """The due date."""

    @property
    def principal(self) -> int:
        """Principal unpaid."""

    @property
    def penalty(self) -> int:
        """Penalty to be paid."""


def age(claim: Claim) -> tuple[int, date, str]:
    """Order bills oldest first: by billing month, then due date, then number."""
    return claim.month, claim.due_on, claim.bill_no


@dataclass(frozen=True, slots=True)
class Owed:
    """A claim with its penalty known."""

    bill_no: str
    month: int
    due_on: date
    principal: int
    penalty: int


@dataclass(frozen=True, slots=True)
class Share:
    """What a payment pays of one bill, in fen."""

    bill_no: str
    principal: int
    penalty: int


def allocate(
    paid: int,
    owed: Iterable[Claim],
    order: Order,
    *,
    first: str | None = None,
    only: Collection[str] | None = None,
) -> tuple[list[Share], int]:
    """Settle what is owed with `paid` fen; return a share for each bill paid, and what is left over.

    `first` names a bill whose principal, then penalty, comes before the rest; `only` picks bills by hand.
    """
    chosen = sorted((bill for bill in owed if only is None or bill.bill_no in only), key=age)
    claims = [bill for bill in chosen if bill.bill_no == first]
    turns = [(bill, part) for bill in claims for part in ("principal", "penalty")]
    turns += _turns([bill for bill in chosen if bill.bill_no != first], order)
    shares: dict[str, list[int]] = {}
    for bill, part in turns:
        if not paid:
            break
        claim = bill.principal if part == "principal" else bill.penalty
        taken = min(paid, claim)
        paid -= taken
        if taken:
            shares.setdefault(bill.bill_no, [0, 0])[part == "penalty"] += taken
    ordered = [bill.bill_no for bill in chosen if bill.bill_no in shares]
    return [Share(number, *shares[number]) for number in ordered], paid


def _turns(bills: Sequence[Claim], order: Order) -> list[tuple[Claim, str]]:
    if order is Order.PENALTY_FIRST:
        return [(bill, part) for bill in bills for part in ("penalty", "principal")]
    return [(bill, part) for part in ("principal", "penalty") for bill in bills]
