"""The converted customers as facts: each one's debt then and now, what top-ups did, and its months before."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import settings, tracking
from desktop.db.accounts import load_accounts
from desktop.domain.contractors import Tenure, holder
from desktop.domain.topups import debt_of
from desktop.domain.tracking import Billed, Converted, usage_of

Tenures = Mapping[int, Sequence[Tenure]]
"""Who held an area when, by its key."""


@dataclass(frozen=True, slots=True)
class Span:
    """The conversions that are told of: commissioned from a day on (or all), as of another day."""

    since: date | None
    on: date


def converted(session: Session, span: Span, back: Sequence[Any], held: Tenures) -> Sequence[Converted]:
    """Return the customers commissioned in a span; `back` are the entries that recovered their debt."""
    found = tracking.commissioned(session, span.since, span.on)
    facts = _Facts.read(session, span, found, back)
    return [facts.of(row, held, span.on) for row in found]


def summed(rows: Iterable[Any], name: Callable[[Any], Any]) -> Counter[Any]:
    """Add up the fen of rows of one name."""
    sums: Counter[Any] = Counter()
    for row in rows:
        sums[name(row)] += row.fen
    return sums


@dataclass(frozen=True, slots=True)
class _Facts:
    """Everything that was read, by the customers' keys."""

    principal: Mapping[int, tuple[int, int]]
    energy: Mapping[int, int]
    billed: Mapping[int, Billed]
    left: Mapping[int, int]
    debts: Mapping[int, int]
    recovered: Counter[int]
    at_once: Counter[int]
    """The principal that top-ups recovered on the very day of commissioning."""

    @classmethod
    def read(cls, session: Session, span: Span, found: Sequence[Any], back: Sequence[Any]) -> "_Facts":
        """Read the facts of these customers."""
        when = span.since, span.on
        at_once = [row for row in back if row.business_date <= row.commissioned_on]
        return cls(
            tracking.principal(session, *when),
            tracking.energy(session, *when),
            tracking.billed_before(session, *when),
            _left(session, [row.id for row in found], span),
            _debts(session, found, summed(at_once, lambda row: row.id)),
            summed(back, lambda row: row.id),
            summed((row for row in at_once if row.account == "principal"), lambda row: row.id),
        )

    def of(self, row: Any, held: Tenures, on: date) -> Converted:
        """Return one customer."""
        before, after = self.principal.get(row.id, (0, 0))
        energy = self.energy.get(row.id, 0)
        return Converted(
            row.number,
            row.station,
            holder(held.get(row.area_id, ()), row.commissioned_on),
            row.commissioned_on,
            before + self.at_once[row.id],
            after,
            self.debts[row.id],
            self.recovered[row.id],
            self.left[row.id],
            energy,
            usage_of(self.billed.get(row.id, Billed()), energy, row.commissioned_on, on),
        )


def _left(session: Session, keys: Sequence[int], span: Span) -> dict[int, int]:
    """Return what each owes of the old bills, principal and frozen penalty, in fen."""
    changed = tracking.moved_after(session, span.since, span.on)
    terms = settings.terms(session)
    as_it_is = load_accounts(session, [key for key in keys if key not in changed], as_of=span.on)
    # a bill that was settled since is among the settled ones now
    as_it_was = load_accounts(session, sorted(changed), as_of=span.on, every_bill=True)
    return {key: debt_of(account, span.on, terms) for key, account in (as_it_is | as_it_was).items()}


def _debts(session: Session, found: Sequence[Any], at_once: Counter[int]) -> dict[int, int]:
    """Return the debt of each at commissioning, in fen.

    It is kept beside the mode until the mode changes; from then on, and where none was kept, it is read from
    the ledger.
    """
    debts = {row.id: row.debt for row in found if row.since == row.commissioned_on}
    others: dict[date, list[int]] = {}
    for row in found:
        if row.id not in debts:
            others.setdefault(row.commissioned_on, []).append(row.id)
    terms = settings.terms(session)
    for day, keys in others.items():
        accounts = load_accounts(session, keys, as_of=day, every_bill=True)
        debts |= {key: debt_of(one, day, terms) + at_once[key] for key, one in accounts.items()}
    return debts
