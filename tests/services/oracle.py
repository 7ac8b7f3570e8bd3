"""A second set of books, kept in yuan by the rules of the trade and written apart from the program."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from tests.reckoning import reckoned

NOTHING = Decimal(0)


@dataclass
class PaperBill:
    """One bill on paper."""

    number: str
    month: str
    issued: date
    due: date
    amount: Decimal
    residential: bool
    changes: list[tuple[date, Decimal]] = field(default_factory=list)
    paid_of_penalty: Decimal = NOTHING
    fixed: Decimal | None = None
    """The penalty as it stood when the last principal was paid."""
    asked: Decimal = NOTHING
    """What the bill comes to now, after its corrections."""
    written_off: Decimal = NOTHING
    penalty_off: Decimal = NOTHING

    def __post_init__(self) -> None:
        self.asked = self.amount

    @property
    def unpaid(self) -> Decimal:
        return self.amount + sum(change for _, change in self.changes)

    def penalty(self, on: date, *, whole_period: bool) -> Decimal:
        """Return what is still due of the penalty."""
        if self.unpaid == 0:
            return max(NOTHING, (self.fixed or NOTHING) - self.paid_of_penalty)
        return self.whole_penalty(on, whole_period=whole_period) - self.paid_of_penalty

    def whole_penalty(self, on: date, *, whole_period: bool) -> Decimal:
        """Return the whole penalty, never below what was paid of it."""
        whole = reckoned(
            self.amount,
            self.due,
            self.changes,
            on,
            residential=self.residential,
            whole_period=whole_period,
        )
        return max(whole, self.paid_of_penalty)

    @property
    def makes_sense(self) -> bool:
        """Whether no more is owed than was asked, and no more came back than was written off."""
        return self.unpaid <= self.asked - self.written_off and min(self.written_off, self.penalty_off) >= 0


@dataclass
class Deposit:
    """Money held, what of it came back from a reversed use, and what it is."""

    number: str
    held: Decimal
    came_back: Decimal = NOTHING
    used_by: list[str] = field(default_factory=list)


@dataclass
class Spent:
    """What an act did: shares of bills, what it called back, the deposit it made and those it took from."""

    shares: list[tuple[PaperBill, Decimal, Decimal]]
    on: date
    made: Deposit | None = None
    took_from: Deposit | None = None
    taken: Decimal = NOTHING
    called_back: list[tuple[PaperBill, Decimal, Decimal]] = field(default_factory=list)
    given_back: list[tuple[Deposit, Decimal]] = field(default_factory=list)
    waived: tuple[PaperBill, Decimal] | None = None
    cut: tuple[PaperBill, Decimal, Decimal] | None = None
    """A bill, by how much it was lowered, and what of it was paid too much."""
    off: tuple[PaperBill, Decimal, Decimal] | None = None
    """A bill, and what was written off of its principal and of its penalty."""

    def bills(self) -> list[PaperBill]:
        """Return every bill that it touched."""
        parts = [*self.shares, *self.called_back, self.waived, self.cut, self.off]
        return [part[0] for part in parts if part]


@dataclass
class PaperAccount:
    """One customer's page in the books."""

    residential: bool
    penalty_first: bool
    whole_period: bool
    bills: list[PaperBill] = field(default_factory=list)
    deposits: list[Deposit] = field(default_factory=list)
    energy: list[Deposit] = field(default_factory=list)
    """Energy credit of top-ups: it pays no bill."""
    acts: dict[str, Spent] = field(default_factory=dict)

    @property
    def held(self) -> Decimal:
        return sum((deposit.held for deposit in self.deposits), NOTHING)

    @property
    def energy_held(self) -> Decimal:
        return sum((deposit.held for deposit in self.energy), NOTHING)

    def oldest_first(self) -> list[PaperBill]:
        """Return the bills by month, due date and number."""
        return sorted(self.bills, key=lambda bill: (bill.month, bill.due, bill.number))

    def pay(
        self, number: str, amount: Decimal, on: date, first: str | None, picked: Sequence[str] | None
    ) -> Spent:
        """Put a payment on the bills, those called back that it names among them; hold what is over."""
        called, amount = self._call_back([first] if first else [], amount)
        spent, left = self._put(amount, on, first, picked)
        more, left = self._call_back(sorted(picked or ()), left)
        spent.called_back = called + more
        if left:
            spent.made = Deposit(number, left)
            self.deposits.append(spent.made)
        self.acts[number] = spent
        return spent

    def issue(self, bill: PaperBill, on: date) -> list[Spent]:
        """Write a new bill down and pay it from what is held; return each use in order."""
        self.bills.append(bill)
        return self._use(on)

    def deposit(self, number: str, amount: Decimal, on: date) -> list[Spent]:
        """Hold money, and pay what is owed from it."""
        made = Deposit(number, amount)
        self.deposits.append(made)
        self.acts[number] = Spent([], on, made=made)
        return self._use(on)

    def top_up(self, number: str, amount: Decimal, percent: int, on: date) -> Spent:
        """Put a percentage of a top-up on the old bills; the rest is energy credit."""
        share = (amount * percent / 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        spent, left = self._put(share, on, None, None)
        if rest := amount - share + left:
            spent.made = Deposit(number, rest)
            self.energy.append(spent.made)
        self.acts[number] = spent
        return spent

    def give_back(self, number: str, amount: Decimal, on: date, *, energy: bool = False) -> Spent:
        """Take from the newest deposits, or from the newest energy credit."""
        self.acts[number] = spent = Spent([], on)
        for deposit in reversed(self.energy if energy else self.deposits):
            part = min(amount, deposit.held)
            if part:
                amount -= part
                deposit.held -= part
                deposit.came_back = max(NOTHING, deposit.came_back - part)
                deposit.used_by.append(number)
                spent.given_back.append((deposit, part))
        return spent

    def waive(self, number: str, bill: PaperBill, amount: Decimal, on: date) -> None:
        """Let a part of a penalty go."""
        part = min(amount, bill.penalty(on, whole_period=self.whole_period))
        bill.paid_of_penalty += part
        self.acts[number] = Spent([], on, waived=(bill, part))

    def lower(self, number: str, bill: PaperBill, to: Decimal, on: date) -> None:
        """Lower a bill as if it had been issued so; what was paid too much is held."""
        cut = bill.asked - to
        bill.asked = to
        bill.changes.append((bill.issued, -cut))
        over = max(NOTHING, -bill.unpaid)
        spent = self.acts[number] = Spent([], on, cut=(bill, cut, over))
        if over:
            bill.changes.append((on, over))
            spent.made = Deposit(number, over)
            self.deposits.append(spent.made)
        self._fix(bill, on)

    def write_off(self, number: str, bill: PaperBill, on: date) -> None:
        """Take a bill off the books with its penalty to the day."""
        owed, late = bill.unpaid, bill.penalty(on, whole_period=self.whole_period)
        if owed:
            bill.fixed = bill.whole_penalty(on, whole_period=self.whole_period)
            bill.changes.append((on, -owed))
        bill.paid_of_penalty += late
        bill.written_off += owed
        bill.penalty_off += late
        self.acts[number] = Spent([], on, off=(bill, owed, late))

    def _fix(self, bill: PaperBill, on: date) -> None:
        settled = bill.unpaid == 0
        bill.fixed = bill.whole_penalty(date.max, whole_period=self.whole_period) if settled else None

    def _call_back(
        self, named: Sequence[str], amount: Decimal
    ) -> tuple[list[tuple[PaperBill, Decimal, Decimal]], Decimal]:
        called = []
        for bill in (bill for number in named for bill in self.bills if bill.number == number):
            part = min(amount, bill.written_off)
            late = min(amount - part, bill.penalty_off)
            amount -= part + late
            bill.written_off -= part
            bill.penalty_off -= late
            if part or late:
                called.append((bill, part, late))
        return called, amount

    def _use(self, on: date) -> list[Spent]:
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

    def take_back(self, number: str, on: date, *, bounced: bool = False) -> list[PaperBill]:
        """Undo an act as of a day; a bounced payment as if it had never been. Return the bills it touched."""
        spent = self.acts.pop(number)
        for bill, principal, penalty in spent.shares:
            if principal:
                bill.changes.append((spent.on if bounced else on, principal))
                bill.fixed = None
            bill.paid_of_penalty -= penalty
        for bill, principal, penalty in spent.called_back:
            bill.written_off += principal
            bill.penalty_off += penalty
        for deposit, part in spent.given_back:
            deposit.held += part
            deposit.came_back += part
            deposit.used_by.remove(number)
        self._take_back_adjustments(spent)
        for held in (self.deposits, self.energy):
            if spent.made in held:
                held.remove(spent.made)
        if spent.took_from:
            spent.took_from.held += spent.taken
            spent.took_from.came_back += spent.taken
            spent.took_from.used_by.remove(number)
        return spent.bills()

    def _take_back_adjustments(self, spent: Spent) -> None:
        if spent.waived:
            bill, part = spent.waived
            bill.paid_of_penalty -= part
        if spent.cut:
            bill, cut, over = spent.cut
            bill.asked += cut
            bill.changes += [(bill.issued, cut), (spent.on, -over)]
            self._fix(bill, spent.on)
        if spent.off:
            bill, owed, late = spent.off
            bill.changes.append((spent.on, owed))
            bill.written_off -= owed
            bill.penalty_off -= late
            bill.paid_of_penalty -= late
            if owed:
                bill.fixed = None

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
        return Spent([(named[number], *parts) for number, parts in shares.items()], on), amount

    def _mark(self, bill: PaperBill, part: int, taken: Decimal, on: date) -> None:
        if part:
            bill.paid_of_penalty += taken
            return
        bill.changes.append((on, -taken))
        if bill.unpaid == 0:
            bill.fixed = bill.whole_penalty(on, whole_period=self.whole_period)

    def _turns(self, chosen: list[PaperBill], first: str | None) -> list[tuple[PaperBill, int]]:
        turns = [(bill, part) for bill in chosen if bill.number == first for part in (0, 1)]
        rest = [bill for bill in chosen if bill.number != first]
        if self.penalty_first:
            return turns + [(bill, part) for bill in rest for part in (1, 0)]
        return turns + [(bill, part) for part in (0, 1) for bill in rest]
