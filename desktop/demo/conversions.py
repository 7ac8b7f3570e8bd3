"""Prepaid conversions of the year's end: who is taken how far, on the days of the bureau's meetings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice

from desktop.demo.clients import Client
from desktop.demo.habits import Habit, at_the_very_end, late, prompt
from desktop.demo.receivable import Charges
from desktop.demo.trades import HOUSEHOLD
from desktop.domain.conversion import Stage, Why
from desktop.domain.customers import RiskCategory
from desktop.domain.months import Month
from desktop.services.conversions import Move

MEETINGS = (
    date(2011, 9, 28),
    date(2011, 10, 28),
    date(2011, 11, 28),
    date(2011, 12, 9),
    date(2011, 12, 13),
)
_WAY = (Stage.CANDIDATE, Stage.APPROVED, Stage.SCHEDULED, Stage.INSTALLED, Stage.COMMISSIONED)
_ROUTES = (
    *(_WAY[:length] for length in (1, 2, 3, 4, 5, 1, 2, 5, 1, 3)),
    (Stage.CANDIDATE, Stage.REJECTED),
    (Stage.CANDIDATE, Stage.APPROVED, Stage.CANCELLED),
)
"""As often as each stands here: most are still on the way."""
_ALWAYS = len(_ROUTES)
_SAID = {Stage.REJECTED: "表箱位置不具备安装条件", Stage.CANCELLED: "客户已结清欠费并办理银行代扣"}
_OLD_READING = 1_200
_OF_10_000 = 25
_STRIDE, _COUNTY = 7_919, 100_003
"""Primes that scatter the serial numbers, so that every station has its conversions."""
_DEFAULTS_BY_SEPTEMBER = Month(2011, 4)
"""A story that begins later has no three late bills by the first meeting."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one customer's conversion."""

    move: Move
    why: Why


def steps(
    county: Sequence[Client], habits: dict[int, Habit], used: Charges, first: Month, leader: str
) -> list[Step]:
    """Return the steps of every conversion in the order they are taken."""
    chosen = _chosen(county, habits, first)
    count = max(_ALWAYS, len(county) * _OF_10_000 // 10_000)
    found = []
    for (why, client), route in zip(islice(chosen, count), cycle(_ROUTES), strict=False):
        reading = _OLD_READING + sum(charge.kwh for charge in used[client.serial])
        found += [Step(move, why) for move in _moves(client, route, leader, reading)]
    return sorted(found, key=lambda step: step.move.on)


def _chosen(county: Sequence[Client], habits: dict[int, Habit], first: Month) -> Iterator[tuple[Why, Client]]:
    """Take from each pool in turn, until the customers of all are used up."""
    small = [client for client in county if not client.draft.key_customer and not client.is_large]
    small.sort(key=lambda client: client.serial * _STRIDE % _COUNTY)
    old = [client for client in small if not client.connected]
    pools = {
        Why.CHRONIC_DEFAULTER: [c for c in old if habits[c.serial] in (at_the_very_end, late)],
        Why.RISK_CATEGORY: [c for c in old if c.draft.risk_category is not RiskCategory.NONE],
        Why.NEW_CONNECTION: [c for c in small if c.connected],
        Why.OWN_WISH: [c for c in old if c.trade is HOUSEHOLD and habits[c.serial] is prompt],
    }
    if first > _DEFAULTS_BY_SEPTEMBER:
        del pools[Why.CHRONIC_DEFAULTER]
    taken: set[int] = set()
    for number in range(len(small)):
        for why, pool in pools.items():
            if number < len(pool) and pool[number].serial not in taken:
                taken.add(pool[number].serial)
                yield why, pool[number]


def _moves(client: Client, route: Sequence[Stage], leader: str, reading: int) -> Iterator[Move]:
    first = max(0, len(MEETINGS) - len(route) - client.serial % 2)
    for stage, on in zip(route, MEETINGS[first:], strict=False):
        installs = stage is Stage.INSTALLED
        yield Move(
            client.draft.customer_no,
            stage,
            on,
            leader,
            _SAID.get(stage, ""),
            f"YF{20_000_000 + client.serial}" if installs else "",
            reading if installs else None,
        )
