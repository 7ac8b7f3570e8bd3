"""`jieling sms`: reminders queued, sent, listed and reported on from the command line."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import keyring
import pytest
from keyring.backends.fail import Keyring as NoKeyring

from tests.cli.command import Command, figures
from tests.cli.test_command_documented import SECTIONS, untold
from tests.services.gateway_server import Gateway, accepts, answering

FU = "0706000000000001"
ON = ("--on", "2012-06-20")


@pytest.fixture
def owing(jieling: Command) -> Command:
    """Return the command at a file with two customers ten days overdue, one of them without a mobile."""
    jieling.brings("customers", f"户号,户名,电话\n{FU},符秀英,13876000001\n2,羊海明,0898-26622222")
    jieling.bills(
        f"{FU},B1,201205,2012-06-01,2012-06-10,80.00,商业", "2,B2,201205,2012-06-01,2012-06-10,9.00,商业"
    )
    return jieling.at(datetime(2012, 6, 20, 12, 0, tzinfo=UTC))


@pytest.fixture
def gateway(owing: Command) -> Iterator[Gateway]:
    """Return a gateway that the settings point to."""
    server = Gateway(accepts)
    for key, value in {"sender": "http", "url": server.url, "number_path": "data.id"}.items():
        owing.says("settings", "set", f"sms.{key}", value)
    yield server
    server.close()


def test_reminders_are_queued_sent_listed_and_reported_on(owing: Command) -> None:
    would = owing.says("sms", "queue", *ON, "--dry-run")
    assert (would["queued"], owing.says("sms", "list")["messages"]) == (1, [])
    made = owing.says("sms", "queue", *ON)
    assert figures(made["reminders"][0], "customer_no", "stage", "amount") == (FU, "after", "80.00")
    assert figures(made["left_out"][0], "customer_no", "reason", "until_on") == ("2", "no-number", None)
    assert owing.says("sms", "queue", *ON)["queued"] == 0
    assert figures(owing.says("sms", "send"), "sent", "waiting", "gave_up") == (1, 0, "")
    [file] = owing.db.with_name(f"{owing.db.stem}-sms").glob("sms-*.csv")
    assert "80.00" in file.read_text("utf-8-sig")
    [line] = owing.says("sms", "list", "--state", "sent", "--customer", FU)["messages"]
    answer = owing.file(f"key,status\n{line['key']},DELIVRD")
    assert owing.says("sms", "report", answer)["delivered"] == 1
    assert owing.says("sms", "list", "--since", "2012-06-20")["counts"]["delivered"] == 1
    assert owing.says("check")["ok"]


def test_a_person_is_told_who_is_left_out_and_why(owing: Command) -> None:
    said = owing.tells("sms", "queue", *ON)
    assert "羊海明" in said and "no mobile number" in said


def test_only_what_was_asked_for_is_queued(owing: Command) -> None:
    assert owing.says("sms", "queue", *ON, "--stage", "before")["queued"] == 0
    assert owing.says("sms", "queue", *ON, "--min-amount", "80.01")["queued"] == 0
    late = owing.says("sms", "queue", "--on", "2012-06-15", "--everyone", "--dry-run")
    assert late["queued"] == 1
    assert "无" in owing.refuses("sms", "queue", *ON, "--template", "无")


def test_a_gateway_is_asked(owing: Command, gateway: Gateway) -> None:
    owing.says("sms", "queue", *ON)
    assert owing.says("sms", "send", "--most", "5")["sent"] == 1
    assert owing.says("sms", "list")["messages"][0]["gateway_no"] == "GW1"


def test_the_token_may_come_from_the_environment(owing: Command, gateway: Gateway) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    owing.says("settings", "set", "sms.headers", "Authorization: Bearer {token}")
    owing.says("sms", "queue", *ON)
    assert "token" in owing.refuses("sms", "send")
    owing.environment["JIELING_SMS_TOKEN"] = "t0ken"
    owing.says("sms", "send")
    keyring.set_keyring(before)
    assert gateway.asked[0].headers["Authorization"] == "Bearer t0ken"


def test_a_run_that_gives_up_says_why_and_leaves_with_one(owing: Command, gateway: Gateway) -> None:
    rows = [f"9{number},符{number},1387600001{number}" for number in range(5)]
    owing.brings("customers", "\n".join(["户号,户名,电话", *rows]))
    owing.bills(*(f"9{number},C{number},201205,2012-06-01,2012-06-10,80.00,商业" for number in range(5)))
    owing.says("sms", "queue", *ON)
    gateway.behave = answering((503, "maintenance"))
    assert "503 maintenance" in owing.refuses("sms", "send")


def test_nothing_is_sent_at_night(owing: Command) -> None:
    owing.says("sms", "queue", *ON)
    night = owing.at(datetime(2012, 6, 20, 23, 0, tzinfo=UTC))
    assert "2012-06-21 08:00" in night.refuses("sms", "send")


def test_every_key_and_the_environment_is_told(owing: Command) -> None:
    bad = owing.file("key,status\nx,DELIVRD")
    for words in (("queue", *ON), ("send",), ("list",), ("report", bad)):
        assert (words, untold(owing, "sms", *words)) == (words, set())
    assert "`JIELING_SMS_TOKEN`" in SECTIONS["sms"]


def test_a_missing_report_is_refused(owing: Command, tmp_path: Path) -> None:
    assert "none.csv" in owing.refuses("sms", "report", tmp_path / "none.csv")
