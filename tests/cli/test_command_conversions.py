"""A customer led to a prepaid meter by the command."""

from tests.cli.command import Command, figures

HEAD = "customer_no,customer_name,billing_month,issued_on,due_on,amount,station,area"


def bring_two(jieling: Command) -> None:
    """Bring in one customer who does not pay and one who does."""
    unpaid = [
        f"1,符秀英,2012{month:02d},2012-{month:02d}-25,2012-{month + 1:02d}-20,50.00,石碌,东风路"
        for month in (1, 2, 3)
    ]
    jieling.brings(
        "bills", "\n".join([HEAD, *unpaid, "2,王海,201201,2012-01-25,2012-02-20,50.00,石碌,东风路"])
    )
    jieling.pays("50.00", "2012-02-01", customer="2")


def move(jieling: Command, step: str, on: str, *more: object) -> tuple[str, ...]:
    """Take a step and return where the conversion stands."""
    told = jieling.says("conversion", step, "--customer", "1", "--on", on, *more)
    return figures(told, "stage", "stage_on")


def test_from_candidate_to_commissioned(jieling: Command) -> None:
    bring_two(jieling)
    assert move(jieling, "propose", "2012-05-02", "--reason", "chronic-defaulter") == (
        "candidate",
        "2012-05-02",
    )
    assert move(jieling, "approve", "2012-05-03", "--person", "陈所长") == ("approved", "2012-05-03")
    assert move(jieling, "schedule", "2012-05-04", "--note", "上午") == ("scheduled", "2012-05-04")
    installed = ("--meter", "M2", "--reading", "1204")
    assert move(jieling, "install", "2012-05-10", *installed) == ("installed", "2012-05-10")
    assert move(jieling, "commission", "2012-05-11") == ("commissioned", "2012-05-11")
    [told] = jieling.says("conversion", "list")["conversions"]
    assert figures(told, "customer_no", "name", "station", "reason") == (
        "1",
        "符秀英",
        "石碌",
        "chronic-defaulter",
    )
    assert figures(told, "new_meter", "last_reading", "debt") == ("M2", 1204, "150.00")
    assert [figures(step, "stage", "on") for step in told["steps"]] == [
        ("candidate", "2012-05-02"),
        ("approved", "2012-05-03"),
        ("scheduled", "2012-05-04"),
        ("installed", "2012-05-10"),
        ("commissioned", "2012-05-11"),
    ]
    assert told["steps"][1]["person"] == "陈所长"
    assert jieling.shows("2012-12-31")["penalty"] == jieling.shows("2012-05-11")["penalty"]


def test_a_step_out_of_order_is_refused(jieling: Command) -> None:
    bring_two(jieling)
    move(jieling, "propose", "2012-05-02")
    install = (
        "conversion",
        "install",
        "--customer",
        "1",
        "--on",
        "2012-05-03",
        "--meter",
        "M2",
        "--reading",
        "1",
    )
    assert "1" in jieling.refuses(*install)
    assert move(jieling, "approve", "2012-05-03") == ("approved", "2012-05-03")


def test_an_ending_needs_a_reason_in_words(jieling: Command) -> None:
    bring_two(jieling)
    move(jieling, "propose", "2012-05-02")
    assert (
        jieling.refuses("conversion", "reject", "--customer", "1", "--on", "2012-05-03")
        == "This needs a reason."
    )
    assert move(jieling, "reject", "2012-05-03", "--reason", "已付清") == ("rejected", "2012-05-03")
    move(jieling, "propose", "2012-05-04", "--reason", "new-connection")
    assert move(jieling, "cancel", "2012-05-05", "--note", "销户") == ("cancelled", "2012-05-05")
    both = jieling.says("conversion", "list", "--customer", "1")["conversions"]
    assert [figures(one, "stage", "reason") for one in both] == [
        ("rejected", "own-wish"),
        ("cancelled", "new-connection"),
    ]


def test_every_chronic_defaulter_is_proposed_at_once(jieling: Command) -> None:
    bring_two(jieling)
    told = jieling.says("conversion", "propose", "--defaulters", "--on", "2012-05-02")
    assert [figures(one, "customer_no", "reason") for one in told["conversions"]] == [
        ("1", "chronic-defaulter")
    ]
    again = jieling.says("conversion", "propose", "--defaulters", "--on", "2012-05-02")
    assert again == {"conversions": []}
    assert "no chronic defaulter" in jieling.refuses(
        "conversion", "propose", "--customer", "2", "--on", "2012-05-02", "--reason", "chronic-defaulter"
    )


def test_the_list_by_stage_and_station(jieling: Command) -> None:
    bring_two(jieling)
    move(jieling, "propose", "2012-05-02")

    def listed(*words: str) -> int:
        return len(jieling.says("conversion", "list", *words)["conversions"])

    assert listed("--stage", "candidate", "--station", "石碌") == 1
    assert listed("--stage", "approved") == 0
    assert listed("--customer", "1", "--stage", "approved") == 0
    assert "Candidate" in jieling.tells("conversion", "list")
    assert "石路" in jieling.refuses("conversion", "list", "--station", "石路")
