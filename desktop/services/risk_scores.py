"""What was known of every customer on a day, gathered in a fixed number of queries, and scored."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import risk
from desktop.domain.customers import Funding, RiskCategory
from desktop.domain.errors import Cancelled
from desktop.domain.risk import LOOK_BACK_DAYS, RiskFacts, RiskTerms, score
from desktop.domain.risk_filter import RiskFilter, RiskLine
from desktop.domain.risk_trends import BillSeen
from desktop.services.workplace import Progress, no_progress

_EVERY = 1000
"""Customers between two reports of progress."""


def never() -> bool:
    """Nobody cancels."""
    return False


@dataclass(frozen=True, slots=True)
class Watched:
    """Who is told how far the scoring is, and asked whether it should stop."""

    progress: Progress = no_progress
    cancelled: Callable[[], bool] = never

    def at(self, done: int, total: int) -> None:
        """Tell how far it is; leave where somebody cancelled."""
        if done % _EVERY == 0:
            if self.cancelled():
                raise Cancelled
            self.progress(done, total)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known on a day, by customer; nothing dated later is in it."""

    on: date
    bills: dict[int, list[BillSeen]]
    bounces: dict[int, int]
    broken: dict[int, int]
    supplies: dict[int, date]
    changed: dict[str, str]

    @classmethod
    def read(cls, session: Session, on: date, customer: int | None = None) -> "Known":
        """Read it for all customers; of the bills, only one customer's where it is named."""
        since = on - timedelta(LOOK_BACK_DAYS)
        return cls(
            on,
            risk.bills(session, on, customer),
            risk.bounces(session, on, since),
            risk.broken_promises(session, on, since),
            risk.supplies(session, on),
            risk.changed_after(session, on),
        )

    def facts(self, row: Any) -> RiskFacts | None:
        """Return a customer's facts; None where it was not there yet, or had its prepaid meter already."""
        if row.commissioned_on and row.commissioned_on <= self.on:
            return None
        category, funding = row.risk_category, row.funding
        if row.number in self.changed:
            said = self.changed[row.number]
            if not said and not self.bills.get(row.id):
                return None
            before = json.loads(said) if said else {}
            category, funding = before.get("risk_category", ""), before.get("funding", Funding.OWN.value)
        return RiskFacts(
            RiskCategory(category),
            funding == Funding.FISCAL.value,
            tuple(self.bills.get(row.id, ())),
            self.bounces.get(row.id, 0),
            self.broken.get(row.id, 0),
            self.supplies.get(row.id),
        )


def scored(
    session: Session, on: date, wanted: RiskFilter, terms: RiskTerms, watched: Watched
) -> Iterator[tuple[RiskLine, RiskFacts]]:
    """Yield the customers of a filter's place and text with their scores and what was known of them."""
    rows = risk.customers(session, wanted)
    known = Known.read(session, on, rows[0].id if len(rows) == 1 else None)
    for done, row in enumerate(rows):
        watched.at(done, len(rows))
        facts = known.facts(row)
        if facts is not None:
            where = (row.id, row.number, row.name, row.station, row.area)
            yield RiskLine(*where, score(facts, on, terms), None, facts.supply_until), facts
