"""`worklist`, `stop-supply`, `contact` and `notices --stage`: the procedure by the command."""

import pytest

from tests.cli.command import Command

BILL = """customer_no,customer_name,bill_no,billing_month,issued_on,due_on,amount,tariff_class
C1,张三,B1,201204,2012-05-01,2012-05-20,2000.00,商业
"""


@pytest.fixture
def owing(jieling: Command) -> Command:
    """Return a command on a file in which one customer owes since 20 May."""
    jieling.brings("bills", BILL)
    return jieling


def stands(command: Command, on: str) -> dict[str, object]:
    """Tell where the customer stands on a day."""
    [told] = command.says("stop-supply", "--customer", "C1", "--on", on)["customers"]
    return dict(told)


def happens(command: Command, kind: str, on: str, *more: str) -> None:
    """Record a contact."""
    command.says("contact", "--customer", "C1", "--kind", kind, "--on", on, *more)


def test_due_20_may_means_notice_on_20_june_and_a_window_of_23_to_27_june(owing: Command) -> None:
    out = str(owing.db.with_name("papers.pdf"))
    assert stands(owing, "2012-06-01")["earliest_notice_on"] == "2012-06-20"
    owing.says("notices", "--on", "2012-06-01", "--out", out)
    happens(owing, "overdue-notice-delivered", "2012-06-02")
    assert "2012-06-20" in owing.refuses(
        "notices", "--stage", "stop-supply", "--on", "2012-06-19", "--out", out
    )
    early = ("contact", "--customer", "C1", "--kind", "stop-supply-notice-delivered", "--on", "2012-06-19")
    assert "too early" in owing.refuses(*early)
    assert owing.says("notices", "--stage", "stop-supply", "--on", "2012-06-20", "--out", out)["notices"] == 1
    happens(owing, "stop-supply-notice-delivered", "2012-06-20")
    told = stands(owing, "2012-06-23")
    assert (told["window_from"], told["window_to"]) == ("2012-06-23", "2012-06-27")
    assert (told["allowed"], told["missing"]) == (False, ["approval", "told-before-cut"])
    happens(owing, "stop-supply-approved", "2012-06-22")
    happens(owing, "told-before-cut", "2012-06-23")
    assert stands(owing, "2012-06-23")["allowed"] is True
    assert stands(owing, "2012-06-22")["allowed"] is False


def test_the_worklist_says_the_next_step_and_why(owing: Command) -> None:
    [work] = owing.says("worklist", "--on", "2012-06-01")["customers"]
    assert (work["customer_no"], work["paper"], work["days_overdue"]) == ("C1", "overdue", 12)
    assert "C1" in owing.tells("worklist", "--on", "2012-06-01")


def test_a_promise_needs_its_day(owing: Command) -> None:
    assert owing.refuses("contact", "--customer", "C1", "--kind", "promise", "--on", "2012-06-01")
    happens(owing, "promise", "2012-06-01", "--until", "2012-06-10", "--amount", "100.00")
