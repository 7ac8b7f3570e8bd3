"""Targets set and scored by the command."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold

HEAD = "customer_no,billing_month,issued_on,due_on,amount,station,area"
STATION = ("--by", "station", "--name", "石碌")


@pytest.fixture
def billed(jieling: Command) -> Command:
    """Return the command at an office where 60.00 of 80.00 came in, 20.00 of it in June."""
    jieling.brings("bills", f"{HEAD}\n1,201204,2012-05-01,2012-05-20,80.00,石碌,东风路")
    jieling.pays("40.00", "2012-05-10")
    jieling.pays("20.00", "2012-06-10")
    return jieling


def test_targets_are_set_listed_copied_and_taken_away(billed: Command) -> None:
    billed.says(*("targets", "set", *STATION, "--period", "201205"), "--measure", "rate", "--value", "99.5")
    billed.says(
        *("targets", "set", "--by", "bureau", "--period", "2012", "--measure", "amount"),
        *("--value", "1,200.00", "--weight", "40"),
    )
    [year, may] = billed.says("targets")["targets"]
    assert figures(year, "period", "scope", "name", "measure", "target", "weight") == (
        *("2012", "bureau", "", "amount", "1200.00"),
        40,
    )
    assert figures(may, "period", "scope", "name", "target", "weight") == (
        *("201205", "station", "石碌", "99.50"),
        100,
    )
    assert [one["period"] for one in billed.says("targets", "copy", "201205")["targets"]] == ["201206"]
    assert len(billed.says("targets", "list", "--by", "station")["targets"]) == 2
    assert len(billed.says("targets", "--period", "2012")["targets"]) == 1
    gone = billed.says("targets", "remove", *STATION, "--period", "201205", "--measure", "rate")
    assert gone["targets"] == []
    assert "石碌" in billed.tells("targets")


def test_what_is_no_target_is_refused(billed: Command) -> None:
    june = ("--period", "201206", "--measure", "rate")
    assert "101" in billed.refuses("targets", "set", *STATION, *june, "--value", "101")
    assert "海口" in billed.refuses(
        "targets", "set", "--by", "station", "--name", "海口", *june, "--value", "9"
    )
    assert "201206" in billed.refuses("targets", "remove", *STATION, *june)
    assert "1001" in billed.misused("targets", "set", *STATION, *june, "--value", "9", "--weight", "1001")


def test_a_month_is_assessed_and_written(billed: Command, tmp_path: Path) -> None:
    for measure, value, weight in (
        ("rate", "100", "60"),
        ("amount", "40.00", "30"),
        ("customers", "1", "10"),
    ):
        billed.says(
            *("targets", "set", *STATION, "--period", "201206", "--measure", measure),
            *("--value", value, "--weight", weight),
        )
    out = tmp_path / "card.xlsx"
    told = billed.says("assess", "--month", "201206", "--on", "2012-06-20", "--out", out)
    [card] = told["subjects"]
    assert figures(card, "scope", "name", "points", "rank") == ("station", "石碌", "60.00", 1)
    assert [
        figures(one, "measure", "target", "result", "attainment", "weight", "points")
        for one in card["targets"]
    ] == [
        ("rate", "100.00", "75.00", "75.00", 60, "45.00"),
        ("amount", "40.00", "20.00", "50.00", 30, "15.00"),
        ("customers", 1, 0, "0.00", 10, "0.00"),
    ]
    assert figures(told, "period", "on", "cap_percent") == ("201206", "2012-06-20", 120)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    row = [cell.value for cell in sheet[6]]
    assert row[:6] == [1, "石碌", 1, 0.75, 0.75, 60]
    assert row[-1] == "=ROUND(N(G6)+N(L6)+N(Q6),2)"
    assert billed.says("assess", "--on", "2012-06-20")["subjects"] == told["subjects"]
    assert billed.says("assess", "--year", "2012")["subjects"] == []
    assert "2012-07-01" in billed.refuses("assess", "--month", "201207", "--on", "2012-06-20")


def test_a_paper_of_the_scorecard_is_written(billed: Command, tmp_path: Path) -> None:
    billed.says("targets", "set", *STATION, "--period", "2012", "--measure", "rate", "--value", "100")
    out = tmp_path / "card.pdf"
    assert billed.says("assess", "--year", "2012", "--out", out)["file"] == str(out)
    assert out.read_bytes().startswith(b"%PDF")


def test_a_file_of_targets_goes_in_whole_or_not_at_all(billed: Command) -> None:
    head = "考核范围,名称,期间,指标,目标值,权重"
    bad = billed.file(f"{head}\n供电所,石碌,201206,回收率,99.5,60\n供电所,海口,201206,回收率,99.5,60")
    code, said, complained = billed.run("targets", "import", bad)
    assert (code, "海口" in said, "1" in complained) == (1, True, True)
    assert billed.says("targets")["targets"] == []
    good = billed.file(f"{head}\n供电所,石碌,201206,回收率,99.5,60")
    assert figures(billed.says("targets", "import", good), "read", "set", "refused") == (1, 1, 0)


def test_every_key_of_targets_is_told(billed: Command) -> None:
    good = billed.file("scope,name,period,measure,value\nstation,石碌,201206,rate,99.5")
    for words in (("targets", "import", good), ("targets",), ("assess", "--month", "201206")):
        assert (words, untold(billed, *words)) == (words, set())


def test_a_month_without_targets_is_said_to_have_none(billed: Command) -> None:
    code, said, _ = billed.run("assess", "--month", "201206")
    assert (code, said) == (0, "No targets are set for 201206.\n")
