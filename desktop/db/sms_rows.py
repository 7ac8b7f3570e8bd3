"""The tables of SMS reminders: templates, the outbox, numbers that cannot be reached, and saved filters."""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class SmsTemplateRow(Base):
    """What a reminder says, with fields in braces."""

    __tablename__ = "sms_template"
    __table_args__ = (UniqueConstraint("bureau_id", "name"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    """before, due or after: how the reminder stands to the due date."""
    text: Mapped[str] = mapped_column(Text)


class SmsRow(Base):
    """One message of the outbox; its key sends it once."""

    __tablename__ = "sms"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        UniqueConstraint("bureau_id", "key"),
        Index("ix_sms_state", "bureau_id", "state", "next_at"),
        Index("ix_sms_customer", "bureau_id", "customer_id"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    key: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    phone: Mapped[str] = mapped_column(Text)
    stage: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    parts: Mapped[int]
    state: Mapped[str] = mapped_column(Text)
    """queued, sent, delivered, failed, refused or dropped."""
    business_date: Mapped[date] = mapped_column(Date)
    tries: Mapped[int]
    next_at: Mapped[datetime | None] = mapped_column(DateTime)
    gateway_no: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    made_at: Mapped[datetime] = mapped_column(DateTime)
    made_by: Mapped[str] = mapped_column(Text)


class BadNumberRow(Base):
    """A phone number that cannot be reached."""

    __tablename__ = "bad_number"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bureau_id: Mapped[BureauKey]
    phone: Mapped[str] = mapped_column(Text, primary_key=True)
    since: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text)


class SavedFilterRow(Base):
    """A filter of a desk under a name."""

    __tablename__ = "saved_filter"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bureau_id: Mapped[BureauKey]
    desk: Mapped[str] = mapped_column(Text, primary_key=True)
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    facts: Mapped[str] = mapped_column(Text)


class PeriodRuleRow(Base):
    """Periods of the stop-supply clock in days, from a day on."""

    __tablename__ = "period_rule"
    __table_args__ = (UniqueConstraint("bureau_id", "effective_from"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    effective_from: Mapped[date] = mapped_column(Date)
    overdue_days: Mapped[int]
    notice_least: Mapped[int]
    notice_most: Mapped[int]
    told_minutes: Mapped[int]
    reconnect_hours: Mapped[int]
