"""`topup`, `recover` and `conversion report`: the old debt comes home from the command line."""

import pytest

from tests.cli.command import Command, figures

BILLS = """customer_no,bill_no,billing_month,issued_on,due_on,amount,tariff_class
C1,B1,201204,2012-05-01,2012-06-30,60.00,居民生活
C1,B2,201205,2012-06-01,2012-06-30,40.00,居民生活
"""


@pytest.fixture
def prepaid(jieling: Command) -> Command:
    """Return a command on a file whose one customer is installed and waits for its commissioning."""
    file = jieling.db.with_name("bills.csv")
    file.write_text(BILLS, encoding="utf-8")
    jieling.says("import", "bills", str(file))
    for step in (["propose"], ["approve"], ["schedule"], ["install", "--meter", "M9", "--reading", "100"]):
        jieling.says("conversion", *step, "--customer", "C1", "--on", "2012-06-10")
    return jieling


def commissioned(command: Command, mode: str) -> Command:
    """Commission the customer with a mode of recovery."""
    command.says("conversion", "commission", "--customer", "C1", "--on", "2012-06-10", "--recover", mode)
    return command


def tops_up(command: Command, amount: str, *more: str) -> tuple[object, ...]:
    """Top the customer up; return debt recovered, energy credit and debt left."""
    told = command.says("topup", "--customer", "C1", "--amount", amount, "--on", "2012-06-11", *more)
    return figures(told, "debt_recovered", "energy_credit", "debt_left")


def test_case_18_all_at_once(prepaid: Command) -> None:
    commissioned(prepaid, "all")
    assert tops_up(prepaid, "30.00") == ("30.00", "0.00", "70.00")
    assert tops_up(prepaid, "130.00") == ("70.00", "60.00", "0.00")


def test_case_19_a_percentage(prepaid: Command) -> None:
    commissioned(prepaid, "percent:30")
    assert tops_up(prepaid, "200.00") == ("60.00", "140.00", "40.00")
    assert tops_up(prepaid, "200.00") == ("40.00", "160.00", "0.00")
    assert prepaid.says("check")["ok"]


def test_the_same_key_tops_up_once_and_a_dry_run_never(prepaid: Command) -> None:
    commissioned(prepaid, "fixed:50.00")
    assert tops_up(prepaid, "80.00", "--dry-run") == ("50.00", "30.00", "50.00")
    assert tops_up(prepaid, "80.00", "--key", "k") == ("50.00", "30.00", "50.00")
    assert tops_up(prepaid, "80.00", "--key", "k") == ("50.00", "30.00", "50.00")


def test_a_customer_without_a_prepaid_meter_pays_instead(prepaid: Command) -> None:
    assert "no prepaid meter" in prepaid.refuses(
        "topup", "--customer", "C1", "--amount", "5", "--on", "2012-06-11"
    )


def test_a_mode_is_changed_and_deferred_with_a_reason(prepaid: Command) -> None:
    commissioned(prepaid, "all")
    changed = prepaid.says(
        *("recover", "--customer", "C1", "--recover", "percent:10", "--defer-until", "2012-06-11"),
        *("--on", "2012-06-11", "--reason", "困难户"),
    )
    assert figures(changed, "recover", "deferred_until") == ("percent:10", "2012-06-11")
    assert tops_up(prepaid, "80.00") == ("0.00", "80.00", "100.00")


def test_no_more_energy_is_bought_than_the_limit_of_a_month(prepaid: Command) -> None:
    commissioned(prepaid, "percent:50")
    prepaid.says("settings", "set", "topup.monthly_limit", "100.00")
    assert tops_up(prepaid, "150.00") == ("75.00", "75.00", "25.00")
    said = prepaid.refuses("topup", "--customer", "C1", "--amount", "60.00", "--on", "2012-06-12")
    assert "limit" in said


def test_the_report_tells_what_conversions_recovered(prepaid: Command) -> None:
    commissioned(prepaid, "percent:30")
    tops_up(prepaid, "200.00")
    told = prepaid.says("conversion", "report", "--on", "2012-06-30")
    assert figures(
        told, "commissioned", "cleared", "debt", "debt_recovered", "energy_credit", "debt_left"
    ) == (
        *(1, 0, "100.00", "60.00"),
        *("140.00", "40.00"),
    )
    assert [one["name"] for one in told["months"]] == ["2012-06"]


def test_a_reversed_top_up_owes_again(prepaid: Command) -> None:
    commissioned(prepaid, "all")
    told = prepaid.says("topup", "--customer", "C1", "--amount", "130.00", "--on", "2012-06-11")
    prepaid.says("reverse", told["receipt_no"], "--on", "2012-06-11", "--reason", "收错户")
    assert tops_up(prepaid, "30.00") == ("30.00", "0.00", "70.00")
    assert prepaid.says("check")["ok"]
