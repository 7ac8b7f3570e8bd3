"""`jieling bank`: statements of banks and merchants from the command line."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.command import Command, figures

DATA = Path(__file__).parent.parent / "data"
FU = "0706000000000001"
LINES = f"""交易日期,收入,支出,余额,对方户名,附言
2012-05-10,200.00,,,王五,电费 {FU}
2012-05-11,60.00,,,李四,
2012-05-12,5.00,,,陈六,
2012-05-12,,5.00,,陈六,
2012-05-12,"x,xxx.xx",,,陈六,
"""


@pytest.fixture
def billed(jieling: Command) -> Command:
    """Return the command at a file with two customers who owe 80.00 and 60.00."""
    jieling.brings("customers", f"户号,户名\n{FU},符秀英\n0706000000000002,李四")
    jieling.bills(
        f"{FU},B1,201204,2012-05-01,2012-05-20,80.00,居民生活",
        "0706000000000002,B2,201204,2012-05-01,2012-05-20,60.00,居民生活",
    )
    return jieling


@pytest.mark.parametrize(
    "name,told",
    [
        ("ccb_statement.xls", ("ccb", 6, {"count": 0, "amount": "0.00"}, {"count": 6, "amount": "703.26"})),
        ("bank/wechat.csv", ("wechat", 3, {"count": 3, "amount": "0.03"}, {"count": 0, "amount": "0.00"})),
        ("bank/alipay.csv", ("alipay", 2, {"count": 2, "amount": "40.00"}, {"count": 0, "amount": "0.00"})),
    ],
)
def test_a_real_file_is_told_without_posting(jieling: Command, name: str, told: tuple[object, ...]) -> None:
    answer = jieling.says("bank", DATA / name, "--dry-run")
    assert figures(answer, "format", "read", "income", "not_income") == told
    assert figures(answer, "refused", "sure", "likely", "already_there") == ([], [], [], 0)
    assert len(answer["unmatched"]) == answer["income"]["count"]
    assert "posted" not in answer


def test_a_file_that_contradicts_itself_is_told_and_refused(jieling: Command) -> None:
    code, said, complained = jieling.run("bank", DATA / "bank/icbc.csv", "--json")
    answer = json.loads(said)
    assert (code, answer["income"]) == (1, {"count": 5, "amount": "2841.74"})
    assert complained.splitlines() == [
        "icbc.csv declares 1234.56 as “人民币合计 记账金额(收入)” in row 20, "
        "and its lines come to 2841.74; nothing was posted."
    ]
    assert [total["agrees"] for total in answer["totals"]] == [False, False]
    assert answer["posted"] == {"count": 0, "amount": "0.00"}


def test_a_dry_run_tells_of_totals_that_disagree_and_is_no_failure(jieling: Command) -> None:
    answer = jieling.says("bank", DATA / "bank/icbc.csv", "--dry-run")
    assert [total["agrees"] for total in answer["totals"]] == [False, False]
    said = jieling.tells("bank", DATA / "bank/icbc.csv", "--dry-run")
    assert (
        "Row 20 declares 1234.56 as “人民币合计 记账金额(收入)”, and the lines come to 2841.74: "
        "nothing can be posted." in said.splitlines()
    )


def test_the_sure_lines_are_posted_once_and_the_rest_is_listed(billed: Command) -> None:
    file = billed.file(LINES)
    dry = billed.says("bank", file, "--dry-run")
    assert figures(dry, "format", "read", "already_there") == ("generic", 5, 0)
    assert figures(dry, "income", "not_income") == (
        {"count": 3, "amount": "265.00"},
        {"count": 1, "amount": "5.00"},
    )
    [refused] = dry["refused"]
    assert figures(refused, "row", "column", "value") == (6, "收入", "x,xxx.xx")
    assert [line["row"] for line in dry["sure"]] == [2, 3]
    assert [line["row"] for line in dry["unmatched"]] == [4]
    assert billed.says("bank", file)["posted"] == {"count": 2, "amount": "260.00"}
    again = billed.says("bank", file)
    assert figures(again, "posted", "already_there") == ({"count": 0, "amount": "0.00"}, 2)
    assert figures(billed.shows("2012-05-20", FU), "outstanding", "prestored") == ("0.00", "120.00")
    assert billed.says("check")["ok"]


def test_a_line_is_told_with_its_candidates(billed: Command) -> None:
    [line, _] = billed.says("bank", billed.file(LINES), "--dry-run")["sure"]
    assert figures(line, "row", "on", "amount", "payer", "remark") == (
        2,
        "2012-05-10",
        "200.00",
        "王五",
        f"电费 {FU}",
    )
    assert line["candidates"] == [{"customer_no": FU, "name": "符秀英", "why": ["number"]}]


def test_likely_lines_are_posted_by_choice(billed: Command) -> None:
    file = billed.file("交易日期,收入,支出,对方户名\n2012-05-10,7.00,,符秀英\n")
    assert billed.says("bank", file)["posted"]["count"] == 0
    assert billed.says("bank", file, "--likely")["posted"] == {"count": 1, "amount": "7.00"}


def test_a_person_is_told_the_heaps(billed: Command) -> None:
    said = billed.tells("bank", billed.file(LINES), "--dry-run")
    assert ["Income", "3", "265.00"] in [line.split() for line in said.splitlines()]
    assert any(line.split()[:3] == ["Unmatched", "4", "2012-05-12"] for line in said.splitlines())
    assert said.splitlines()[-1].split()[:3] == ["6", "收入", "x,xxx.xx"]


def test_a_mapping_reads_an_odd_file(jieling: Command) -> None:
    mapping = jieling.file('[columns]\npaid_on = "Tag"\namount = "Wert"\n', "bank.toml")
    file = jieling.file("Tag,Wert\n2012-05-10,7.00\n2012-05-10,-7.00")
    assert "no column" in jieling.refuses("bank", file, "--dry-run")
    assert jieling.says("bank", file, "--mapping", mapping, "--dry-run")["income"]["count"] == 1


def test_what_is_no_statement_is_refused(jieling: Command) -> None:
    nothing = Path(shutil.copy(DATA / "nycha_water_extract.csv", jieling.db.parent))
    assert "no column" in jieling.refuses("bank", nothing)
    assert "missing.csv" in jieling.refuses("bank", jieling.db.with_name("missing.csv"))
