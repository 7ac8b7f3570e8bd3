"""Users as rows, and wrong passwords by counter."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from desktop.db.asking import SessionAsk
from desktop.db.base import BUREAU
from desktop.db.bureau import has_users
from desktop.db.keys import last_key
from desktop.db.user_rows import UserRow, WrongPasswordRow


def any_there(session: Session) -> bool:
    """Whether the file has users."""
    return has_users(SessionAsk(session))


def listed(session: Session) -> list[Any]:
    """Return every user's name, role and whether active, by name."""
    asked = select(UserRow.name, UserRow.role, UserRow.active).where(UserRow.bureau_id == BUREAU)
    return list(session.execute(asked.order_by(UserRow.name)).all())


def one(session: Session, name: str) -> Any:
    """Return a user with the password's hash, or None."""
    asked = select(UserRow.name, UserRow.role, UserRow.active, UserRow.password)
    return session.execute(asked.where(UserRow.bureau_id == BUREAU, UserRow.name == name)).first()


def add(session: Session, name: str, role: str, password: str) -> None:
    """Add a user."""
    row = {"id": last_key(session, UserRow) + 1, "name": name, "role": role, "password": password}
    session.execute(insert(UserRow).values(bureau_id=BUREAU, active=True, **row))


def change(session: Session, name: str, **facts: Any) -> None:
    """Change a user's role, password or whether active."""
    whose = (UserRow.bureau_id == BUREAU, UserRow.name == name)
    session.execute(update(UserRow).where(*whose).values(**facts))


def administrators(session: Session) -> int:
    """Return how many active administrators there are."""
    asked = select(func.count()).where(
        UserRow.bureau_id == BUREAU, UserRow.role == "administrator", UserRow.active.is_(True)
    )
    return int(session.execute(asked).scalar_one())


def failures(session: Session, name: str, place: str) -> tuple[int, datetime] | None:
    """Return the wrong passwords for a name at a counter since the last right one, and when the last was."""
    asked = select(WrongPasswordRow.failures, WrongPasswordRow.last_at)
    row = session.execute(asked.where(*_whose(name, place))).first()
    return (row.failures, row.last_at) if row else None


def note_failure(session: Session, name: str, place: str, failures: int, at: datetime) -> None:
    """Keep how many wrong passwords there were."""
    forgive(session, name, place)
    row = {"name": name, "place": place, "failures": failures, "last_at": at}
    session.execute(insert(WrongPasswordRow).values(bureau_id=BUREAU, **row))


def forgive(session: Session, name: str, place: str) -> None:
    """Forget wrong passwords."""
    session.execute(delete(WrongPasswordRow).where(*_whose(name, place)))


def _whose(name: str, place: str) -> tuple[Any, ...]:
    return (
        WrongPasswordRow.bureau_id == BUREAU,
        WrongPasswordRow.name == name,
        WrongPasswordRow.place == place,
    )
