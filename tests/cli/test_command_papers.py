"""Notices, summaries and receipts from the command: the files, and what is said of them."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.command import Command, figures

HEAD = "customer_no,customer_name,billing_month,issued_on,due_on,amount,tariff_class,station,area"
BILLS = (
    f"{HEAD}\n1,符秀英,201204,2012-05-01,2012-05-20,186.40,居民生活,石碌供电所,东风路\n"
    "2,王海,201204,2012-05-01,2012-05-20,35.00,居民生活,石碌供电所,东风路\n"
    "3,李丽,201204,2012-05-01,2012-05-20,80.00,居民生活,乌烈供电所,乌烈村\n"
    "4,陈明,201205,2012-06-01,2012-06-25,90.00,居民生活,石碌供电所,东风路"
)


@pytest.fixture
def county(jieling: Command) -> Command:
    """Return the command at a file with three customers overdue and one not."""
    jieling.brings("bills", BILLS)
    return jieling


@pytest.fixture
def out(jieling: Command) -> Path:
    """Return the folder where papers go."""
    return jieling.db.parent


def test_the_overdue_notices_of_a_day(county: Command, out: Path) -> None:
    file = out / "notices.pdf"
    told = county.says("notices", "--on", "2012-06-19", "--out", file)
    assert figures(told, "notices", "reprints", "on") == (3, 0, "2012-06-19")
    assert figures(told, "principal", "penalty") == ("301.40", "9.04")
    assert (len(told["serials"]), told["file"]) == (3, str(file))
    assert file.read_bytes().startswith(b"%PDF")


def test_a_second_run_prints_the_same_serials_again(county: Command, out: Path) -> None:
    words = ("notices", "--on", "2012-06-19", "--out", out / "notices.pdf")
    first, second = county.says(*words), county.says(*words)
    assert (second["serials"], second["reprints"]) == (first["serials"], 3)


def test_notices_of_one_station_from_an_amount_of_principal_on(county: Command, out: Path) -> None:
    words = ("notices", "--on", "2012-06-19", "--station", "石碌供电所", "--min-amount", "35.01")
    told = county.says(*words, "--out", out / "notices.pdf")
    assert figures(told, "notices", "principal", "station") == (1, "186.40", "石碌供电所")


def test_where_nobody_is_overdue_nothing_is_printed(county: Command, out: Path) -> None:
    words = ("notices", "--on", "2012-05-20", "--out", out / "notices.pdf")
    assert county.refuses(*words) == "No customer meets the conditions; there is nothing to print."
    assert not (out / "notices.pdf").exists()
    assert "石路" in county.refuses(*words, "--station", "石路")


def test_the_years_summary_as_a_workbook_and_on_paper(county: Command, out: Path) -> None:
    county.pays("221.40", "2012-05-20")
    book, paper = out / "summary.xlsx", out / "summary.pdf"
    told = county.says("summary", "--year", "2012", "--on", "2012-06-20", "--out", book)
    assert figures(told, "year", "as_of", "zero", "file") == (2012, "2012-06-20", False, str(book))
    assert figures(told, "receivable", "received", "outstanding", "rate") == (
        "391.40",
        "186.40",
        "205.00",
        "47.62",
    )
    assert len(openpyxl.load_workbook(book).sheetnames) == 17
    said = county.says("summary", "--year", "2012", "--on", "2012-06-20", "--out", paper)
    assert {**said, "file": ""} == {**told, "file": ""}
    assert paper.read_bytes().startswith(b"%PDF")


def test_a_summary_is_as_of_the_years_last_day_or_the_business_date_before_it(
    county: Command, out: Path
) -> None:
    county.says("settings", "set", "business_date", "2012-06-19")
    words = ("summary", "--out", out / "summary.pdf", "--year")
    assert county.says(*words, "2012")["as_of"] == "2012-06-19"
    assert county.says(*words, "2011")["as_of"] == "2011-12-31"


def test_a_payment_prints_its_receipt(county: Command, out: Path) -> None:
    file = out / "receipt.pdf"
    county.pays("186.40", "2012-05-20", receipt=str(file))
    assert file.read_bytes().startswith(b"%PDF")


def test_a_payment_whose_receipt_has_no_folder_is_not_taken(county: Command, out: Path) -> None:
    words = ("pay", "--customer", "1", "--amount", "186.40", "--on", "2012-05-20")
    assert "no such folder" in county.refuses(*words, "--receipt", out / "nowhere" / "receipt.pdf")
    assert county.shows("2012-05-20")["outstanding"] == "186.40"


def test_a_payment_whose_receipt_cannot_be_printed_stands_and_says_so(jieling: Command, out: Path) -> None:
    jieling.brings(
        "bills", f"{HEAD}\n1,符\U0003fffd英,201204,2012-05-01,2012-05-20,80.00,居民生活,石碌,东风路"
    )
    words = ("pay", "--customer", "1", "--amount", "80.00", "--on", "2012-05-20")
    sentence = jieling.refuses(*words, "--receipt", out / "receipt.pdf")
    assert sentence.startswith("The payment stands as SJ00000001, but its receipt was not printed:")
    assert jieling.shows("2012-05-20")["outstanding"] == "0.00"
