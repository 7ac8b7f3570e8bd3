"""Counting the meters in the store against the book, and adopting what the count found."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import customers, meters, settings
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.errors import CountOutdated
from desktop.domain.intake import Parsed
from desktop.domain.meters import MeterState, MoveKind, StockMeter, distinct
from desktop.domain.rights import Right
from desktop.domain.snapshots import dump, load
from desktop.domain.stocktakes import KeptStocktake, Stocktake, StocktakeScope, compare
from desktop.services import stock_moves
from desktop.services.receipts import letterhead
from desktop.services.stock_moves import MeterMove
from desktop.services.supervision import reason_given
from desktop.services.workplace import Progress, Workplace, no_progress

_STORE = StocktakeScope()
"""Every meter that should lie in the store."""


@dataclass(frozen=True, slots=True)
class _Facts:
    reason: str
    found: Stocktake


class StocktakeService:
    """Compare counts with the book, adopt them, and write their differences down."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def read(self, file: Path, *, progress: Progress = no_progress) -> Parsed[str]:
        """Return the numbers that a file counts, with those that cannot be read."""
        from desktop.intake.meter_numbers import read_meter_numbers

        return read_meter_numbers(file, progress=progress)

    def compare(self, counted: Sequence[str], scope: StocktakeScope = _STORE) -> Stocktake:
        """Return how a count and the book differ; nothing is changed."""
        with self._at.reading() as session:
            return _compare(session, counted, scope)

    def adopt(
        self,
        counted: Sequence[str],
        on: date,
        *,
        person: str = "",
        reason: str = "",
        scope: StocktakeScope = _STORE,
        seen: Stocktake | None = None,
    ) -> KeptStocktake:
        """Mark what is missing as missing, with a reason, and take the surplus in; keep the stocktake.

        Raises CountOutdated where the difference is no longer the one that was `seen`.
        """
        with self._at.writing(Right.STOCK) as session:
            found = _compare(session, counted, scope)
            if seen is not None and found != seen:
                raise CountOutdated
            reason = reason_given(reason) if found.missing else reason.strip()
            stamp = self._at.stamp()
            person = person.strip() or stamp.by
            _adopt(session, found, on, person, reason, stamp)
            key = meters.keep_stocktake(session, _row(found, on, person, reason), stamp)
            _record(session, key, found, on, stamp)
        return KeptStocktake(key, on, person, reason, found, stamp.at, stamp.by)

    def kept(self) -> Sequence[KeptStocktake]:
        """Return the stocktakes that were adopted, the last one first."""
        with self._at.reading() as session:
            return [_kept(row) for row in meters.stocktakes(session)]

    def write(self, found: Stocktake, on: date, file: Path, *, person: str = "") -> Path:
        """Write the list of differences: to a paper where the file's name ends so, else to a workbook."""
        from desktop.documents.stocktake_list import write_stocktake

        with self._at.reading() as session:
            bureau = letterhead(session).bureau
            language = settings.value_of(session, "paper.language")
        write_stocktake(file, found, on=on, bureau=bureau, person=person, language=language)
        return file


def _compare(session: Session, counted: Sequence[str], scope: StocktakeScope) -> Stocktake:
    return compare(meters.expected(session, scope), counted, _book(session, counted))


def _book(session: Session, counted: Iterable[str]) -> Mapping[str, StockMeter]:
    """Return the counted meters that are known; a customer's that never was in stock is at the customer."""
    numbers = distinct(counted)
    owners = customers.meters_taken(session, numbers)
    at_customers = {
        number: StockMeter(number, "", MeterState.INSTALLED, date.min, owner, date.min)
        for number, owner in owners.items()
    }
    return at_customers | meters.known(session, numbers)


def _adopt(session: Session, found: Stocktake, on: date, person: str, reason: str, stamp: Stamp) -> None:
    missing = tuple(one.number for one in found.missing)
    if missing:
        stock_moves.move(session, MeterMove(MoveKind.MISSED, missing, on, person, reason), stamp)
    for kind, act in ((MoveKind.RECEIVED, stock_moves.receive), (MoveKind.RETURNED, stock_moves.move)):
        numbers = tuple(one.number for one in found.surplus if one.remedy is kind)
        if numbers:
            act(session, MeterMove(kind, numbers, on, person, reason), stamp)


def _row(found: Stocktake, on: date, person: str, reason: str) -> dict[str, Any]:
    return {
        "business_date": on,
        "person": person,
        "expected": found.expected,
        "counted": found.counted,
        "missing": len(found.missing),
        "surplus": len(found.surplus),
        "facts": dump(_Facts(reason, found)),
    }


def _record(session: Session, key: int, found: Stocktake, on: date, stamp: Stamp) -> None:
    counts = {"counted": found.counted, "missing": len(found.missing), "surplus": len(found.surplus)}
    facts = json.dumps({**counts, "found": json.loads(dump(found))}, ensure_ascii=False)
    ledger = Ledger(session, stamp)
    ledger.record("stocktake", str(key), facts, on)
    ledger.flush()


def _kept(row: Any) -> KeptStocktake:
    facts = load(_Facts, row.facts)
    when = (row.recorded_at, row.recorded_by)
    return KeptStocktake(row.id, row.business_date, row.person, facts.reason, facts.found, *when)
