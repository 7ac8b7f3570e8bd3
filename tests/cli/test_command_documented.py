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


def untold(jieling: Command, *words: object) -> set[str]:
    """Return the keys of an answer that its command's section does not tell."""
    section = SECTIONS[str(words[0])]
    return {key for key in keys(jieling.says(*words)) if f"`{key}`" not in section}


def test_every_setting_and_every_fault_is_told() -> None:
    assert [key for key in SETTINGS if f"`{key}`" not in SECTIONS["settings"]] == []
    assert [fault for fault in Fault if f"`{fault.value}`" not in SECTIONS["check"]] == []
    assert len({fault_text(fault) for fault in Fault}) == len(Fault)
