"""The scripts and the declared tables tell the same schema, and no newer file is touched."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from desktop.db import (  # noqa: F401  (their tables are compared)
    debit_rows,
    field_rows,
    ledger_rows,
    meter_rows,
    migrate,
    prepaid_rows,
    request_rows,
    rows,
    sms_rows,
    target_rows,
    user_rows,
    vending_rows,
)
from desktop.db.base import Base
from desktop.db.session import open_database, open_snapshot
from desktop.domain.errors import DatabaseDamaged, DatabaseTooNew, FileProblem

SCRIPTS = Path(migrate.__file__).parent / "migrations"


def scripts() -> ScriptDirectory:
    """Return the migration scripts."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return ScriptDirectory.from_config(config)


def schema(file: Path) -> dict[str, str]:
    """Return what makes each table, index and trigger of a file."""
    with closing(sqlite3.connect(file)) as sql:
        made = sql.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return dict(made)


def revise(file: Path, revision: str) -> str:
    """Write another revision into a file; return the file's fingerprint."""
    with closing(sqlite3.connect(file)) as sql:
        sql.execute("UPDATE alembic_version SET version_num = ?", [revision])
        sql.commit()
    return fingerprint(file)


def fingerprint(file: Path) -> str:
    """Return a hash of a file's bytes."""
    return sha256(file.read_bytes()).hexdigest()


def test_the_scripts_make_what_the_tables_declare(office_file: Path) -> None:
    engine = create_engine(f"sqlite:///{office_file}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert [change for change in found if "customer_search" not in repr(change)] == []


def test_the_newest_revision_is_the_last_script() -> None:
    assert scripts().get_heads() == [migrate.HEAD]
    assert {script.revision for script in scripts().walk_revisions()} == set(migrate._KNOWN)


def test_a_file_from_any_older_revision_is_brought_up_to_date(office_file: Path, tmp_path: Path) -> None:
    from alembic import command

    for number, script in enumerate(scripts().walk_revisions()):
        old = tmp_path / f"old-{number}.db"
        engine = create_engine(f"sqlite:///{old}")
        config = Config()
        config.set_main_option("script_location", str(SCRIPTS))
        config.attributes["engine"] = engine
        command.upgrade(config, script.revision)
        engine.dispose()
        open_database(old).close()
        assert schema(old) == schema(office_file)


def test_a_file_of_a_later_version_is_left_untouched(office_file: Path) -> None:
    before = revise(office_file, "9999")
    with pytest.raises(DatabaseTooNew) as refused:
        open_database(office_file)
    assert refused.value.revision == "9999"
    assert fingerprint(office_file) == before


def test_no_snapshot_is_read_of_a_later_version(office_file: Path) -> None:
    revise(office_file, "9999")
    with pytest.raises(DatabaseTooNew):
        open_snapshot(office_file)


def test_another_programs_database_is_left_untouched(tmp_path: Path) -> None:
    file = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(file)) as sql:
        sql.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
        sql.commit()
    before = fingerprint(file)
    with pytest.raises(DatabaseDamaged):
        open_database(file)
    with pytest.raises(DatabaseDamaged):
        open_snapshot(file)
    assert fingerprint(file) == before


@pytest.mark.parametrize("content", [b"Receipt, amount\n" * 400, b"SQLite format 3\0" + b"\xff" * 8_000])
def test_a_file_that_is_no_database_is_left_untouched(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "county.db"
    file.write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        open_database(file)
    assert file.read_bytes() == content


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        open_database(tmp_path)


def test_an_empty_file_becomes_an_office(tmp_path: Path) -> None:
    file = tmp_path / "county.db"
    file.touch()
    open_database(file).close()
    assert "entry" in schema(file)


def test_going_back_leaves_nothing_behind(tmp_path: Path) -> None:
    from alembic import command

    file = tmp_path / "county.db"
    open_database(file).close()
    engine = create_engine(f"sqlite:///{file}")
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["engine"] = engine
    command.downgrade(config, "base")
    engine.dispose()
    assert set(schema(file)) == {"alembic_version"}
