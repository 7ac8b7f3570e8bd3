"""`application`: new connections from the command line, to the day on which there is power."""

import pytest

from tests.cli.command import Command, figures

ASKED = (
    *("--name", "海尾养殖场", "--address", "海尾镇新港路8号", "--station", "海尾供电所"),
    *("--area", "新港台区", "--phone", "13976012345", "--on", "2012-06-20"),
)
ON = ("--on", "2012-06-20")


def takes(command: Command, *more: str) -> str:
    """Take an application; return its number."""
    return str(command.says("application", "take", *ASKED, *more)["number"])


def test_a_prepaid_connection_goes_from_application_to_commissioning(jieling: Command) -> None:
    jieling.bills("0706000000000009,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    number = takes(jieling, "--tariff-class", "农业生产", "--risk-category", "养殖业")
    accepted = jieling.says("application", "accept", number, *ON)
    assert figures(accepted, "state", "customer_no", "stage", "prepaid") == (
        *("accepted", "0706000000000010", "approved", True),
    )
    who = ("--customer", "0706000000000010", *ON)
    jieling.says("conversion", "schedule", *who)
    jieling.says("conversion", "install", *who, "--meter", "M77", "--reading", "0")
    jieling.says("conversion", "commission", *who)
    [told] = jieling.says("application", "list", "--state", "connected")["applications"]
    assert figures(told, "number", "meter_no", "stage") == (number, "M77", "commissioned")
    assert jieling.says("check")["ok"]


def test_an_exception_is_confirmed_by_a_supervisor_and_connected_by_hand(staffed: Command) -> None:
    clerk = staffed.by("李秀英")
    assert "李秀英" in clerk.refuses("application", "take", *ASKED, "--exception", "专变用户")
    number = takes(clerk.confirmed_by("王班长"), "--exception", "专变用户")
    clerk.says("application", "accept", number, *ON, "--customer", "新户1")
    told = clerk.says("application", "connect", number, "--meter", "M1", *ON)
    assert figures(told, "state", "meter_no", "exception", "approved_by") == (
        *("connected", "M1", "专变用户", "王班长"),
    )


def test_refusals_name_what_is_wrong(jieling: Command) -> None:
    number = takes(jieling)
    assert "type one" in jieling.refuses("application", "accept", number, *ON)
    assert "There is no application" in jieling.refuses("application", "refuse", "BZ9", *ON, "--reason", "x")
    jieling.says("application", "withdraw", number, *ON, "--reason", "不办了")
    assert "Withdrawn" in jieling.refuses("application", "accept", number, *ON, "--customer", "1")
    assert "phone number" in jieling.refuses("application", "take", *ASKED, "--phone", "电话")


@pytest.mark.parametrize("act", ["refuse", "withdraw"])
def test_an_end_needs_its_reason(jieling: Command, act: str) -> None:
    assert "--reason" in jieling.misused("application", act, takes(jieling), *ON)


def test_the_list_is_a_table(jieling: Command) -> None:
    takes(jieling)
    assert "海尾养殖场" in jieling.tells("application", "list", "--text", "养殖")
    assert jieling.says("application", "list", "--state", "refused") == {"applications": []}
