"""The tables of who signs in: users with their passwords' hashes, and wrong passwords by counter."""

from datetime import datetime

from sqlalchemy import DateTime, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desktop.db.base import Base, BureauKey, RowKey


class UserRow(Base):
    """A person who can sign in; one who left is kept, not active."""

    __tablename__ = "user"
    __table_args__ = (UniqueConstraint("bureau_id", "name"), {"sqlite_with_rowid": False})

    bureau_id: Mapped[BureauKey]
    id: Mapped[RowKey]
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text)
    password: Mapped[str] = mapped_column(Text)
    """An Argon2id hash with its parameters."""
    active: Mapped[bool]


class WrongPasswordRow(Base):
    """The wrong passwords for a name at a counter since the last right one, and when the last was."""

    __tablename__ = "wrong_password"
    __table_args__ = ({"sqlite_with_rowid": False},)

    bureau_id: Mapped[BureauKey]
    name: Mapped[str] = mapped_column(Text, primary_key=True)
    place: Mapped[str] = mapped_column(Text, primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[datetime] = mapped_column(DateTime)
