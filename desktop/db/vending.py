"""Vending requests and their batches as rows."""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.keys import last_key, last_number, numbered
from desktop.db.ledger_rows import ActRow
from desktop.db.records import Stamp
from desktop.db.rows import AreaRow, CustomerRow, StationRow
from desktop.db.vending_rows import VendBatchRow, VendRequestRow
from desktop.domain.money import Money
from desktop.domain.vending import (
    OPEN,
    TO_SEND,
    Adapter,
    VendRequest,
    VendState,
)

FAILED = "vend-failed"
"""The kind of act that tells a request's failure."""
_OPEN = [state.value for state in OPEN]


class Stored(NamedTuple):
    """A request with its row key and its customer's."""

    key: int
    customer: int
    request: VendRequest


def add(session: Session, customer: int, request: VendRequest, stamp: Stamp) -> str:
    """Keep a new request; return the number that it is given."""
    last = last_number(session, VendRequestRow, VendRequestRow.number, "vend")
    number = numbered("vend", last + 1)
    row = {
        "bureau_id": BUREAU,
        "id": last_key(session, VendRequestRow) + 1,
        "number": number,
        "customer_id": customer,
        "meter_no": request.meter_no,
        "receipt_no": request.receipt_no,
        "amount": request.amount.fen,
        "credit_taken": request.credit_taken.fen,
        "adapter": request.adapter.value,
        "state": request.state.value,
        "batch_id": None,
        "token": "",
        "reason": "",
        "business_date": request.on,
        "answered_on": None,
        "recorded_at": stamp.at,
        "recorded_by": stamp.by,
    }
    session.execute(insert(VendRequestRow), [row])
    return number


def change(session: Session, key: int, now: VendRequest) -> None:
    """Write how a request stands now."""
    session.execute(
        update(VendRequestRow)
        .where(VendRequestRow.bureau_id == BUREAU, VendRequestRow.id == key)
        .values(
            state=now.state.value,
            token=now.token,
            reason=now.reason,
            answered_on=now.answered_on,
        )
    )


def with_numbers(session: Session, numbers: Collection[str]) -> dict[str, Stored]:
    """Return the requests of these numbers, by number; unknown ones are left out."""
    found: dict[str, Stored] = {}
    for chunk in chunks(sorted(set(numbers))):
        asked = requests().where(VendRequestRow.number.in_(chunk))
        found.update({row.number: stored(row) for row in session.execute(asked)})
    return found


def of_receipt(session: Session, receipt_no: str) -> Stored | None:
    """Return the request of a top-up."""
    row = session.execute(requests().where(VendRequestRow.receipt_no == receipt_no)).first()
    return stored(row) if row else None


def of_customer(session: Session, customer: int, *, open_only: bool = False) -> list[VendRequest]:
    """Return a customer's requests, newest first; those whose token has not come where asked for."""
    asked = requests().where(VendRequestRow.customer_id == customer)
    if open_only:
        asked = asked.where(VendRequestRow.state.in_(_OPEN))
    rows = session.execute(asked.order_by(VendRequestRow.id.desc()))
    return [stored(row).request for row in rows]


def to_send(session: Session) -> list[Stored]:
    """Return the requests that go into the next batch, oldest first.

    One that was made for a clerk to type stays with the clerk: its token may have been fetched already.
    """
    wanted = [state.value for state in TO_SEND]
    asked = requests().where(VendRequestRow.state.in_(wanted), VendRequestRow.adapter != Adapter.MANUAL.value)
    asked = asked.order_by(VendRequestRow.id)
    return [stored(row) for row in session.execute(asked)]


def tokens_there(session: Session, tokens: Iterable[str]) -> dict[str, str]:
    """Return the request that each of these tokens was given for."""
    found: dict[str, str] = {}
    for chunk in chunks(sorted(set(tokens))):
        asked = select(VendRequestRow.token, VendRequestRow.number).where(
            VendRequestRow.bureau_id == BUREAU, VendRequestRow.token.in_(chunk)
        )
        found.update({row.token: row.number for row in session.execute(asked)})
    return found


def failed_by(session: Session, numbers: Collection[str], digest: str) -> set[str]:
    """Return those of the requests that a file with this checksum told to have failed before."""
    found: set[str] = set()
    for chunk in chunks(sorted(numbers)):
        asked = select(ActRow.subject, ActRow.facts).where(
            ActRow.bureau_id == BUREAU, ActRow.subject.in_(chunk), ActRow.kind == FAILED
        )
        rows = session.execute(asked)
        found.update(row.subject for row in rows if json.loads(row.facts).get("sha256") == digest)
    return found


def requests() -> Any:
    """Ask for requests with their customers and batches."""
    return (
        select(
            VendRequestRow.id,
            VendRequestRow.customer_id,
            VendRequestRow.number,
            CustomerRow.number.label("customer_no"),
            CustomerRow.name.label("customer_name"),
            StationRow.name.label("station"),
            VendRequestRow.meter_no,
            VendRequestRow.receipt_no,
            VendRequestRow.amount,
            VendRequestRow.credit_taken,
            VendRequestRow.adapter,
            VendRequestRow.state,
            VendRequestRow.business_date,
            VendBatchRow.number.label("batch_no"),
            VendRequestRow.token,
            VendRequestRow.reason,
            VendRequestRow.answered_on,
            VendRequestRow.recorded_by,
        )
        .join(CustomerRow, of_request())
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .join(
            VendBatchRow,
            (VendBatchRow.bureau_id == BUREAU) & (VendBatchRow.id == VendRequestRow.batch_id),
            isouter=True,
        )
        .where(VendRequestRow.bureau_id == BUREAU)
    )


def of_request() -> Any:
    """Join a request to its customer."""
    return (CustomerRow.bureau_id == BUREAU) & (CustomerRow.id == VendRequestRow.customer_id)


def stored(row: Any) -> Stored:
    """Return a row of `requests` as a value."""
    request = VendRequest(
        number=row.number,
        customer_no=row.customer_no,
        customer_name=row.customer_name,
        station=row.station,
        meter_no=row.meter_no,
        receipt_no=row.receipt_no,
        amount=Money(row.amount),
        credit_taken=Money(row.credit_taken),
        adapter=Adapter(row.adapter),
        state=VendState(row.state),
        on=row.business_date,
        batch_no=row.batch_no or "",
        token=row.token,
        reason=row.reason,
        answered_on=row.answered_on,
        recorded_by=row.recorded_by,
    )
    return Stored(row.id, row.customer_id, request)
