"""The tables of meter stock and of the work on the way to a prepaid meter: orders, evidence, campaigns."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKeyConstraint, Index, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


def _of_conversion() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["bureau_id", "conversion_id"], ["conversion.bureau_id", "conversion.id"])


class MeterMakerRow(Base):
    """A maker of meters, and the pattern that the numbers of its meters have."""

    __tablename__ = "meter_maker"
    __table_args__ = (UniqueConstraint("bureau_id", "name"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)
    pattern: Mapped[str] = mapped_column(Text)
    """A regular expression of the whole number."""


class StockMeterRow(Base):
    """A meter in the bureau's keeping, where it is, and who has it."""

    __tablename__ = "stock_meter"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "maker_id"], ["meter_maker.bureau_id", "meter_maker.id"]),
        Index("ix_stock_meter_state", "bureau_id", "state"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    number: Mapped[str] = mapped_column(Text, primary_key=True)
    maker_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(Text)
    state_on: Mapped[date] = mapped_column(Date)
    holder: Mapped[str] = mapped_column(Text, default="")
    received_on: Mapped[date] = mapped_column(Date)


class StockMoveRow(Base):
    """One move of a meter in or out of stock; it is never changed."""

    __tablename__ = "stock_move"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "number"], ["stock_meter.bureau_id", "stock_meter.number"]),
        Index("ix_stock_move_number", "bureau_id", "number"),
        Index("ix_stock_move_day", "bureau_id", "business_date"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class StocktakeRow(Base):
    """A count of the stock against the book; `facts` name what was missing and what was not in the book."""

    __tablename__ = "stocktake"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    business_date: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    expected: Mapped[int]
    counted: Mapped[int]
    missing: Mapped[int]
    surplus: Mapped[int]
    facts: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class MeterOrderRow(Base):
    """A work order (换表工单): which meters a team changes on a day."""

    __tablename__ = "meter_order"
    __table_args__ = (UniqueConstraint("bureau_id", "number"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    planned_on: Mapped[date] = mapped_column(Date)
    issued_on: Mapped[date] = mapped_column(Date)
    team: Mapped[str] = mapped_column(Text)
    scope: Mapped[str] = mapped_column(Text, default="")
    """The station and area, or what else the batch was chosen by, as its paper says it."""
    state: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)


class MeterOrderLineRow(Base):
    """One customer of a work order, and what came of it."""

    __tablename__ = "meter_order_line"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "order_id"], ["meter_order.bureau_id", "meter_order.id"]),
        _of_conversion(),
        Index("ix_meter_order_line_conversion", "bureau_id", "conversion_id"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    order_id: Mapped[RowKey]
    position: Mapped[RowKey]
    conversion_id: Mapped[int]
    new_meter: Mapped[str] = mapped_column(Text, default="")
    """The meter that was set aside for it."""
    result: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
    result_on: Mapped[date | None] = mapped_column(Date)


class EvidenceRow(Base):
    """What was found and set at the change of a meter; amounts in fen, readings in kWh."""

    __tablename__ = "conversion_evidence"
    __table_args__ = (_of_conversion(), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    conversion_id: Mapped[RowKey]
    final_bill: Mapped[str] = mapped_column(Text, default="")
    """The number of the old meter's final bill."""
    old_seal: Mapped[str] = mapped_column(Text, default="")
    new_seal: Mapped[str] = mapped_column(Text, default="")
    tariff_class: Mapped[str] = mapped_column(Text, default="")
    alarm: Mapped[int] = mapped_column(default=0)
    second_alarm: Mapped[int] = mapped_column(default=0)
    overdraft: Mapped[int] = mapped_column(default=0)
    initial_credit: Mapped[int] = mapped_column(default=0)
    start_reading: Mapped[int] = mapped_column(default=0)
    installer: Mapped[str] = mapped_column(Text, default="")


class CampaignRow(Base):
    """A plan of conversions: so many customers of an area in a month."""

    __tablename__ = "campaign"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "area_id"], ["area.bureau_id", "area.id"]),
        UniqueConstraint("bureau_id", "area_id", "month"),
        CheckConstraint("target > 0", name="target_above_zero"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)
    area_id: Mapped[int]
    month: Mapped[int]
    """YYYYMM."""
    target: Mapped[int]
    note: Mapped[str] = mapped_column(Text, default="")


class ApplicationRow(Base):
    """An application for a new connection (报装): prepaid, or by a supervisor's exception not."""

    __tablename__ = "application"
    __table_args__ = (
        ForeignKeyConstraint(["bureau_id", "area_id"], ["area.bureau_id", "area.id"]),
        ForeignKeyConstraint(["bureau_id", "customer_id"], ["customer.bureau_id", "customer.id"]),
        UniqueConstraint("bureau_id", "number"),
        Index("ix_application_state", "bureau_id", "state"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    address: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    area_id: Mapped[int]
    tariff_class: Mapped[str] = mapped_column(Text)
    risk_category: Mapped[str] = mapped_column(Text, default="")
    funding: Mapped[str] = mapped_column(Text)
    prepaid: Mapped[bool] = mapped_column(default=True)
    exception: Mapped[str] = mapped_column(Text, default="")
    """Why it is not prepaid."""
    approved_by: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(Text)
    applied_on: Mapped[date] = mapped_column(Date)
    state_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(Text, default="")
    customer_id: Mapped[int | None]
    recorded_at: Mapped[datetime] = mapped_column(DateTime)
    recorded_by: Mapped[str] = mapped_column(Text)
