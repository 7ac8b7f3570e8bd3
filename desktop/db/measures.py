"""Measures against risk as rows, with what has come of them until a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session, aliased

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.field_rows import MeasureRow
from desktop.db.keys import last_key
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.rows import ConversionRow, ConversionStepRow, CustomerRow
from desktop.domain.conversion import Stage
from desktop.domain.measures import MeasureDraft, MeasureState


class FeeHeld(NamedTuple):
    """What is held of a fee, in fen, since when, and how many entries that comes of."""

    fen: int
    since: date
    moves: int


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What came of measures until a day: fees received, balances by day, prepaid meters in use."""

    fees: dict[str, FeeHeld]
    """By the number of its posting; a fee whose posting was countered is not among them."""
    balances: dict[int, list[tuple[date, int]]]
    """Changes of prestored money by customer, oldest first."""
    commissioned: dict[int, date]


def add(session: Session, customer: int, draft: MeasureDraft, person: str) -> int:
    """Write a new measure; return its key."""
    key = last_key(session, MeasureRow) + 1
    row = {
        "bureau_id": BUREAU,
        "id": key,
        "customer_id": customer,
        "kind": draft.kind.value,
        "state": MeasureState.OPEN.value,
        "amount": draft.amount,
        "decided_on": draft.on,
        "due_on": draft.due_on,
        "state_on": draft.on,
        "person": person,
        "note": draft.note.strip(),
        "number": "",
    }
    session.execute(insert(MeasureRow).values(row))
    return key


def change(session: Session, key: int, **values: Any) -> None:
    """Change what a measure says of itself."""
    session.execute(
        update(MeasureRow).where(MeasureRow.bureau_id == BUREAU, MeasureRow.id == key).values(values)
    )


def rows(
    session: Session, on: date, *, customers: Sequence[int] | None = None, key: int | None = None
) -> list[Any]:
    """Return the measures decided until a day, oldest first; of some customers, or one, where named."""
    asked = (
        select(MeasureRow, CustomerRow.number.label("customer_no"), CustomerRow.name)
        .join(CustomerRow, (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == MeasureRow.customer_id))
        .where(MeasureRow.bureau_id == BUREAU, MeasureRow.decided_on <= on)
        .order_by(MeasureRow.id)
    )
    if key is not None:
        asked = asked.where(MeasureRow.id == key)
    if customers is None:
        return list(session.execute(asked).all())
    found: list[Any] = []
    for chunk in chunks(customers):
        found.extend(session.execute(asked.where(MeasureRow.customer_id.in_(chunk))).all())
    return found


def came_of(session: Session, on: date, numbers: Sequence[str], customers: Sequence[int]) -> CameOfIt:
    """Return what came until a day of the fees of these numbers and of these customers' measures."""
    return CameOfIt(
        _fees(session, on, numbers), _balances(session, on, customers), _commissioned(session, on, customers)
    )


def _fees(session: Session, on: date, numbers: Sequence[str]) -> dict[str, FeeHeld]:
    lot, counter = aliased(EntryRow), aliased(PostingRow)
    asked = (
        select(PostingRow.number, func.sum(EntryRow.fen), PostingRow.business_date, func.count())
        .select_from(PostingRow)
        .join(lot, (lot.bureau_id == BUREAU) & (lot.posting_id == PostingRow.id))
        .join(
            EntryRow,
            (EntryRow.bureau_id == BUREAU)
            & (EntryRow.account == "prestored")
            & (EntryRow.customer_id == lot.customer_id)
            & (func.coalesce(EntryRow.lot_seq, EntryRow.seq) == lot.seq)
            & (EntryRow.business_date <= on),
        )
        .outerjoin(
            counter,
            (counter.bureau_id == BUREAU)
            & (counter.counters_id == PostingRow.id)
            & (counter.business_date <= on),
        )
        .where(PostingRow.bureau_id == BUREAU, PostingRow.business_date <= on, counter.id.is_(None))
        .group_by(PostingRow.number, PostingRow.business_date)
    )
    found: dict[str, FeeHeld] = {}
    for chunk in chunks(numbers):
        for number, fen, day, moves in session.execute(asked.where(PostingRow.number.in_(chunk))):
            found[number] = FeeHeld(fen, day, moves)
    return found


def _balances(session: Session, on: date, customers: Sequence[int]) -> dict[int, list[tuple[date, int]]]:
    # a fee is held on the same account, but apart: no bill is paid from it, so it fills no target
    lot = aliased(EntryRow)
    asked = (
        select(EntryRow.customer_id, EntryRow.business_date, EntryRow.fen)
        .join(
            lot,
            (lot.bureau_id == BUREAU) & (lot.seq == func.coalesce(EntryRow.lot_seq, EntryRow.seq)),
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.account == "prestored",
            EntryRow.business_date <= on,
            lot.kind != "fee",
        )
        .order_by(EntryRow.business_date, EntryRow.seq)
    )
    found: dict[int, list[tuple[date, int]]] = {}
    for chunk in chunks(customers):
        for customer, day, fen in session.execute(asked.where(EntryRow.customer_id.in_(chunk))):
            found.setdefault(customer, []).append((day, fen))
    return found


def _commissioned(session: Session, on: date, customers: Sequence[int]) -> dict[int, date]:
    asked = (
        select(ConversionRow.customer_id, func.max(ConversionStepRow.business_date))
        .join(
            ConversionStepRow,
            (ConversionStepRow.bureau_id == BUREAU) & (ConversionStepRow.conversion_id == ConversionRow.id),
        )
        .where(
            ConversionRow.bureau_id == BUREAU,
            ConversionStepRow.stage == Stage.COMMISSIONED.value,
            ConversionStepRow.business_date <= on,
        )
        .group_by(ConversionRow.customer_id)
    )
    found: dict[int, date] = {}
    for chunk in chunks(customers):
        for customer, day in session.execute(asked.where(ConversionRow.customer_id.in_(chunk))):
            found[customer] = day
    return found
