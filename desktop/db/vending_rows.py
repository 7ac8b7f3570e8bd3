"""The tables of vending: what was asked of a meter maker's system, and what it gave back."""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class VendBatchRow(Base):
    """A file of purchases that went out to a meter maker's system; amounts in fen."""

    __tablename__ = "vend_batch"
    __table_args__ = (UniqueConstraint("bureau_id", "number"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    file: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(Text)
    sent_on: Mapped[date] = mapped_column(Date)
    count: Mapped[int]
    amount: Mapped[int]
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class VendRequestRow(Base):
    """One purchase of energy for one meter: asked for once, answered once; amounts in fen."""

    __tablename__ = "vend_request"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        ForeignKeyConstraint(["bureau_id", "batch_id"], ["vend_batch.bureau_id", "vend_batch.id"]),
        UniqueConstraint("bureau_id", "number"),
        UniqueConstraint("bureau_id", "receipt_no"),
        Index("ix_vend_request_state", "bureau_id", "state"),
        Index("ix_vend_request_customer", "bureau_id", "customer_id"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    meter_no: Mapped[str] = mapped_column(Text)
    receipt_no: Mapped[str] = mapped_column(Text)
    """The top-up that paid for it."""
    amount: Mapped[int]
    """What the token is for: the energy credit of the top-up, less `credit_taken`."""
    credit_taken: Mapped[int] = mapped_column(default=0)
    """What of it settles the initial credit that the meter was installed with."""
    adapter: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    batch_id: Mapped[int | None]
    token: Mapped[str] = mapped_column(Text, default="")
    """The token, or the card's serial."""
    reason: Mapped[str] = mapped_column(Text, default="")
    business_date: Mapped[date] = mapped_column(Date)
    answered_on: Mapped[date | None] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)
