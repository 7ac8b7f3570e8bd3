"""Prepaid customers as rows, and what their top-ups came to."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from desktop.db.accounts import chunks
from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.prepaid_rows import PrepaidRow
from desktop.db.rows import CustomerRow
from desktop.domain.topups import DebtRecovery, RecoveryMode


def recovery_of(session: Session, customer: int) -> DebtRecovery | None:
    """Return how a customer's debt is recovered; None for one that was commissioned without saying."""
    asked = select(PrepaidRow).where(PrepaidRow.bureau_id == BUREAU, PrepaidRow.customer_id == customer)
    row = session.execute(asked).scalar()
    if row is None:
        return None
    return DebtRecovery(RecoveryMode(row.mode), row.value, row.by_on, row.since, row.debt, row.deferred_until)


def keep_recovery(session: Session, customer: int, recovery: DebtRecovery) -> None:
    """Write how a customer's debt is recovered from now on."""
    whose = (PrepaidRow.bureau_id == BUREAU, PrepaidRow.customer_id == customer)
    session.execute(delete(PrepaidRow).where(*whose))
    session.execute(
        insert(PrepaidRow).values(
            bureau_id=BUREAU,
            customer_id=customer,
            mode=recovery.mode,
            value=recovery.value,
            by_on=recovery.by,
            since=recovery.since,
            debt=recovery.debt,
            deferred_until=recovery.deferred_until,
        )
    )


def commissioned(session: Session, customers: Iterable[int]) -> dict[int, date]:
    """Return the day from which each of these customers pays first; others are left out."""
    found: dict[int, date] = {}
    for chunk in chunks(sorted(set(customers))):
        asked = select(CustomerRow.id, CustomerRow.commissioned_on).where(
            CustomerRow.bureau_id == BUREAU,
            CustomerRow.id.in_(chunk),
            CustomerRow.commissioned_on.is_not(None),
        )
        found.update({row.id: row.commissioned_on for row in session.execute(asked)})
    return found


def commissioned_on(session: Session, customer: int) -> date | None:
    """Return the day from which a customer pays first."""
    asked = select(CustomerRow.commissioned_on)
    return session.execute(asked.where(CustomerRow.bureau_id == BUREAU, CustomerRow.id == customer)).scalar()


def energy_bought(
    session: Session, customer: int, since: date | None = None, until: date | None = None
) -> int:
    """Return the energy credit that top-ups gave, net of reversals, in fen; of a span where named."""
    lots = select(EntryRow.seq).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.customer_id == customer,
        EntryRow.account == "prestored",
        EntryRow.kind == "topup",
    )
    if since:
        lots = lots.where(EntryRow.business_date >= since)
    if until:
        lots = lots.where(EntryRow.business_date <= until)
    asked = select(func.coalesce(func.sum(EntryRow.fen), 0)).where(
        EntryRow.bureau_id == BUREAU,
        EntryRow.customer_id == customer,
        EntryRow.account == "prestored",
        func.coalesce(EntryRow.lot_seq, EntryRow.seq).in_(lots),
    )
    return int(session.execute(asked).scalar_one())
