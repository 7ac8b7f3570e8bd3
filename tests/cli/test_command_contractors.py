"""Areas handed from one contractor to the next by the command."""

from tests.cli.command import Command, figures

HEAD = "customer_no,billing_month,issued_on,due_on,amount,station,area"
AREA = ("contractor", "assign", "--station", "石碌", "--area", "东风路")


def test_a_bill_counts_for_the_contractor_who_held_the_area_when_it_was_issued(jieling: Command) -> None:
    jieling.says(*AREA, "--contractor", "羊海明", "--on", "2012-01-01")
    held = jieling.says(*AREA, "--contractor", "符秀英", "--phone", "13876000000", "--on", "2012-03-01")
    assert [figures(tenure, "contractor", "from_on", "until_on") for tenure in held["tenures"]] == [
        ("羊海明", "2012-01-01", "2012-02-29"),
        ("符秀英", "2012-03-01", None),
    ]
    assert jieling.says("contractor", "list") == held
    jieling.brings(
        "bills",
        f"{HEAD}\n1,201201,2012-02-01,2012-02-20,70.00,石碌,东风路\n"
        "1,201203,2012-04-01,2012-04-20,30.00,石碌,东风路",
    )
    rows = jieling.says("recovery", "--on", "2012-06-20", "--by", "contractor")["rows"]
    assert {row["name"]: row["receivable"] for row in rows} == {"羊海明": "70.00", "符秀英": "30.00"}
