"""Meter stock: makers, meters in and out, and counting them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from desktop.db import meters
from desktop.db.ledger import Ledger
from desktop.domain.errors import FieldMissing, HolderMissing, UnknownMeter
from desktop.domain.intake import RefusedRow
from desktop.domain.meters import (
    Balance,
    Maker,
    MoveKind,
    Received,
    StockFilter,
    StockMeter,
    StockMove,
    checked_pattern,
    distinct,
    refuse_off_pattern,
)
from desktop.domain.rights import Right
from desktop.services import stock_moves
from desktop.services.stock_moves import MeterMove
from desktop.services.stocktakes import StocktakeService
from desktop.services.supervision import reason_given
from desktop.services.workplace import Progress, Workplace, no_progress


class MeterService:
    """Move meters in and out of stock, and count them."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace
        self.stocktakes = StocktakeService(workplace)

    def makers(self) -> Sequence[Maker]:
        """Return the makers in order of name."""
        with self._at.reading() as session:
            return meters.makers(session)

    def keep_maker(self, maker: Maker, on: date) -> Sequence[Maker]:
        """Keep a maker, or give one another pattern that its meters match. Raises NumberOffPattern."""
        maker = Maker(maker.name.strip(), checked_pattern(maker.pattern.strip()))
        if not maker.name:
            raise FieldMissing("maker")
        with self._at.writing(Right.STOCK) as session:
            for number in meters.numbers_of_maker(session, maker.name):
                refuse_off_pattern(number, maker)
            meters.keep_maker(session, maker)
            ledger = Ledger(session, self._at.stamp())
            ledger.record("meter-maker", maker.name, json.dumps({"pattern": maker.pattern}), on)
            ledger.flush()
            return meters.makers(session)

    def keys(self, wanted: StockFilter) -> Sequence[str]:
        """Return the numbers of the meters that a filter lets through, in order."""
        with self._at.reading() as session:
            return meters.listed(session, wanted)

    def lines(self, numbers: Sequence[str]) -> Mapping[str, StockMeter]:
        """Return these meters, by number."""
        with self._at.reading() as session:
            return meters.known(session, numbers)

    def history(self, number: str) -> Sequence[StockMove]:
        """Return the moves of one meter, the first one first. Raises UnknownMeter."""
        with self._at.reading() as session:
            if number not in meters.known(session, [number]):
                raise UnknownMeter(number)
            return meters.history(session, number)

    def balance(self) -> Sequence[Balance]:
        """Return how many meters of each maker are where."""
        with self._at.reading() as session:
            return meters.balance(session)

    def holders(self) -> Sequence[str]:
        """Return who has been issued meters and has them still."""
        with self._at.reading() as session:
            return meters.holders(session)

    def receive(
        self, numbers: Sequence[str], on: date, *, maker: str = "", person: str = "", note: str = ""
    ) -> int:
        """Take new meters in, all of them or none; return how many.

        Without a maker each is of the first one whose pattern its number matches. Raises MeterKnown,
        MeterTaken or NumberOffPattern, naming the meter.
        """
        asked = MeterMove(MoveKind.RECEIVED, distinct(numbers), on, person, note)
        with self._at.writing(Right.STOCK) as session:
            stock_moves.receive(session, asked, self._at.stamp(), maker=maker)
        return len(asked.numbers)

    def receive_file(
        self,
        file: Path,
        on: date,
        *,
        maker: str = "",
        person: str = "",
        note: str = "",
        progress: Progress = no_progress,
    ) -> Received:
        """Take the meters of a file in; where rows are refused nothing goes in, and each is named."""
        from desktop.intake.meter_numbers import read_meter_numbers

        parsed = read_meter_numbers(file, progress=progress)
        numbers = distinct([number for _, number in parsed.good])
        asked = MeterMove(MoveKind.RECEIVED, numbers, on, person, note)
        with self._at.writing(Right.STOCK) as session:
            found = stock_moves.refusals(session, numbers, maker)
            refused = [
                RefusedRow(file.name, row, "", number, found[number])
                for row, number in parsed.good
                if number in found
            ]
            refused = sorted([*parsed.refused, *refused], key=lambda one: one.row)
            if not refused:
                stock_moves.receive(session, asked, self._at.stamp(), maker=maker)
        return Received(0 if refused else len(numbers), tuple(refused))

    def issue(self, numbers: Sequence[str], holder: str, on: date, *, note: str = "") -> int:
        """Hand meters out to a person or a team, all of them or none; return how many."""
        holder = holder.strip()
        if not holder:
            raise HolderMissing
        asked = MeterMove(MoveKind.ISSUED, distinct(numbers), on, holder, note, holder)
        return self._move(asked)

    def take_back(self, numbers: Sequence[str], on: date, *, person: str = "", note: str = "") -> int:
        """Put meters back in stock: from a team, repaired, found again, or checked after being taken off."""
        return self._move(MeterMove(MoveKind.RETURNED, distinct(numbers), on, person, note))

    def set_aside_faulty(self, numbers: Sequence[str], on: date, reason: str, *, person: str = "") -> int:
        """Keep meters in the store as faulty, with a reason."""
        return self._move(MeterMove(MoveKind.FAULTY, distinct(numbers), on, person, reason_given(reason)))

    def scrap(self, numbers: Sequence[str], on: date, reason: str, *, person: str = "") -> int:
        """Scrap meters for good, with a reason."""
        return self._move(MeterMove(MoveKind.SCRAPPED, distinct(numbers), on, person, reason_given(reason)))

    def _move(self, asked: MeterMove) -> int:
        with self._at.writing(Right.STOCK) as session:
            stock_moves.move(session, asked, self._at.stamp())
        return len(asked.numbers)
