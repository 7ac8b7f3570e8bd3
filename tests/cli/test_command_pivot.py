"""The ledger cut by the command."""

import csv
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.pivot import Dimension, Filter, Layout, Value
from desktop.services.office import open_office
from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold
from tests.counter import stopped

HEAD = "customer_no,billing_month,issued_on,due_on,amount,station,area,tariff_class,kwh"
ON = ("--on", "2012-06-20")


@pytest.fixture
def billed(jieling: Command) -> Command:
    """Return the command at an office of two stations and two months."""
    jieling.brings(
        "bills",
        f"{HEAD}\n1,201204,2012-05-01,2012-05-20,80.00,石碌,东风路,居民生活,100\n"
        "1,201205,2012-06-01,2012-06-20,20.00,石碌,东风路,居民生活,30\n"
        "2,201205,2012-06-01,2012-06-20,300.00,叉河,叉河一,商业,500",
    )
    jieling.pays("90.00", "2012-06-10")
    jieling.pays("100.00", "2012-06-11", "2", method="transfer")
    return jieling


def test_months_by_stations_with_their_sums(billed: Command) -> None:
    told = billed.says(
        *("pivot", "--rows", "station", "--columns", "month", "--values", "receivable,received,customers"),
        *ON,
    )
    assert figures(told, "on", "rows", "columns") == ("2012-06-20", ["station"], ["month"])
    assert [
        (*cell["row"], *cell["column"], *figures(cell, "receivable", "received", "customers"))
        for cell in told["cells"]
    ] == [
        ("叉河", "201205", "300.00", "100.00", 1),
        ("石碌", "201204", "80.00", "80.00", 1),
        ("石碌", "201205", "20.00", "10.00", 1),
    ]
    assert [figures(row, "receivable", "customers") for row in told["row_totals"]] == [
        ("300.00", 1),
        ("100.00", 1),
    ]
    assert figures(told["total"], "receivable", "customers") == ("400.00", 2)


def test_a_filter_narrows_and_a_second_text_widens_it(billed: Command) -> None:
    asked = ("pivot", "--values", "receivable,kwh", *ON)
    one = billed.says(*asked, "--filter", "tariff_class=居民生活")
    both = billed.says(*asked, "--filter", "tariff_class=居民生活", "--filter", "tariff_class=商业")
    month = billed.says(*asked, "--filter", "month=2012-05")
    totals = [figures(told["total"], "receivable", "kwh") for told in (one, both, month)]
    assert totals == [("100.00", 130), ("400.00", 630), ("320.00", 530)]


def test_what_does_not_go_is_refused_in_words(billed: Command) -> None:
    sentence = billed.refuses("pivot", "--rows", "clerk", "--values", "outstanding", *ON)
    assert sentence == "“Outstanding” cannot be cut by “Clerk”; take one of the two away."
    assert "海口" in billed.refuses("pivot", "--values", "received", "--filter", "station=海口")
    assert "at least one value" in billed.refuses("pivot", "--rows", "station")
    assert "weather" in billed.misused("pivot", "--rows", "weather", "--values", "received")
    assert "NAME=TEXT" in billed.misused("pivot", "--values", "received", "--filter", "station")


def test_a_kept_layout_is_opened_and_narrowed(billed: Command) -> None:
    office = open_office(billed.db, stopped)
    layout = Layout((Dimension.MONTH,), (), (Value.RECEIVABLE,), (Filter(Dimension.STATION, ("石碌",)),))
    office.pivots.save("按月", layout)
    office.close()
    told = billed.says("pivot", "--saved", "按月", *ON)
    assert [row["receivable"] for row in told["row_totals"]] == ["80.00", "20.00"]
    told = billed.says("pivot", "--saved", "按月", "--filter", "station=叉河", *ON)
    assert [row["receivable"] for row in told["row_totals"]] == ["300.00"]
    assert "按年" in billed.refuses("pivot", "--saved", "按年")


def test_the_table_is_written_as_workbook_and_as_csv(billed: Command, tmp_path: Path) -> None:
    asked = ("pivot", "--rows", "station,month", "--columns", "tariff_class", "--values", "receivable,bills")
    book, text = tmp_path / "pivot.xlsx", tmp_path / "pivot.csv"
    billed.says("settings", "set", "paper.language", "en")
    assert billed.says(*asked, *ON, "--out", book)["file"] == str(book)
    billed.says(*asked, *ON, "--out", text)
    sheet = openpyxl.load_workbook(book).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][2:] == ["Residential", None, "Commercial", None, "Total", None]
    assert rows[2] == ["叉河", "2012-05", None, None, 300, 1, 300, 1]
    assert rows[4] == ["石碌", "2012-05", 20, 1, None, None, 20, 1]
    assert rows[5][:3] == ["Total", "", "=ROUND(SUM(C6:C8),2)"]
    kept = openpyxl.load_workbook(book, data_only=True).active
    assert [kept.cell(9, column).value for column in range(3, 9)] == [100, 2, 300, 1, 400, 3]
    with text.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))
    assert lines[0][:4] == ["Station", "Billing month", "Residential · Receivable", "Residential · Bills"]
    assert lines[1] == ["叉河", "2012-05", "", "", "300.00", "1", "300.00", "1"]


def test_a_person_is_told_a_table(billed: Command) -> None:
    told = billed.tells("pivot", "--rows", "station", "--columns", "month", "--values", "received", *ON)
    assert told.splitlines()[-1].split() == ["Total", "80.00", "110.00", "190.00"]


def test_every_key_of_a_pivot_is_told(billed: Command, tmp_path: Path) -> None:
    values = ",".join(value for value in Value if value not in ("payments",))
    for words in (
        ("pivot", "--rows", "station", "--columns", "contractor", "--values", values),
        ("pivot", "--rows", "method", "--values", "payments,received", "--out", tmp_path / "p.csv"),
    ):
        assert (words, untold(billed, *words)) == (words, set())
    section = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8").split("## pivot")[1]
    assert [name for name in (*Dimension, *Value) if f"`{name}`" not in section] == []
