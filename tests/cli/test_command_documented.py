"""docs/command-line.md tells of every command, every option and every key there is."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import signing
from desktop.cli.parser import assembled
from desktop.domain.proof import Fault
from desktop.domain.settings import SETTINGS
from desktop.wording.faults import fault_text
from tests.cli.command import Command, password_of

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text("utf-8")
SECTIONS = {
    name.strip(): section
    for heading, section in re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    for name in heading.split(",")
}
_AREA = ("--station", "未分配", "--area", "未分配")
SHARED = {"--help", "--db", "--json", "--snapshot", "--as"}


def leaves(parser: argparse.ArgumentParser, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield each command with its options: first its own name, then what it takes."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for name, deeper in action.choices.items():
            yield from leaves(deeper, (*names, name))
    options = [option for action in parser._actions for option in action.option_strings if option[:2] == "--"]
    if not below and names:
        yield " ".join(names), *sorted(set(options) - SHARED)


@pytest.mark.parametrize("leaf", list(leaves(assembled())), ids=lambda leaf: leaf[0])
def test_every_command_has_a_section_with_its_options(leaf: tuple[str, ...]) -> None:
    command, *options = leaf
    section = SECTIONS[command.split()[0]]
    assert all(word in section for word in command.split())
    assert [option for option in options if option not in section] == []


def test_what_all_commands_share_is_told_once() -> None:
    shared = SECTIONS["What holds for every command"]
    assert [option for option in sorted(SHARED - {"--help"}) if option not in shared] == []


def readers(parser: argparse.ArgumentParser, names: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield each command that changes nothing."""
    if names and parser.get_default("run") and parser.get_default("reads"):
        yield " ".join(names)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, deeper in action.choices.items():
                yield from readers(deeper, (*names, name))


def test_a_snapshot_is_told_of_for_every_command_that_changes_nothing() -> None:
    [row] = [line for line in PAGE.splitlines() if line.startswith("| `--snapshot`")]
    assert set(re.findall(r"`([a-z][a-z -]+)`", row)) == set(readers(assembled()))


def reading(parser: argparse.ArgumentParser, names: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the name of each command that reads a snapshot too."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for action in below:
        for name, deeper in action.choices.items():
            yield from reading(deeper, (*names, name))
    runs = not below or parser.get_default("run")
    if names and runs and "--snapshot" in parser._option_string_actions:
        yield " ".join(names)


def test_every_command_that_reads_a_snapshot_is_told() -> None:
    shared = SECTIONS["What holds for every command"]
    [told] = re.findall(r"Only for commands that change nothing: (.+), and the window", shared)
    assert re.findall(r"`(.+?)`", told) == list(reading(assembled()))


@pytest.mark.parametrize("variable", [signing.PASSWORD, signing.CONFIRM, signing.NEW, "JIELING_COUNTER"])
def test_what_the_environment_gives_to_sign_in_is_told(variable: str) -> None:
    assert f"`{variable}`" in SECTIONS["Signing in"]


def keys(told: Any) -> Iterator[str]:
    """Yield every key of an answer."""
    if isinstance(told, dict):
        for key, value in told.items():
            yield key
            yield from keys(value)
    elif isinstance(told, list):
        for item in told:
            yield from keys(item)


def test_every_key_is_told_in_its_commands_section(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    receipt = jieling.pays("5.00", "2012-05-10")["receipt_no"]
    copy, out = jieling.db.with_name("backup.db"), jieling.db.with_name("out.pdf")
    bad = jieling.file("customer_no,amount,paid_on\n1,*,2012-05-10")
    came = jieling.file(
        "交易日期,收入,支出,余额,附言\n2012-05-10,1.00,,*,户号1\n2012-05-11,*,,,\n合计,1.00,,0.00,"
    )
    for words in (
        ("import", "payments", bad, "--keep-good"),
        ("bank", came),
        ("pay", "--customer", "1", "--amount", "1.00", "--on", "2012-05-10"),
        ("show", "1", "--on", "2012-05-10"),
        ("reverse", receipt, "--on", "2012-05-10", "--reason", "错"),
        ("ageing", "--on", "2012-06-10"),
        ("recovery", "--on", "2012-06-10", "--by", "area"),
        ("notices", "--on", "2012-06-10", "--out", out),
        ("summary", "--year", "2012", "--on", "2012-06-10", "--out", out),
        ("conversion", "propose", "--customer", "1", "--on", "2012-06-10"),
        ("conversion", "candidates", "--on", "2012-06-10"),
        ("conversion", "list"),
        ("conversion", "list", "--customer", "1"),
        ("campaign", "plan", *_AREA, "--month", "201206", "--target", "2"),
        ("campaign", "list"),
        ("campaign", "remove", *_AREA, "--month", "201206"),
        ("contractor", "assign", "--station", "石碌", "--area", "东风路", "--contractor", "羊海明"),
        ("settings", "list"),
        ("check",),
        ("backup", copy),
        ("backup",),
        ("backup", "--list"),
        ("restore", copy, "--dry-run"),
        ("restore", copy),
    ):
        assert (words[0], untold(jieling, *words)) == (words[0], set())


def test_every_key_of_the_acts_on_money_is_told(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201204,2012-05-01,2012-05-20,80.00,商业", "2,B2,201204,2012-05-01,2012-05-20,9.00,商业"
    )
    jieling.environment["JIELING_NEW_PASSWORD"] = password_of("符主任")
    cheque = jieling.pays("5.00", "2012-05-10", method="cheque")["receipt_no"]
    on, why = ("--on", "2012-06-20"), ("--reason", "错")
    for words in (
        ("shift", "open", *on),
        ("bounce", cheque, *on, *why),
        ("waive", "--bill", "B1", "--amount", "1.00", *on, *why),
        ("correct", "--bill", "B1", "--to", "70.00", *on, *why),
        ("write-off", "--bill", "B1", *on, *why),
        ("prestore", "--customer", "1", "--amount", "30.00", *on),
        ("refund", "--customer", "1", "--amount", "10.00", *on),
        ("transfer", "--from", "1", "--to", "2", "--amount", "10.00", *on, *why),
        ("shift", "show", *on),
        ("shift", "close", *on, "--pieces", "10x1,5x3", "--reason", "少"),
        ("shift", "list", *on),
        ("statement", "1", "--out", jieling.db.with_name("statement.pdf")),
        ("low",),
        ("numbers", "issue", "--clerk", "李秀英", "--first", "A01", "--last", "A09"),
        ("numbers", "void", "A01", *why),
        ("numbers", "report"),
        ("audit",),
        ("users", "list"),
        ("users", "add", "符主任", "--role", "administrator"),
    ):
        assert (words, untold(jieling, *words)) == (words, set())


def test_every_key_of_the_way_to_a_prepaid_meter_is_told(jieling: Command) -> None:
    jieling.bills(
        "1,B1,201204,2012-05-01,2012-05-20,80.00,商业", "2,B2,201204,2012-05-01,2012-05-20,9.00,商业"
    )
    on, who = ("--on", "2012-06-20"), ("--customer", "1")
    sent, answers = (
        jieling.db.with_name("sent.csv"),
        jieling.file("请求号,令牌\nGQ00000009,12345678901234567890"),
    )
    results = jieling.file("工单号,户号,结果,旧表止度\nHB00000001,2,完成,-1")
    for words in (
        ("settings", "set", "vending.adapter", "file"),
        ("meter", "receive", "YF00000001..YF00000003", *on),
        *(("conversion", step, *who, *on) for step in ("propose", "approve", "schedule")),
        ("work-order", "make", "--team", "甲班", "--set-aside", *on),
        ("work-order", "list"),
        ("work-order", "print", "HB00000001", "--out", jieling.db.with_name("order.pdf")),
        ("work-order", "results", results, "--dry-run", *on),
        ("work-order", "result", "HB00000001", *who, "--reading", "5", *on),
        ("work-order", "show", "HB00000001"),
        ("conversion", "commission", *who, "--recover", "percent:30", *on),
        ("topup", *who, "--amount", "100.00", *on),
        ("vend", "list"),
        ("vend", "send", "--out", sent, *on),
        ("vend", "list", "--batches"),
        ("vend", "read", answers, *on),
        ("vend", "token", "--request", "GQ00000001", "--token", "12345678901234567890", *on),
        ("vend", "cancel", "--request", "GQ00000001", "--reason", "未充入", *on),
        ("recover", *who, "--recover", "all", "--reason", "困难户", *on),
        ("conversion", "list", *who),
        ("conversion", "report", *on),
        ("conversion", "tracking", "--by", "station", *on),
        ("meter", "list"),
        ("meter", "show", "YF00000001"),
        ("meter", "balance"),
        ("meter", "makers", "--name", "华立", "--pattern", "HL[0-9]{8}"),
        ("meter", "stocktake", "YF00000002", "YF00000009", "--adopt", "--reason", "盘点", *on),
        ("meter", "stocktakes"),
        ("application", "take", "--name", "养殖场", "--address", "新港路", *_AREA, *on),
        ("application", "list"),
    ):
        assert (words, untold(jieling, *words)) == (words, set())


def untold(jieling: Command, *words: object) -> set[str]:
    """Return the keys of an answer that its command's section does not tell."""
    section = SECTIONS[str(words[0])]
    return {key for key in keys(jieling.says(*words)) if f"`{key}`" not in section}


def test_every_setting_and_every_fault_is_told() -> None:
    assert [key for key in SETTINGS if f"`{key}`" not in SECTIONS["settings"]] == []
    assert [fault for fault in Fault if f"`{fault.value}`" not in SECTIONS["check"]] == []
    assert len({fault_text(fault) for fault in Fault}) == len(Fault)
