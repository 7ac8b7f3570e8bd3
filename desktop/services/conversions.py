"""Prepaid conversions: proposed by hand or by rule, moved on step by step, with their history."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import conversion_lists, conversions, customers, settings
from desktop.db.conversion_lists import StandingOn
from desktop.domain.candidates import FOUND_BY_RULE, Candidate
from desktop.domain.conversion import (
    Conversion,
    ConversionFilter,
    DefaulterRule,
    Move,
    Stage,
    Why,
    is_stuck,
)
from desktop.domain.errors import NotAChronicDefaulter
from desktop.domain.rights import Right
from desktop.services.conversion_list import write_list
from desktop.services.conversion_moves import move, propose
from desktop.services.workplace import Progress, Workplace, no_progress

__all__ = ["Candidate", "ConversionService", "Move"]

CHUNK = 500
_ALL = ConversionFilter()


class ConversionService:
    """Follow customers from candidate to commissioned.

    How long one has stood, and whether it is stuck, is told as of `on`, else of the business date.
    """

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def listed(self, wanted: ConversionFilter = _ALL, on: date | None = None) -> Sequence[Conversion]:
        """Return the conversions that a filter lets through, in its order, each with its steps."""
        with self._at.reading() as session:
            standing = self._standing(session, on)
            found = list(_in_order(session, conversion_lists.keys(session, wanted, standing), standing))
            steps = conversions.steps_of(session, [key for key, _ in found])
            return [replace(one, steps=tuple(steps.get(key, ()))) for key, one in found]

    def keys(self, wanted: ConversionFilter, on: date | None = None) -> Sequence[int]:
        """Return the row keys of the conversions that a filter lets through, in its order."""
        with self._at.reading() as session:
            return conversion_lists.keys(session, wanted, self._standing(session, on))

    def lines(self, keys: Sequence[int], on: date | None = None) -> dict[int, Conversion]:
        """Return these conversions by key, without their steps."""
        with self._at.reading() as session:
            standing = self._standing(session, on)
            return {row.id: _conversion(row, standing) for row in conversion_lists.lines(session, keys)}

    def numbers(self, keys: Sequence[int]) -> Sequence[str]:
        """Return the customer numbers of these conversions, in the order asked for."""
        with self._at.reading() as session:
            return conversion_lists.numbers(session, keys)

    def export(
        self,
        wanted: ConversionFilter,
        on: date,
        file: Path,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> int:
        """Write the conversions that a filter lets through to .xlsx or .csv; return how many there were."""
        with self._at.reading() as session:
            bureau = settings.value_of(session, "bureau.name")
            standing = self._standing(session, on)
            keys = conversion_lists.keys(session, wanted, standing)
            # read to the end here: a reader that waits for a file would hold up the counter
            rows = [one for _, one in _in_order(session, keys, standing)]
        write_list(file, rows, bureau=bureau, on=on, progress=progress, cancelled=cancelled)
        return len(rows)

    def history(self, customer_no: str, on: date | None = None) -> Sequence[Conversion]:
        """Return every conversion of a customer, the last one last, with its evidence and who recorded it."""
        with self._at.reading() as session:
            standing = self._standing(session, on)
            rows = conversion_lists.of_customer(session, customers.one(session, customer_no).key)
            return _whole(session, rows, standing, conversions.recorded_by(session, customer_no))

    def counts(self) -> dict[str, dict[Stage, int]]:
        """Return how many conversions stand at each stage, by station."""
        with self._at.reading() as session:
            found: dict[str, dict[Stage, int]] = {}
            for station, stage, count in conversion_lists.counts(session):
                found.setdefault(station, {})[Stage(stage)] = count
            return found

    def stuck_days(self) -> int:
        """Return for how many days a conversion may wait for its next step before it is stuck."""
        with self._at.reading() as session:
            return _limit(session)

    def rule(self) -> DefaulterRule:
        """Return the rule for chronic defaulters, as the settings have it."""
        from desktop.services.conversion_candidates import rule_of

        with self._at.reading() as session:
            return rule_of(session)

    def candidates(
        self,
        on: date,
        why: Why | None = None,
        *,
        progress: Progress = no_progress,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Sequence[Candidate]:
        """Return whom a rule, or each of them, proposes as of a day and who is not on the way already.

        Nobody's own wish is found by rule. A customer that several rules name is told once.
        """
        from desktop.services.conversion_candidates import Asked, by_rule
        from desktop.services.risk_scores import Watched

        with self._at.reading() as session:
            whys = FOUND_BY_RULE if why is None else (why,)
            return by_rule(session, Asked(on, Watched(progress, cancelled)), whys)

    def propose(
        self, customer_no: str, why: Why, on: date, *, person: str = "", note: str = ""
    ) -> Conversion:
        """Make a customer a candidate; a chronic defaulter must be one by the rule."""
        return self.propose_all([customer_no], why, on, person=person, note=note)[0]

    def propose_all(
        self, numbers: Sequence[str], why: Why, on: date, *, person: str = "", note: str = ""
    ) -> Sequence[Conversion]:
        """Make several customers candidates, all of them or none."""
        said = f"{why.value}: {note}" if note else why.value
        with self._at.writing(Right.CONVERSIONS) as session:
            if why is Why.CHRONIC_DEFAULTER:
                _refuse_others(session, numbers, on)
            asked = [Move(number, Stage.CANDIDATE, on, person, said) for number in numbers]
            return self._after(session, propose(session, asked, why, self._at.stamp()), on)

    def move(self, asked: Move) -> Conversion:
        """Take a conversion one step on, or end it with a reason; refuse what is not the next step.

        `installed` needs the new meter's number and the old one's last reading; from `commissioned` on
        the old debt's penalty is frozen.
        """
        return self.move_all([asked])[0]

    def move_all(self, asked: Sequence[Move]) -> Sequence[Conversion]:
        """Take several conversions one step on each, all of them or none."""
        with self._at.writing(Right.CONVERSIONS) as session:
            on = max((step.on for step in asked), default=None)
            return self._after(session, move(session, asked, self._at.stamp()), on)

    def _after(self, session: Session, keys: Sequence[int], on: date | None) -> list[Conversion]:
        standing = self._standing(session, on)
        steps = conversions.steps_of(session, keys)
        told = dict(_in_order(session, keys, standing))
        return [replace(told[key], steps=tuple(steps.get(key, ()))) for key in keys]

    def _standing(self, session: Session, on: date | None) -> StandingOn:
        return StandingOn(on or self._at.business_date(session), _limit(session))


def _limit(session: Session) -> int:
    return int(settings.value_of(session, "conversion.stuck_days"))


def _refuse_others(session: Session, numbers: Sequence[str], on: date) -> None:
    from desktop.services.conversion_candidates import chronic

    known = customers.known(session, numbers)
    # an unknown number is refused by the proposal itself
    one = next(iter(known.values())).key if len(known) == 1 else None
    defaulters = chronic(session, on, one)
    for number in numbers:
        if number in known and known[number].key not in defaulters:
            raise NotAChronicDefaulter(number)


def _in_order(
    session: Session, keys: Sequence[int], standing: StandingOn
) -> Iterator[tuple[int, Conversion]]:
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        found = {row.id: row for row in conversion_lists.lines(session, part)}
        yield from ((key, _conversion(found[key], standing)) for key in part if key in found)


def _whole(
    session: Session, rows: Sequence[Any], standing: StandingOn, recorded: dict[tuple[str, Any], str]
) -> list[Conversion]:
    keys = [row.id for row in rows]
    steps, evidence = conversions.steps_of(session, keys), conversions.evidence(session, keys)
    return [
        replace(
            _conversion(row, standing),
            steps=tuple(
                replace(step, recorded_by=recorded.get((step.stage, step.recorded_at), ""))
                for step in steps.get(row.id, ())
            ),
            evidence=evidence.get(row.id),
        )
        for row in rows
    ]


def _conversion(row: Any, standing: StandingOn) -> Conversion:
    stage = Stage(row.stage)
    return Conversion(
        row.number,
        row.name,
        row.station,
        row.area,
        stage,
        Why(row.reason),
        row.stage_on,
        row.old_meter,
        row.last_reading,
        row.new_meter,
        row.debt,
        max(0, (standing.on - row.stage_on).days),
        is_stuck(stage, row.stage_on, standing.on, standing.limit),
    )
