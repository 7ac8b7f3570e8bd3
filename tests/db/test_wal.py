"""Under a newer SQLite a file keeps a write-ahead log; it goes there and back, with all that copies it."""

import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.db import session
from desktop.services.office import open_office
from desktop.services.restoring import restore
from tests.counter import Counter, day, stopped, yuan

ROOT = Path(__file__).parents[2]
DYING = dedent(
    """
    import os, sys
    from pathlib import Path
    from desktop.db import session
    session.WAL_IS_SAFE_FROM = (3, 0, 0)
    from tests.counter import Counter

    counter = Counter(Path(sys.argv[1]))
    print(counter.takes(counter.customer(), "80.00").receipt_no, flush=True)
    os._exit(1)
    """
)


@pytest.fixture
def newer_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat the SQLite that is here as one in which WAL is safe; one process writes, so it is."""
    monkeypatch.setattr(session, "WAL_IS_SAFE_FROM", (3, 0, 0))


def test_a_file_goes_to_wal_and_back(
    office_file: Path, newer_sqlite: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = Counter(office_file)
    customer = newer.customer()
    newer.takes(customer, "80.00")
    assert office_file.with_name(f"{office_file.name}-wal").exists()
    newer.office.close()
    monkeypatch.setattr(session, "WAL_IS_SAFE_FROM", (9, 0, 0))
    older = Counter(office_file)
    older.takes(customer, "70.00", key="another")
    assert older.prestored(customer) == yuan("150.00")
    assert older.check().ok
    older.office.close()
    assert not office_file.with_name(f"{office_file.name}-wal").exists()


def test_snapshots_and_backups_hold_what_is_only_in_the_log(
    office_file: Path, newer_sqlite: None, tmp_path: Path
) -> None:
    counter = Counter(office_file)
    customer = counter.customer()
    counter.takes(customer, "80.00")
    snapshot = open_office(office_file, stopped, snapshot=True)
    assert snapshot.payments.account(customer, day("2012-05-20")).prestored == yuan("80.00")
    snapshot.close()
    copy = counter.office.backups.backup(tmp_path / "copy.db").file
    counter.office.close()
    restore(copy, office_file)
    again = Counter(office_file)
    assert (again.prestored(customer), again.check().ok) == (yuan("80.00"), True)
    again.office.close()


def test_what_a_dead_process_left_in_the_log_is_there(office_file: Path, newer_sqlite: None) -> None:
    died = subprocess.run(
        [sys.executable, "-c", DYING, str(office_file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert died.returncode == 1
    assert office_file.with_name(f"{office_file.name}-wal").stat().st_size > 0
    counter = Counter(office_file)
    assert counter.office.payments.receipt(died.stdout.strip()).amount == yuan("80.00")
    assert counter.check().ok
    counter.office.close()
