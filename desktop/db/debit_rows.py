"""The tables of direct debits (代扣): agreements, the files that went to a bank, and what came back."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKeyConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class DebitAgreementRow(Base):
    """A customer's leave to debit a bank account, from a day until a day or still."""

    __tablename__ = "debit_agreement"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        UniqueConstraint("bureau_id", "customer_id", "from_on"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="until_after_from"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    bank: Mapped[str] = mapped_column(Text)
    account_no: Mapped[str] = mapped_column(Text)
    holder: Mapped[str] = mapped_column(Text)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)


class DebitBatchRow(Base):
    """One file of debits for one bank."""

    __tablename__ = "debit_batch"
    __table_args__ = (UniqueConstraint("bureau_id", "number"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    bank: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class DebitItemRow(Base):
    """One customer's debit in a file; `state` is sent, paid or refused, and a paid one has its receipt."""

    __tablename__ = "debit_item"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "batch_id"], ["debit_batch.bureau_id", "debit_batch.id"]),
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        UniqueConstraint("bureau_id", "batch_id", "customer_id"),
        CheckConstraint("amount > 0", name="amount_positive"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    batch_id: Mapped[int]
    customer_id: Mapped[int]
    account_no: Mapped[str] = mapped_column(Text)
    holder: Mapped[str] = mapped_column(Text)
    amount: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    receipt_no: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
