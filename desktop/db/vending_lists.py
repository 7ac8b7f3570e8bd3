"""Vending requests as a desk lists them, and the batches that went out."""

import json
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from desktop.db import search
from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.ledger_rows import ActRow
from desktop.db.records import Stamp
from desktop.db.rows import CustomerRow
from desktop.db.vending import Stored, of_request, requests, stored
from desktop.db.vending_rows import VendBatchRow, VendRequestRow
from desktop.domain.money import Money
from desktop.domain.vending import VendBatch, VendFilter, VendRequest, VendState, VendStep

BATCH = "vend-batch"
"""The kind of act that keeps what a batch asked for."""


def keys(session: Session, wanted: VendFilter) -> list[int]:
    """Return the keys of the requests that a filter lets through, newest first."""
    asked = select(VendRequestRow.id).where(VendRequestRow.bureau_id == BUREAU)
    if wanted.states:
        asked = asked.where(VendRequestRow.state.in_([state.value for state in wanted.states]))
    if text := wanted.text.strip():
        told = (
            VendRequestRow.number,
            VendRequestRow.receipt_no,
            VendRequestRow.meter_no,
            VendRequestRow.token,
        )
        asked = asked.join(CustomerRow, of_request()).where(
            or_(search.matches(session, text), *(column.contains(text, autoescape=True) for column in told))
        )
    return list(session.execute(asked.order_by(VendRequestRow.id.desc())).scalars())


def lines(session: Session, wanted: Sequence[int]) -> dict[int, VendRequest]:
    """Return these requests by key."""
    found: dict[int, VendRequest] = {}
    for chunk in chunks(wanted):
        rows = session.execute(requests().where(VendRequestRow.id.in_(chunk)))
        found.update({row.id: stored(row).request for row in rows})
    return found


def counts(session: Session) -> dict[VendState, tuple[int, int]]:
    """Return how many requests stand at each state, and what they come to in fen."""
    asked = (
        select(VendRequestRow.state, func.count(), func.sum(VendRequestRow.amount))
        .where(VendRequestRow.bureau_id == BUREAU)
        .group_by(VendRequestRow.state)
    )
    return {VendState(state): (count, fen) for state, count, fen in session.execute(asked)}


def add_batch(
    session: Session, number: str, file: str, sha256: str, on: date, sent: Sequence[Stored], stamp: Stamp
) -> None:
    """Keep a batch, and put its requests into it."""
    key = last_key(session, VendBatchRow) + 1
    row = {
        "bureau_id": BUREAU,
        "id": key,
        "number": number,
        "file": file,
        "sha256": sha256,
        "sent_on": on,
        "count": len(sent),
        "amount": sum(one.request.amount.fen for one in sent),
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(VendBatchRow), [row])
    for chunk in chunks([one.key for one in sent]):
        session.execute(
            update(VendRequestRow)
            .where(VendRequestRow.bureau_id == BUREAU, VendRequestRow.id.in_(chunk))
            .values(batch_id=key, state=VendState.SENT.value, reason="")
        )


def next_batch(session: Session) -> str:
    """Return the number of the next batch."""
    return numbered("vend-batch", last_number(session, VendBatchRow, VendBatchRow.number, "vend-batch") + 1)


def batches(session: Session, number: str | None = None) -> list[VendBatch]:
    """Return every batch, or the one of a number, newest first, with how many requests have no answer."""
    unanswered = (
        select(func.count())
        .where(
            VendRequestRow.bureau_id == BUREAU,
            VendRequestRow.batch_id == VendBatchRow.id,
            VendRequestRow.state == VendState.SENT.value,
        )
        .scalar_subquery()
    )
    asked = select(VendBatchRow, unanswered).where(VendBatchRow.bureau_id == BUREAU)
    if number is not None:
        asked = asked.where(VendBatchRow.number == number)
    return [
        VendBatch(
            row.number,
            row.file,
            row.sha256,
            row.sent_on,
            row.count,
            Money(row.amount),
            row.recorded_by,
            waits,
        )
        for row, waits in session.execute(asked.order_by(VendBatchRow.id.desc()))
    ]


def batch_facts(session: Session, number: str) -> str:
    """Return what was recorded of a batch when it went out, as JSON."""
    asked = select(ActRow.facts).where(
        ActRow.bureau_id == BUREAU, ActRow.kind == BATCH, ActRow.subject == number
    )
    return session.execute(asked).scalar_one()


def history(session: Session, number: str) -> list[VendStep]:
    """Return what was done with a request, oldest first."""
    asked = (
        select(ActRow)
        .where(ActRow.bureau_id == BUREAU, ActRow.subject == number, ActRow.kind.startswith("vend-"))
        .order_by(ActRow.seq)
    )
    return [
        VendStep(row.kind, row.business_date, row.recorded_at, row.recorded_by, json.loads(row.facts))
        for row in session.execute(asked).scalars()
    ]
