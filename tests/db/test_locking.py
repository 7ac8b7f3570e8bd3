"""One process a file: a second is told who has it, may read a snapshot, and gets it when the first dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.db.session import open_database
from desktop.domain.errors import DatabaseDamaged, DatabaseInUse, ReadOnlySnapshot
from desktop.services.office import open_office
from desktop.services.restoring import restore
from tests.counter import Counter, day, stopped, yuan

HOLDER = dedent(
    """
    import sys
    from tests.counter import Counter
    from pathlib import Path

    counter = Counter(Path(sys.argv[1]))
    customer = counter.customer()
    print("open", flush=True)
    for amount in sys.stdin:
        print(counter.takes(customer, amount.strip()).receipt_no, flush=True)
    """
)


@contextmanager
def another_process(file: Path) -> Iterator[subprocess.Popen[str]]:
    """Open a file in another process; it takes a payment for each amount that it is told."""
    root = str(Path(__file__).parents[2])
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(file)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": root},
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            process.kill()


def takes(process: subprocess.Popen[str], amount: str) -> str:
    """Let the other process take a payment; return its receipt number."""
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{amount}\n")
    process.stdin.flush()
    return process.stdout.readline().strip()


def test_a_second_process_is_told_who_has_the_file(office_file: Path) -> None:
    with another_process(office_file) as first, pytest.raises(DatabaseInUse) as refused:
        open_database(office_file, wait=0)
    assert str(first.pid) in refused.value.holder
    assert refused.value.file == str(office_file)


def test_the_same_process_does_not_open_a_file_twice(counter: Counter) -> None:
    with pytest.raises(DatabaseInUse):
        open_database(counter.file, wait=0)


def test_a_snapshot_reads_while_the_first_goes_on_writing(office_file: Path) -> None:
    with another_process(office_file) as first:
        before = takes(first, "80.00")
        snapshot = open_office(office_file, stopped, snapshot=True)
        after = takes(first, "70.00")
        held = snapshot.payments.account("0706000000000001", day("2012-05-20")).prestored
        assert (held, before != after) == (yuan("80.00"), True)
        assert snapshot.checks.check().ok
        with pytest.raises(ReadOnlySnapshot):
            snapshot.settings.set("bureau.name", "x")
        snapshot.close()


def test_the_holders_death_frees_the_file(office_file: Path) -> None:
    with another_process(office_file) as first:
        receipt = takes(first, "80.00")
        os.kill(first.pid, signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        first.wait()
    counter = Counter(office_file)
    assert counter.office.payments.receipt(receipt).amount == yuan("80.00")
    counter.office.close()


def test_nothing_is_restored_over_a_file_that_is_open(counter: Counter, tmp_path: Path) -> None:
    copy = counter.office.backups.backup(tmp_path / "copy.db").file
    with pytest.raises(DatabaseInUse):
        restore(copy, counter.file)


def test_a_file_that_was_closed_is_free(office_file: Path) -> None:
    for _ in range(3):
        open_database(office_file, wait=0).close()
    assert not office_file.with_name(f"{office_file.name}.holder").exists()


def test_an_opening_that_was_refused_leaves_the_file_free(tmp_path: Path) -> None:
    file = tmp_path / "county.db"
    file.write_text("no database " * 500)
    for _ in range(2):
        with pytest.raises(DatabaseDamaged):
            open_database(file, wait=0)
