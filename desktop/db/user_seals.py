"""Users held against the acts that made and changed them: a role or a password put into the file is found."""

import json
from collections.abc import Iterator
from hashlib import sha256

from sqlalchemy import Integer, cast, select
from sqlalchemy.orm import Session

from desktop.db.base import BUREAU
from desktop.db.ledger_rows import ActRow
from desktop.db.user_rows import UserRow

MADE, ROLE, ACTIVE, PASSWORD = "user-made", "user-role", "user-active", "user-password"


def seal(password: str) -> str:
    """Return what an act says of a password's hash."""
    return sha256(password.encode()).hexdigest()


def broken(session: Session) -> Iterator[str]:
    """Return the users whose row is not what the acts made of it, and those that the acts do not know."""
    told: dict[str, tuple[str, int, str]] = {}
    asked = select(ActRow.kind, ActRow.subject, ActRow.facts).where(
        ActRow.bureau_id == BUREAU, ActRow.kind.in_((MADE, ROLE, ACTIVE, PASSWORD))
    )
    for kind, name, facts in session.execute(asked.order_by(ActRow.seq)):
        told[name] = _changed(told.get(name, ("", 1, "")), kind, _read(facts))
    active = cast(UserRow.active, Integer).label("active")
    rows = select(UserRow.name, UserRow.role, active, UserRow.password)
    there = {
        row.name: (row.role, row.active, seal(row.password))
        for row in session.execute(rows.where(UserRow.bureau_id == BUREAU))
    }
    yield from sorted(name for name in there.keys() | told.keys() if there.get(name) != told.get(name))


def _read(facts: str) -> dict[str, object]:
    """Read an act's facts; what cannot be read is a changed record, and found as one."""
    try:
        read = json.loads(facts)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _changed(user: tuple[str, int, str], kind: str, facts: dict[str, object]) -> tuple[str, int, str]:
    role, active, password = user
    if kind == MADE:
        return str(facts.get("role")), 1, str(facts.get("seal"))
    if kind == ROLE:
        return str(facts.get("to")), active, password
    if kind == ACTIVE:
        return role, int(bool(facts.get("active"))), password
    return role, active, str(facts.get("seal"))
