"""What top-ups and their reversals do to vending requests, in the same transaction."""

import json
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desktop.db import settings, vending, vending_credit
from desktop.db.customers import Known
from desktop.db.ledger import Ledger
from desktop.db.records import Stamp
from desktop.domain.money import Money
from desktop.domain.vending import (
    Adapter,
    VendRequest,
    VendState,
    credit_taken,
    refuse_on_the_meter,
)

ASKED, SENT, DONE, CANCELLED = "vend-asked", "vend-sent", "vend-done", "vend-cancelled"
FAILED = vending.FAILED
"""Kinds of acts that tell a request's history; each names the request as its subject."""


def ask(
    session: Session, ledger: Ledger, known: Known, receipt_no: str, energy: int, on: date, stamp: Stamp
) -> str:
    """Ask for the token of a top-up that is about to be posted; return the request's number.

    It is empty where the bureau has no vending, or where the whole energy credit settles the credit that the
    meter was installed with.
    """
    adapter = Adapter(settings.value_of(session, "vending.adapter"))
    if adapter is Adapter.OFF or energy <= 0:
        return ""
    initial = vending_credit.initial_credit(session, known.key)
    taken = credit_taken(energy, initial, vending_credit.settled(session, known.key)) if initial else 0
    if taken == energy:
        return ""
    request = VendRequest(
        number="",
        customer_no=known.number,
        customer_name="",
        station="",
        meter_no=vending_credit.meter_of(session, known.key),
        receipt_no=receipt_no,
        amount=Money(energy - taken),
        credit_taken=Money(taken),
        adapter=adapter,
        state=VendState.WAITING,
        on=on,
    )
    number = vending.add(session, known.key, request, stamp)
    facts = {
        "receipt_no": receipt_no,
        "customer_no": known.number,
        "meter_no": request.meter_no,
        "amount": str(request.amount),
        "credit_taken": str(request.credit_taken),
        "adapter": adapter.value,
    }
    record(ledger, ASKED, number, facts, on)
    return number


def free_to_reverse(session: Session, receipt_no: str, *, not_loaded: bool = False) -> vending.Stored | None:
    """Return the request of a top-up that is to be taken back, if there is one.

    Raises TokenGiven or TokenOnItsWay, unless a supervisor vouches that no token was loaded.
    """
    found = vending.of_receipt(session, receipt_no)
    if found is not None and not not_loaded:
        refuse_on_the_meter(found.request, receipt_no)
    return found


def cancel(
    session: Session, ledger: Ledger, found: vending.Stored | None, reversal_no: str, reason: str, on: date
) -> None:
    """Cancel the request of a top-up that is taken back; its token, if it had one, stays named."""
    if found is None:
        return
    vending.change(session, found.key, replace(found.request, state=VendState.CANCELLED, reason=reason))
    facts = {"reversal_no": reversal_no, "reason": reason, "token": found.request.token}
    record(ledger, CANCELLED, found.request.number, facts, on)


def record(ledger: Ledger, kind: str, number: str, facts: dict[str, str], on: date) -> None:
    """Record what was done with a request."""
    told = {name: value for name, value in facts.items() if value}
    ledger.record(kind, number, json.dumps(told, ensure_ascii=False), on)
