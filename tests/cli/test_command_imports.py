"""Bringing files in: all or nothing, the good rows by choice, and what is said of the rest."""

import csv
import shutil
from pathlib import Path

import pytest

from tests.cli.command import BILLS, Command, figures

DATA = Path(__file__).parent.parent / "data"
WATER = """
[columns]
customer_no = "TDS #"
amount = "Current Charges"
kwh = "Consumption"

[defaults]
billing_month = "202001"
issued_on = "2020-01-31"
due_on = "2020-02-28"
tariff_class = "商业"
"""
GOOD = "1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活"
REDACTED = "2,B2,201204,2012-05-01,2012-05-20,*,居民生活"


@pytest.fixture
def water(jieling: Command) -> tuple[object, ...]:
    """Return the words that bring a real file of water bills in."""
    file = Path(shutil.copy(DATA / "nycha_water_extract.csv", jieling.db.parent))
    return "import", "bills", file, "--mapping", jieling.file(WATER, "water.toml")


def test_a_file_with_refused_rows_does_not_go_in(jieling: Command, water: tuple[object, ...]) -> None:
    code, said, complained = jieling.run(*water, "--json")
    assert code == 1
    assert '"added": 0' in said
    assert complained.splitlines() == [
        "7 rows of nycha_water_extract.csv were refused, so nothing went in. "
        f"They are listed in {jieling.db.with_name('nycha_water_extract.refused.csv')}."
    ]
    assert jieling.says("recovery", "--on", "2020-12-31")["receivable"] == "0.00"


def test_the_good_rows_go_in_by_choice_and_twice_adds_nothing(
    jieling: Command, water: tuple[object, ...]
) -> None:
    told = jieling.says(*water, "--keep-good")
    assert figures(told, "read", "added", "already_there", "refused", "dry_run") == (62, 55, 0, 7, False)
    assert told["amount"] == jieling.says("recovery", "--on", "2020-12-31")["receivable"]
    again = jieling.says(*water, "--keep-good")
    assert figures(again, "added", "already_there", "refused", "amount") == (0, 55, 7, "0.00")


def test_a_dry_run_says_what_would_come_of_it_and_changes_nothing(
    jieling: Command, water: tuple[object, ...]
) -> None:
    jieling.says("check")
    before = jieling.db.read_bytes()
    told = jieling.says(*water, "--keep-good", "--dry-run")
    assert figures(told, "added", "refused", "dry_run") == (55, 7, True)
    assert "nothing went in" in jieling.refuses(*water, "--dry-run")
    assert jieling.db.read_bytes() == before


def test_refused_rows_are_told_with_row_column_value_and_reason(jieling: Command) -> None:
    file = jieling.file("\n".join((BILLS, GOOD, REDACTED)), "五月.csv")
    [row] = jieling.says("import", "bills", file, "--keep-good")["refused_rows"]
    assert figures(row, "file", "row", "column", "value") == ("五月.csv", 3, "amount", "*")
    assert row["reason"] == "“*” is not an amount of yuan with at most two decimals."
    listed = jieling.db.with_name("五月.refused.csv").read_text("utf-8-sig")
    assert list(csv.reader(listed.splitlines()))[1] == ["五月.csv", "3", "amount", "*", row["reason"]]


def test_refused_rows_go_where_the_clerk_says(jieling: Command) -> None:
    file, report = jieling.file("\n".join((BILLS, REDACTED))), jieling.db.with_name("wrong.csv")
    assert str(report) in jieling.refuses("import", "bills", file, "--refused", report)
    assert "“*”" in report.read_text("utf-8-sig")
    nowhere = jieling.db.with_name("nowhere") / "wrong.csv"
    assert "no such folder" in jieling.refuses("import", "bills", file, "--keep-good", "--refused", nowhere)


def test_a_person_is_told_the_counts_and_the_refused_rows(jieling: Command) -> None:
    file = jieling.file("\n".join((BILLS, GOOD, REDACTED)))
    said = jieling.tells("import", "bills", file, "--keep-good")
    assert [line.split() for line in said.splitlines()[:4]] == [
        ["Read", "2"],
        ["Added", "1"],
        ["Already", "there", "0"],
        ["Refused", "1"],
    ]
    assert said.splitlines()[-1].split()[:3] == ["3", "amount", "*"]


def test_customers_and_payments_come_in_too(jieling: Command) -> None:
    head = "户号,户名,供电所,台区,用电类别,联系电话"
    told = jieling.brings(
        "customers", f"{head}\n0706000000000001,符秀英,石碌供电所,东风路,居民生活,13876000000"
    )
    assert figures(told, "noun", "added", "customers_made", "amount") == ("customers", 1, 1, "0.00")
    paid = jieling.brings("payments", "户号,实收金额,收费日期\n0706000000000001,50.00,2012-05-10")
    assert figures(paid, "added", "amount") == (1, "50.00")
    seen = jieling.shows("2012-05-10", "0706000000000001")
    assert figures(seen, "name", "station", "area", "prestored") == (
        "符秀英",
        "石碌供电所",
        "东风路",
        "50.00",
    )


def test_a_file_or_a_mapping_that_is_not_there_is_refused(jieling: Command) -> None:
    missing = jieling.db.with_name("missing.csv")
    assert str(missing) in jieling.refuses("import", "bills", missing)
    assert "missing.toml" in jieling.refuses("import", "bills", missing, "--mapping", "missing.toml")
