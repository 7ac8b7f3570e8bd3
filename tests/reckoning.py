"""The penalty as a clerk reckons it, one day after the other in yuan: written apart from the program."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

FEN = Decimal("0.01")
FLOOR_ENDS = date(2024, 6, 1)
Changes = Iterable[tuple[date, Decimal]]


def _paid_on(amount: Decimal, told: list[tuple[date, Decimal]]) -> date | None:
    """Return the first day after which nothing was owed any more, on any day."""
    days = sorted({on for on, _ in told})
    owed_after = {day: amount + sum(change for on, change in told if on <= day) for day in days}
    since = [day for day in days if all(owed_after[later] <= 0 for later in days if later >= day)]
    return since[0] if since else None


def reckoned(
    amount: Decimal,
    due: date,
    changes: Changes,
    as_of: date,
    *,
    residential: bool,
    whole_period: bool = False,
) -> Decimal:
    """Return a bill's whole penalty in yuan; `changes` are signed changes of the unpaid principal."""
    told = [(on, change) for on, change in changes if on <= as_of]
    until = _paid_on(amount, told) or as_of
    owed = Decimal(0)
    for ordinal in range(due.toordinal() + 1, until.toordinal() + 1):
        today = date.fromordinal(ordinal)
        principal = max(Decimal(0), amount + sum(change for on, change in told if on < today))
        later = today.year > due.year or (whole_period and until.year > due.year)
        rate = Decimal("0.001") if residential else Decimal("0.003") if later else Decimal("0.002")
        owed += principal * rate
    if not owed:
        return Decimal(0)
    least = Decimal(1) if until < FLOOR_ENDS else Decimal(0)
    return max(owed.quantize(FEN, ROUND_HALF_UP), least)
