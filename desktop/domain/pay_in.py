"""How bills were paid, told day by day by their age, and what that lets one expect of the days to come.

The share paid on the n-th day after issue is read from the last days; what is unpaid, and each bill still to
come, is paid by these shares, day after day. Amounts are whole fen; a share is an exact fraction.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from desktop.domain.money import round_half_up
from desktop.domain.months import Month

OLDEST = 63
"""From this many days after issue on, bills count as equally old."""
_BILLED_LIKE = 3
"""So many whole months before say what is still billed."""
_DAY = timedelta(days=1)
Unpaid = dict[int, int]
"""What is unpaid, in fen, by days since issue."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What a day changed of the bills issued on another day, in fen: what is owed, and what came in."""

    on: date
    issued_on: date
    owed: int = 0
    """Billed, corrected and written off."""
    received: int = 0
    """Money and prestored offsets, less what was reversed."""


@dataclass(frozen=True, slots=True)
class History:
    """The days since one, told in flows, and what was unpaid before it by the day of issue."""

    since: date
    until: date
    opening: Mapping[date, int] = field(default_factory=dict)
    flows: Sequence[Flow] = ()

    def received(self, first: date, last: date) -> int:
        """Return what came in from a day to another, in fen."""
        return sum(flow.received for flow in self.flows if first <= flow.on <= last)


@dataclass(frozen=True, slots=True)
class Day:
    """A day to come: what is expected to be billed, to come in, and to be outstanding at its end, in fen."""

    on: date
    billed: int
    received: int
    outstanding: int


@dataclass(frozen=True, slots=True)
class Told:
    """A history told: what was unpaid at each day's end, what each day saw of every age, what was billed."""

    since: date
    unpaid: Mapping[date, Unpaid]
    seen: Mapping[date, Mapping[int, tuple[int, int]]]
    billed: Mapping[date, int]

    @classmethod
    def of(cls, history: History) -> "Told":
        """Tell a history from its first day to its last."""
        by_day: dict[date, list[Flow]] = defaultdict(list)
        billed: dict[date, int] = defaultdict(int)
        for flow in history.flows:
            by_day[flow.on].append(flow)
            if flow.on == flow.issued_on and flow.owed > 0:
                billed[flow.on] += flow.owed
        before = history.since - _DAY
        unpaid = {before: _aged(history.opening, before)}
        seen = {}
        for day in days_between(history.since, history.until):
            seen[day], unpaid[day] = _lived(_older(unpaid[day - _DAY]), by_day[day], day)
        return cls(history.since, unpaid, seen, billed)

    def outstanding(self, on: date) -> int:
        """Return what was unpaid at a day's end, in fen."""
        return sum(self.unpaid[on].values())

    def path(self, on: date, until: date, days: int) -> Iterator[Day]:
        """Yield the days after one as it could foresee them: paid by the shares of the last so many days."""
        back = (on - number * _DAY for number in range((on - self.since).days + 1))
        shares = shares_paid((self.seen[day] for day in back), days)
        bills = expected_bills({day: fen for day, fen in self.billed.items() if day <= on}, on, until)
        unpaid = self.unpaid[on]
        for day in days_between(on + _DAY, until):
            owed, billed = _older(unpaid), bills.get(day, 0)
            owed[0] = owed.get(0, 0) + billed
            paid = {age: round_half_up(shares.get(age, Fraction(0)) * fen) for age, fen in owed.items()}
            unpaid = {age: fen - paid[age] for age, fen in owed.items() if fen != paid[age]}
            yield Day(day, billed, sum(paid.values()), sum(unpaid.values()))


def shares_paid(passed: Iterable[Mapping[int, tuple[int, int]]], days: int) -> dict[int, Fraction]:
    """Return the share paid on each day after issue, from what each day back in time saw.

    A day tells, by days since issue, what was unpaid and what of it came in. The last so many days count; an
    age that nothing was of on them is read from the latest day before that saw it.
    """
    unpaid: dict[int, int] = defaultdict(int)
    received: dict[int, int] = defaultdict(int)
    for back, seen in enumerate(passed):
        known = set(unpaid) if back >= days else set()
        for age, (owed, came) in seen.items():
            if age not in known:
                unpaid[age] += owed
                received[age] += came
        if back >= days and len(unpaid) > OLDEST:
            break
    return {age: _share(received[age], owed) for age, owed in unpaid.items()}


def expected_bills(billed: Mapping[date, int], on: date, until: date) -> dict[date, int]:
    """Return what is still billed by the days to come: on each day of a month, the last months' average.

    A day that a month does not have is its last; months before the first bill do not count.
    """
    begun = min((Month.of(day) for day in billed), default=Month.of(on))
    months = (Month.of(on).shifted(-back) for back in range(1, _BILLED_LIKE + 1))
    known = [month for month in months if month >= begun]
    by_day: dict[int, int] = defaultdict(int)
    for day, fen in billed.items():
        if Month.of(day) in known:
            by_day[day.day] += fen
    found: dict[date, int] = defaultdict(int)
    for month in months_between(Month.of(on), Month.of(until)):
        for number, fen in by_day.items():
            day = day_of(month, number)
            if on < day <= until:
                found[day] += round_half_up(Fraction(fen, len(known)))
    return dict(found)


def day_of(month: Month, number: int) -> date:
    """Return a day of a month by its number, or the month's last day where it has none of that number."""
    return min(month.first_day() + (number - 1) * _DAY, month.last_day())


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield the days from one to another."""
    return (first + number * _DAY for number in range((last - first).days + 1))


def months_between(first: Month, last: Month) -> Iterator[Month]:
    """Yield the months from one to another."""
    while first <= last:
        yield first
        first = first.shifted(1)


def _lived(unpaid: Unpaid, flows: Sequence[Flow], day: date) -> tuple[dict[int, tuple[int, int]], Unpaid]:
    """Return what a day saw of every age, and what is unpaid at its end."""
    owed: dict[int, int] = defaultdict(int, unpaid)
    received: dict[int, int] = defaultdict(int)
    for flow in flows:
        age = _age(flow.issued_on, day)
        owed[age] += flow.owed
        received[age] += flow.received
    seen = {age: (fen, received[age]) for age, fen in owed.items() if fen > 0}
    left = {age: fen - received[age] for age, fen in owed.items() if fen != received[age]}
    return seen, left


def _older(unpaid: Unpaid) -> Unpaid:
    """Return what is unpaid a day later, before anything happens."""
    found: Unpaid = defaultdict(int)
    for age, fen in unpaid.items():
        found[min(age + 1, OLDEST)] += fen
    return found


def _aged(by_issue: Mapping[date, int], on: date) -> Unpaid:
    found: Unpaid = defaultdict(int)
    for issued_on, fen in by_issue.items():
        found[_age(issued_on, on)] += fen
    return found


def _age(issued_on: date, on: date) -> int:
    return max(0, min((on - issued_on).days, OLDEST))


def _share(received: int, owed: int) -> Fraction:
    return max(Fraction(0), min(Fraction(received, owed), Fraction(1)))
