"""The names that entries are posted under."""

from sqlalchemy import insert
from sqlalchemy.orm import Session

from desktop.db.asking import SessionAsk
from desktop.db.base import BUREAU
from desktop.db.bureau import knows_clerk
from desktop.db.keys import last_key
from desktop.db.rows import ClerkRow


def register(session: Session, name: str) -> None:
    """Note a name that is new to the office."""
    if not knows_clerk(SessionAsk(session), name):
        row = {"bureau_id": BUREAU, "id": last_key(session, ClerkRow) + 1, "name": name}
        session.execute(insert(ClerkRow).values(row))
