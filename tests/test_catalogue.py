"""The clerks of a county read Chinese: no text of the program is left in English, and none is out of date."""

import argparse
import ast
import dataclasses
import re
from collections.abc import Iterator
from string import Formatter

import pytest

from desktop import cli, wording
from desktop.cli.parser import assembled
from desktop.domain import errors
from desktop.domain.errors import Refusal
from desktop.domain.meters import MeterState, MoveKind
from desktop.wording.refusals import WORDS, source_text
from tools import catalogue

MESSAGES = [message for message in catalogue.stored() if message.id]
HAN = re.compile("[\u4e00-\u9fff]")
PERCENT = re.compile(r"%(?:\(\w+\))?[srd]")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff”）][,;:?!]|[\u4e00-\u9fff”）]\.(?![\w-])|[,;:?!][\u4e00-\u9fff“（]")


class AnyValue:
    """Stands for whatever a placeholder is filled with."""

    def __format__(self, _: str) -> str:
        return "…"


@pytest.fixture(autouse=True)
def speaking_english() -> Iterator[None]:
    """Leave the program speaking the language that it spoke before."""
    before = wording.language()
    wording.choose("en")
    yield
    wording.choose(before)


def placeholders(text: str) -> set[str]:
    """Return the names that a text is filled with, be they Python's or argparse's."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None} | {*PERCENT.findall(text)}


def refusals(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    """Yield every refusal there is."""
    for below in kind.__subclasses__():
        yield below
        yield from refusals(below)


def an_example(kind: type[Refusal]) -> Refusal:
    """Return a refusal whose facts are all the same word."""
    return kind(*("1" for _ in dataclasses.fields(kind))) if dataclasses.is_dataclass(kind) else kind()


def texts_of(calls: str) -> Iterator[tuple[str, ast.expr]]:
    """Yield where `tr` or `tr_in` is called outside the wording, and what it is asked to translate."""
    at = {"tr": 0, "tr_in": 1}
    for file in sorted(catalogue.SOURCES.rglob("*.py")):
        if file.parent.name == "wording":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == calls:
                yield f"{file.relative_to(catalogue.ROOT)}:{node.lineno}", node.args[at[calls]]


def helps(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield the help of a command and of those below it."""
    yield parser.format_help()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from helps(below)


def test_every_text_of_the_program_has_its_chinese_words():
    assert catalogue.stale() == []


def test_the_compiled_catalogue_says_what_the_readable_one_says():
    assert catalogue.words(catalogue.compiled()) == catalogue.words(catalogue.stored())


def test_nothing_in_the_catalogue_is_a_guess_or_a_leftover():
    stored = catalogue.stored()
    assert not [message.id for message in stored if message.id and message.fuzzy]
    assert not stored.obsolete


@pytest.mark.parametrize("calls", ["tr", "tr_in"])
def test_no_text_hides_from_the_extraction_behind_a_name(calls: str):
    assert [where for where, text in texts_of(calls) if not isinstance(text, ast.Constant)] == []


def test_a_translation_names_the_same_facts_as_its_source():
    pairs = [(str(message.id), str(message.string)) for message in MESSAGES]
    assert [said for source, said in pairs if placeholders(said) != placeholders(source)] == []


def test_every_text_can_be_filled_in_both_languages():
    texts = [str(text) for message in MESSAGES for text in (message.id, message.string)]
    facts = {name: AnyValue() for text in texts for name in placeholders(text)}
    assert all(text.format_map(facts) for text in texts)


def test_chinese_sentences_have_chinese_punctuation():
    said = [str(message.string) for message in MESSAGES]
    assert [text for text in said if HALF_WIDTH.search(text)] == []


@pytest.mark.parametrize("kind", list(refusals()), ids=lambda kind: kind.__name__)
def test_every_refusal_has_words_in_both_languages(kind: type[Refusal]):
    assert any(known in WORDS for known in kind.__mro__)
    english, facts = source_text(an_example(kind))
    chinese = wording.tr_in("zh_CN", english)
    assert chinese != english
    assert placeholders(english) <= facts.keys()


def test_the_words_of_the_trade_are_those_of_the_office():
    wording.choose("zh_CN")
    assert [wording.tr(text) for text in ("Receivable", "Received", "Outstanding", "Prior arrears")] == [
        *("应收", "实收", "欠费", "陈欠")
    ]
    assert wording.tr("Notice of overdue electricity fees") == "催缴通知书"
    assert wording.tr("{days} days overdue", days=25) == "逾期 25 天"


def test_a_refusal_speaks_the_language_that_was_chosen():
    refused = errors.UnknownCustomer("0706000000000001")
    assert wording.refusal_text(refused) == "There is no customer 0706000000000001."
    wording.choose("zh_CN")
    assert wording.refusal_text(refused) == "没有户号 0706000000000001。"


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        (errors.ColumnMissing("t.csv", "token"), "t.csv has no column for “Token or card's serial”."),
        (errors.MeterKnown("YF1", MeterState.STOCKED, ""), "Meter YF1 is in the book already: In stock."),
        (
            errors.MeterKnown("YF1", MeterState.INSTALLED, "7"),
            "Meter YF1 is in the book already: Installed 7.",
        ),
        (
            errors.IllegalMeterMove("YF1", MeterState.SCRAPPED, MoveKind.INSTALLED, ""),
            "Meter YF1 stands at “Scrapped”; “Installed” is not possible there.",
        ),
    ],
)
def test_a_refusal_that_lacks_a_fact_leaves_no_gap(refused: Refusal, said: str):
    assert wording.refusal_text(refused) == said


def test_a_refusal_says_the_systems_own_words_in_chinese():
    wording.choose("zh_CN")
    refused = errors.FileProblem("账单.csv", "No such file or directory")
    assert wording.refusal_text(refused) == "账单.csv：没有此文件或文件夹。未作任何更改。"
    assert wording.refusal_text(errors.FileProblem("账单.csv", "{odd}")) == "账单.csv：{odd}。未作任何更改。"


def test_wrong_use_of_the_command_is_told_in_chinese(capsys: pytest.CaptureFixture[str], monkeypatch):
    monkeypatch.setenv("JIELING_LANGUAGE", "zh_CN")
    monkeypatch.setenv("LANGUAGE", "en")
    assert cli.main(["pay", "--amount", "80.00"]) == 2
    assert capsys.readouterr().err.endswith("jieling pay：错误：缺少参数：--customer\n")


def test_papers_keep_their_language_whatever_the_window_speaks():
    assert wording.language() == "en"
    assert wording.tr_in("zh_CN", "Electricity fee receipt") == "电费收据"
    wording.choose("zh_CN")
    assert wording.tr_in("en", "Electricity fee receipt") == "Electricity fee receipt"


@pytest.mark.parametrize("locale", ["zh_CN.UTF-8", "zh_HK", "zh"])
def test_a_chinese_system_is_answered_in_chinese(locale: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", locale)
    assert wording.choose("system") == "zh_CN"


def test_another_system_is_answered_in_english(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert wording.choose("system") == "en"


def test_the_help_of_every_command_can_be_read_in_chinese():
    wording.choose("zh_CN")
    told = list(helps(assembled()))
    assert len(told) > 20
    assert [said for said in told if not HAN.search(said)] == []


def test_the_check_tells_what_is_not_up_to_date(tmp_path, monkeypatch: pytest.MonkeyPatch):
    po, mo = tmp_path / "jieling.po", tmp_path / "jieling.mo"
    po.write_text('msgid "Gone"\nmsgstr "没有了"\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "PO", po)
    monkeypatch.setattr(catalogue, "MO", mo)
    monkeypatch.setattr(catalogue, "extracted", lambda: {"New"})
    assert catalogue.main(["--check"]) == 1
    assert catalogue.stale() == [
        "not translated: 'New'",
        "no longer in the program: 'Gone'",
        "jieling.mo is not the compiled jieling.po",
    ]


def test_an_update_drops_what_is_gone_and_asks_for_what_is_new(tmp_path, monkeypatch: pytest.MonkeyPatch):
    po, mo = tmp_path / "jieling.po", tmp_path / "jieling.mo"
    po.write_text('msgid "Kept"\nmsgstr "留下"\n\nmsgid "Gone"\nmsgstr "没有了"\n', encoding="utf-8")
    monkeypatch.setattr(catalogue, "PO", po)
    monkeypatch.setattr(catalogue, "MO", mo)
    monkeypatch.setattr(catalogue, "extracted", lambda: {"Kept", "New"})
    assert catalogue.main([]) == 1
    assert catalogue.words(catalogue.stored()) == {"Kept": "留下", "New": ""}
    assert catalogue.words(catalogue.compiled()) == {"Kept": "留下"}
    assert catalogue.stale() == ["not translated: 'New'"]
