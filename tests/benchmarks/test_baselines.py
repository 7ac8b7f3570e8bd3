"""The baselines of the benchmarks give what the program gives; otherwise their times would mean nothing."""

import sqlite3
from collections.abc import Iterator

import pytest

from desktop.documents.notice_pdf import notices_pdf
from tests.benchmarks import paying, printing, recovering, searching
from tests.benchmarks.counties import RAW, Bench, Size, bench
from tests.benchmarks.measuring import Pair, Result, measure
from tests.benchmarks.raw import connect


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Return a small county to measure on."""
    with bench(tmp_path_factory.mktemp("counties"), Size(1_500, 6), Size(300, 6)) as made:
        yield made


def test_like_finds_the_same_customers(county: Bench) -> None:
    assert len(searching.pairs(county)) == len(searching.TYPED)


def test_plain_sql_gives_the_same_recovery(county: Bench) -> None:
    [pair] = recovering.pairs(county)
    assert pair.ours(1) > 0 and pair.baseline(1) > 0


def test_plain_rows_are_as_many_as_a_payments(county: Bench) -> None:
    before = [rows_of(sql) for sql in opened(county)]
    [owing, *_] = paying.in_arrears(county.ours)[0]
    paying.PlainRows(county.raw).pay(owing)
    paying.paying(county.ours, [[owing]])(0)
    ours, plain = (after - then for then, after in zip(before, map(rows_of, opened(county)), strict=True))
    assert ours == plain > 0


def test_a_bare_canvas_writes_every_text_of_the_notices(county: Bench) -> None:
    notices = printing.issued(county)[:3]
    pages = printing.texts_of(lambda: notices_pdf(notices))
    texts = {written.text for written in pages[-1]}
    assert {notices[-1].customer_no, notices[-1].serial} & {text.split()[-1] for text in texts}
    assert printing.bare(pages).startswith(b"%PDF")


def test_a_pair_is_measured_in_turns_and_told_by_medians() -> None:
    order: list[str] = []

    def ours(number: int) -> float:
        order.append("ours")
        return 2.0 + number

    def baseline(number: int) -> float:
        order.append("baseline")
        return 1.0 + number

    result = measure(Pair("a pair", ours, baseline, 1.3, rounds=5))
    assert (result.ours, result.baseline, result.verdict) == (5.0, 4.0, "met")
    assert order[:6] == ["baseline", "ours", "ours", "baseline", "baseline", "ours"]
    assert Result("too slow", 2.0, 1.0, 1.3).verdict == "MISSED"


def opened(county: Bench) -> list[sqlite3.Connection]:
    """Return the program's file and the plain one, each opened anew."""
    file = county.ours.workplace.database.file
    assert file
    return [connect(file), connect(county.scratch / RAW)]


def rows_of(sql: sqlite3.Connection) -> int:
    """Return how many rows the ledger has."""
    tables = ("posting", "payment", "entry")
    return sum(sql.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables)
