"""The tables of the work in the field: contacts, plans of payment, measures against risk, visits."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


def _of_customer() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"])


class ContactRow(Base):
    """One thing between the bureau and a customer; it is never changed, only withdrawn by another."""

    __tablename__ = "contact"
    __table_args__ = (
        _of_customer(),
        ForeignKeyConstraint(["bureau_id", "withdraws_id"], ["contact.bureau_id", "contact.id"]),
        UniqueConstraint("bureau_id", "withdraws_id"),
        Index("ix_contact_customer", "bureau_id", "customer_id", "kind"),
        Index("ix_contact_until", "bureau_id", "kind", "until_on"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(Date)
    at: Mapped[str] = mapped_column(Text, default="")
    """HH:MM where the hour matters."""
    person: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    amount: Mapped[int | None]
    """Promised, in fen."""
    until_on: Mapped[date | None] = mapped_column(Date)
    """The day of a promise, or the last day of a hold."""
    serial: Mapped[str] = mapped_column(Text, default="")
    """The paper that was delivered."""
    how: Mapped[str] = mapped_column(Text, default="")
    signed: Mapped[bool] = mapped_column(default=False)
    attachment: Mapped[str] = mapped_column(Text, default="")
    """Checked name of a photo or scan beside the database."""
    withdraws_id: Mapped[int | None]
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class FundingRow(Base):
    """How a fiscally-funded payer (财政拨款) gets its money, whom to talk to, and who is responsible."""

    __tablename__ = "funding"
    __table_args__ = (_of_customer(), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    customer_id: Mapped[RowKey]
    source: Mapped[str] = mapped_column(Text)
    month: Mapped[int]
    """The month of the appropriation, 1 to 12; 0 where it is not known."""
    contact: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    collector: Mapped[str] = mapped_column(Text, default="")


class PlanRow(Base):
    """An agreed plan of payment, until it is ended."""

    __tablename__ = "plan"
    __table_args__ = (
        _of_customer(),
        Index("ix_plan_customer", "bureau_id", "customer_id"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    made_on: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None] = mapped_column(Date)


class InstalmentRow(Base):
    """One instalment of a plan, in fen."""

    __tablename__ = "instalment"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "plan_id"], ["plan.bureau_id", "plan.id"]),
        CheckConstraint("amount > 0", name="amount_positive"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    plan_id: Mapped[RowKey]
    due_on: Mapped[date] = mapped_column(Date, primary_key=True)
    amount: Mapped[int]


class MeasureRow(Base):
    """A measure against a customer's risk, followed until it is in place."""

    __tablename__ = "measure"
    __table_args__ = (
        _of_customer(),
        Index("ix_measure_customer", "bureau_id", "customer_id"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    kind: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text)
    amount: Mapped[int]
    """Agreed: the fee, or the balance to be reached, in fen."""
    decided_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date | None] = mapped_column(Date)
    state_on: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    number: Mapped[str] = mapped_column(Text, default="")
    """The posting that received the fee."""


class TemporarySupplyRow(Base):
    """A customer's temporary power, its term, and what was prepaid where it has no meter."""

    __tablename__ = "temporary_supply"
    __table_args__ = (
        _of_customer(),
        CheckConstraint("until_on >= from_on", name="until_after_from"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    metered: Mapped[bool]
    prepaid: Mapped[int]
    number: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None] = mapped_column(Date)


class VisitPlanRow(Base):
    """Who visits a key customer, and every how many months."""

    __tablename__ = "visit_plan"
    __table_args__ = (_of_customer(), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    customer_id: Mapped[RowKey]
    person: Mapped[str] = mapped_column(Text)
    every_months: Mapped[int]
    from_on: Mapped[date] = mapped_column(Date)


class VisitRow(Base):
    """A visit to a key customer, and what was talked about."""

    __tablename__ = "visit"
    __table_args__ = (
        _of_customer(),
        Index("ix_visit_customer", "bureau_id", "customer_id", "business_date"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    business_date: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    met: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class OpinionRow(Base):
    """An opinion or suggestion of a customer, with its owner, its due date and its reply."""

    __tablename__ = "opinion"
    __table_args__ = (
        _of_customer(),
        Index("ix_opinion_due", "bureau_id", "closed_on", "due_on"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    visit_id: Mapped[int | None]
    raised_on: Mapped[date] = mapped_column(Date)
    said: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(Text)
    due_on: Mapped[date] = mapped_column(Date)
    reply: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None] = mapped_column(Date)
