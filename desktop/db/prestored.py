"""Customers whose prestored balance runs low."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import EntryRow
from desktop.db.rows import AreaRow, BillRow, CustomerRow, StationRow
from desktop.domain.money import Money
from desktop.domain.statements import LowBalance


def low(session: Session, below: int) -> list[LowBalance]:
    """Return customers who have ever prestored and hold less than so many fen, lowest first."""
    prestoring = select(EntryRow.customer_id).where(
        EntryRow.bureau_id == BUREAU, EntryRow.account == "prestored"
    )
    unpaid = (
        select(func.coalesce(func.sum(BillRow.outstanding), 0))
        .where(BillRow.bureau_id == BUREAU, BillRow.customer_id == CustomerRow.id, BillRow.outstanding != 0)
        .scalar_subquery()
    )
    asked = (
        select(
            CustomerRow.number,
            CustomerRow.name,
            StationRow.name,
            AreaRow.name,
            CustomerRow.phone,
            CustomerRow.prestored,
            unpaid,
        )
        .join(AreaRow, (AreaRow.bureau_id == BUREAU) & (AreaRow.id == CustomerRow.area_id))
        .join(StationRow, (StationRow.bureau_id == BUREAU) & (StationRow.id == AreaRow.station_id))
        .where(CustomerRow.bureau_id == BUREAU, CustomerRow.prestored < below, CustomerRow.id.in_(prestoring))
        .order_by(CustomerRow.prestored, CustomerRow.number)
    )
    return [
        LowBalance(number, name, station, area, phone, Money(held), Money(owed))
        for number, name, station, area, phone, held, owed in session.execute(asked)
    ]
