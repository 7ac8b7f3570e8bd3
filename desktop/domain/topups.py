"""Top-ups (充值) of a prepaid customer: how much of each recovers the old debt, the rest is for energy."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from desktop.domain.account import Account
from desktop.domain.entries import Act, Terms
from desktop.domain.errors import DeadlinePassed, DeferredToThePast, NotARecovery
from desktop.domain.money import ZERO, Money, round_half_up
from desktop.domain.payments import Allocation, Method, PaymentDraft


class RecoveryMode(StrEnum):
    """How the debt frozen at commissioning is recovered from top-ups."""

    ALL = "all"
    PERCENT = "percent"
    FIXED = "fixed"
    BY = "by"


@dataclass(frozen=True, slots=True)
class DebtRecovery:
    """A customer's mode: a percentage, a sum in fen, or a last day; and the debt it began with.

    Until `deferred_until` (by a supervisor) a top-up recovers nothing.
    """

    mode: RecoveryMode
    value: int = 0
    by: date | None = None
    since: date = date.min
    debt: int = 0
    deferred_until: date | None = None

    def of_top_up(self, fen: int, debt_left: int, on: date) -> int:
        """Return what a top-up recovers, in fen: never more than itself, nor than the debt."""
        if self.deferred_until and on <= self.deferred_until:
            return 0
        return max(0, min(self._wanted(fen, debt_left, on), fen, debt_left))

    def refuse_past(self, on: date) -> None:
        """Refuse a last day, or an end of the deferral, that lies before the day on which it is agreed."""
        if self.by and self.by < on:
            raise DeadlinePassed(self.text(), on)
        if self.deferred_until and self.deferred_until < on:
            raise DeferredToThePast(self.deferred_until, on)

    def text(self) -> str:
        """Write the mode as it is asked for: `all`, `percent:30`, `fixed:50.00`, `by:2012-12-31`."""
        if self.mode is RecoveryMode.BY and self.by:
            return f"by:{self.by.isoformat()}"
        if self.mode is RecoveryMode.FIXED:
            return f"fixed:{Money(self.value)}"
        return f"percent:{self.value}" if self.mode is RecoveryMode.PERCENT else "all"

    def _wanted(self, fen: int, debt_left: int, on: date) -> int:
        if self.mode is RecoveryMode.PERCENT:
            return round_half_up(Fraction(fen * self.value, 100))
        if self.mode is RecoveryMode.FIXED:
            return self.value
        if self.mode is RecoveryMode.BY and self.by and on < self.by:
            return self._on_the_line(on) - (self.debt - debt_left)
        return debt_left

    def _on_the_line(self, on: date) -> int:
        """Return what is recovered by a day where the debt falls in a straight line to its last day."""
        assert self.by
        days, whole = (on - self.since).days, (self.by - self.since).days
        return round_half_up(Fraction(self.debt * max(0, days), whole)) if whole > 0 else self.debt


def read_recovery(text: str) -> DebtRecovery:
    """Read a mode as it is asked for; `since` and `debt` are the commissioning's. Raises NotARecovery."""
    if text == "all":
        return DebtRecovery(RecoveryMode.ALL)
    if match := re.fullmatch(r"percent:([1-9][0-9]?|100)", text):
        return DebtRecovery(RecoveryMode.PERCENT, int(match[1]))
    match = re.fullmatch(r"fixed:([0-9]{1,9}(?:\.[0-9]{1,2})?)", text)
    if match and Money.parse(match[1]):
        return DebtRecovery(RecoveryMode.FIXED, Money.parse(match[1]).fen)
    if match := re.fullmatch(r"by:([0-9]{4}-[0-9]{2}-[0-9]{2})", text):
        try:
            return DebtRecovery(RecoveryMode.BY, by=date.fromisoformat(match[1]))
        except ValueError as error:
            raise NotARecovery(text) from error
    raise NotARecovery(text)


def debt_of(account: Account, on: date, terms: Terms) -> int:
    """Return what a prepaid customer owes of the old bills, principal and frozen penalty, in fen."""
    return sum(claim.principal + claim.penalty for claim in account.owed(on, terms))


def energy_of(account: Account, fen: int, on: date, terms: Terms, recovery: DebtRecovery) -> int:
    """Return the energy credit that a top-up would give, in fen; the account stays as it is."""
    return fen - recovery.of_top_up(fen, debt_of(account, on, terms), on)


def top_up(account: Account, fen: int, on: date, terms: Terms, recovery: DebtRecovery) -> Act:
    """Put a top-up on the account: what the mode says on the oldest bills, the rest is energy credit."""
    part = recovery.of_top_up(fen, debt_of(account, on, terms), on)
    act, left = account.settle("topup", part, on, terms)
    if energy := fen - part + left:
        account.hold(act, energy)
    return act


@dataclass(frozen=True, slots=True)
class TopUpDraft:
    """A top-up before it is posted; the same request key takes it once."""

    key: str
    customer_no: str
    amount: Money
    on: date
    method: Method = Method.CASH
    reference: str = ""

    @property
    def request(self) -> PaymentDraft:
        """Return it as the request that is kept until its receipt is in hand."""
        return PaymentDraft(
            self.key,
            self.customer_no,
            self.amount,
            self.method,
            self.on,
            reference=self.reference,
            topup=True,
        )


@dataclass(frozen=True, slots=True)
class TopUp:
    """A posted top-up: money in = debt recovered + energy credit, and how the customer stands after it."""

    receipt_no: str
    customer_no: str
    customer_name: str
    on: date
    amount: Money
    debt_recovered: Money
    energy_credit: Money
    debt_left: Money
    energy_bought: Money
    """Energy credit of all top-ups so far."""
    recovery: str
    allocation: Allocation
    fees_held: Money = ZERO
    """Fees held against a risk; a top-up leaves them where they are."""


@dataclass(frozen=True, slots=True)
class TopUpShare:
    """Where a top-up goes: what it recovers of the debt, and what is energy credit."""

    debt_recovered: Money
    energy_credit: Money
