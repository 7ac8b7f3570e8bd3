"""Results of work orders: one line, or a file of them that is tried as a whole before anything stays."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import meter_orders
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.conversion import Move, Stage, refuse_illegal
from desktop.domain.errors import (
    AlarmsReversed,
    AnsweredTwice,
    BadMeterNumber,
    IllegalMeterMove,
    MeterTaken,
    MovedBefore,
    NotAChoice,
    NotOnOrder,
    NumberOffPattern,
    OrderNotOpen,
    ReadingTooLow,
    ReasonMissing,
    Refusal,
    StepBeforeLast,
    StepMissing,
    UnknownBill,
    UnknownOrder,
)
from desktop.domain.intake import RefusedRow
from desktop.domain.meter_orders import (
    LineResult,
    OrderLine,
    OrderState,
    Result,
    ResultsFile,
    ResultsOutcome,
    is_there,
)
from desktop.services import conversion_moves
from desktop.services.supervision import reason_given


def answer(session: Session, told: LineResult, on: date, stamp: Stamp) -> bool:
    """Enter what came of a line; return whether it is new. One without a day of its own is of `on`.

    A meter that was installed without the order is not installed again.
    """
    state, line = meter_orders.line(session, told.order_no, told.customer_no)
    if line is None:
        raise NotOnOrder(told.order_no, told.customer_no)
    if is_there(line, told.order_no, told):
        return False
    if state is not OrderState.OPEN:
        raise OrderNotOpen(told.order_no, state)
    told = replace(told, on=told.on or on, meter=told.meter or line.new_meter)
    if told.result is Result.FAILED:
        told = replace(told, reason=reason_given(told.reason))
    elif not _stands_so(line, told):
        # a customer who was proposed again has another conversion by now: this one's order is not for it
        refuse_illegal(told.customer_no, line.stage, Stage.INSTALLED)
        conversion_moves.move(session, [_step(told)], stamp)
    _write(session, told, line, stamp)
    return True


@contextmanager
def tried(session: Session, *, keep: bool) -> Iterator["Trial"]:
    """Lend a trial of results within a transaction; unless it is to be kept, all of it is undone."""
    whole = session.begin_nested()
    trial = Trial(session, keep=keep)
    yield trial
    if trial.keep:
        whole.commit()
    else:
        whole.rollback()


@dataclass(slots=True)
class Trial:
    """What a file of results comes to while its rows are entered one after another."""

    session: Session
    keep: bool
    done: int = 0
    failed: int = 0
    already_there: int = 0
    refused: list[RefusedRow] = field(default_factory=list)
    orders: dict[str, None] = field(default_factory=dict)

    def enter(self, file: ResultsFile, on: date, stamp: Stamp) -> None:
        """Enter every row that can be entered; the others are refused, each by row and field."""
        self.refused.extend(file.refused)
        contradicted = _contradicted([told for _, told in file.rows])
        for number, told in file.rows:
            try:
                if (told.order_no, told.customer_no) in contradicted:
                    raise AnsweredTwice(told.order_no, told.customer_no)
                with self.session.begin_nested():
                    self._count(told, is_new=answer(self.session, told, on, stamp))
            except Refusal as refusal:
                name = field_of(refusal)
                said = str(_said(told, name) or "")
                column = file.columns.get(name, name)
                self.refused.append(RefusedRow(file.file, number, column, said, refusal))

    def outcome(self) -> ResultsOutcome:
        """Return what it came to."""
        refused = tuple(sorted(self.refused, key=lambda one: one.row))
        counts = (self.done, self.failed, self.already_there)
        return ResultsOutcome(*counts, refused, entered=self.keep, orders=tuple(self.orders))

    def _count(self, told: LineResult, *, is_new: bool) -> None:
        self.orders[told.order_no] = None
        self.already_there += not is_new
        self.done += is_new and told.result is Result.DONE
        self.failed += is_new and told.result is Result.FAILED


def field_of(refusal: Refusal) -> str:
    """Return the field of a result that a refusal is about."""
    if isinstance(refusal, StepMissing | ReadingTooLow):
        return refusal.field
    return next((name for kinds, name in _FIELDS if isinstance(refusal, kinds)), "customer_no")


_FIELDS: tuple[tuple[type[Refusal] | tuple[type[Refusal], ...], str], ...] = (
    ((UnknownOrder, OrderNotOpen), "order_no"),
    ((MeterTaken, IllegalMeterMove, NumberOffPattern, BadMeterNumber), "meter"),
    ((StepBeforeLast, MovedBefore), "result_on"),
    (ReasonMissing, "reason"),
    (UnknownBill, "final_bill"),
    (AlarmsReversed, "second_alarm"),
    (NotAChoice, "tariff_class"),
)


def _said(told: LineResult, name: str) -> object:
    if name == "result_on":
        return told.on
    return getattr(told, name, None) or getattr(told.change, name, None)


def _contradicted(rows: Sequence[LineResult]) -> set[tuple[str, str]]:
    """Return the lines that a file answers twice and differently."""
    first: dict[tuple[str, str], LineResult] = {}
    return {
        (told.order_no, told.customer_no)
        for told in rows
        if first.setdefault((told.order_no, told.customer_no), told) != told
    }


def _stands_so(line: OrderLine, told: LineResult) -> bool:
    installed = line.stage in (Stage.INSTALLED, Stage.COMMISSIONED)
    return installed and (told.meter, told.reading) == (line.installed_meter, line.last_reading)


def _step(told: LineResult) -> Move:
    assert told.on is not None
    return Move(
        told.customer_no,
        Stage.INSTALLED,
        told.on,
        person=told.person,
        note=told.order_no,
        meter=told.meter,
        reading=told.reading,
        change=replace(told.change, installer=told.person),
    )


def _write(session: Session, told: LineResult, line: OrderLine, stamp: Stamp) -> None:
    assert told.on is not None
    reason = told.reason if told.result is Result.FAILED else ""
    meter_orders.answer(session, told.order_no, line.position, told.result, reason, told.on)
    facts = {"customer": told.customer_no, "result": told.result, "reason": reason, "meter": told.meter}
    ledger = Ledger(session, stamp)
    ledger.record("meter-order-result", told.order_no, json.dumps(facts, ensure_ascii=False), told.on)
    ledger.flush()
