"""The table of prepaid customers: how each one's old debt is recovered."""

from datetime import date

from sqlalchemy import Date, ForeignKeyConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class PrepaidRow(Base):
    """A customer that pays first: the mode of recovery and the debt at commissioning, in fen."""

    __tablename__ = "prepaid"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    customer_id: Mapped[RowKey]
    mode: Mapped[str] = mapped_column(Text)
    value: Mapped[int]
    by_on: Mapped[date | None] = mapped_column(Date)
    since: Mapped[date] = mapped_column(Date)
    debt: Mapped[int]
    deferred_until: Mapped[date | None] = mapped_column(Date)
