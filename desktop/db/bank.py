"""What the office knows of those who pay by bank: read for a whole statement in a fixed number of queries."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import PaymentRow, PostingRow
from desktop.db.rows import BillRow, CustomerRow
from desktop.domain.bank import payer_of
from desktop.domain.bank_debts import OpenDebt
from desktop.domain.bank_matching import payer_key

_EACH = 2_000


def people(session: Session) -> Iterator[Any]:
    """Read every customer's key, number, name and former number."""
    asked = select(CustomerRow.id, CustomerRow.number, CustomerRow.name, CustomerRow.former_no)
    named = asked.where(CustomerRow.bureau_id == BUREAU).execution_options(yield_per=_EACH)
    yield from session.execute(named)


def earlier_payers(session: Session, payers: Collection[str]) -> dict[str, set[int]]:
    """Return the customers that earlier bank payments of these payers (their keys) stand for."""
    reversal = aliased(PostingRow)
    asked = (
        select(PaymentRow.reference, PostingRow.customer_id)
        .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == PaymentRow.id))
        .join(
            reversal,
            (reversal.bureau_id == BUREAU) & (reversal.counters_id == PostingRow.id),
            isouter=True,
        )
        .where(
            PaymentRow.bureau_id == BUREAU,
            PaymentRow.request_key >= "bank:",
            PaymentRow.request_key < "bank;",
            reversal.id.is_(None),
        )
        .distinct()
    )
    found: dict[str, set[int]] = {}
    for reference, customer in session.execute(asked.execution_options(yield_per=_EACH)):
        payer = payer_key(payer_of(reference))
        if payer in payers:
            found.setdefault(payer, set()).add(customer)
    return found


def open_debts(session: Session) -> Iterator[OpenDebt]:
    """Read every bill that owes principal, or penalty that was posted."""
    asked = select(
        BillRow.customer_id,
        BillRow.issued_on,
        BillRow.due_on,
        BillRow.amount,
        BillRow.outstanding,
        BillRow.penalty_balance,
    ).where(BillRow.bureau_id == BUREAU, or_(BillRow.outstanding != 0, BillRow.penalty_balance != 0))
    for row in session.execute(asked.execution_options(yield_per=_EACH)):
        yield OpenDebt(*row)
