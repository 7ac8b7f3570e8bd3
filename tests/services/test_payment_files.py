"""A day's file from the bank: in any order the same balances, and never twice."""

import csv
import random
import shutil
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from sqlalchemy import event

from desktop.domain.errors import BillNotIssued, UnknownBill, UnknownCustomer
from desktop.domain.imports import ImportJob, ImportResult
from desktop.domain.intake import Noun
from tests.counter import Counter, yuan

HEADINGS = ["customer_no", "bill_no", "amount", "paid_on", "method", "reference"]
CUSTOMERS = [f"070600000000000{place}" for place in range(1, 4)]
BILLS = [f"B{place}" for place in range(1, 10)]
DAYS = ["2012-05-20", "2012-05-21", "2012-06-25"]
Row = tuple[str, str, str, str, str, str]


def billed(counter: Counter) -> None:
    """Issue three bills to each of three customers, one of them a factory."""
    for place, number in enumerate(CUSTOMERS):
        counter.customer(number, residential=place != 1)
        for count, due in enumerate(["2012-03-20", "2012-04-20", "2012-05-20"]):
            counter.bill(number, "100.00", due, number=BILLS[place * 3 + count])


def written(file: Path, rows: Iterable[Row]) -> Path:
    """Write payments to a file."""
    with file.open("w", newline="", encoding="utf-8") as sheet:
        csv.writer(sheet).writerows([HEADINGS, *rows])
    return file


def brought_in(counter: Counter, file: Path, *, keep_good: bool = False) -> ImportResult:
    """Import a file of payments."""
    return counter.office.imports.run(ImportJob(Noun.PAYMENTS, file, keep_good=keep_good))


def balances(counter: Counter) -> list[tuple[str, str, list[str]]]:
    """Return what each customer owes and is held for, with each bill's penalty."""
    views = [counter.account(number, "2012-06-30") for number in CUSTOMERS]
    return [
        (
            str(view.prestored),
            view.customer_no,
            [f"{bill.bill_no} {bill.outstanding} {bill.penalty}" for bill in view.bills],
        )
        for view in views
    ]


def row(customer: int, bill: int | None, amount: str, on: str, reference: str) -> Row:
    """Return a row that pays, perhaps for one of the customer's own bills."""
    named = "" if bill is None else BILLS[customer * 3 + bill]
    return CUSTOMERS[customer], named, amount, on, "transfer", reference


rows = st.lists(
    st.builds(
        row,
        st.integers(0, 2),
        st.none() | st.integers(0, 2),
        st.sampled_from(["0.05", "37.20", "100.00", "260.00"]),
        st.sampled_from(DAYS),
        st.sampled_from(["", "T1", "T2"]),
    ),
    min_size=2,
    max_size=12,
)


@settings(max_examples=25)
@given(rows=rows, seed=st.integers(0, 1_000))
def test_the_order_of_the_rows_changes_no_balance(
    empty_office: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[Row], seed: int
) -> None:
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    told = []
    for order in (rows, shuffled):
        folder = tmp_path_factory.mktemp("day")
        counter = Counter(Path(shutil.copy(empty_office, folder / "county.db")))
        billed(counter)
        assert brought_in(counter, written(folder / "bank.csv", order)).added == len(rows)
        assert counter.check().ok
        told.append(balances(counter))
        counter.office.close()
    assert told[0] == told[1]


@settings(max_examples=10)
@given(rows=rows, seed=st.integers(0, 1_000))
def test_the_same_rows_again_add_nothing_in_whatever_order(
    empty_office: Path, tmp_path_factory: pytest.TempPathFactory, rows: list[Row], seed: int
) -> None:
    folder = tmp_path_factory.mktemp("day")
    counter = Counter(Path(shutil.copy(empty_office, folder / "county.db")))
    billed(counter)
    brought_in(counter, written(folder / "bank.csv", rows))
    before = balances(counter)
    shuffled = list(rows)
    random.Random(seed).shuffle(shuffled)
    again = brought_in(counter, written(folder / "again.csv", shuffled))
    assert (again.added, again.already_there, balances(counter)) == (0, len(rows), before)
    counter.office.close()


def test_a_longer_file_adds_only_what_is_new(counter: Counter, tmp_path: Path) -> None:
    billed(counter)
    morning = [row(0, None, "10.00", "2012-05-20", "T1"), row(0, None, "10.00", "2012-05-20", "T1")]
    noon = [*morning, row(0, None, "10.00", "2012-05-20", "T1"), row(1, None, "5.00", "2012-05-20", "T2")]
    assert brought_in(counter, written(tmp_path / "morning.csv", morning)).added == 2
    result = brought_in(counter, written(tmp_path / "noon.csv", noon))
    assert (result.added, result.already_there, result.amount) == (2, 2, yuan("15.00"))


def test_a_refused_row_keeps_the_whole_file_out(counter: Counter, tmp_path: Path) -> None:
    billed(counter)
    good = row(0, None, "10.00", "2012-05-20", "T1")
    wrong_bill = (CUSTOMERS[0], BILLS[8], "10.00", "2012-05-20", "transfer", "T2")
    too_early = (CUSTOMERS[0], BILLS[2], "10.00", "2012-04-20", "transfer", "T3")
    nobody = ("0706000000009999", "", "10.00", "2012-05-20", "transfer", "T4")
    file = written(tmp_path / "bank.csv", [good, wrong_bill, too_early, nobody])
    result = brought_in(counter, file)
    assert (result.read, result.added, result.good, result.went_in) == (4, 0, 1, False)
    reasons = [(refused.row, type(refused.reason)) for refused in result.refused_rows]
    assert reasons == [(3, UnknownBill), (4, BillNotIssued), (5, UnknownCustomer)]
    kept = brought_in(counter, file, keep_good=True)
    assert (kept.added, kept.refused, kept.amount) == (1, 3, yuan("10.00"))


def test_more_bills_may_be_named_than_one_question_holds(counter: Counter, customer: str) -> None:
    database = counter.office.workplace.database
    database.engine.dispose()
    event.listen(database.engine, "connect", hold_little)
    open_bill = counter.bill(customer, "80.00")
    named = [open_bill, *(f"N{count:04d}" for count in range(2_000))]
    with pytest.raises(UnknownBill):
        counter.takes(customer, "80.00", picked=named)


def hold_little(connection: sqlite3.Connection, _record: object) -> None:
    """Let SQLite take fewer values in one question, as some builds of it do."""
    connection.setlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER, 999)
