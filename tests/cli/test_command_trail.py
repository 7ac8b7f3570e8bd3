"""Receipt numbers, the audit trail, statements of account and low balances from the command."""

from pathlib import Path

from tests.cli.command import Command, figures

BILL = "1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活"


def test_receipts_take_their_numbers_from_the_clerks_range_and_gaps_are_reported(staffed: Command) -> None:
    administrator, clerk = staffed.by("符主任"), staffed.by("李秀英")
    administrator.bills(BILL)
    administrator.says("settings", "set", "receipt.numbers", "issued")
    assert "no receipt number left" in clerk.refuses("pay", "--customer", "1", "--amount", "5")
    issue = ("numbers", "issue", "--first", "A01", "--last", "A09", "--clerk")
    assert figures(administrator.says(*issue, "李秀英"), "first", "last", "size") == ("A01", "A09", 9)
    assert "A01 to A09" in administrator.refuses(*issue, "陈收费")
    assert clerk.pays("5.00", "2012-05-10")["receipt_no"] == "A01"
    spoilt = clerk.says("numbers", "void", "A02", "--reason", "打坏")
    assert figures(spoilt, "number", "reason") == ("A02", "打坏")
    assert "A02" in clerk.refuses("numbers", "void", "A02", "--reason", "打坏")
    assert clerk.pays("5.00", "2012-05-10")["receipt_no"] == "A03"
    [became] = clerk.says("numbers", "report")["ranges"]
    assert figures(became, "clerk", "used", "left", "next", "gaps") == ("李秀英", 2, 6, "A04", [])
    assert became["voided"] == [{"number": "A02", "reason": "打坏"}]
    assert "no range" in administrator.refuses(
        "numbers", "issue", "--clerk", "x", "--first", "B9", "--last", "B1"
    )


def test_the_trail_tells_who_did_what_when_and_from_where(jieling: Command) -> None:
    jieling.environment["JIELING_COUNTER"] = "一号台"
    jieling.bills(BILL)
    paid = jieling.pays("200.00", "2012-05-10")["receipt_no"]
    jieling.says("settings", "set", "bureau.phone", "0898-95598")
    change, payment, *_ = jieling.says("audit")["records"]
    assert figures(payment, "kind", "subject", "customer_no", "amount", "on", "place") == (
        "payment",
        paid,
        "1",
        "200.00",
        "2012-05-10",
        "一号台",
    )
    assert figures(change, "kind", "subject", "amount") == ("setting", "bureau.phone", None)
    assert change["recorded_at"] == "2012-06-20T04:00:00Z"
    assert '"to": "0898-95598"' in change["facts"]


def test_the_trail_is_narrowed_by_day_person_subject_and_number(staffed: Command) -> None:
    administrator, auditor = staffed.by("符主任"), staffed.by("羊审计")
    administrator.bills(BILL)
    for name, on in (("李秀英", "2012-05-10"), ("陈收费", "2012-05-11")):
        staffed.by(name).pays("5.00", on)

    def kinds(*words: str) -> list[str]:
        return [record["kind"] for record in auditor.says("audit", *words)["records"]]

    assert kinds("--subject", "1") == ["payment", "payment", "bill"]
    assert kinds("--subject", "1", "--from", "2012-05-11") == ["payment"]
    assert kinds("--subject", "1", "--until", "2012-05-01") == ["bill"]
    assert kinds("--by", "陈收费") == ["payment", "signed-in"]
    assert len(kinds("--limit", "3")) == 3
    assert "payment" in auditor.tells("audit", "--subject", "1")


def test_a_statement_tells_every_movement_with_both_balances(jieling: Command, tmp_path: Path) -> None:
    jieling.bills(BILL)
    jieling.pays("200.00", "2012-05-10")
    jieling.says("refund", "--customer", "1", "--amount", "80.00", "--on", "2012-06-12")
    paper = tmp_path / "statement.pdf"
    told = jieling.says("statement", "1", "--from", "2012-05-02", "--until", "2012-06-30", "--out", paper)
    assert figures(told, "owed_before", "owed_after", "prestored_before", "prestored_after") == (
        "80.00",
        "0.00",
        "0.00",
        "40.00",
    )
    assert [figures(line, "on", "kind", "amount", "owed", "prestored") for line in told["lines"]] == [
        ("2012-05-10", "payment", "-80.00", "0.00", "0.00"),
        ("2012-05-10", "payment", "120.00", "0.00", "120.00"),
        ("2012-06-12", "refund", "-80.00", "0.00", "40.00"),
    ]
    assert (told["file"], paper.read_bytes()[:4]) == (str(paper), b"%PDF")
    assert "Prestored money refunded" in jieling.tells("statement", "1")


def test_without_days_a_statement_is_of_the_year_up_to_the_business_date(jieling: Command) -> None:
    jieling.bills(BILL)
    jieling.says("settings", "set", "business_date", "2012-05-31")
    assert figures(jieling.says("statement", "1"), "from", "until", "file") == (
        "2012-01-01",
        "2012-05-31",
        None,
    )
    assert jieling.says("statement", "1", "--until", "2011-12-31")["from"] == "2011-01-01"


def test_a_low_balance_is_listed_by_the_setting_or_by_a_sum(jieling: Command) -> None:
    jieling.brings("customers", "customer_no,customer_name\n1,符秀英\n2,王海\n3,李丽")
    for customer, amount in (("1", "120.00"), ("2", "30.00")):
        jieling.says("prestore", "--customer", customer, "--amount", amount, "--on", "2012-05-10")
    [low] = jieling.says("low")["customers"]
    assert figures(low, "customer_no", "name", "prestored") == ("2", "王海", "30.00")
    more = jieling.says("low", "--below", "120.01")["customers"]
    assert [one["customer_no"] for one in more] == ["2", "1"]
    assert "王海" in jieling.tells("low")
