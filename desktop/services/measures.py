"""Measures against risk: set, brought about through the ledger or a conversion, dropped with a reason."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from desktop.db import conversions, customers, measures
from desktop.db.ledger import Ledger
from desktop.db.measures import CameOfIt
from desktop.domain.acts import Done, Purpose, RefundDraft
from desktop.domain.conversion import ENDED, Stage, Why
from desktop.domain.errors import (
    MeasureDueBefore,
    MeasureNotOpen,
    MeasureStands,
    NothingToPay,
    UnknownMeasure,
)
from desktop.domain.measures import Measure, MeasureDraft, MeasureState, reached_on
from desktop.domain.money import Money
from desktop.domain.payments import Method, PaymentDraft
from desktop.domain.rights import Right
from desktop.domain.risk import MeasureKind
from desktop.domain.users import Approval
from desktop.services.acts import ActService
from desktop.services.conversions import ConversionService
from desktop.services.supervision import reason_given
from desktop.services.workplace import Workplace


class MeasureService:
    """Follow measures until they are in place."""

    def __init__(self, workplace: Workplace) -> None:
        """Work at an open file."""
        self._at = workplace

    def listed(self, on: date, *, overdue: bool = False) -> Sequence[Measure]:
        """Return every measure as of a day, the one due first first; only those overdue where asked."""
        with self._at.reading() as session:
            found = measures_on(session, on)
        if overdue:
            found = [measure for measure in found if measure.is_overdue(on)]
        return sorted(found, key=lambda measure: (measure.due_on or date.max, measure.key))

    def of_customer(self, customer_no: str, on: date) -> Sequence[Measure]:
        """Return a customer's measures as of a day, the last one last."""
        with self._at.reading() as session:
            key = customers.one(session, customer_no).key
            return _measures(session, on, measures.rows(session, on, customers=[key]))

    def get(self, key: int, on: date) -> Measure:
        """Return one measure as of a day."""
        with self._at.reading() as session:
            return _one(session, key, on)

    def set(self, draft: MeasureDraft) -> Measure:
        """Set a measure; a prepaid device is proposed as a conversion, where none is under way."""
        if draft.due_on < draft.on:
            raise MeasureDueBefore(draft.due_on, draft.on)
        if draft.kind is not MeasureKind.DEVICE and draft.amount <= 0:
            raise NothingToPay
        with self._at.reading() as session:
            _refuse_second(session, draft)
            under_way = _is_under_way(session, draft.customer_no)
        self._at.demand(Right.FIELD)
        if draft.kind is MeasureKind.DEVICE and not under_way:
            propose = ConversionService(self._at).propose
            propose(draft.customer_no, Why.RISK_CATEGORY, draft.on, person=draft.person, note=draft.note)
        with self._at.writing(Right.FIELD) as session:
            known = customers.one(session, draft.customer_no)
            _refuse_second(session, draft)
            key = measures.add(session, known.key, draft, draft.person or self._at.clerk)
            self._record(session, draft.customer_no, draft.on, key, MeasureState.OPEN, kind=draft.kind.value)
            return _one(session, key, draft.on)

    def receive(self, key: int, method: Method, on: date) -> Done:
        """Take the fee that was agreed; asked again after a crash, it is taken once."""
        measure = self.get(key, on)
        _demand(measure, MeasureKind.FEE, MeasureState.OPEN)
        drawn = f"measure-{key}-{measure.number or 'fee'}"
        draft = PaymentDraft(drawn, measure.customer_no, Money(measure.amount), method, on)
        done = ActService(self._at).take_fee(draft)
        self._note(measure, on, MeasureState.IN_PLACE, right=Right.PAY, number=done.number)
        return done

    def give_back(
        self,
        key: int,
        method: Method,
        on: date,
        reason: str,
        *,
        approval: Approval | None = None,
    ) -> Done:
        """Give the fee back: the risk is over, and the measure with it."""
        measure = self.get(key, on)
        _demand(measure, MeasureKind.FEE, MeasureState.IN_PLACE)
        with self._at.reading() as session:
            moves = measures.came_of(session, on, [measure.number], []).fees[measure.number].moves
        draft = RefundDraft(
            f"measure-{key}-back-{moves}",
            measure.customer_no,
            Money(measure.held),
            on,
            method,
            reason_given(reason),
            purpose=Purpose.FEE,
        )
        done = ActService(self._at).refund(draft, approval=approval)
        self._note(measure, on, MeasureState.RETURNED, right=Right.REFUND, approval=approval)
        return done

    def drop(self, key: int, on: date, reason: str) -> Measure:
        """Drop a measure that is not in place, with a reason."""
        reason = reason_given(reason)
        measure = self.get(key, on)
        if not measure.is_open:
            raise MeasureNotOpen(measure.customer_no, measure.state)
        self._note(measure, on, MeasureState.DROPPED, note=reason)
        return self.get(key, on)

    def _note(
        self,
        measure: Measure,
        on: date,
        state: MeasureState,
        *,
        right: Right = Right.FIELD,
        approval: Approval | None = None,
        **values: Any,
    ) -> None:
        with self._at.writing(right, approval) as session:
            measures.change(session, measure.key, state=state.value, state_on=on, **values)
            self._record(session, measure.customer_no, on, measure.key, state, **values)

    def _record(
        self, session: Session, customer_no: str, on: date, key: int, state: MeasureState, **facts: Any
    ) -> None:
        ledger = Ledger(session, self._at.stamp())
        told = json.dumps({"measure": key, "state": state.value, **facts}, ensure_ascii=False)
        ledger.record("measure", customer_no, told, on)
        ledger.flush()


def measures_on(session: Session, on: date) -> list[Measure]:
    """Return every measure as of a day, oldest first."""
    return _measures(session, on, measures.rows(session, on))


def latest_measures(session: Session, on: date, keys: Sequence[int]) -> dict[int, Measure]:
    """Return each of these customers' last measure as of a day, preferring one that stands."""
    rows = measures.rows(session, on, customers=keys)
    found: dict[int, Measure] = {}
    for row, measure in zip(rows, _measures(session, on, rows), strict=True):
        before = found.get(row.MeasureRow.customer_id)
        if before is None or measure.stands or not before.stands:
            found[row.MeasureRow.customer_id] = measure
    return found


def _measures(session: Session, on: date, rows: Sequence[Any]) -> list[Measure]:
    if not rows:
        return []
    numbers = [row.MeasureRow.number for row in rows if row.MeasureRow.number]
    came = measures.came_of(session, on, numbers, sorted({row.MeasureRow.customer_id for row in rows}))
    return [_measure(row, on, came) for row in rows]


def _one(session: Session, key: int, on: date) -> Measure:
    found = _measures(session, on, measures.rows(session, on, key=key))
    if not found:
        raise UnknownMeasure(key)
    return found[0]


def _measure(row: Any, on: date, came: CameOfIt) -> Measure:
    told = row.MeasureRow
    state, state_on, held = _standing(told, on, came)
    return Measure(
        told.id,
        row.customer_no,
        row.name,
        MeasureKind(told.kind),
        state,
        told.amount,
        held,
        told.decided_on,
        told.due_on,
        state_on,
        told.person,
        told.note,
        told.number,
    )


def _standing(told: Any, on: date, came: CameOfIt) -> tuple[MeasureState, date, int]:
    """Return how far a measure is, since when, and what is held: by what was done, not by what was noted.

    A payment may have been reversed since, or a fee given back at the counter.
    """
    if told.state == MeasureState.DROPPED and told.state_on <= on:
        return MeasureState.DROPPED, told.state_on, 0
    state, since, held = _REACHED[MeasureKind(told.kind)](told, came)
    return (state, since or told.decided_on, held)


def _fee(told: Any, came: CameOfIt) -> tuple[MeasureState, date | None, int]:
    fee = came.fees.get(told.number)
    if fee is None:
        return MeasureState.OPEN, None, 0
    if fee.fen:
        return MeasureState.IN_PLACE, fee.since, fee.fen
    return MeasureState.RETURNED, told.state_on, 0


def _prestored(told: Any, came: CameOfIt) -> tuple[MeasureState, date | None, int]:
    changes = came.balances.get(told.customer_id, [])
    reached = reached_on(changes, told.amount, told.decided_on)
    held = sum(fen for _, fen in changes)
    return (MeasureState.IN_PLACE if reached else MeasureState.OPEN), reached, held


def _device(told: Any, came: CameOfIt) -> tuple[MeasureState, date | None, int]:
    reached = came.commissioned.get(told.customer_id)
    return (MeasureState.IN_PLACE if reached else MeasureState.OPEN), reached, 0


_REACHED = {MeasureKind.FEE: _fee, MeasureKind.PRESTORED: _prestored, MeasureKind.DEVICE: _device}


def _refuse_second(session: Session, draft: MeasureDraft) -> None:
    key = customers.one(session, draft.customer_no).key
    for measure in _measures(session, draft.on, measures.rows(session, draft.on, customers=[key])):
        if measure.kind is draft.kind and measure.stands:
            raise MeasureStands(draft.customer_no, draft.kind)


def _is_under_way(session: Session, customer_no: str) -> bool:
    stands = conversions.stage_of(session, customers.one(session, customer_no).key)
    return bool(stands) and Stage(stands) not in ENDED


def _demand(measure: Measure, kind: MeasureKind, state: MeasureState) -> None:
    if measure.kind is not kind or measure.state is not state:
        raise MeasureNotOpen(measure.customer_no, measure.state)
