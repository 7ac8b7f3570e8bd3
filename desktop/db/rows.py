"""The tables of the office: places, people, customers, bills, papers and settings."""

from datetime import date, datetime
from typing import Any

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

from desktop.db.base import Base, BureauKey, RowKey


def _keyed(*parts: Any) -> tuple[Any, ...]:
    return (*parts, {"sqlite_with_rowid": False})


def _to(table: str, column: str, target: str = "id") -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["bureau_id", column], [f"{table}.bureau_id", f"{table}.{target}"])


class BureauRow(Base):
    """The county utility that a file belongs to; `code` is what the hash chain names it by."""

    __tablename__ = "bureau"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(Text, unique=True)


class StationRow(Base):
    """A supply station (供电所)."""

    __tablename__ = "station"
    __table_args__ = _keyed(UniqueConstraint("bureau_id", "name"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)


class AreaRow(Base):
    """A transformer area (台区) of a station."""

    __tablename__ = "area"
    __table_args__ = _keyed(_to("station", "station_id"), UniqueConstraint("bureau_id", "station_id", "name"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    station_id: Mapped[int]
    name: Mapped[str] = mapped_column(Text)


class ContractorRow(Base):
    """A transformer-area contractor (台区承包人)."""

    __tablename__ = "contractor"
    __table_args__ = _keyed(UniqueConstraint("bureau_id", "name"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str] = mapped_column(Text, default="")


class AssignmentRow(Base):
    """Who is answerable for an area from a day on, until a day or still."""

    __tablename__ = "assignment"
    __table_args__ = _keyed(
        _to("area", "area_id"),
        _to("contractor", "contractor_id"),
        UniqueConstraint("bureau_id", "area_id", "from_on"),
        CheckConstraint("until_on IS NULL OR until_on >= from_on", name="until_after_from"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    area_id: Mapped[int]
    contractor_id: Mapped[int]
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)


class CustomerRow(Base):
    """A customer; `prestored` is kept beside the ledger and proved equal by the check."""

    __tablename__ = "customer"
    __table_args__ = _keyed(
        _to("area", "area_id"),
        UniqueConstraint("bureau_id", "number"),
        Index("ix_customer_area", "bureau_id", "area_id"),
        CheckConstraint("prestored >= 0", name="prestored_not_negative"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    initials: Mapped[str] = mapped_column(Text)
    former_no: Mapped[str] = mapped_column(Text, default="")
    area_id: Mapped[int]
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(Text, default="")
    tariff_class: Mapped[str] = mapped_column(Text)
    risk_category: Mapped[str] = mapped_column(Text, default="")
    funding: Mapped[str] = mapped_column(Text)
    key_customer: Mapped[bool] = mapped_column(default=False)
    meter_no: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    prestored: Mapped[int] = mapped_column(default=0)
    commissioned_on: Mapped[date | None] = mapped_column(Date)


class MeterRow(Base):
    """A meter, and whose it is or was."""

    __tablename__ = "meter"
    __table_args__ = _keyed(
        _to("customer", "customer_id"),
        UniqueConstraint("bureau_id", "number"),
        Index("ix_meter_customer", "bureau_id", "customer_id"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    prepaid: Mapped[bool] = mapped_column(default=False)
    installed_on: Mapped[date | None] = mapped_column(Date)
    removed_on: Mapped[date | None] = mapped_column(Date)
    last_reading: Mapped[int | None]
    """The reading at removal, kWh."""


class BillRow(Base):
    """One month's receivable of one customer; outstanding and penalty_balance mirror the ledger."""

    __tablename__ = "bill"
    __table_args__ = _keyed(
        _to("customer", "customer_id"),
        _to("area", "area_id"),
        UniqueConstraint("bureau_id", "number"),
        CheckConstraint("amount >= 0", name="amount_not_negative"),
        CheckConstraint("outstanding >= 0", name="outstanding_not_negative"),
        Index("ix_bill_customer", "bureau_id", "customer_id"),
        # PostgreSQL's own WHERE stands in the migration: named here it would load that whole dialect
        Index(
            "ix_bill_open",
            "bureau_id",
            "customer_id",
            "due_on",
            "month",
            "area_id",
            "outstanding",
            "issued_on",
            sqlite_where=text("outstanding <> 0"),
        ),
        Index(
            "ix_bill_report",
            "bureau_id",
            "month",
            "area_id",
            "customer_id",
            "issued_on",
            "amount",
            "outstanding",
            "tariff_class",
        ),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    number: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    month: Mapped[int]
    """YYYYMM."""
    issued_on: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date)
    amount: Mapped[int]
    kwh: Mapped[int | None]
    tariff_class: Mapped[str] = mapped_column(Text)
    area_id: Mapped[int]
    outstanding: Mapped[int]
    penalty_balance: Mapped[int] = mapped_column(default=0)


class NoticeRow(Base):
    """A notice that was printed: its serial number and, to the letter, what it said."""

    __tablename__ = "notice"
    __table_args__ = _keyed(
        _to("customer", "customer_id"),
        UniqueConstraint("bureau_id", "serial"),
        UniqueConstraint("bureau_id", "kind", "customer_id", "business_date"),
        Index("ix_notice_day", "bureau_id", "business_date", "kind"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    serial: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    customer_id: Mapped[int]
    business_date: Mapped[date] = mapped_column(Date)
    principal: Mapped[int]
    penalty: Mapped[int]
    snapshot: Mapped[str] = mapped_column(Text)


class PrintingRow(Base):
    """One print of a numbered paper; the first is the original, each later one a reprint (补打)."""

    __tablename__ = "printing"
    __table_args__ = _keyed(UniqueConstraint("bureau_id", "paper", "number", "copy"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    paper: Mapped[str] = mapped_column(Text)
    number: Mapped[str] = mapped_column(Text)
    copy: Mapped[int]
    printed_at: Mapped[datetime] = mapped_column(DateTime)
    printed_by: Mapped[str] = mapped_column(Text)
    snapshot: Mapped[str] = mapped_column(Text, default="")
    """What the original said, to the letter; empty for a reprint and for papers that keep their own."""


class PenaltyRuleRow(Base):
    """Penalty rates in millionths a day and the floor in fen, from a day on."""

    __tablename__ = "penalty_rule"
    __table_args__ = _keyed(UniqueConstraint("bureau_id", "effective_from"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    effective_from: Mapped[date] = mapped_column(Date)
    residential: Mapped[int]
    same_year: Mapped[int]
    later_year: Mapped[int]
    floor: Mapped[int]


class SettingRow(Base):
    """One setting of the bureau; a missing row is the default."""

    __tablename__ = "setting"
    __table_args__ = _keyed()

    bureau_id: Mapped[BureauKey]
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ClerkRow(Base):
    """A name that entries are posted under."""

    __tablename__ = "clerk"
    __table_args__ = _keyed(UniqueConstraint("bureau_id", "name"))

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)


class ConversionRow(Base):
    """A customer's conversion to a prepaid meter, and where it stands."""

    __tablename__ = "conversion"
    __table_args__ = _keyed(
        _to("customer", "customer_id"),
        Index("ix_conversion_customer", "bureau_id", "customer_id"),
        Index("ix_conversion_stage", "bureau_id", "stage"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    customer_id: Mapped[int]
    stage: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(Text)
    stage_on: Mapped[date] = mapped_column(Date)
    old_meter: Mapped[str] = mapped_column(Text, default="")
    last_reading: Mapped[int | None]
    new_meter: Mapped[str] = mapped_column(Text, default="")


class ConversionStepRow(Base):
    """One step of a conversion: its date, its person and what was said."""

    __tablename__ = "conversion_step"
    __table_args__ = _keyed(
        _to("conversion", "conversion_id"),
        UniqueConstraint("bureau_id", "conversion_id", "stage"),
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    conversion_id: Mapped[int]
    stage: Mapped[str] = mapped_column(Text)
    business_date: Mapped[date] = mapped_column(Date)
    person: Mapped[str] = mapped_column(Text)
    note: Mapped[str] = mapped_column(Text, default="")
    recorded_at: Mapped[datetime] = mapped_column(DateTime)


class ChainRow(Base):
    """The head of a bureau's hash chain; whoever writes a record holds this row."""

    __tablename__ = "chain"

    bureau_id: Mapped[BureauKey]
    seq: Mapped[int]
    hash: Mapped[bytes] = mapped_column(LargeBinary)
