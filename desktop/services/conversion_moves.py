"""Steps of conversions recorded: proposals and moves, by the thousand in one transaction."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import conversions, customers
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.conversion import (
    ENDED,
    ConversionStep,
    Move,
    Stage,
    Why,
    refuse_illegal,
)
from desktop.domain.errors import (
    ConversionUnderWay,
    NotUnderWay,
    ReasonMissing,
    StepBeforeLast,
    StepMissing,
    UnknownCustomer,
)
from desktop.services.debt_recovery import begin_recovery
from desktop.services.meter_change import install


def propose(session: Session, asked: Sequence[Move], why: Why, stamp: Stamp) -> list[int]:
    """Make customers candidates; return the conversions' keys, in the order asked for."""
    known = _known(session, asked)
    latest = conversions.latest(session, [one.key for one in known.values()])
    meters = {row.id: row.meter_no for row in customers.details(session, [one.key for one in known.values()])}
    begun: list[conversions.Begun] = []
    proposed: set[int] = set()
    for move in asked:
        key = known[move.customer_no].key
        stands = Stage.CANDIDATE if key in proposed else _stage(latest.get(key))
        if stands is not None and stands not in ENDED:
            raise ConversionUnderWay(move.customer_no, stands)
        if key in latest and move.on < latest[key].stage_on:
            raise StepBeforeLast(move.on, latest[key].stage_on)
        proposed.add(key)
        begun.append(conversions.Begun(key, why, move.on, meters[key]))
    keys = conversions.begin(session, begun)
    _record(session, list(zip(keys, asked, strict=True)), stamp)
    return keys


def move(session: Session, asked: Sequence[Move], stamp: Stamp) -> list[int]:
    """Take steps of conversions, one after another; return the keys. Raises what is wrong with the first."""
    known = _known(session, asked)
    latest = conversions.latest(session, [one.key for one in known.values()])
    stands = {key: (Stage(row.stage), row.stage_on) for key, row in latest.items()}
    taken: list[tuple[int, Move]] = []
    for step in asked:
        who = known[step.customer_no]
        if who.key not in stands:
            raise NotUnderWay(step.customer_no)
        stage, since = stands[who.key]
        refuse_illegal(step.customer_no, stage, step.stage)
        _check(step, since)
        _do(session, who, latest[who.key].id, step, stamp)
        stands[who.key] = step.stage, step.on
        taken.append((latest[who.key].id, step))
    _record(session, taken, stamp)
    return [key for key, _ in taken]


def _do(session: Session, who: customers.Known, conversion: int, step: Move, stamp: Stamp) -> None:
    if step.stage is Stage.INSTALLED:
        meter = step.meter.strip()
        install(session, who, conversion, step.on, meter, step.reading, step.change, stamp)
    if step.stage is Stage.COMMISSIONED:
        conversions.commission(session, who.key, step.on)
        begin_recovery(session, who.key, step.recover, step.on).refuse_past(step.on)


def _check(step: Move, last_on: date) -> None:
    if step.on < last_on:
        raise StepBeforeLast(step.on, last_on)
    if step.stage in ENDED and not step.note.strip():
        raise ReasonMissing
    if step.stage is Stage.INSTALLED and not step.meter.strip():
        raise StepMissing("meter")
    if step.stage is Stage.INSTALLED and step.reading is None:
        raise StepMissing("reading")


def _record(session: Session, taken: Sequence[tuple[int, Move]], stamp: Stamp) -> None:
    told = [(key, _step(move, stamp)) for key, move in taken]
    conversions.steps(session, told, stamp)
    ledger = Ledger(session, stamp)
    for _, move in taken:
        facts = json.dumps(_facts(move, stamp), ensure_ascii=False)
        ledger.record("conversion", move.customer_no, facts, move.on)
    ledger.flush()


def _step(move: Move, stamp: Stamp) -> ConversionStep:
    return ConversionStep(move.stage, move.on, move.person or stamp.by, move.note)


def _facts(move: Move, stamp: Stamp) -> dict[str, object]:
    facts: dict[str, object] = {
        "stage": move.stage.value,
        "person": move.person or stamp.by,
        "note": move.note,
        "meter": move.meter,
        "reading": move.reading,
    }
    return facts | {"recover": move.recover} if move.recover else facts


def _known(session: Session, asked: Sequence[Move]) -> dict[str, customers.Known]:
    known = customers.known(session, [move.customer_no for move in asked])
    for move in asked:
        if move.customer_no not in known:
            raise UnknownCustomer(move.customer_no)
    return known


def _stage(row: Any) -> Stage | None:
    return Stage(row.stage) if row else None
