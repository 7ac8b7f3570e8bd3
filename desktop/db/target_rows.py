"""The table of targets: what a bureau, station, area or contractor is to reach in a year or a month."""

from sqlalchemy import CheckConstraint, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class TargetRow(Base):
    """One target with its weight; a rate is in hundredths of a per cent, an amount in fen."""

    __tablename__ = "target"
    __table_args__ = (
        UniqueConstraint("bureau_id", "scope", "subject_id", "period", "measure"),
        CheckConstraint("weight > 0", name="weight_above_zero"),
        {"sqlite_with_rowid": False},
    )

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    scope: Mapped[str] = mapped_column(Text)
    """bureau, station, area or contractor."""
    subject_id: Mapped[int]
    """The row of the station, area or contractor; 0 for the bureau."""
    period: Mapped[int]
    """YYYY, or YYYYMM."""
    measure: Mapped[str] = mapped_column(Text)
    """rate, amount or customers."""
    value: Mapped[int]
    weight: Mapped[int] = mapped_column(default=100)
