"""A second set of books, kept in yuan by the rules of the trade and written apart from the program."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.reckoning import reckoned

NOTHING = Decimal(0)


@dataclass
class PaperBill:
    """One bill on paper."""

    number: str
    month: str
    due: date
    amount: Decimal
    residential: bool
    changes: list[tuple[date, Decimal]] = field(default_factory=list)
    paid_of_penalty: Decimal = NOTHING
    fixed: Decimal | None = None
    """The penalty as it stood when the last principal was paid."""

    @property
    def unpaid(self) -> Decimal:
        return self.amount + sum(change for _, change in self.changes)

    def penalty(self, on: date, *, whole_period: bool) -> Decimal:
        """Return what is still due of the penalty."""
        if self.unpaid == 0:
            return max(NOTHING, (self.fixed or NOTHING) - self.paid_of_penalty)
        whole = reckoned(
            self.amount,
            self.due,
            self.changes,
            on,
            residential=self.residential,
            whole_period=whole_period,
        )
        return max(whole, self.paid_of_penalty) - self.paid_of_penalty


@dataclass
class Deposit:
    """Money held, what of it came back from a reversed use, and what it is."""

    number: str
    held: Decimal
    came_back: Decimal = NOTHING
    used_by: list[str] = field(default_factory=list)


@dataclass
class Spent:
    """What a payment or a use did: shares of bills, and the deposit it made or took from."""

    shares: list[tuple[PaperBill, Decimal, Decimal]]
    made: Deposit | None = None
    took_from: Deposit | None = None
    taken: Decimal = NOTHING


@dataclass
class PaperAccount:
    """One customer's page in the books."""

    residential: bool
    penalty_first: bool
    whole_period: bool
    bills: list[PaperBill] = field(default_factory=list)
    deposits: list[Deposit] = field(default_factory=list)
    acts: dict[str, Spent] = field(default_factory=dict)

    @property
    def held(self) -> Decimal:
        return sum((deposit.held for deposit in self.deposits), NOTHING)

    def oldest_first(self) -> list[PaperBill]:
        """Return the bills by month, due date and number."""
        return sorted(self.bills, key=lambda bill: (bill.month, bill.due, bill.number))

    def pay(
        self, number: str, amount: Decimal, on: date, first: str | None, picked: Sequence[str] | None
    ) -> Spent:
        """Put a payment on the bills; hold what is over."""
        spent, left = self._put(amount, on, first, picked)
        if left:
            spent.made = Deposit(number, left)
            self.deposits.append(spent.made)
        self.acts[number] = spent
        return spent

    def issue(self, bill: PaperBill, on: date) -> list[Spent]:
        """Write a new bill down and pay it from what is held; return each use in order."""
        self.bills.append(bill)
        uses = []
        for deposit in self.deposits:
            free = deposit.held - deposit.came_back
            if free <= 0:
                continue
            spent, left = self._put(free, on, None, None)
            if spent.shares:
                spent.took_from, spent.taken = deposit, free - left
                deposit.held -= spent.taken
                uses.append(spent)
        return uses

    def was_used_by(self, number: str) -> list[str]:
        """Return what has used the money that a payment left."""
        made = self.acts[number].made
        return made.used_by if made else []

    def take_back(self, number: str, on: date) -> None:
        """Undo a payment or a use as of a day."""
        spent = self.acts.pop(number)
        for bill, principal, penalty in spent.shares:
            if principal:
                bill.changes.append((on, principal))
                bill.fixed = None
            bill.paid_of_penalty -= penalty
        if spent.made:
            self.deposits.remove(spent.made)
        if spent.took_from:
            spent.took_from.held += spent.taken
            spent.took_from.came_back += spent.taken
            spent.took_from.used_by.remove(number)

    def _put(
        self, amount: Decimal, on: date, first: str | None, picked: Sequence[str] | None
    ) -> tuple[Spent, Decimal]:
        chosen = [bill for bill in self.oldest_first() if picked is None or bill.number in picked]
        due = {bill.number: bill.penalty(on, whole_period=self.whole_period) for bill in chosen}
        shares: dict[str, list[Decimal]] = {}
        for bill, part in self._turns(chosen, first):
            claim = bill.unpaid if part == 0 else due[bill.number]
            taken = min(amount, claim)
            if taken:
                amount -= taken
                shares.setdefault(bill.number, [NOTHING, NOTHING])[part] += taken
                self._mark(bill, part, taken, on)
        named = {bill.number: bill for bill in chosen}
        return Spent([(named[number], *parts) for number, parts in shares.items()]), amount

    def _mark(self, bill: PaperBill, part: int, taken: Decimal, on: date) -> None:
        if part:
            bill.paid_of_penalty += taken
            return
        bill.changes.append((on, -taken))
        if bill.unpaid == 0:
            whole = reckoned(
                bill.amount,
                bill.due,
                bill.changes,
                on,
                residential=bill.residential,
                whole_period=self.whole_period,
            )
            bill.fixed = max(whole, bill.paid_of_penalty)

    def _turns(self, chosen: list[PaperBill], first: str | None) -> list[tuple[PaperBill, int]]:
        turns = [(bill, part) for bill in chosen if bill.number == first for part in (0, 1)]
        rest = [bill for bill in chosen if bill.number != first]
        if self.penalty_first:
            return turns + [(bill, part) for bill in rest for part in (1, 0)]
        return turns + [(bill, part) for part in (0, 1) for bill in rest]
