"""The whole way by the command: every illegal step tried, and a chronic defaulter's debt brought home."""

import pytest

from desktop.domain.conversion import NEXT, WAY, Stage
from tests.cli.command import Command, figures

HEAD = "customer_no,customer_name,billing_month,issued_on,due_on,amount,station,area"
STEPS = {
    Stage.APPROVED: ("approve",),
    Stage.SCHEDULED: ("schedule",),
    Stage.INSTALLED: ("install", "--meter", "P1", "--reading", "1204"),
    Stage.COMMISSIONED: ("commission",),
    Stage.REJECTED: ("reject", "--reason", "已付清"),
    Stage.CANCELLED: ("cancel", "--reason", "销户"),
}
PAIRS = [(stands, asked) for stands in Stage for asked in STEPS]


@pytest.fixture
def town(jieling: Command) -> Command:
    """Return the command on a file of a chronic defaulter, who owes 300.00, and of one who pays."""
    unpaid = [
        f"1,李德海,2012{month:02d},2012-{month:02d}-25,2012-{month + 1:02d}-20,100.00,石碌,东风路"
        for month in (1, 2, 3)
    ]
    jieling.brings(
        "bills", "\n".join([HEAD, *unpaid, "2,王海,201201,2012-01-25,2012-02-20,50.00,石碌,东风路"])
    )
    jieling.pays("50.00", "2012-02-01", customer="2")
    return jieling


def words_of(stage: Stage, on: str = "2012-05-02") -> tuple[str, ...]:
    """Return the command of a step."""
    name, *more = STEPS[stage]
    return ("conversion", name, "--customer", "1", "--on", on, *more)


def way_to(stage: Stage) -> tuple[Stage, ...]:
    """Return the steps that lead from a candidate to a stage."""
    if stage in WAY:
        return WAY[1 : WAY.index(stage) + 1]
    return (Stage.APPROVED, stage) if stage is Stage.CANCELLED else (stage,)


@pytest.mark.parametrize(("stands", "asked"), PAIRS)
def test_the_command_takes_no_step_but_the_next(town: Command, stands: Stage, asked: Stage) -> None:
    town.says("conversion", "propose", "--customer", "1", "--on", "2012-05-02")
    for stage in way_to(stands):
        town.says(*words_of(stage))
    if asked in NEXT[stands]:
        assert town.says(*words_of(asked))["stage"] == asked
        return
    refused = town.refuses(*words_of(asked))
    assert "Customer 1 stands at" in refused
    [now] = town.says("conversion", "list", "--customer", "1")["conversions"]
    assert now["stage"] == stands


def test_a_chronic_defaulters_debt_comes_home_from_top_ups(town: Command) -> None:
    [found] = town.says("conversion", "candidates", "--why", "chronic-defaulter", "--on", "2012-05-02")[
        "candidates"
    ]
    assert figures(found, "customer_no", "overdue_bills", "longest_unpaid_days") == ("1", 3, 72)
    assert figures(found, "principal", "monthly_bill", "months") == ("300.00", "100.00", 4)
    town.says("conversion", "propose", "--defaulters", "--on", "2012-05-02")
    for stage, on in ((Stage.APPROVED, "03"), (Stage.SCHEDULED, "04"), (Stage.INSTALLED, "10")):
        town.says(*words_of(stage, f"2012-05-{on}"))
    done = town.says(*words_of(Stage.COMMISSIONED, "2012-05-11"), "--recover", "percent:30")
    assert done["stage"] == "commissioned"
    debt = fen(town.shows("2012-05-11")["outstanding"]) + fen(town.shows("2012-05-11")["penalty"])
    left, paid, recovered = debt, 0, 0
    for _ in range(20):
        told = town.says("topup", "--customer", "1", "--amount", "100.00", "--on", "2012-06-20")
        part, energy = fen(told["debt_recovered"]), fen(told["energy_credit"])
        assert part == min(3_000, left)
        assert part + energy == 10_000
        left, paid, recovered = left - part, paid + 1, recovered + part
        assert fen(told["debt_left"]) == left
        if not left:
            break
    assert (left, recovered) == (0, debt)
    assert town.shows("2012-06-20")["outstanding"] == "0.00"
    report = town.says("conversion", "report", "--from", "2012-05-01", "--on", "2012-06-20")
    assert figures(report, "commissioned", "cleared", "debt_left") == (1, 1, "0.00")
    assert fen(report["debt"]) == fen(report["debt_recovered"]) == debt
    assert fen(report["energy_credit"]) == paid * 10_000 - debt
    assert town.says("check")["ok"] is True


def fen(text: str) -> int:
    """Read an amount as the command writes it, in fen."""
    yuan, cents = text.split(".")
    return int(yuan) * 100 + int(cents)


def test_the_list_is_filtered_and_tells_who_is_stuck(town: Command) -> None:
    town.says("conversion", "propose", "--customer", "1", "--on", "2012-05-02")
    town.says("conversion", "propose", "--customer", "2", "--on", "2012-05-16", "--reason", "risk-category")

    def listed(*words: str) -> list[tuple[str, ...]]:
        told = town.says("conversion", "list", "--on", "2012-05-17", *words)["conversions"]
        return [figures(one, "customer_no", "days_standing", "stuck") for one in told]

    assert listed() == [("1", 15, True), ("2", 1, False)]
    assert listed("--stuck") == [("1", 15, True)]
    assert listed("--why", "risk-category", "--area", "东风路") == [("2", 1, False)]
    assert listed("--customer", "2", "--stuck") == []
    assert "stuck" in town.tells("conversion", "list", "--on", "2012-05-17")
    assert "西门" in town.refuses("conversion", "list", "--area", "西门")


def test_the_history_of_one_tells_who_recorded_it(town: Command) -> None:
    told = town.says("conversion", "propose", "--customer", "1", "--on", "2012-05-02", "--person", "陈所长")
    assert told["steps"][0]["person"] == "陈所长"
    [whole] = town.says("conversion", "list", "--customer", "1")["conversions"]
    assert whole["steps"][0]["recorded_by"]
    assert whole["evidence"] is None


def test_candidates_are_told_to_a_person_with_the_reason_in_words(town: Command) -> None:
    said = town.tells("conversion", "candidates", "--on", "2012-05-02")
    assert "3 overdue in 12 months, unpaid for 72 days" in said
    assert "李德海" in said
