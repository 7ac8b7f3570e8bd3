"""What the command refuses, and how: 2 for wrong use, 1 with one sentence for the rest, never a traceback."""

from collections.abc import Callable
from datetime import datetime

import pytest

from desktop import cli
from tests.cli.command import Command
from tests.counter import stopped

PAY = ("pay", "--customer", "1", "--on", "2012-05-10")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((*PAY, "--amount", "1.005"), "“1.005” is not an amount of yuan with at most two decimals."),
        ((*PAY, "--amount", "-5"), "“-5” is not an amount"),
        ((*PAY, "--amount", "1e3"), "“1e3” is not an amount"),
        ((*PAY, "--amount", ""), "“” is not an amount"),
        (("pay", "--customer", "1"), "--amount"),
        ((*PAY, "--amount", "5", "--method", "shells"), "shells"),
        ((*PAY, "--amo", "5"), "--amount"),
        (("show", "1", "--on", "2012-02-30"), "“2012-02-30” is not a date"),
        (("show", "1" * 33), "is not a customer number"),
        (("recovery", "--year", "12"), "“12” is not a year"),
        (("summary", "--year", "2012", "--out", "sheet.ods"), "“sheet.ods” does not end in .xlsx, .pdf."),
        (("notices", "--out", "notices.docx"), "does not end in .pdf"),
        (("import", "meters", "file.csv"), "meters"),
        (("conversion",), "COMMAND"),
        (("conversion", "propose"), "--customer"),
        (("conversion", "approve", "--customer", "1", "--meter", "M2"), "--meter"),
        (("demo", "--customers", "many"), "“many” is not a whole number"),
        (("pray",), "pray"),
        ((*PAY, "--amount", "5", "--snapshot"), "--snapshot"),
        (("--snapshot", *PAY, "--amount", "5"), "--snapshot is for commands that only read"),
    ],
)
def test_wrong_use(jieling: Command, words: tuple[str, ...], said: str) -> None:
    assert said in jieling.misused(*words)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "9"), "There is no customer 9."),
        ((*PAY, "--amount", "5"), "There is no customer 1."),
        ((*PAY, "--amount", "0"), "The amount must be above 0.00."),
        (
            ("reverse", "SJ1", "--on", "2012-05-10", "--reason", "x"),
            "There is no receipt or use of prestored money numbered SJ1.",
        ),
        (("settings", "get", "colour"), "There is no setting colour."),
        (
            ("notices", "--out", "/nowhere/n.pdf"),
            "/nowhere/n.pdf: there is no such folder. Nothing was changed.",
        ),
        (("restore", "/nowhere/b.db"), "/nowhere/b.db: no such file. Nothing was changed."),
        (("ageing", "--station", "石路"), "There is no station 石路."),
    ],
)
def test_refusals(jieling: Command, words: tuple[str, ...], sentence: str) -> None:
    assert jieling.refuses(*words) == sentence


def test_a_setting_is_one_of_its_values(jieling: Command) -> None:
    sentence = jieling.refuses("settings", "set", "allocation", "newest-first")
    assert sentence.endswith("“newest-first” is none of principal-first, penalty-first.")
    assert jieling.says("settings", "get", "allocation")["value"] == "principal-first"


def test_dates_are_read_with_and_without_dashes(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    assert jieling.shows("20120521") == jieling.shows("2012-05-21")


def test_without_a_day_the_business_date_holds(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    assert jieling.says("show", "1")["on"] == stopped().date().isoformat()
    jieling.says("settings", "set", "business_date", "2011-12-15")
    assert jieling.says("show", "1")["on"] == "2011-12-15"
    assert jieling.says("show", "1")["bills"] == []


def test_the_file_and_json_are_named_before_the_command_too(
    jieling: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert cli.main(["--json", "--db", str(jieling.db), "settings", "list"], clock=stopped) == 0
    before = capsys.readouterr().out
    assert cli.main(["settings", "--db", str(jieling.db), "list", "--json"], clock=stopped) == 0
    assert capsys.readouterr().out == before


def test_the_file_can_be_named_by_the_environment(
    jieling: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIELING_DB", str(jieling.db.with_name("second.db")))
    capsys.readouterr()
    assert cli.main(["check"], clock=stopped) == 0
    assert jieling.db.with_name("second.db").exists()


def test_a_snapshot_is_read_while_the_file_is_open_elsewhere(jieling: Command) -> None:
    jieling.bills("1,B1,201204,2012-05-01,2012-05-20,80.00,居民生活")
    assert jieling.says("show", "1", "--snapshot")["outstanding"] == "80.00"
    missing = Command(jieling.db.with_name("missing.db"), jieling.capsys)
    assert "missing.db" in missing.refuses("show", "1", "--snapshot")


def test_refusals_are_said_in_the_language_of_the_settings(
    jieling: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JIELING_LANGUAGE")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    jieling.says("settings", "set", "language", "en")
    assert jieling.refuses("show", "9") == "There is no customer 9."


def broken(problem: BaseException) -> Callable[[], datetime]:
    """Return a clock that fails."""

    def tell() -> datetime:
        raise problem

    return tell


def test_a_mistake_of_the_program_is_one_sentence_and_a_log(jieling: Command) -> None:
    code = cli.main(
        ["show", "1", "--db", str(jieling.db)], clock=broken(ZeroDivisionError("the clock\nstruck 13"))
    )
    said = jieling.capsys.readouterr()
    log = jieling.db.with_name("jieling.log")
    assert (code, said.out) == (1, "")
    assert said.err == f"Jieling failed: the clock; details in {log}.\n"
    assert "ZeroDivisionError" in log.read_text("utf-8")


def test_ctrl_c_says_that_nothing_was_changed(jieling: Command) -> None:
    code = cli.main(["show", "1", "--db", str(jieling.db)], clock=broken(KeyboardInterrupt()))
    assert (code, jieling.capsys.readouterr().err) == (1, "Cancelled; nothing was changed.\n")
