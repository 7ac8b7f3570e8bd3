"""`vend`, top-ups from `bank`, and `refund --energy`: prepaid meters from the command line."""

from pathlib import Path

import pytest

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold

TOKEN = "12345678901234567890"
ON = ("--on", "2012-06-12")


@pytest.fixture
def prepaid(jieling: Command) -> Command:
    """Return a command on a file with one customer who pays first, and tokens by files."""
    jieling.bills("C1,B1,201205,2012-06-01,2012-06-30,100.00,居民生活")
    for step in (["propose"], ["approve"], ["schedule"], ["install", "--meter", "M9", "--reading", "100"]):
        jieling.says("conversion", *step, "--customer", "C1", "--on", "2012-06-10")
    mode = ("--recover", "percent:30")
    jieling.says("conversion", "commission", "--customer", "C1", "--on", "2012-06-10", *mode)
    jieling.says("settings", "set", "vending.adapter", "file")
    return jieling


def tops_up(command: Command, amount: str = "100.00") -> str:
    """Take a top-up; return its receipt."""
    told = command.says("topup", "--customer", "C1", "--amount", amount, "--on", "2012-06-11")
    return str(told["receipt_no"])


def test_purchases_go_out_and_tokens_come_back(prepaid: Command) -> None:
    tops_up(prepaid)
    [waits] = prepaid.says("vend", "list")["requests"]
    assert figures(waits, "request_no", "meter_no", "amount", "state") == (
        "GQ00000001",
        "M9",
        "70.00",
        "waiting",
    )
    out = prepaid.db.with_name("out.csv")
    sent = prepaid.says("vend", "send", "--out", out, *ON)
    again = prepaid.says("vend", "send", "--out", prepaid.db.with_name("again.csv"), *ON)
    assert sent["sha256"] == again["sha256"]
    assert out.read_bytes() == prepaid.db.with_name("again.csv").read_bytes()
    rows = f"请求号,令牌,表号,金额\nGQ00000001,{TOKEN},M9,70.00\nGQ9,{TOKEN},,\n"
    came = prepaid.file(rows)
    assert len(prepaid.says("vend", "read", came, "--dry-run", *ON)["done"]) == 1
    told = prepaid.says("vend", "read", came, *ON)
    assert [one["token"] for one in told["done"]] == [TOKEN]
    assert figures(told["refused"][0], "file", "row", "column") == (came.name, 3, "请求号")
    assert prepaid.says("vend", "read", came, *ON)["already_there"] == 1
    assert prepaid.says("vend", "list")["requests"] == []
    assert prepaid.says("check")["ok"]


def test_a_typed_token_and_its_cancellation(prepaid: Command) -> None:
    receipt = tops_up(prepaid)
    token = ("vend", "token", "--request", "GQ00000001", "--token")
    assert "is no token" in prepaid.refuses(*token, "12", *ON)
    assert prepaid.says(*token, TOKEN, *ON)["state"] == "done"
    assert TOKEN in prepaid.refuses(*token, "0" * 20, *ON)
    assert TOKEN in prepaid.refuses("reverse", receipt, *ON, "--reason", "错")
    back = prepaid.says("vend", "cancel", "--request", "GQ00000001", "--reason", "令牌未输入", *ON)
    assert figures(back, "reversed", "request_no", "outstanding") == (receipt, "GQ00000001", "100.00")
    assert prepaid.says("vend", "list", "--all")["requests"][0]["state"] == "cancelled"


def test_a_line_from_the_bank_is_a_top_up(prepaid: Command) -> None:
    prepaid.says("settings", "set", "topup.monthly_limit", "100.00")
    came = prepaid.file(
        "交易日期,收入,支出,余额,附言\n2012-06-11,100.00,,,户号C1\n2012-06-12,90.00,,,户号C1\n", "bank.csv"
    )
    told = prepaid.says("bank", came, "--likely")
    shares = [match["topup"] for match in (*told["sure"], *told["likely"])]
    assert shares == [{"debt_recovered": "30.00", "energy_credit": "70.00"}]
    assert (told["posted"], told["topups"]) == ({"count": 1, "amount": "100.00"}, 1)
    [above] = told["unmatched"]
    assert "limit" in above["reason"]
    assert "is a top-up" not in prepaid.tells("bank", came)


def test_energy_credit_is_given_back_at_closure(prepaid: Command) -> None:
    tops_up(prepaid)
    prepaid.says("vend", "token", "--request", "GQ00000001", "--token", TOKEN, *ON)
    refund = ("refund", "--customer", "C1", "--energy", "--amount", "40.00", *ON)
    assert "still shows" in prepaid.refuses(*refund)
    shown = (*refund, "--remaining", "40.00")
    assert "70.00" in prepaid.refuses(*shown)
    done = prepaid.says(*shown, "--despite-debt", "--reason", "拆迁")
    assert figures(done, "number", "kind", "amount", "energy") == (
        "GT00000001",
        "energy-refund",
        "40.00",
        "30.00",
    )
    text = prepaid.tells(
        *shown[:5], "30.00", *ON, "--remaining", "30.00", "--despite-debt", "--reason", "拆迁"
    )
    assert "30.00" in text


def test_every_key_is_told(prepaid: Command) -> None:
    receipt = tops_up(prepaid)
    out = Path(prepaid.db.with_name("out.csv"))
    came = prepaid.file(f"请求号,令牌\nGQ00000001,{TOKEN}\nGQ9,{TOKEN}\n")
    bank = prepaid.file("交易日期,收入,支出,余额,附言\n2012-06-11,100.00,,,户号C1\n")
    assert receipt
    for words in (
        ("topup", "--customer", "C1", "--amount", "5.00", *ON),
        ("bank", bank, "--likely"),
        ("vend", "list"),
        ("vend", "send", "--out", out, *ON),
        ("vend", "list", "--batches"),
        ("vend", "read", came, *ON),
        ("vend", "token", "--request", "GQ00000001", "--token", TOKEN, *ON),
        ("vend", "cancel", "--request", "GQ00000001", "--reason", "错", *ON),
    ):
        assert (words, untold(prepaid, *words)) == (words, set())
    for shown in (("vend", "list", "--all"), ("vend", "list", "--batches")):
        assert "G" in prepaid.tells(*shown)
