"""Closing and the zero certificate from the command line."""

import json

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import untold
from tests.documents.papers import pages_of

PAID = ("close", "month", "201205")


def billed(jieling: Command) -> None:
    """Bring one bill of May in, due on the 20th."""
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")


def test_a_closed_month_is_read_back_beside_what_came_late(jieling: Command) -> None:
    billed(jieling)
    closed = jieling.says(*PAID)
    assert figures(closed, "period", "as_of", "receivable", "outstanding", "rate") == (
        *("2012-05", "2012-05-31"),
        *("80.00", "80.00", "0.00"),
    )
    jieling.pays("30.00", "2012-05-25")
    shown = jieling.says("close", "show", "2012-05")
    [total] = [line for line in shown["lines"] if line["section"] == "total"]
    assert [total[part]["outstanding"] for part in ("frozen", "adjustment", "now")] == [
        "80.00",
        "-30.00",
        "50.00",
    ]
    assert figures(shown, "head_hash", "outstanding") == figures(closed, "head_hash", "outstanding")
    assert [(entry["on"], entry["amount"]) for entry in shown["entries"]] == [("2012-05-25", "-30.00")]
    told = jieling.tells("close", "show", "201205")
    assert "Payment taken" in told and "-30.00" in told
    assert jieling.says("check")["ok"]


def test_what_is_closed_and_what_can_be_is_listed(jieling: Command) -> None:
    billed(jieling)
    jieling.says(*PAID)
    listed = jieling.says("close", "list")["periods"]
    states = {one["period"]: one["state"] for one in listed}
    assert (states["2012-04"], states["2012-05"], states["2012-06"], states["2012"]) == (
        *("closable", "closed"),
        *("open", "open"),
    )
    assert "can be closed" in jieling.tells("close", "list", "--year", "2011")


def test_a_period_is_closed_once_and_not_before_its_last_day(jieling: Command) -> None:
    billed(jieling)
    jieling.says(*PAID)
    assert "closed once" in jieling.refuses(*PAID)
    assert "2012 ends on 2012-12-31" in jieling.refuses("close", "year", "2012")
    assert "is not closed" in jieling.refuses("close", "show", "2011")
    assert "neither a year" in jieling.misused("close", "show", "2012-13")
    assert "neither a year" in jieling.misused("close", "year", "201205")


def test_a_certificate_is_refused_with_the_gap_until_nothing_is_outstanding(jieling: Command) -> None:
    billed(jieling)
    jieling.pays("79.99", "2012-05-20")
    out = jieling.db.with_name("zero.pdf")
    words = ("certificate", "--year", "2012", "--on", "2012-06-20", "--out", out)
    code, said, complained = jieling.run(*words, "--json")
    assert (code, json.loads(said)["gap"], out.exists()) == (1, "0.01", False)
    assert "0.01 yuan of 2012 is outstanding" in complained
    jieling.pays("1.00", "2012-06-19")
    given = jieling.says(*words)
    assert figures(given, "number", "zero_on", "rate") == ("JZ2012-01", "2012-06-19", "100.00")
    assert given["copy"] == 0
    assert jieling.says(*words)["copy"] == 1
    [page] = pages_of(out.read_bytes())
    assert "JZ2012-01" in page
    assert "books are kept until" in jieling.refuses(
        "certificate", "--year", "2012", "--on", "2012-12-31", "--out", out
    )


def test_a_clerk_neither_closes_nor_certifies(staffed: Command) -> None:
    billed(staffed.by("李秀英"))
    assert "李秀英" in staffed.by("李秀英").refuses(*PAID)
    assert staffed.by("王班长").says(*PAID)["by"] == "王班长"


def test_every_key_is_told(jieling: Command) -> None:
    billed(jieling)
    jieling.says("close", "month", "201204")
    jieling.pays("90.00", "2012-05-20")
    out = jieling.db.with_name("zero.pdf")
    for words in (
        ("close", "month", "201205"),
        ("close", "list"),
        ("close", "show", "201205"),
        ("certificate", "--year", "2012", "--out", out),
    ):
        assert (words, untold(jieling, *words)) == (words, set())
