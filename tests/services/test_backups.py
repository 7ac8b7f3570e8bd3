"""Backups that were proved, and restores that keep what was there."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop.domain.errors import BackupNotProved, DatabaseDamaged, FileProblem
from desktop.services.restoring import restore
from tests.counter import Counter, yuan


@pytest.fixture
def told(counter: Counter, customer: str) -> str:
    """Return the number of a payment that was taken."""
    counter.bill(customer, "80.00")
    return counter.takes(customer, "200.00").receipt_no


def test_a_backup_is_the_same_county(counter: Counter, told: str, tmp_path: Path) -> None:
    backup = counter.office.backups.backup(tmp_path / "copies" / "monday.db")
    assert backup.size == backup.file.stat().st_size
    copy = Counter(backup.file)
    assert copy.check() == counter.check()
    assert copy.office.payments.receipt(told) == counter.office.payments.receipt(told)
    copy.office.close()


def test_a_backup_replaces_the_one_before(counter: Counter, told: str, customer: str, tmp_path: Path) -> None:
    first = counter.office.backups.backup(tmp_path / "copy.db")
    counter.takes(customer, "10.00")
    second = counter.office.backups.backup(tmp_path / "copy.db")
    assert second.entries > first.entries
    assert [path.name for path in tmp_path.glob("*copy.db*")] == ["copy.db"]


def test_no_backup_is_made_over_the_open_file_itself(counter: Counter, told: str, customer: str) -> None:
    with pytest.raises(FileProblem):
        counter.office.backups.backup(counter.file)
    counter.takes(customer, "10.00")
    again = counter.reopened()
    assert again.prestored(customer) == yuan("130.00")
    again.office.close()
    counter.office = Counter(counter.file).office


def test_a_copy_that_does_not_prove_is_thrown_away(counter: Counter, told: str, tmp_path: Path) -> None:
    counter.office.close()
    with closing(sqlite3.connect(counter.file)) as sql:
        sql.execute("UPDATE bill SET outstanding = outstanding + 1")
        sql.commit()
    counter.office = Counter(counter.file).office
    with pytest.raises(BackupNotProved):
        counter.office.backups.backup(tmp_path / "copy.db")
    assert list(tmp_path.glob("*copy*")) == []
    with closing(sqlite3.connect(counter.file)) as sql:
        sql.execute("UPDATE bill SET outstanding = outstanding - 1")
        sql.commit()


def test_a_backup_that_cannot_be_written_is_refused(counter: Counter, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileProblem):
        counter.office.backups.backup(tmp_path / "file" / "copy.db")


def test_a_restore_brings_back_the_day_of_the_backup_and_keeps_what_was_there(
    counter: Counter, told: str, customer: str, tmp_path: Path
) -> None:
    copy = counter.office.backups.backup(tmp_path / "copy.db").file
    counter.takes(customer, "50.00")
    counter.office.close()
    restore(copy, counter.file)
    restored = Counter(counter.file)
    kept = Counter(counter.file.with_name(f"{counter.file.name}.before-restore"))
    assert (restored.prestored(customer), kept.prestored(customer)) == (yuan("120.00"), yuan("170.00"))
    assert kept.check().ok
    kept.office.close()
    counter.office = restored.office


def test_a_restore_to_a_new_place_makes_the_file(counter: Counter, told: str, tmp_path: Path) -> None:
    copy = counter.office.backups.backup(tmp_path / "copy.db").file
    target = tmp_path / "elsewhere" / "county.db"
    assert restore(copy, target).file == target
    elsewhere = Counter(target)
    assert elsewhere.office.payments.receipt(told).amount == yuan("200.00")
    elsewhere.office.close()


def test_what_the_dead_left_half_written_goes_with_the_file_that_is_kept(
    counter: Counter, told: str, tmp_path: Path
) -> None:
    copy = counter.office.backups.backup(tmp_path / "copy.db").file
    counter.office.close()
    journal = counter.file.with_name(f"{counter.file.name}-journal")
    journal.write_bytes(b"half a transaction")
    restore(copy, counter.file)
    kept = counter.file.with_name(f"{counter.file.name}.before-restore-journal")
    assert kept.read_bytes() == b"half a transaction"
    counter.office = Counter(counter.file).office


@pytest.mark.parametrize("content", [b"", b"no database " * 900, b"SQLite format 3\0" + bytes(5_000)])
def test_nothing_is_restored_from_what_is_no_backup(
    counter: Counter, told: str, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)
    counter.office.close()
    before = counter.file.read_bytes()
    with pytest.raises(DatabaseDamaged):
        restore(bad, counter.file)
    assert counter.file.read_bytes() == before
    assert bad.read_bytes() == content
    counter.office = Counter(counter.file).office


def test_nothing_is_restored_from_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileProblem):
        restore(tmp_path / "none.db", tmp_path / "county.db")
    assert list(tmp_path.glob("*.db")) == []
