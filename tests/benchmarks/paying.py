"""One durable payment, against a plain transaction that writes as many rows to the same tables."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from desktop.domain.arrears import DebtorFilter
from desktop.domain.payments import AccountView, Method, PaymentDraft
from desktop.services.office import Office
from tests.benchmarks.counties import DAY, Bench
from tests.benchmarks.measuring import Pair, Sample, timed

A_ROUND = 30
"""Payments of one sample, each of another customer in arrears, whose debt it clears to the fen."""
ROUNDS = 7
_HASH = bytes(32)


@dataclass(frozen=True, slots=True)
class Owing:
    """A customer in arrears with its row key and each unpaid bill's: key, principal and penalty in fen."""

    view: AccountView
    key: int
    bills: tuple[tuple[int, int, int], ...]


def pairs(bench: Bench) -> list[Pair]:
    """Return the pair of a payment and its rows."""
    owing = in_arrears(bench.ours)
    rows = PlainRows(bench.raw)
    return [
        Pair(
            "one durable payment",
            paying(bench.ours, owing),
            lambda number: timed(lambda: rows.pay_each(owing[number])) / A_ROUND,
            4.0,
            rounds=ROUNDS,
        )
    ]


def paying(office: Office, owing: Sequence[Sequence[Owing]]) -> Sample:
    """Return the sample of a round of payments through the program; seconds a payment."""

    def sample(number: int) -> float:
        drafts = [
            PaymentDraft(f"bench-{one.key}", one.view.customer_no, one.view.owed, Method.CASH, DAY)
            for one in owing[number]
        ]
        return timed(lambda: [office.payments.take(draft) for draft in drafts]) / A_ROUND

    return sample


def in_arrears(office: Office) -> list[list[Owing]]:
    """Return customers in arrears for each round, the one to warm up among them, each customer once."""
    keys = office.arrears.keys(DebtorFilter(DAY))[: A_ROUND * (ROUNDS + 1)]
    owing = [_owing(office, number) for number in office.arrears.numbers(keys)]
    return [owing[number * A_ROUND :][:A_ROUND] for number in range(ROUNDS + 1)]


class PlainRows:
    """Writes what a payment is: a posting, a payment, its entries, its bills' sums and the chain's head."""

    def __init__(self, sql: sqlite3.Connection) -> None:
        """Go on from the last keys that are there."""
        self._sql = sql
        [(last,)] = sql.execute("SELECT max(id) FROM posting WHERE bureau_id = 1")
        [(self._seq,)] = sql.execute("SELECT seq FROM chain WHERE bureau_id = 1")
        self._posting = count(last + 1)

    def pay_each(self, owing: Sequence[Owing]) -> None:
        """Pay what each of some customers owes."""
        for one in owing:
            self.pay(one)

    def pay(self, owing: Owing) -> None:
        """Pay everything a customer owes, in one transaction."""
        key, on = next(self._posting), DAY.isoformat()
        amount, at = owing.view.owed.fen, f"{on} 02:00:00.000000"
        entries = list(self._entries(owing, key, on, at))
        self._sql.execute("BEGIN IMMEDIATE")
        posting = (1, key, f"SJ{key + 10_000_000}", "payment", owing.key, on, "", None, at, "bench")
        self._sql.execute(f"INSERT INTO posting VALUES ({_marks(posting)})", posting)
        payment = (1, key, f"raw-{key}", "cash", amount, amount, "", "", "")
        self._sql.execute(f"INSERT INTO payment VALUES ({_marks(payment)})", payment)
        self._sql.executemany(f"INSERT INTO entry VALUES ({_marks(entries[0])})", entries)
        self._sql.executemany(
            "UPDATE bill SET outstanding = outstanding - ? WHERE bureau_id = 1 AND id = ?",
            [(principal, bill) for bill, principal, _ in owing.bills],
        )
        self._sql.execute("UPDATE chain SET seq = ?, hash = ? WHERE bureau_id = 1", (self._seq, _HASH))
        self._sql.execute("COMMIT")

    def _entries(self, owing: Owing, posting: int, on: str, at: str) -> Iterator[tuple[object, ...]]:
        for bill, principal, penalty in owing.bills:
            lines = [("principal", "payment", -principal)]
            if penalty:
                lines += [("penalty", "assessment", penalty), ("penalty", "payment", -penalty)]
            for account, kind, fen in lines:
                self._seq += 1
                whose = (owing.key, bill, posting, None, None, 0, at, "bench", _HASH, None)
                yield (1, self._seq, account, kind, fen, on, on, *whose)


def _owing(office: Office, number: str) -> Owing:
    view = office.payments.account(number, DAY)
    with office.workplace.reading() as session:
        sql = session.connection().exec_driver_sql
        key = sql("SELECT id FROM customer WHERE bureau_id = 1 AND number = ?", (number,)).scalar_one()
        bills = tuple(
            (
                sql("SELECT id FROM bill WHERE bureau_id = 1 AND number = ?", (bill.bill_no,)).scalar_one(),
                bill.outstanding.fen,
                bill.penalty.fen,
            )
            for bill in view.open_bills
        )
    return Owing(view, key, bills)


def _marks(row: Sequence[object]) -> str:
    return ", ".join("?" * len(row))
