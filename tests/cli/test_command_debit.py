"""`jieling debit`: agreements, batches and answers from the command line."""

import json

import pytest

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold

FU = "0706000000000001"


@pytest.fixture
def agreed(jieling: Command) -> Command:
    """Return the command at a file with a customer who owes 80.00 and lets an account be debited."""
    jieling.brings("customers", f"户号,户名\n{FU},符秀英")
    jieling.bills(f"{FU},B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    jieling.says(
        "debit", "agree", "--customer", FU, "--bank", "建行", "--account", "6227", "--from", "2012-05-01"
    )
    return jieling


def test_a_batch_goes_out_and_its_answer_comes_back(agreed: Command) -> None:
    out = agreed.db.with_name("out.csv")
    sent = agreed.says("debit", "send", "--bank", "建行", "--on", "2012-05-10", "--out", out)
    assert (sent["batch_no"], sent["sent"]) == ("DK00000001", {"count": 1, "amount": "80.00"})
    answer = agreed.file("批次号,序号,金额,结果\nDK00000001,1,80.00,成功")
    would = agreed.says("debit", "answer", answer, "--on", "2012-05-11", "--dry-run")
    assert (would["posted"], len(would["paid"])) == (False, 1)
    done = agreed.says("debit", "answer", answer, "--on", "2012-05-11")
    assert [item["receipt_no"] for item in done["paid"]] == ["SJ00000001"]
    again = agreed.says("debit", "answer", answer, "--on", "2012-05-11")
    assert (again["paid"], again["already_there"]) == ([], 1)
    [item] = agreed.says("debit", "list", "--batch", "DK00000001")["items"]
    assert figures(item, "customer_no", "state", "receipt_no") == (FU, "paid", "SJ00000001")
    assert agreed.says("check")["ok"]


def test_an_answer_whose_totals_disagree_is_told_and_refused(agreed: Command) -> None:
    agreed.says(
        "debit", "send", "--bank", "建行", "--on", "2012-05-10", "--out", agreed.db.with_name("o.xlsx")
    )
    answer = agreed.file("批次号,序号,金额,结果\nDK00000001,1,80.00,成功\n总笔数：2,,,")
    code, said, complained = agreed.run("debit", "answer", answer, "--json")
    assert (code, json.loads(said)["posted"]) == (1, False)
    assert "declares 2" in complained
    assert agreed.says("debit", "answer", answer, "--dry-run")["totals"][0]["agrees"] is False


def test_the_file_of_a_batch_is_written_once_more(agreed: Command) -> None:
    first, more = agreed.db.with_name("first.csv"), agreed.db.with_name("more.csv")
    agreed.says("debit", "send", "--bank", "建行", "--on", "2012-05-10", "--out", first)
    agreed.says("debit", "send", "--batch", "DK00000001", "--out", more)
    assert more.read_bytes() == first.read_bytes()
    assert "no batch was made" in agreed.refuses("debit", "send", "--bank", "建行", "--out", more)
    assert "DK9" in agreed.refuses("debit", "send", "--batch", "DK9", "--out", more)


def test_an_agreement_ends_and_a_file_of_them_comes_in(agreed: Command) -> None:
    ended = agreed.says("debit", "end", "--customer", FU, "--on", "2012-05-09")
    assert figures(ended, "from_on", "until_on") == ("2012-05-01", "2012-05-09")
    file = agreed.file(f"户号,银行,账号\n{FU},建行,6228\n9,建行,1")
    added = agreed.says("debit", "agree", "--file", file)
    assert (added["added"], [row["row"] for row in added["refused"]]) == (1, [3])
    assert [one["account_no"] for one in agreed.says("debit", "list")["agreements"]] == ["6227", "6228"]


def test_a_person_is_told_of_batches_and_debits(agreed: Command) -> None:
    out = agreed.db.with_name("out.csv")
    assert "DK00000001" in agreed.tells("debit", "send", "--bank", "建行", "--on", "2012-05-10", "--out", out)
    assert any(line.startswith("DK00000001") for line in agreed.tells("debit", "list").splitlines())
    assert "Unanswered" in agreed.tells("debit", "list", "--batch", "DK00000001")
    refused = agreed.file("批次号,序号,金额,结果\nDK00000001,1,80.00,余额不足\nDK00000001,2,1.00,成功")
    said = agreed.tells("debit", "answer", refused)
    assert "余额不足" in said and "has no debit 2" in said


def test_bank_matters_are_not_for_every_role(staffed: Command) -> None:
    clerk = staffed.by("李秀英")
    assert "李秀英" in clerk.refuses("debit", "end", "--customer", "1")
    assert clerk.says("debit", "list") == {"agreements": [], "batches": []}


def test_every_key_is_told_in_the_section(agreed: Command) -> None:
    out = agreed.db.with_name("out.csv")
    agreements = agreed.file(f"户号,银行,账号\n{FU},建行,6228\n9,建行,1")
    answer = agreed.file(
        "批次号,序号,金额,结果\nDK00000001,1,80.00,成功\nDK00000001,2,1.00,成功\n总笔数：2,,,"
    )
    for words in (
        ("debit", "send", "--bank", "建行", "--on", "2012-05-10", "--out", out),
        ("debit", "list"),
        ("debit", "list", "--batch", "DK00000001"),
        ("debit", "answer", answer),
        ("debit", "agree", "--file", agreements),
        ("debit", "end", "--customer", FU, "--on", "2012-06-20"),
    ):
        assert (words, untold(agreed, *words)) == (words, set())
