"""The table of payments that were asked for and whose receipt nobody has in hand yet."""

from datetime import datetime

from sqlalchemy import DateTime, Text
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey


class RequestRow(Base):
    """A request made at a counter, kept from before it is posted until its paper is printed."""

    __tablename__ = "request"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bureau_id: Mapped[BureauKey]
    key: Mapped[str] = mapped_column(Text, primary_key=True)
    draft: Mapped[str] = mapped_column(Text)
    """What was asked for, as JSON."""
    place: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(DateTime)
    made_by: Mapped[str] = mapped_column(Text)
