"""Instalments as a clerk types them, each a day and an amount: `2012-06-15 20000; 2012-07-15 30000`."""

import re
from collections.abc import Sequence
from datetime import date

from desktop.domain.errors import NotAnAmount
from desktop.domain.funding import Instalment
from desktop.domain.money import Money
from desktop.views.date_text import read_date
from desktop.views.fields import read_amount

_BETWEEN = re.compile(r"[;；\n]+")


def read_instalments(text: str, today: date) -> tuple[Instalment, ...]:
    """Read instalments; refuse a day or an amount that cannot be read."""
    return tuple(_one(part.strip(), today) for part in _BETWEEN.split(text) if part.strip())


def write_instalments(instalments: Sequence[Instalment]) -> str:
    """Write instalments as they are typed."""
    return "; ".join(f"{one.due_on.isoformat()} {Money(one.amount).grouped()}" for one in instalments)


def _one(part: str, today: date) -> Instalment:
    day, _, amount = part.partition(" ")
    due_on = read_date(day, today)
    fen = read_amount(amount).fen
    if not fen:
        raise NotAnAmount(amount or part)
    return Instalment(due_on, fen)
