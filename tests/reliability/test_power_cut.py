"""The plug is pulled while payments are posted: no payment that was acknowledged is lost."""

import os
import random
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from textwrap import dedent

import pytest

from desktop.domain.customers import CustomerDraft
from desktop.domain.rights import Right
from tests.counter import Counter, yuan

ROOT = Path(__file__).parents[2]
CUTS = 24
CLERK = dedent(
    """
    import sys
    from pathlib import Path
    from tests.counter import Counter

    counter = Counter(Path(sys.argv[1]))
    for number in range(10_000):
        receipt = counter.takes("0706000000000001", "37.20", key=f"{sys.argv[2]}-{number}")
        print("paid", receipt.receipt_no, flush=True)
        if number % 3 == 2:
            counter.reverses(receipt.receipt_no)
            print("reversed", receipt.receipt_no, flush=True)
    """
)


def acknowledged(file: Path, cut: int, patience: random.Random) -> list[list[str]]:
    """Let a clerk work in another process, kill it in the middle, and return what it had said by then."""
    with subprocess.Popen(
        [sys.executable, "-c", CLERK, str(file), str(cut)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    ) as clerk:
        assert clerk.stdout
        lines = [clerk.stdout.readline() for _ in range(patience.randint(1, 12))]
        for _ in range(patience.randint(0, 60_000)):
            pass
        clerk.kill()
        lines += clerk.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


def test_no_acknowledged_payment_is_lost(office_file: Path) -> None:
    patience = random.Random(20111215)
    with closing(Counter(office_file).office) as office:
        office.customers.create(CustomerDraft("0706000000000001"))
    for cut in range(CUTS):
        said = acknowledged(office_file, cut, patience)
        assert said
        with closing(Counter(office_file).office) as office:
            for what, receipt_no in said:
                receipt = office.payments.receipt(receipt_no)
                assert receipt.amount == yuan("37.20")
                assert what == "paid" or receipt.reversed_by
            assert office.checks.check().ok


def test_what_was_half_written_when_the_power_went_is_taken_back(office_file: Path, tmp_path: Path) -> None:
    counter = Counter(office_file)
    first = counter.takes(counter.customer(), "80.00")
    before = office_file.read_bytes()
    dead = tmp_path / "dead.db"
    with pytest.raises(PowerCut), counter.office.workplace.writing(Right.PAY) as session:
        sql = session.connection()
        sql.exec_driver_sql("PRAGMA cache_size = 1")
        rows = [(f"k{number}", "x" * 3_000) for number in range(200)]
        sql.exec_driver_sql("INSERT INTO setting (bureau_id, key, value) VALUES (1, ?, ?)", rows)
        for beside in ("", "-journal"):
            shutil.copy(f"{office_file}{beside}", f"{dead}{beside}")
        raise PowerCut
    counter.office.close()
    assert dead.read_bytes() != before
    after = Counter(dead)
    assert after.office.payments.receipt(first.receipt_no) == first
    assert after.check().ok
    after.office.close()
    assert dead.read_bytes() == before


class PowerCut(Exception):
    """The plug is pulled."""
