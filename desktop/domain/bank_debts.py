"""Who could owe one of some amounts on a day: a quick look, before penalties are reckoned exactly."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from desktop.domain.penalty import PenaltyRules

_PER = 1_000_000


class OpenDebt(NamedTuple):
    """A bill that is not settled, amounts in fen; `penalty` was posted and is not paid."""

    customer: int
    issued_on: date
    due_on: date
    amount: int
    outstanding: int
    penalty: int


def could_owe(
    debts: Iterable[OpenDebt], wanted: Mapping[date, Iterable[int]], rules: PenaltyRules
) -> set[int]:
    """Return the customers who may owe one of the wanted amounts, in all or by one bill; none is missed."""
    rate = max(max(rule.residential, rule.same_year, rule.later_year) for rule in rules.rows)
    floor = max(rule.floor for rule in rules.rows)
    by_customer: dict[int, list[OpenDebt]] = {}
    for debt in debts:
        by_customer.setdefault(debt.customer, []).append(debt)
    found: set[int] = set()
    for on, amounts in wanted.items():
        ordered = sorted(set(amounts))
        for customer, owed in by_customer.items():
            ranges = [_range(debt, on, rate, floor) for debt in owed if debt.issued_on <= on]
            whole = (sum(least for least, _ in ranges), sum(most for _, most in ranges))
            if any(_is_in(ordered, *span) for span in (*ranges, whole)):
                found.add(customer)
    return found


def _range(debt: OpenDebt, on: date, rate: int, floor: int) -> tuple[int, int]:
    days = max(0, (on - debt.due_on).days)
    accrued = -(-debt.amount * days * rate // _PER) + floor if days else 0
    return debt.outstanding, debt.outstanding + max(accrued, 0) + max(debt.penalty, 0)


def _is_in(ordered: Sequence[int], least: int, most: int) -> bool:
    at = bisect_left(ordered, least)
    return at < len(ordered) and ordered[at] <= most
