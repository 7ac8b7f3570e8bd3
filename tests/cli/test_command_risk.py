"""The warning by the command: who is at risk and why, and how it held."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold


def bring(jieling: Command) -> None:
    """Bring in a customer that pays late each month, and one that pays in time."""
    bills = [
        f"{customer},{customer}-{month},2012{month:02d},2012-{month:02d}-01,2012-{month:02d}-20,80.00,商业"
        for month in range(1, 6)
        for customer in (1, 2)
    ]
    jieling.bills(*bills)
    for month in range(1, 6):
        jieling.pays("80.00", f"2012-{month:02d}-28", customer="1")
        jieling.pays("80.00", f"2012-{month:02d}-10", customer="2")


def test_who_is_at_risk_is_told_with_the_reasons(jieling: Command) -> None:
    bring(jieling)
    [told] = jieling.says("risk", "--on", "2012-06-01")["customers"]
    assert figures(told, "customer_no", "points", "level", "reasons", "suggested") == (
        "1",
        20,
        "watch",
        [{"rule": "late", "points": 20}],
        None,
    )
    assert "paid late or overdue, of the last six bills: 5 (+20)" in jieling.tells(
        "risk", "--on", "2012-06-01"
    )


def test_one_customer_is_told_of_whatever_its_level(jieling: Command) -> None:
    bring(jieling)
    [told] = jieling.says("risk", "--on", "2012-06-01", "--customer", "2")["customers"]
    assert figures(told, "level", "points") == ("none", 0)
    assert "There is no customer 9" in jieling.refuses("risk", "--customer", "9")


def test_the_back_test_tells_each_month_that_is_over(jieling: Command) -> None:
    bring(jieling)
    jieling.says("settings", "set", "risk.arrears_days", "5")
    told = jieling.says("risk", "--back-test", "--on", "2012-06-10", "--from", "201204", "--until", "201209")
    assert [figures(month, "month", "named", "fell", "caught") for month in told["months"]] == [
        ("201204", 1, 1, 1),
        ("201205", 1, 1, 1),
    ]
    assert figures(told["whole"], "precision", "recall") == ("100.0", "100.0")


def test_the_lists_are_written_and_every_key_is_told(jieling: Command, tmp_path: Path) -> None:
    bring(jieling)
    scores, test = tmp_path / "risk.xlsx", tmp_path / "test.xlsx"
    assert untold(jieling, "risk", "--on", "2012-06-01", "--out", scores) == set()
    assert untold(jieling, "risk", "--back-test", "--on", "2012-06-01", "--out", test) == set()
    cells = [cell.value for file in (scores, test) for row in load_workbook(file).active for cell in row]
    assert {20, "201205"} <= set(cells)
