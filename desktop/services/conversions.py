"""Prepaid conversions: proposed by hand or by the rule, moved on step by step, with their history."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import conversions, customers, settings
from desktop.db.ledger import Ledger
from desktop.domain.conversion import (
    ENDED,
    NEXT,
    Conversion,
    ConversionFilter,
    Default,
    DefaulterRule,
    Stage,
    Why,
    default_of,
)
from desktop.domain.errors import (
    ConversionUnderWay,
    IllegalStep,
    NotAChronicDefaulter,
    NotUnderWay,
    ReasonMissing,
    StepBeforeLast,
    StepMissing,
)
from desktop.domain.meter_change import MeterChange
from desktop.domain.rights import Right
from desktop.services.conversion_list import write_list
from desktop.services.debt_recovery import begin_recovery
from desktop.services.meter_change import install
from desktop.services.workplace import Progress, Workplace, no_progress

LONGEST_MONTH = 31
CHUNK = 500


@dataclass(frozen=True, slots=True)
class Move:
    """A step that is asked for; `note` is the reason where one is needed, `reading` is in kWh."""

    customer_no: str
    stage: Stage
    on: date
    person: str = ""
    note: str = ""
    meter: str = ""
    reading: int | None = None
    change: MeterChange = MeterChange()
    """At installation: what is recorded beside the meter and the reading."""
    recover: str = ""
    """At commissioning: how the old debt is recovered from top-ups; else as the settings say."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chronic defaulter whom the rule proposes."""

    customer_no: str
    name: str
    station: str
    default: Default


class ConversionService:
    """Follow customers from candidate to commissioned."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def listed(self, *, stage: Stage | None = None, station: str = "") -> Sequence[Conversion]:
        """Return conversions, of a stage or a station where named, each with its steps."""
        with self._at.reading() as session:
            rows = conversions.listed(session, stage.value if stage else "", station)
            steps = conversions.steps_of(session, [row.id for row in rows])
            return [_conversion(row, steps.get(row.id, [])) for row in rows]

    def keys(self, wanted: ConversionFilter) -> Sequence[int]:
        """Return the row keys of the conversions that a filter lets through, in its order."""
        with self._at.reading() as session:
            return conversions.keys(session, wanted)

    def lines(self, keys: Sequence[int]) -> dict[int, Conversion]:
        """Return these conversions by key, without their steps."""
        with self._at.reading() as session:
            return {row.id: _conversion(row, ()) for row in conversions.lines(session, keys)}

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
            # read to the end here: a reader that waits for a file would hold up the counter
            rows = list(_in_order(session, conversions.keys(session, wanted)))
        write_list(file, rows, bureau=bureau, on=on, progress=progress, cancelled=cancelled)
        return len(rows)

    def history(self, customer_no: str) -> Sequence[Conversion]:
        """Return every conversion of a customer, the last one last."""
        with self._at.reading() as session:
            rows = conversions.of_customer(session, customers.one(session, customer_no).key)
            steps = conversions.steps_of(session, [row.id for row in rows])
            return [_conversion(row, steps.get(row.id, [])) for row in rows]

    def counts(self) -> dict[str, dict[Stage, int]]:
        """Return how many conversions stand at each stage, by station."""
        with self._at.reading() as session:
            found: dict[str, dict[Stage, int]] = {}
            for station, stage, count in conversions.counts(session):
                found.setdefault(station, {})[Stage(stage)] = count
            return found

    def rule(self) -> DefaulterRule:
        """Return the rule for chronic defaulters, as the settings have it."""
        with self._at.reading() as session:
            return _rule(session)

    def candidates(self, on: date) -> Sequence[Candidate]:
        """Return the chronic defaulters, as of a day, that are not on the way already."""
        with self._at.reading() as session:
            under_way = conversions.under_way(session)
            found = _chronic(session, on)
            keys = sorted(found.keys() - under_way)
            return [
                Candidate(row.number, row.name, row.station, found[row.id])
                for start in range(0, len(keys), CHUNK)
                for row in customers.details(session, keys[start : start + CHUNK])
            ]

    def propose(
        self, customer_no: str, why: Why, on: date, *, person: str = "", note: str = ""
    ) -> Conversion:
        """Make a customer a candidate; a chronic defaulter must be one by the rule."""
        return self.propose_all([customer_no], why, on, person=person, note=note)[0]

    def propose_all(
        self, numbers: Sequence[str], why: Why, on: date, *, person: str = "", note: str = ""
    ) -> Sequence[Conversion]:
        """Make several customers candidates, all of them or none."""
        with self._at.writing(Right.CONVERSIONS) as session:
            if why is Why.CHRONIC_DEFAULTER:
                _refuse_others(session, numbers, on)
            for number in numbers:
                self._propose(session, number, why, on, person, note)
            return [_last(session, number) for number in numbers]

    def move(self, asked: Move) -> Conversion:
        """Take a conversion one step on, or end it with a reason; refuse what is not the next step.

        `installed` needs the new meter's number and the old one's last reading; from `commissioned` on
        the old debt's penalty is frozen.
        """
        with self._at.writing(Right.CONVERSIONS) as session:
            known = customers.one(session, asked.customer_no)
            row = conversions.latest(session, known.key)
            if row is None:
                raise NotUnderWay(asked.customer_no)
            if asked.stage not in NEXT[Stage(row.stage)]:
                raise IllegalStep(asked.customer_no, row.stage, asked.stage)
            _check(asked, row.stage_on)
            if asked.stage is Stage.INSTALLED:
                meter = asked.meter.strip()
                install(
                    session,
                    known,
                    row.id,
                    asked.on,
                    meter,
                    asked.reading,
                    asked.change,
                    self._at.stamp(),
                )
            if asked.stage is Stage.COMMISSIONED:
                conversions.commission(session, known.key, asked.on)
                begin_recovery(session, known.key, asked.recover, asked.on)
            self._step(session, row.id, asked)
            return _last(session, asked.customer_no)

    def _propose(self, session: Session, number: str, why: Why, on: date, person: str, note: str) -> None:
        known = customers.one(session, number)
        stands = conversions.stage_of(session, known.key)
        if stands and Stage(stands) not in ENDED:
            raise ConversionUnderWay(number, stands)
        [row] = customers.details(session, [known.key])
        key = conversions.begin(session, known.key, why, on, row.meter_no)
        said = f"{why.value}: {note}" if note else why.value
        self._step(session, key, Move(number, Stage.CANDIDATE, on, person, said))

    def _step(self, session: Session, conversion: int, asked: Move) -> None:
        stamp = self._at.stamp()
        person = asked.person or stamp.by
        conversions.step(session, conversion, asked.stage, asked.on, person, asked.note, stamp)
        facts = {
            "stage": asked.stage.value,
            "person": person,
            "note": asked.note,
            "meter": asked.meter,
            "reading": asked.reading,
        }
        if asked.recover:
            facts["recover"] = asked.recover
        ledger = Ledger(session, stamp)
        ledger.record("conversion", asked.customer_no, json.dumps(facts, ensure_ascii=False), asked.on)
        ledger.flush()


def _check(asked: Move, last_on: date) -> None:
    if asked.on < last_on:
        raise StepBeforeLast(asked.on, last_on)
    if asked.stage in ENDED and not asked.note.strip():
        raise ReasonMissing
    if asked.stage is Stage.INSTALLED and not asked.meter.strip():
        raise StepMissing("meter")
    if asked.stage is Stage.INSTALLED and asked.reading is None:
        raise StepMissing("reading")


def _rule(session: Session) -> DefaulterRule:
    values = settings.all_values(session)
    counts = (int(values[f"conversion.defaulter_{part}"]) for part in ("bills", "months", "days"))
    return DefaulterRule(*counts)


def _refuse_others(session: Session, numbers: Sequence[str], on: date) -> None:
    known = [customers.one(session, number) for number in numbers]
    chronic = _chronic(session, on, known[0].key if len(known) == 1 else None)
    for one in known:
        if one.key not in chronic:
            raise NotAChronicDefaulter(one.number)


def _chronic(session: Session, on: date, customer: int | None = None) -> dict[int, Default]:
    rule = _rule(session)
    since = on - timedelta(days=LONGEST_MONTH * rule.months)
    found = {
        key: default_of(records, on, rule)
        for key, records in conversions.records(session, on, since, customer).items()
    }
    return {key: default for key, default in found.items() if default.is_chronic(rule)}


def _in_order(session: Session, keys: Sequence[int]) -> Iterator[Conversion]:
    for start in range(0, len(keys), CHUNK):
        part = keys[start : start + CHUNK]
        found = {row.id: row for row in conversions.lines(session, part)}
        yield from (_conversion(found[key], ()) for key in part if key in found)


def _last(session: Session, customer_no: str) -> Conversion:
    row = conversions.of_customer(session, customers.one(session, customer_no).key)[-1]
    return _conversion(row, conversions.steps_of(session, [row.id]).get(row.id, []))


def _conversion(row: Any, steps: Sequence[Any]) -> Conversion:
    return Conversion(
        row.number,
        row.name,
        row.station,
        row.area,
        Stage(row.stage),
        Why(row.reason),
        row.stage_on,
        row.old_meter,
        row.last_reading,
        row.new_meter,
        row.debt,
        tuple(steps),
    )
