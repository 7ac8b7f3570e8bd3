"""Moves of meters within a transaction: each refused where it is not lawful, logged, and recorded once."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import customers, meters
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.errors import (
    MeterKnown,
    MeterTaken,
    MovedBefore,
    NoNumbers,
    Refusal,
    UnknownMaker,
    UnknownMeter,
)
from desktop.domain.meters import Maker, MoveKind, StockMeter, maker_of, moved, refuse_off_pattern


@dataclass(frozen=True, slots=True)
class MeterMove:
    """The same move of several meters; `person` brings or takes them, `holder` has them afterwards."""

    kind: MoveKind
    numbers: tuple[str, ...]
    on: date
    person: str = ""
    note: str = ""
    holder: str = ""


def receive(session: Session, asked: MeterMove, stamp: Stamp, *, maker: str = "") -> None:
    """Enter new meters into the book, all of them or none; raise the first one's refusal."""
    if not asked.numbers:
        raise NoNumbers
    for refusal in refusals(session, asked.numbers, maker).values():
        raise refusal
    made = _makers(session, maker)
    new = [_new(number, made, asked) for number in asked.numbers]
    meters.enter(session, new)
    _log(session, asked, stamp)


def refusals(session: Session, numbers: Sequence[str], maker: str = "") -> dict[str, Refusal]:
    """Return why each of these meters cannot be received, by number; the good ones are left out."""
    made = _makers(session, maker)
    there = meters.known(session, numbers)
    owners = customers.meters_taken(session, numbers)
    found: dict[str, Refusal] = {}
    for number in numbers:
        try:
            _refuse_known(number, there.get(number), owners.get(number))
            if maker:
                refuse_off_pattern(number, made[0])
        except Refusal as refusal:
            found[number] = refusal
    return found


def move(session: Session, asked: MeterMove, stamp: Stamp) -> None:
    """Move meters that the book knows, all of them or none."""
    if not asked.numbers:
        raise NoNumbers
    there = meters.known(session, asked.numbers)
    for number in asked.numbers:
        if number not in there:
            raise UnknownMeter(number)
        refuse_unlawful(there[number], asked.kind, asked.on)
    target = moved("", there[asked.numbers[0]].state, asked.kind)
    meters.put(session, asked.numbers, target, asked.on, asked.holder)
    _log(session, asked, stamp)


def enter_removed(session: Session, asked: MeterMove, stamp: Stamp) -> None:
    """Enter a customer's old meter, which never went through the stock, as taken off."""
    made = meters.makers(session)
    state = moved(asked.numbers[0], None, MoveKind.REMOVED)
    meters.enter(session, [replace(_new(number, made, asked), state=state) for number in asked.numbers])
    _log(session, asked, stamp)


def refuse_unlawful(meter: StockMeter, kind: MoveKind, on: date) -> None:
    """Refuse a move from where a meter is, or one before its last one."""
    moved(meter.number, meter.state, kind, meter.holder)
    if on < meter.state_on:
        raise MovedBefore(meter.number, on.isoformat(), meter.state_on.isoformat())


def _refuse_known(number: str, there: StockMeter | None, owner: str | None) -> None:
    if there:
        raise MeterKnown(number, there.state, there.holder)
    if owner:
        raise MeterTaken(number, owner)


def _makers(session: Session, name: str) -> Sequence[Maker]:
    """Return the maker that is named, else all of them."""
    there = meters.makers(session)
    if not name:
        return there
    found = [maker for maker in there if maker.name == name]
    if not found:
        raise UnknownMaker(name)
    return found


def _new(number: str, makers: Sequence[Maker], asked: MeterMove) -> StockMeter:
    maker = maker_of(number, makers)
    state = moved(number, None, MoveKind.RECEIVED)
    return StockMeter(number, maker.name if maker else "", state, asked.on, asked.holder, asked.on)


def _log(session: Session, asked: MeterMove, stamp: Stamp) -> None:
    person = asked.person or stamp.by
    meters.log(session, asked.numbers, asked.kind, asked.on, stamp, person=person, note=asked.note)
    facts = {
        "numbers": asked.numbers,
        "meters": len(asked.numbers),
        "person": person,
        "holder": asked.holder,
        "note": asked.note,
    }
    ledger = Ledger(session, stamp)
    subject = asked.numbers[0]
    ledger.record(f"meter-{asked.kind}", subject, json.dumps(facts, ensure_ascii=False), asked.on)
    ledger.flush()
