"""How customers pay: promptly, late, in parts, in advance, at the year's end; each habit gives its visits."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from desktop.demo.calendar import LAST_DAY, SETTLED_BY, due_on, issued_on, last_call
from desktop.demo.clients import Client
from desktop.demo.receivable import Charge
from desktop.demo.trades import HOUSEHOLD, TELECOM
from desktop.demo.visits import Visit, What, minute
from desktop.domain.customers import Funding
from desktop.domain.months import Month
from desktop.domain.payments import Method

_SUNDAY = 6
_STRAGGLERS = 3
"""Per cent of the prompt payers who pay their December bill only in its last days."""
_CALLED_ON = 15
_PUT_OFF_FROM = 11
"""The late ones let November's bill wait for December's."""
_DEPOSIT_STEP = 5_000


@dataclass(frozen=True, slots=True)
class Payer:
    """A customer with its billing months and charges, and the chance that its days are drawn from."""

    client: Client
    months: Sequence[Month]
    charges: Sequence[Charge]
    rng: Random
    method: Method

    def visit(self, on: date, what: What = What.PAYS_ALL, detail: int = 0) -> Visit:
        """Come on a day, or on the Saturday before it where the counters are closed."""
        if on.weekday() == _SUNDAY and on.month != 12:
            on -= timedelta(1)
        return Visit(on, minute(self.rng), self.client.serial, self.method, what, detail)

    def between(self, first: date, last: date) -> date:
        """Return a day from the first to the last."""
        return first + timedelta(self.rng.randrange((last - first).days + 1))


Habit = Callable[[Payer], Iterator[Visit]]


def prompt(payer: Payer) -> Iterator[Visit]:
    """Pay every bill before it is due."""
    for month in payer.months:
        yield payer.visit(_promptly(payer, month))


def every_other_month(payer: Payer) -> Iterator[Visit]:
    """Pay two bills at a time, the older one late."""
    for month in payer.months:
        if month.month % 2 == 0:
            yield payer.visit(_promptly(payer, month))


def late(payer: Payer) -> Iterator[Visit]:
    """Pay every bill some days or weeks after it was due."""
    for month in payer.months:
        yield payer.visit(_late(payer, month))


def in_parts(payer: Payer) -> Iterator[Visit]:
    """Pay a part of each bill in time and the rest later."""
    for month in payer.months:
        issued, due = issued_on(month, payer.client), due_on(month, payer.client)
        yield payer.visit(payer.between(issued + timedelta(1), issued + timedelta(3)), What.PAYS_PART)
        rest = payer.between(due - timedelta(2), due + timedelta(9))
        yield payer.visit(min(rest, last_call(month.year, 14)))


def in_advance(payer: Payer) -> Iterator[Visit]:
    """Deposit every few months what the bills to come will need, and pay what it did not cover."""
    middling = sum(charge.fen for charge in payer.charges) // len(payer.charges)
    deposit = (middling * 33 // 10 // _DEPOSIT_STEP + 1) * _DEPOSIT_STEP
    for index, month in enumerate(payer.months):
        end = min(due_on(month, payer.client), last_call(month.year, _CALLED_ON - 1))
        if index % 3 == 0:
            early = payer.between(month.first_day(), issued_on(month, payer.client))
            yield payer.visit(early, What.DEPOSITS, deposit)
        yield payer.visit(payer.between(end - timedelta(4), end))
    if payer.rng.randrange(3) == 0:
        yield payer.visit(last_call(payer.months[-1].year, SETTLED_BY + 1), What.DEPOSITS, deposit)


def by_appropriation(payer: Payer) -> Iterator[Visit]:
    """Pay when the treasury has paid: at midyear, and in December."""
    for year in sorted({month.year for month in payer.months}):
        if Month(year, 6) in payer.months:
            yield payer.visit(payer.between(date(year, 6, 20), date(year, 6, 29)))
        yield payer.visit(_called(payer, year))


def at_the_very_end(payer: Payer) -> Iterator[Visit]:
    """Pay late for some months, then nothing until the bureau calls in December, some in two parts."""
    for year in sorted({month.year for month in payer.months}):
        stops = payer.rng.randrange(3, 9)
        for month in payer.months:
            if month.year == year and month.month < stops:
                yield payer.visit(_late(payer, month))
        if payer.client.serial % 2:
            yield payer.visit(payer.between(last_call(year, 10), last_call(year, 13)), What.PAYS_PART)
        yield payer.visit(_called(payer, year))


def last_of_all(payer: Payer) -> Iterator[Visit]:
    """Pay promptly, as the telecom branch does, and one small bill last of all."""
    for month in payer.months:
        issued = issued_on(month, payer.client)
        yield payer.visit(payer.between(issued + timedelta(2), issued + timedelta(7)))
    yield Visit(LAST_DAY, 16 * 60 + 40, payer.client.serial, Method.TRANSFER)


_OF_HOUSEHOLDS = ((prompt, 815), (every_other_month, 70), (late, 50), (in_advance, 55), (in_parts, 10))
_OF_OTHERS = ((prompt, 800), (every_other_month, 30), (late, 70), (in_advance, 60), (in_parts, 40))
_OF_LARGE = ((prompt, 60), (in_parts, 40))


def habit(rng: Random, client: Client) -> Habit:
    """Return how a customer pays."""
    if client.draft.name == TELECOM:
        return last_of_all
    if client.draft.funding is Funding.FISCAL:
        return by_appropriation
    usual = _OF_LARGE if client.is_large else _OF_HOUSEHOLDS if client.trade is HOUSEHOLD else _OF_OTHERS
    [chosen] = rng.choices([one for one, _ in usual], [weight for _, weight in usual])
    return chosen


def _promptly(payer: Payer, month: Month) -> date:
    issued, due = issued_on(month, payer.client), due_on(month, payer.client)
    if month.month == 12:
        if payer.rng.randrange(100) < _STRAGGLERS:
            return payer.between(last_call(month.year, _CALLED_ON), last_call(month.year))
        due = last_call(month.year, _CALLED_ON - 1)
    return payer.between(issued + timedelta(1), due)


def _late(payer: Payer, month: Month) -> date:
    if month.month >= _PUT_OFF_FROM:
        return payer.between(last_call(month.year, 12), last_call(month.year))
    due = due_on(month, payer.client)
    before_the_next = issued_on(month.shifted(1), payer.client) - timedelta(1)
    return payer.between(due + timedelta(2), min(due + timedelta(13), before_the_next))


def _called(payer: Payer, year: int) -> date:
    early = payer.rng.randrange(100) < 35
    first, last = (_CALLED_ON - 1, _CALLED_ON) if early else (_CALLED_ON + 1, SETTLED_BY)
    return payer.between(last_call(year, first), last_call(year, last))
