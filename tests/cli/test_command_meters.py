"""Meters and work orders by the command, from the delivery to a meter on the wall."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold

HEAD = "customer_no,customer_name,billing_month,issued_on,due_on,amount,station,area"
ON = ("--on", "2012-06-01")


@pytest.fixture
def county(jieling: Command) -> Command:
    """Return the command at an office with two scheduled conversions and a delivery of meters."""
    rows = [
        f"{number},{name},201204,2012-04-25,2012-05-20,50.00,石碌,东风路"
        for number, name in (("1", "符秀英"), ("2", "王海"))
    ]
    jieling.brings("bills", "\n".join((HEAD, *rows)))
    for number in ("1", "2"):
        for step, on in (("propose", "2012-05-01"), ("approve", "2012-05-02"), ("schedule", "2012-05-03")):
            jieling.says("conversion", step, "--customer", number, "--on", on)
    jieling.says("meter", "makers", "--name", "御风电表", "--pattern", "YF[0-9]{8}", *ON)
    jieling.says("meter", "receive", "YF00000001..YF00000004", *ON)
    return jieling


def states(jieling: Command) -> dict[str, str]:
    """Return where each meter is."""
    return {one["number"]: one["state"] for one in jieling.says("meter", "list")["meters"]}


def test_meters_come_in_go_out_and_are_counted(county: Command) -> None:
    assert county.says("meter", "issue", "YF00000001", "YF00000002", "--to", "一班", *ON)["meters"] == 2
    county.says("meter", "return", "YF00000002", *ON)
    county.says("meter", "faulty", "YF00000003", "--reason", "屏坏", *ON)
    county.says("meter", "scrap", "YF00000003", "--reason", "不能修", *ON)
    [balance] = county.says("meter", "balance")["makers"]
    assert figures(balance, "maker", "total", "stocked", "out", "scrapped") == ("御风电表", 4, 2, 1, 1)
    assert [one["number"] for one in county.says("meter", "list", "--holder", "一班")["meters"]] == [
        "YF00000001"
    ]
    assert [one["move"] for one in county.says("meter", "show", "YF00000003")["moves"]] == [
        *("received", "faulty", "scrapped")
    ]
    assert "With a team" in county.tells("meter", "list", "--state", "out")


def test_what_is_not_possible_with_a_meter_is_said(county: Command) -> None:
    assert "YF00000001" in county.refuses("meter", "receive", "YF00000001", *ON)
    off = county.refuses("meter", "receive", "YF1", "--maker", "御风电表", *ON)
    assert off == "Meter YF1 does not match YF[0-9]{8}, which the numbers of 御风电表 must match."
    assert "“Scrapped”" in _scrapped_and_issued(county)
    assert "no meter X9" in county.refuses("meter", "return", "X9", *ON)
    assert "no range" in county.misused("meter", "receive", "YF2..YF1")
    assert county.refuses("meter", "receive", *ON) == "No meter was named."


def _scrapped_and_issued(county: Command) -> str:
    county.says("meter", "scrap", "YF00000004", "--reason", "坏", *ON)
    return county.refuses("meter", "issue", "YF00000004", "--to", "一班", *ON)


def test_a_file_of_meters_with_a_bad_row_stays_out(county: Command) -> None:
    file = county.file("表号\nYF00000009\nYF00000001\n")
    code, said, _ = county.run("meter", "receive", "--file", file, *ON)
    assert (code, "YF00000001" in said, "YF00000009" in states(county)) == (1, True, False)


def test_a_stocktake_is_compared_adopted_and_written(county: Command, tmp_path: Path) -> None:
    counted = ("YF00000001..YF00000003", "YF00000008")
    told = county.says("meter", "stocktake", *counted, "--out", tmp_path / "差异.xlsx", *ON)
    assert figures(told, "expected", "counted", "missing", "adopted") == (4, 4, ["YF00000004"], False)
    assert [figures(one, "number", "state", "move") for one in told["surplus"]] == [
        ("YF00000008", None, "received")
    ]
    assert (tmp_path / "差异.xlsx").is_file()
    assert states(county)["YF00000004"] == "stocked"
    assert "reason" in county.refuses("meter", "stocktake", *counted, "--adopt", *ON)
    county.says("meter", "stocktake", *counted, "--adopt", "--reason", "未找到", "--person", "陈", *ON)
    assert states(county)["YF00000004"] == "missing"
    [kept] = county.says("meter", "stocktakes")["stocktakes"]
    assert figures(kept, "on", "person", "reason", "expected") == ("2012-06-01", "陈", "未找到", 4)


def test_an_installation_needs_no_more_than_a_meter_and_a_reading(county: Command) -> None:
    install = ("conversion", "install", "--customer", "1", "--on", "2012-06-02")
    told = county.says(*install, "--meter", "新1", "--reading", "1204")
    assert told["new_meter"] == "新1"
    assert states(county)["新1"] == "installed"


def test_an_installation_records_its_evidence(county: Command) -> None:
    install = ("conversion", "install", "--customer", "1", "--on", "2012-06-02", "--meter", "YF00000001")
    install = (*install, "--reading", "1204")
    assert "above the first" in county.refuses(*install, "--alarm", "4.00")
    assert "no bill B9" in county.refuses(*install, "--final-bill", "B9")
    told = county.says(
        *install, "--seal", "B1", "--old-seal", "A1", "--alarm", "30", "--tariff-class", "商业"
    )
    assert figures(told, "new_meter", "stage") == ("YF00000001", "installed")
    [shown] = county.says("conversion", "list", "--customer", "1")["conversions"]
    assert figures(shown["evidence"], "new_seal", "old_seal", "alarm", "second_alarm") == (
        *("B1", "A1"),
        *("30.00", "5.00"),
    )
    taken = county.refuses(
        "conversion", "install", "--customer", "2", "--meter", "YF00000001", "--reading", "9"
    )
    assert "1" in taken


def test_a_work_order_goes_out_and_its_results_come_back_in_a_file(county: Command, tmp_path: Path) -> None:
    made = county.says("work-order", "make", "--team", "一班", "--planned", "2012-06-04", "--set-aside", *ON)
    number = made["number"]
    assert [figures(line, "customer_no", "new_meter") for line in made["lines"]] == [
        ("1", "YF00000001"),
        ("2", "YF00000002"),
    ]
    assert county.says("work-order", "print", number, "--out", tmp_path / "工单.pdf")["copy"] == 0
    assert county.says("work-order", "print", number, "--out", tmp_path / "工单.pdf")["copy"] == 1
    county.says("work-order", "template", number, "--out", tmp_path / "回填.xlsx")
    assert load_workbook(tmp_path / "回填.xlsx").active.cell(6, 2).value == "1"
    head = "工单号,户号,结果,旧表止度,换表日期,原因"
    good = f"{number},1,完成,1204,2012-06-04,"
    bad = county.file("\n".join((head, good, f"{number},2,未完成,,2012-06-04,")))
    told = county.run("work-order", "results", bad, "--on", "2012-06-05")
    assert (told[0], states(county)["YF00000001"]) == (1, "out")
    kept = county.says("work-order", "results", bad, "--keep-good", "--on", "2012-06-05")
    assert figures(kept, "done", "failed", "refused", "entered") == (1, 0, 1, True)
    assert [figures(row, "row", "column") for row in kept["refused_rows"]] == [(3, "原因")]
    told = county.says(
        "work-order", "result", number, "--customer", "2", "--failed", "无人", "--on", "2012-06-05"
    )
    assert figures(told, "state", "copies") == ("closed", 2)
    again = county.file("\n".join((head, good, f"{number},2,未完成,,,无人")))
    assert figures(county.says("work-order", "results", again), "done", "already_there") == (0, 2)
    [row] = county.says("work-order", "list", "--state", "closed")["orders"]
    assert figures(row, "lines", "done", "failed") == (2, 1, 1)


def test_one_result_by_the_command_installs_the_meter(county: Command) -> None:
    number = county.says("work-order", "make", "--team", "一班", "--customer", "2", *ON)["number"]
    told = county.says(
        *("work-order", "result", number, "--customer", "2", "--meter", "YF00000003", "--reading", "7"),
        *("--seal", "B7", "--on", "2012-06-05"),
    )
    assert [figures(line, "result", "stage") for line in told["lines"]] == [("done", "installed")]
    assert "no longer open" in county.refuses("work-order", "cancel", number, "--reason", "雨", *ON)


def test_every_key_of_meters_and_work_orders_is_told(county: Command, tmp_path: Path) -> None:
    number = county.says("work-order", "make", "--team", "一班", "--set-aside", *ON)["number"]
    results = county.file(f"工单号,户号,结果,旧表止度\n{number},1,完成,x\n")
    for words in (
        ("meter", "list"),
        ("meter", "show", "YF00000001"),
        ("meter", "balance"),
        ("meter", "makers"),
        ("meter", "return", "YF00000001", *ON),
        ("meter", "stocktake", "X1", *ON),
        ("meter", "stocktake", "X1", "--adopt", "--reason", "少", *ON),
        ("meter", "stocktakes"),
        ("work-order", "list"),
        ("work-order", "show", number),
        ("work-order", "print", number, "--out", tmp_path / "1.pdf"),
        ("work-order", "template", number, "--out", tmp_path / "1.xlsx"),
        ("work-order", "results", results, "--keep-good", *ON),
        ("work-order", "cancel", number, "--reason", "雨", *ON),
    ):
        assert (words, untold(county, *words)) == (words, set())
