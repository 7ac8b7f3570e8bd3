"""A back-test: who was named by the warning on the eve of a month, and who fell into arrears in it."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from desktop.domain.months import Month


@dataclass(frozen=True, slots=True)
class BillCourse:
    """A bill's way to its payment: `changes` of its principal by day, in fen, oldest first."""

    customer: int
    due_on: date
    amount: int
    changes: tuple[tuple[date, int], ...] = ()

    def owed_on(self, day: date) -> int:
        """Return what was unpaid of it at a day's end."""
        return self.amount + sum(fen for on, fen in self.changes if on <= day)


@dataclass(frozen=True, slots=True)
class MonthTest:
    """How a month's warnings held: whom they could name, whom they named, who fell, and who of both."""

    month: Month | None
    """None for several months together."""
    customers: int
    named: int
    fell: int
    caught: int

    @property
    def precision(self) -> Fraction | None:
        """Of those named, the part that fell into arrears; None where nobody was named."""
        return Fraction(self.caught, self.named) if self.named else None

    @property
    def recall(self) -> Fraction | None:
        """Of those that fell into arrears, the part that was named; None where nobody fell."""
        return Fraction(self.caught, self.fell) if self.fell else None


def fallen(bills: Iterable[BillCourse], month: Month, days: int) -> set[int]:
    """Return the customers one of whose bills became so many days past due in a month, still unpaid."""
    first, after = month.first_day(), month.shifted(1).first_day()
    return {
        bill.customer
        for bill in bills
        if first <= (reached := bill.due_on + timedelta(days)) < after and bill.owed_on(reached) > 0
    }


def month_test(month: Month, eligible: Set[int], named: Set[int], fell: Set[int]) -> MonthTest:
    """Compare a month's warnings with what came of them, among those that could be named."""
    named, fell = named & eligible, fell & eligible
    return MonthTest(month, len(eligible), len(named), len(fell), len(named & fell))


def months_between(first: Month, last: Month) -> list[Month]:
    """Return the months from the first to the last; none where the last is before it."""
    found: list[Month] = []
    while first <= last:
        found.append(first)
        first = first.shifted(1)
    return found


def together(tests: Sequence[MonthTest]) -> MonthTest:
    """Return several months as one line."""
    sums = [sum(getattr(test, part) for test in tests) for part in ("customers", "named", "fell", "caught")]
    return MonthTest(None, *sums)
