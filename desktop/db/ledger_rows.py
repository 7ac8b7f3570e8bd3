"""The tables of the money: postings, payments, the append-only entries, and the acts of the audit trail."""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    DateTime,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, ChainKey, RowKey


class PostingRow(Base):
    """What entries belong to: a payment, a use of prestored money, a refund, a waiver, a reversal."""

    __tablename__ = "posting"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        ForeignKeyConstraint(["bureau_id", "counters_id"], ["posting.bureau_id", "posting.id"]),
        UniqueConstraint("bureau_id", "number"),
        UniqueConstraint("bureau_id", "counters_id"),
        Index("ix_posting_customer", "bureau_id", "customer_id"),
        Index("ix_posting_day", "bureau_id", "business_date", "kind"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    business_date: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text, default="")
    counters_id: Mapped[int | None]
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class PaymentRow(Base):
    """Money that went over the counter: the posting of the same id says by its kind which way.

    Payments and deposits came in, refunds went out; each with its method and its request key.
    """

    __tablename__ = "payment"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "id"], ["posting.bureau_id", "posting.id"]),
        UniqueConstraint("bureau_id", "request_key"),
        CheckConstraint("amount > 0 AND tendered >= amount", name="tendered_covers_amount"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    request_key: Mapped[str] = mapped_column(Text)
    method: Mapped[str] = mapped_column(Text)
    amount: Mapped[int]
    tendered: Mapped[int]
    reference: Mapped[str] = mapped_column(Text, default="")
    first_bill: Mapped[str] = mapped_column(Text, default="")
    only_bills: Mapped[str] = mapped_column(Text, default="")


class EntryRow(Base):
    """One change of one sum of money: the truth; triggers refuse UPDATE and DELETE.

    `account` is principal or penalty (of a bill) or prestored (of a customer); `fen` is signed.
    `value_on` is the day from which the penalty counts it; `lot_seq` names the deposit that a use took from;
    `counters_seq` names the entry that this one counters.
    """

    __tablename__ = "entry"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        ForeignKeyConstraint(["bureau_id", "bill_id"], ["bill.bureau_id", "bill.id"]),
        ForeignKeyConstraint(["bureau_id", "posting_id"], ["posting.bureau_id", "posting.id"]),
        CheckConstraint(
            "account = 'prestored' AND bill_id IS NULL OR account <> 'prestored' AND bill_id IS NOT NULL",
            name="bill_of_account",
        ),
        Index("ix_entry_bill", "bureau_id", "bill_id", sqlite_where=text("bill_id IS NOT NULL")),
        Index("ix_entry_posting", "bureau_id", "posting_id", sqlite_where=text("posting_id IS NOT NULL")),
        Index(
            "ix_entry_prestored",
            "bureau_id",
            "customer_id",
            sqlite_where=text("account = 'prestored'"),
        ),
        Index(
            "ix_entry_paid",
            "bureau_id",
            "business_date",
            "bill_id",
            "fen",
            "by_prestored",
            "account",
            "kind",
            sqlite_where=text("account = 'principal' AND kind <> 'bill'"),
        ),
        Index(
            "ix_entry_adjustment",
            "bureau_id",
            "bill_id",
            "business_date",
            "fen",
            sqlite_where=text("kind IN ('correction', 'write-off', 'recall')"),
        ),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    seq: Mapped[ChainKey]
    account: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    fen: Mapped[int]
    business_date: Mapped[date] = mapped_column(Date)
    value_on: Mapped[date] = mapped_column(Date)
    customer_id: Mapped[int]
    bill_id: Mapped[int | None]
    posting_id: Mapped[int | None]
    lot_seq: Mapped[int | None]
    counters_seq: Mapped[int | None]
    by_prestored: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    place: Mapped[str | None] = mapped_column(Text)
    """The counter; a record without one has the chain's first form."""


class ActRow(Base):
    """Something that was done and changed no sum of money: who, when, to what, and the facts as JSON."""

    __tablename__ = "act"
    __table_args__ = (
        Index("ix_act_subject", "bureau_id", "subject"),
        Index("ix_act_kind", "bureau_id", "kind", "seq"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    seq: Mapped[ChainKey]
    kind: Mapped[str] = mapped_column(Text)
    subject: Mapped[str] = mapped_column(Text)
    facts: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(Date)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)
    hash: Mapped[bytes] = mapped_column(LargeBinary)
    place: Mapped[str | None] = mapped_column(Text)
    """The counter; a record without one has the chain's first form."""
