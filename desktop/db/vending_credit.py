"""What of a meter's initial credit was settled by top-ups."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow, PostingRow
from desktop.db.meter_rows import EvidenceRow
from desktop.db.rows import ConversionRow, CustomerRow
from desktop.db.vending_rows import VendRequestRow
from desktop.domain.conversion import Stage
from desktop.domain.vending import VendState

_Reversal = aliased(PostingRow)


def initial_credit(session: Session, customer: int) -> int:
    """Return the credit that a customer's meter was installed with, in fen."""
    asked = (
        select(EvidenceRow.initial_credit)
        .join(
            ConversionRow,
            (ConversionRow.bureau_id == BUREAU) & (ConversionRow.id == EvidenceRow.conversion_id),
        )
        .where(
            EvidenceRow.bureau_id == BUREAU,
            ConversionRow.customer_id == customer,
            ConversionRow.stage == Stage.COMMISSIONED.value,
        )
        .order_by(ConversionRow.id.desc())
        .limit(1)
    )
    return session.execute(asked).scalar() or 0


def settled(session: Session, customer: int) -> int:
    """Return what top-ups that stand have settled of the initial credit, in fen.

    What was bought without a request counts whole: it went to the credit, or the meter's maker was not asked.
    """
    taken = select(func.coalesce(func.sum(VendRequestRow.credit_taken), 0)).where(
        VendRequestRow.bureau_id == BUREAU,
        VendRequestRow.customer_id == customer,
        VendRequestRow.state != VendState.CANCELLED.value,
    )
    unasked = (
        select(func.coalesce(func.sum(EntryRow.fen), 0))
        .join(PostingRow, (PostingRow.bureau_id == BUREAU) & (PostingRow.id == EntryRow.posting_id))
        .join(
            _Reversal,
            (_Reversal.bureau_id == BUREAU) & (_Reversal.counters_id == PostingRow.id),
            isouter=True,
        )
        .join(
            VendRequestRow,
            (VendRequestRow.bureau_id == BUREAU) & (VendRequestRow.receipt_no == PostingRow.number),
            isouter=True,
        )
        .where(
            EntryRow.bureau_id == BUREAU,
            EntryRow.customer_id == customer,
            EntryRow.account == "prestored",
            EntryRow.kind == "topup",
            _Reversal.id.is_(None),
            VendRequestRow.id.is_(None),
        )
    )
    return int(session.execute(taken).scalar_one()) + int(session.execute(unasked).scalar_one())


def meter_of(session: Session, customer: int) -> str:
    """Return the meter that a customer has."""
    asked = select(CustomerRow.meter_no).where(CustomerRow.bureau_id == BUREAU, CustomerRow.id == customer)
    return session.execute(asked).scalar_one()
