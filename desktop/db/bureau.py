"""The bureau of a file: what is asked of it before anything else is loaded."""

from desktop.db.asking import Ask
from desktop.domain.settings import setting

BUREAU = 1
"""The bureau of a local file; a province's database holds many."""


def is_founded(ask: Ask) -> bool:
    """Whether the database has its bureau."""
    return bool(ask("SELECT 1 FROM bureau WHERE id = :bureau", bureau=BUREAU))


def knows_clerk(ask: Ask, name: str) -> bool:
    """Whether anything could have been posted under this name."""
    asked = "SELECT 1 FROM clerk WHERE bureau_id = :bureau AND name = :name"
    return bool(ask(asked, bureau=BUREAU, name=name))


def has_users(ask: Ask) -> bool:
    """Whether the file has users, so that somebody must sign in."""
    return bool(ask('SELECT 1 FROM "user" WHERE bureau_id = :bureau LIMIT 1', bureau=BUREAU))


def value_of(ask: Ask, key: str) -> str:
    """Return a setting's value."""
    asked = "SELECT value FROM setting WHERE bureau_id = :bureau AND key = :key"
    found = ask(asked, bureau=BUREAU, key=key)
    return str(found[0][0]) if found else setting(key).default
