"""Import of a file of bills, against csv.reader and executemany into the same tables and indexes."""

import csv
import sqlite3
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle, islice
from pathlib import Path

from desktop.domain.imports import ImportJob
from desktop.domain.intake import Noun
from tests.benchmarks.counties import Bench
from tests.benchmarks.measuring import Pair, Sample, timed

BILLS = 100_000
_HEADINGS = ("customer_no", "bill_no", "billing_month", "issued_on", "due_on", "amount", "kwh")
_AT = "2012-01-05 02:00:00.000000"
_HASH = bytes(32)


def pairs(bench: Bench) -> list[Pair]:
    """Return the pair of the import, and for comparison one whose baseline leaves the ledger out."""
    import_one = partial(_import, bench)
    with_ledger = partial(_plain, bench.raw, with_entries=True)
    bills_alone = partial(_plain, bench.raw, with_entries=False)
    return [
        Pair(f"import of {BILLS:,} bills", *_each(bench, "A", import_one, with_ledger), 6.0),
        Pair("the same; baseline without the ledger", *_each(bench, "B", import_one, bills_alone), 6.0),
    ]


def _each(
    bench: Bench, prefix: str, ours: Callable[[Path], object], baseline: Callable[[Path], object]
) -> tuple[Sample, Sample]:
    """Return samples that bring in the same file in the same round."""
    customers = _customers(bench.raw)

    def file_of(number: int) -> Path:
        file = bench.scratch / f"bills-{prefix}{number}.csv"
        if not file.exists():
            _write(file, f"{prefix}{number}", customers)
        return file

    def sample(bring_in: Callable[[Path], object]) -> Sample:
        def one(number: int) -> float:
            file = file_of(number)
            return timed(lambda: bring_in(file))

        return one

    return sample(ours), sample(baseline)


def _write(file: Path, prefix: str, customers: Sequence[str]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        rows = csv.writer(opened)
        rows.writerow(_HEADINGS)
        for number, customer in enumerate(islice(cycle(customers), BILLS)):
            fen = 1_000 + number % 90_000
            amount = f"{fen // 100}.{fen % 100:02d}"
            rows.writerow(
                (
                    customer,
                    f"{prefix}-{number:06d}",
                    "201201",
                    "2012-01-05",
                    "2012-01-25",
                    amount,
                    number % 900,
                )
            )


def _import(bench: Bench, file: Path) -> None:
    result = bench.ours.imports.run(ImportJob(Noun.BILLS, file))
    assert result.added == BILLS


def _plain(sql: sqlite3.Connection, file: Path, *, with_entries: bool) -> None:
    """Read the file and write the rows: a bill each, and the entry that makes it receivable."""
    known = {row[0]: row[1:] for row in sql.execute("SELECT number, id, area_id, tariff_class FROM customer")}
    [(key,)] = sql.execute("SELECT max(id) FROM bill WHERE bureau_id = 1")
    [(seq,)] = sql.execute("SELECT seq FROM chain WHERE bureau_id = 1")
    bills, entries = [], []
    with file.open(encoding="utf-8", newline="") as opened:
        rows = csv.reader(opened)
        next(rows)
        for offset, (customer, bill_no, month, issued, due, amount, kwh) in enumerate(rows, start=1):
            whose, area, tariff_class = known[customer]
            fen, at = int(amount.replace(".", "")), key + offset
            facts = (whose, int(month), issued, due, fen, int(kwh), tariff_class, area, fen, 0)
            bills.append((1, at, bill_no, *facts))
            when = (issued, issued, whose, at, None, None, None, 0, _AT, "bench", _HASH, None)
            entries.append((1, seq + offset, "principal", "bill", fen, *when))
    sql.execute("BEGIN IMMEDIATE")
    sql.executemany(f"INSERT INTO bill VALUES ({', '.join('?' * len(bills[0]))})", bills)
    if with_entries:
        sql.executemany(f"INSERT INTO entry VALUES ({', '.join('?' * len(entries[0]))})", entries)
        sql.execute("UPDATE chain SET seq = seq + ? WHERE bureau_id = 1", (len(entries),))
    sql.execute("COMMIT")


def _customers(sql: sqlite3.Connection) -> list[str]:
    return [row[0] for row in sql.execute("SELECT number FROM customer ORDER BY number")]
