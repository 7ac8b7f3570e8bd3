"""Conversions planned by area and month, by the command."""

import pytest

from tests.cli.command import Command, figures

HEAD = "customer_no,customer_name,billing_month,issued_on,due_on,amount,station,area"
PLACE = ("--station", "石碌", "--area", "东风路", "--month", "201206")
ON = ("--on", "2012-06-20")


@pytest.fixture
def town(jieling: Command) -> Command:
    """Return the command on a file of one customer."""
    jieling.brings("bills", f"{HEAD}\n1,符秀英,201204,2012-05-01,2012-05-20,50.00,石碌,东风路")
    return jieling


def commission(jieling: Command) -> None:
    """Lead the customer to a prepaid meter within June."""
    step = ("--customer", "1", "--on", "2012-06-05")
    jieling.says("conversion", "propose", *step)
    for name in ("approve", "schedule"):
        jieling.says("conversion", name, *step)
    jieling.says("conversion", "install", *step, "--meter", "P1", "--reading", "10")
    jieling.says("conversion", "commission", *step)


def test_a_plan_tells_how_far_it_is(town: Command) -> None:
    made = town.says("campaign", "plan", *PLACE, "--target", "2", "--name", "六月攻坚", *ON)
    assert figures(made, "done", "under_way", "percent", "pace") == (0, 0, 0, "behind")
    commission(town)
    told = town.says("campaign", "list", *ON)
    assert told["on"] == "2012-06-20"
    [plan] = told["campaigns"]
    assert figures(plan, "month", "station", "area", "name", "target") == (
        "201206",
        "石碌",
        "东风路",
        "六月攻坚",
        2,
    )
    assert figures(plan, "done", "percent", "pace") == (1, 50, "on-pace")
    assert "六月攻坚" in town.tells("campaign", "list", *ON)


def test_plans_of_another_span_or_station_are_left_out(town: Command) -> None:
    town.says("campaign", "plan", *PLACE, "--target", "2", *ON)
    assert town.says("campaign", "list", "--from", "201207", *ON)["campaigns"] == []
    assert town.says("campaign", "list", "--until", "201205", *ON)["campaigns"] == []
    assert len(town.says("campaign", "list", "--station", "石碌", *ON)["campaigns"]) == 1
    assert "石路" in town.refuses("campaign", "list", "--station", "石路", *ON)


def test_a_plan_is_changed_only_where_it_is_asked_for(town: Command) -> None:
    town.says("campaign", "plan", *PLACE, "--target", "2", *ON)
    assert "planned already" in town.refuses("campaign", "plan", *PLACE, "--target", "3", *ON)
    changed = town.says("campaign", "plan", *PLACE, "--target", "3", "--change", *ON)
    assert changed["target"] == 3
    assert "2012-06: 0 of 4" in town.tells("campaign", "plan", *PLACE, "--target", "4", "--change", *ON)


def test_a_plan_is_removed(town: Command) -> None:
    town.says("campaign", "plan", *PLACE, "--target", "2", *ON)
    assert "is removed" in town.tells("campaign", "remove", *PLACE, *ON)
    assert "201206" in town.refuses("campaign", "remove", *PLACE, *ON)


def test_a_target_of_nobody_is_wrong_use(town: Command) -> None:
    assert "0" in town.misused("campaign", "plan", *PLACE, "--target", "0", *ON)


def test_an_area_that_nobody_knows_is_refused(town: Command) -> None:
    place = ("--station", "石碌", "--area", "西门", "--month", "201206")
    assert "西门" in town.refuses("campaign", "plan", *place, "--target", "2", *ON)
