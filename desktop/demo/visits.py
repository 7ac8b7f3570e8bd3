"""Visits: who comes on which day to pay what, by which method."""

from datetime import date
from enum import Enum
from random import Random
from typing import NamedTuple

from desktop.demo.clients import Client
from desktop.demo.trades import HOUSEHOLD
from desktop.domain.payments import Method

_OPENS, _CLOSES = 8 * 60, 17 * 60 + 30
_OF_HOUSEHOLDS = (
    (Method.CASH, 62),
    (Method.TRANSFER, 24),
    (Method.POS, 5),
    (Method.ALIPAY, 5),
    (Method.WECHAT, 4),
)
_OF_OTHERS = ((Method.TRANSFER, 58), (Method.CASH, 22), (Method.CHEQUE, 12), (Method.POS, 8))


class What(Enum):
    """What a visitor does: pay all that is owed, a part of it, a deposit, or what another one owes."""

    PAYS_ALL = "pays all"
    PAYS_PART = "pays a part"
    DEPOSITS = "deposits"
    IS_MISTAKEN_FOR_ANOTHER = "is mistaken for another"


class Visit(NamedTuple):
    """One payment to be; `detail` is a deposit in fen, or the serial number of who is mistaken for it."""

    on: date
    minute: int
    serial: int
    method: Method
    what: What = What.PAYS_ALL
    detail: int = 0


def favourite(rng: Random, client: Client) -> Method:
    """Return how a customer likes to pay; the first customers of the county use every method between them."""
    if client.serial <= len(Method) * 2:
        return list(Method)[client.serial % len(Method)]
    methods = _OF_HOUSEHOLDS if client.trade is HOUSEHOLD else _OF_OTHERS
    [chosen] = rng.choices([method for method, _ in methods], [weight for _, weight in methods])
    return chosen


def minute(rng: Random) -> int:
    """Return a minute of the day at which the counters are open."""
    return rng.randrange(_OPENS, _CLOSES)
