"""Bring a database up to the revision this version knows; one that is newer is left untouched."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.db.asking import Ask
from desktop.domain.errors import DatabaseDamaged, DatabaseTooNew

if TYPE_CHECKING:
    from sqlalchemy import URL, Engine

HEAD = "0007"
"""The newest revision; the migration tests prove that it is the last script's."""

_KNOWN = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")


def is_current(ask: Ask) -> bool:
    """Whether an SQLite file is at the newest revision, so that nothing of an upgrade need be loaded."""
    tables = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version'"
    if not ask(tables):
        return False
    return [number for (number,) in ask("SELECT version_num FROM alembic_version")] == [HEAD]


def bring_up_to_date(engine: "Engine", url: "URL") -> None:
    """Upgrade where the revision is not HEAD; Alembic is imported only when there is something to do.

    Raises DatabaseTooNew, or DatabaseDamaged where the tables are another program's; neither is touched.
    """
    found = _revision(engine, url)
    if found == HEAD:
        return
    if found is not None and found not in _KNOWN:
        raise DatabaseTooNew(str(url.database), found)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["engine"] = engine
    command.upgrade(config, "head")


def _revision(engine: "Engine", url: "URL") -> str | None:
    from sqlalchemy import inspect, text

    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" in tables:
            return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if tables:
            raise DatabaseDamaged(str(url.database), "not a Jieling database")
        return None
