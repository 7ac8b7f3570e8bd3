"""`conversion tracking`: the figures as texts, by every cut, and the files it writes."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.command import Command, figures

BILLS = (
    "C1,B1,201203,2012-04-01,2012-04-20,60.00,居民生活",
    "C1,B2,201204,2012-05-01,2012-05-20,60.00,居民生活",
    "C2,B3,201204,2012-05-01,2012-05-20,60.00,居民生活",
)


@pytest.fixture
def tracked(jieling: Command) -> Command:
    """Return a command on a file with a commissioned customer, half of whose top-up recovered debt."""
    jieling.bills(*BILLS)
    on = ("--customer", "C1", "--on", "2012-05-10")
    for step in (["propose"], ["approve"], ["schedule"], ["install", "--meter", "M9", "--reading", "100"]):
        jieling.says("conversion", *step, *on)
    jieling.says("conversion", "commission", *on, "--recover", "percent:50")
    jieling.says("topup", "--customer", "C1", "--amount", "80.00", "--on", "2012-06-01")
    return jieling


def test_the_figures_are_told_as_of_a_day(tracked: Command) -> None:
    told = tracked.says("conversion", "tracking", "--on", "2012-06-10")
    assert figures(told, "commissioned", "target", "of_target", "compared") == (1, 0, None, 0)
    assert figures(told, "arrears_before", "arrears_after") == ("120.00", "80.00")
    # 20 days of penalty on the older 60.00, at 1‰
    assert figures(told, "debt", "debt_recovered", "debt_left") == ("121.20", "40.00", "81.20")
    assert figures(told, "rate", "rate_without", "kwh_before") == ("22.22", "0.00", None)
    assert told["recovered"] == [{"month": "2012-06", "debt_recovered": "40.00", "so_far": "40.00"}]
    assert tracked.says("conversion", "tracking", "--on", "2012-05-31")["debt_recovered"] == "0.00"
    assert tracked.says("conversion", "tracking", "--from", "2012-05-11")["commissioned"] == 0


@pytest.mark.parametrize(("by", "name"), [("month", "2012-05"), ("station", "未分配"), ("contractor", "")])
def test_every_cut_has_its_lines(tracked: Command, by: str, name: str) -> None:
    told = tracked.says("conversion", "tracking", "--on", "2012-06-10", "--by", by)
    [line] = told["lines"]
    assert figures(line, "name", "debt_recovered", "arrears_before") == (name, "40.00", "120.00")


def test_a_workbook_and_a_paper_are_written(tracked: Command, tmp_path: Path) -> None:
    for name in ("t.xlsx", "t.pdf"):
        out = tmp_path / name
        told = tracked.says(
            "conversion", "tracking", "--on", "2012-06-10", "--by", "station", "--out", str(out)
        )
        assert told["file"] == str(out)
        assert out.stat().st_size > 1_000
    assert len(openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets) == 5
    assert "does not end" in tracked.misused("conversion", "tracking", "--out", "t.doc")


def test_a_person_reads_a_table(tracked: Command) -> None:
    assert "No contractor" in tracked.tells(
        "conversion", "tracking", "--on", "2012-06-10", "--by", "contractor"
    )
