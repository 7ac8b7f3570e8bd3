"""The daily bulletin by the command: ranked, written to files, and told to a script."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold


@pytest.fixture
def ranked(jieling: Command) -> Command:
    """Return the command over two stations, of which one is at zero."""
    places = (("1", "石碌供电所", "一台区", "羊海明"), ("2", "叉河供电所", "二台区", "符德光"))
    rows = [f"{number},{station},{area}" for number, station, area, _ in places]
    jieling.brings("customers", "\n".join(("customer_no,station,area", *rows)))
    for _, station, area, name in places:
        place = ("--station", station, "--area", area)
        jieling.says("contractor", "assign", *place, "--contractor", name, "--on", "2011-01-01")
    jieling.bills(
        "1,B1,201111,2011-12-01,2011-12-10,80.00,居民生活",
        "2,B2,201111,2011-12-01,2011-12-10,200.00,居民生活",
    )
    jieling.pays("80.00", "2011-12-15", customer="1")
    jieling.pays("50.00", "2011-12-16", customer="2")
    return jieling


def test_a_script_is_told_ranks_yesterdays_ranks_and_zero(ranked: Command) -> None:
    told = ranked.says("bulletin", "--on", "2011-12-15")
    assert figures(told, "on", "year", "ranking_begun", "ranks_from") == (
        "2011-12-15",
        2011,
        True,
        "2011-12-15",
    )
    first, second = told["stations"]
    assert figures(
        first, "rank", "rank_yesterday", "name", "receivable", "received", "outstanding", "rate"
    ) == (
        1,
        2,
        "石碌供电所",
        "80.00",
        "80.00",
        "0.00",
        "100.00",
    )
    assert (first["zero_on"], second["zero_on"], second["rank"]) == ("2011-12-15", None, 2)
    assert [row["name"] for row in told["contractors"]] == ["羊海明", "符德光"]
    assert [figures(one, "kind", "name", "contractor", "first") for one in told["commended"]] == [
        ("station", "石碌供电所", "", True),
        ("contractor", "羊海明", "", True),
        ("area", "一台区", "羊海明", True),
    ]
    assert figures(told["bureau"], "outstanding", "rate", "days_left", "zero_on") == (
        "200.00",
        "28.57",
        16,
        None,
    )


def test_a_reversal_is_told_as_reopened(ranked: Command) -> None:
    receipt = ranked.pays("150.00", "2011-12-20", customer="2")["receipt_no"]
    assert ranked.says("bulletin", "--on", "2011-12-20")["bureau"]["zero_on"] == "2011-12-20"
    ranked.says("reverse", receipt, "--on", "2011-12-21", "--reason", "错")
    told = ranked.says("bulletin", "--on", "2011-12-21")
    assert told["bureau"]["zero_on"] is None
    assert ("station", "叉河供电所", "2011-12-21") in [
        figures(one, "kind", "name", "reopened_on") for one in told["reopened"]
    ]


def test_one_call_writes_paper_workbook_and_text(ranked: Command, tmp_path: Path) -> None:
    files = [tmp_path / f"bulletin.{ending}" for ending in ("pdf", "xlsx", "txt")]
    told = ranked.says(
        "bulletin", "--on", "2011-12-15", *(word for file in files for word in ("--out", file))
    )
    assert told["files"] == [str(file) for file in files]
    paper, workbook, text = files
    assert paper.read_bytes().startswith(b"%PDF")
    assert len(load_workbook(workbook).sheetnames) == 3
    assert text.read_text("utf-8") == f"{told['text']}\n"
    assert len(told["text"]) <= 600


def test_a_person_reads_the_text_and_which_files_are_written(ranked: Command, tmp_path: Path) -> None:
    said = ranked.tells("bulletin", "--on", "2011-12-15", "--out", tmp_path / "b.txt")
    assert "石碌供电所" in said
    assert said.endswith(f"{tmp_path / 'b.txt'} is written.\n")


def test_it_is_made_from_a_snapshot_too(ranked: Command) -> None:
    told = ranked.says("bulletin", "--on", "2011-12-15", "--snapshot")
    assert told == ranked.says("bulletin", "--on", "2011-12-15")


def test_a_file_of_another_kind_is_wrong_use_and_a_missing_folder_is_refused(
    ranked: Command, tmp_path: Path
) -> None:
    assert "does not end in" in ranked.misused("bulletin", "--out", "bulletin.doc")
    missing = tmp_path / "nowhere" / "b.pdf"
    assert "no such folder" in ranked.refuses("bulletin", "--on", "2011-12-15", "--out", missing)


def test_every_key_of_the_bulletin_is_told(ranked: Command) -> None:
    ranked.says(
        "reverse",
        ranked.pays("150.00", "2011-12-20", customer="2")["receipt_no"],
        "--on",
        "2011-12-21",
        "--reason",
        "错",
    )
    assert untold(ranked, "bulletin", "--on", "2011-12-21") == set()
