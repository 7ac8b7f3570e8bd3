"""Sort what a file says into what is new, what is there, and what cannot go in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Generic, TypeVar

from sqlalchemy.orm import Session

from desktop.db import bills, customers, payments
from desktop.domain.billing import BillDraft
from desktop.domain.customers import CustomerDraft
from desktop.domain.errors import (
    BillNotIssued,
    CustomerExists,
    MeterTaken,
    Refusal,
    UnknownBill,
    UnknownCustomer,
)
from desktop.domain.intake import PaymentRow
from desktop.domain.payments import PaymentDraft
from desktop.services import bills as billing

T = TypeVar("T")
Numbered = Sequence[tuple[int, T]]


@dataclass(slots=True)
class Heaps(Generic[T]):
    """Rows with their numbers: new ones, those that are there, and the refused with field and reason."""

    new: list[tuple[int, T]] = field(default_factory=list)
    there: list[tuple[int, T]] = field(default_factory=list)
    refused: list[tuple[int, str, str, Refusal]] = field(default_factory=list)


def sort_bills(
    session: Session, rows: Numbered[BillDraft], *, create_customers: bool
) -> tuple[Heaps[BillDraft], billing.Sorted]:
    """Sort bills by number: the same facts are there already, other facts are refused."""
    found = billing.sort_out(session, (draft for _, draft in rows), create_customers=create_customers)
    reasons = {id(draft): refusal for draft, refusal in found.refused}
    there = {id(draft) for draft in found.there}
    heaps: Heaps[BillDraft] = Heaps()
    for number, draft in rows:
        if reason := reasons.get(id(draft)):
            heaps.refused.append((number, *_place(reason, draft), reason))
        else:
            (heaps.there if id(draft) in there else heaps.new).append((number, draft))
    return heaps, found


def sort_payments(session: Session, rows: Numbered[PaymentRow]) -> Heaps[PaymentDraft]:
    """Sort payments by what they say: one that says all the same was posted before."""
    known = customers.known(session, (row.customer_no for _, row in rows))
    named = bills.numbers_there(session, (row.bill_no for _, row in rows if row.bill_no))
    drafts = [(number, row, _payment(row)) for number, row in rows]
    there = payments.keys_there(session, (draft.key for _, _, draft in drafts))
    heaps: Heaps[PaymentDraft] = Heaps()
    for number, row, draft in drafts:
        if row.customer_no not in known:
            reason: Refusal = UnknownCustomer(row.customer_no)
            heaps.refused.append((number, "customer_no", row.customer_no, reason))
        elif wrong := _wrong_bill(row, named):
            heaps.refused.append((number, "bill_no", row.bill_no or "", wrong))
        else:
            (heaps.there if draft.key in there else heaps.new).append((number, draft))
    return heaps


def sort_customers(
    session: Session, rows: Numbered[CustomerDraft]
) -> tuple[Heaps[CustomerDraft], list[CustomerDraft]]:
    """Sort customers by number; return also those that a bill made bare, to be filled in."""
    known = customers.known(session, (draft.customer_no for _, draft in rows))
    bare = customers.bare(session, [one.key for one in known.values()])
    owners = customers.meters_taken(session, (draft.meter_no for _, draft in rows))
    heaps: Heaps[CustomerDraft] = Heaps()
    seen: dict[str, CustomerDraft] = {}
    fill: list[CustomerDraft] = []
    for number, draft in rows:
        owner = owners.setdefault(draft.meter_no, draft.customer_no) if draft.meter_no else ""
        before = seen.setdefault(draft.customer_no, draft)
        if before is not draft and before != draft:
            reason: Refusal = CustomerExists(draft.customer_no)
            heaps.refused.append((number, "customer_no", draft.customer_no, reason))
        elif owner not in ("", draft.customer_no):
            heaps.refused.append((number, "meter_no", draft.meter_no, MeterTaken(draft.meter_no, owner)))
        elif before is not draft or (draft.customer_no in known and draft.customer_no not in bare):
            heaps.there.append((number, draft))
        else:
            heaps.new.append((number, draft))
            fill += [draft] if draft.customer_no in bare else []
    return heaps, fill


def _place(reason: Refusal, draft: BillDraft) -> tuple[str, str]:
    if isinstance(reason, UnknownCustomer):
        return "customer_no", draft.customer_no
    return "bill_no", draft.bill_no


def _payment(row: PaymentRow) -> PaymentDraft:
    said = (
        row.customer_no,
        row.bill_no or "",
        row.amount.fen,
        row.paid_on.isoformat(),
        row.method.value,
        row.reference,
        row.occurrence,
    )
    key = "import:" + sha256(repr(said).encode()).hexdigest()
    return PaymentDraft(
        key,
        row.customer_no,
        row.amount,
        row.method,
        row.paid_on,
        reference=row.reference,
        first_bill=row.bill_no,
    )


def _wrong_bill(row: PaymentRow, named: dict[str, tuple[Any, ...]]) -> Refusal | None:
    if not row.bill_no:
        return None
    facts = named.get(row.bill_no)
    if facts is None or facts[0] != row.customer_no:
        return UnknownBill(row.bill_no)
    issued_on = facts[2]
    return BillNotIssued(row.bill_no, issued_on) if issued_on > row.paid_on else None
