"""The names that entries are posted under."""

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.keys import last_key
from desktop.db.rows import ClerkRow


def is_known(session: Session, name: str) -> bool:
    """Whether anything could have been posted under this name."""
    asked = select(ClerkRow.id).where(ClerkRow.bureau_id == BUREAU, ClerkRow.name == name)
    return session.execute(asked).first() is not None


def register(session: Session, name: str) -> None:
    """Note a name that is new to the office."""
    if not is_known(session, name):
        row = {"bureau_id": BUREAU, "id": last_key(session, ClerkRow) + 1, "name": name}
        session.execute(insert(ClerkRow).values(row))
