"""The HTTP gateway against a real server: what is sent, what is asked again, what nobody is sure of."""

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from desktop.domain.audit import AuditFilter
from desktop.domain.errors import GatewayIncomplete, MessageNotOpen, SecretNeeded, SenderBroken, UnknownSender
from desktop.domain.sms import SmsState
from desktop.services.secrets import Kept
from tests.services.gateway_server import (
    Behave,
    Gateway,
    Request,
    accepts,
    answering,
    answers_too_late,
    drops,
    first,
)
from tests.services.sms_desk import SmsDesk

TOKEN = "s3cret-token"
Start = Callable[..., Gateway]


class Memory(KeyringBackend):
    """A keyring that holds what it is given as long as the test goes on."""

    priority = 1  # type: ignore[assignment]  # keyring's own way to declare it

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def ring() -> Iterator[Memory]:
    """Return a keyring of this test's own."""
    before, mine = keyring.get_keyring(), Memory()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


@pytest.fixture
def desk(office_file: Path, ring: Memory) -> Iterator[SmsDesk]:
    """Return a desk with one reminder in the outbox."""
    opened = SmsDesk(office_file)
    opened.debtor("1")
    opened.queue()
    yield opened
    assert opened.office.checks.check().ok
    opened.office.close()


@pytest.fixture
def gateway(desk: SmsDesk) -> Iterator[Start]:
    """Return what starts a gateway and points the settings to it."""
    started: list[Gateway] = []

    def start(behave: Behave, **settings: str) -> Gateway:
        made = Gateway(behave)
        started.append(made)
        usual = {"sender": "http", "url": made.url, "timeout_seconds": "1", "number_path": "data.id"}
        desk.set(**usual | settings)
        return made

    yield start
    for made in started:
        made.close()


def test_a_message_is_sent_as_the_template_of_the_request_says(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(accepts)
    assert desk.send().counts == {SmsState.SENT: 1}
    [asked], [line] = server.asked, desk.outbox()
    assert asked.data == {"phone": "13876000001", "text": line.text, "key": "after-20120620-1"}
    assert asked.headers["Content-Type"] == "application/json; charset=utf-8"
    assert (line.gateway_no, len(desk.contacts())) == ("GW1", 1)


def test_a_gateway_may_want_a_form_or_an_address_alone(desk: SmsDesk, gateway: Start) -> None:
    form = gateway(
        accepts,
        headers="Content-Type: application/x-www-form-urlencoded\nX-Key: {key}",
        body="mobile={phone}&content={text}",
    )
    desk.send()
    assert form.asked[0].body.startswith("mobile=13876000001&content=%E3%80%90")
    assert form.asked[0].headers["X-Key"] == "after-20120620-1"
    desk.debtor("2")
    desk.queue()
    plain = gateway(accepts, method="GET")
    desk.set(url=plain.url + "?to={phone}&text={text}")
    desk.send()
    assert plain.asked[0].path.startswith("/send?to=13876000002&text=%E3%80%90")
    assert (plain.asked[0].method, plain.asked[0].body) == ("GET", "")


@pytest.mark.parametrize("status", [429, 503])
def test_a_gateway_that_is_busy_is_asked_again_after_pauses_that_grow(
    desk: SmsDesk, gateway: Start, status: int
) -> None:
    server = gateway(first(answering((status, "busy")), times=2))
    assert desk.send().counts == {SmsState.QUEUED: 1}
    assert desk.send().counts == {}
    desk.move(seconds=60)
    assert desk.send().counts == {SmsState.QUEUED: 1}
    desk.move(seconds=60)
    assert desk.send().counts == {}
    desk.move(seconds=60)
    assert desk.send().counts == {SmsState.SENT: 1}
    assert len({asked.data["key"] for asked in server.asked}) == 1
    assert len(server.asked) == 3


def test_a_message_that_never_got_through_has_failed_after_its_tries(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(answering((503, "busy")), tries="2")
    desk.send()
    desk.move(minutes=10)
    assert desk.send().counts == {SmsState.FAILED: 1}
    desk.move(hours=1)
    assert (desk.send().counts, len(server.asked), desk.contacts()) == ({}, 2, [])
    assert desk.outbox()[0].reason == "503 busy"


def test_a_gateway_that_is_not_there_has_sent_nothing(desk: SmsDesk, gateway: Start) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    gateway(accepts)
    desk.set(url=f"http://127.0.0.1:{port}/send")
    assert desk.send().counts == {SmsState.QUEUED: 1}


def test_an_answer_that_comes_too_late_leaves_the_message_to_a_person(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(answers_too_late)
    assert desk.send().counts == {SmsState.UNSURE: 1}
    desk.move(hours=2)
    assert desk.send().counts == {}
    assert len(server.asked) == 1
    [line] = desk.outbox()
    [settled] = desk.office.sms.settle([line.key], state=SmsState.SENT)
    assert (settled.state, len(desk.contacts())) == (SmsState.SENT, 1)
    with pytest.raises(MessageNotOpen):
        desk.office.sms.settle([line.key], state=SmsState.SENT)


@pytest.mark.parametrize("behave", [answers_too_late, drops, answering((500, "oops"))])
def test_a_lost_answer_is_asked_for_again_where_the_gateway_sends_a_key_once(
    desk: SmsDesk,
    gateway: Start,
    behave: Behave,
) -> None:
    server = gateway(first(behave), idempotent="on")
    assert desk.send().counts == {SmsState.UNSURE: 1}
    assert desk.send().counts == {}
    desk.move(seconds=60)
    assert desk.send().counts == {SmsState.SENT: 1}
    assert [asked.data["key"] for asked in server.asked] == ["after-20120620-1"] * 2
    assert len(desk.contacts()) == 1


@pytest.mark.parametrize(
    "behave", [drops, answering((500, "oops")), answering((502, "")), answering((504, ""))]
)
def test_a_lost_answer_of_any_other_gateway_is_never_asked_for_again(
    desk: SmsDesk,
    gateway: Start,
    behave: Behave,
) -> None:
    server = gateway(first(behave))
    desk.send()
    desk.move(hours=5)
    desk.send()
    assert (desk.states(), len(server.asked)) == (["unsure"], 1)


def test_a_bureau_can_say_after_which_statuses_nothing_was_sent(desk: SmsDesk, gateway: Start) -> None:
    gateway(first(answering((500, "oops"))), retry="500,503")
    assert desk.send().counts == {SmsState.QUEUED: 1}
    desk.move(seconds=60)
    assert desk.send().counts == {SmsState.SENT: 1}


def test_what_may_be_out_is_not_called_refused_by_a_later_no(desk: SmsDesk, gateway: Start) -> None:
    gateway(first(drops, answering((409, "duplicate key"))), idempotent="on")
    desk.send()
    desk.move(seconds=60)
    assert desk.send().counts == {SmsState.UNSURE: 1}
    desk.move(hours=1)
    assert desk.send().counts == {}


@pytest.mark.parametrize(
    ("settings", "answer", "state"),
    [
        ({"success_path": "code=0"}, (200, '{"code": 0}'), SmsState.SENT),
        ({"success_path": "code=0"}, (200, '{"code": 7, "msg": "余额不足"}'), SmsState.REFUSED),
        ({"success_path": "code=0"}, (200, "no json"), SmsState.REFUSED),
        ({"success_path": "data.0.ok"}, (200, '{"data": [{"ok": true}]}'), SmsState.SENT),
        ({"success_path": "data.0.ok"}, (200, '{"data": [{"ok": false}]}'), SmsState.REFUSED),
        ({"success_pattern": "^OK:"}, (200, "OK:17"), SmsState.SENT),
        ({"success_pattern": "^OK:"}, (200, "ERR:2"), SmsState.REFUSED),
        ({"success": "202"}, (202, ""), SmsState.SENT),
        ({"success": "202"}, (200, ""), SmsState.REFUSED),
        ({}, (401, "who?"), SmsState.REFUSED),
        ({}, (302, "elsewhere"), SmsState.REFUSED),
    ],
)
def test_success_is_what_the_settings_call_so(
    desk: SmsDesk,
    gateway: Start,
    settings: dict[str, str],
    answer: tuple[int, str],
    state: SmsState,
) -> None:
    gateway(answering(answer), **settings)
    assert desk.send().counts == {state: 1}


def test_a_gateway_that_sends_on_elsewhere_is_not_followed(desk: SmsDesk, gateway: Start) -> None:
    other = Gateway(accepts)
    gateway(lambda request, number: request.says(307, "", Location=other.url))
    assert desk.send().counts == {SmsState.REFUSED: 1}
    assert other.asked == []
    other.close()


def breaks_off(status: int) -> Behave:
    """Return what begins an answer and hangs up in the middle of it."""

    def behave(request: Request, number: int) -> None:
        request.send_response(status)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        request.wfile.write(b"{")
        request.wfile.flush()
        drops(request, number)

    return behave


@pytest.mark.parametrize("status", [200, 400, 500])
def test_an_answer_that_breaks_off_is_no_answer(desk: SmsDesk, gateway: Start, status: int) -> None:
    gateway(breaks_off(status))
    assert desk.send().counts == {SmsState.UNSURE: 1}


def test_a_run_gives_up_when_the_gateway_fails_again_and_again(desk: SmsDesk, gateway: Start) -> None:
    for number in range(2, 10):
        desk.debtor(str(number))
    desk.queue()
    server = gateway(answering((503, "maintenance")))
    run = desk.send()
    assert (run.gave_up, run.waiting, len(server.asked)) == ("503 maintenance", 9, 5)


def test_a_crash_while_the_gateway_was_asked_leaves_the_message_unsure(desk: SmsDesk, gateway: Start) -> None:
    held: list[bytes] = []

    def copies(request: Request, number: int) -> None:
        if number == 1:
            held.append(desk.file.read_bytes())
        accepts(request, number)

    server = gateway(copies, idempotent="on")
    desk.send()
    desk.office.close()
    desk.file.write_bytes(held[0])
    desk.reopen()
    assert desk.states() == ["unsure"]
    desk.set(idempotent="off")
    assert (desk.send().counts, len(server.asked)) == ({}, 1)
    desk.set(idempotent="on")
    assert desk.send().counts == {SmsState.SENT: 1}
    assert {asked.data["key"] for asked in server.asked} == {"after-20120620-1"}


def test_a_stopped_run_leaves_the_rest_queued(desk: SmsDesk, gateway: Start) -> None:
    desk.debtor("2")
    desk.queue()
    server = gateway(accepts)
    assert desk.send(cancelled=lambda: bool(server.asked)).counts == {SmsState.SENT: 1}
    assert desk.states() == ["sent", "queued"]


def test_the_token_is_in_the_keyring_and_nowhere_else(desk: SmsDesk, gateway: Start, ring: Memory) -> None:
    server = gateway(
        answering((403, f"bad token {TOKEN}")),
        headers="Content-Type: application/json\nAuthorization: Bearer {token}",
        body='{"t": "{token}"}',
    )
    with pytest.raises(SecretNeeded):
        desk.send()
    assert desk.office.sms.secrets.keep(server.host, TOKEN) is Kept.KEYRING
    desk.send()
    assert server.asked[0].data == {"t": TOKEN}
    assert list(ring.kept.values()) == [TOKEN]
    assert desk.outbox()[0].reason == "403 bad token ***"
    trail = "".join(line.facts for line in desk.office.audit.trail(AuditFilter()))
    assert TOKEN not in trail
    assert TOKEN.encode() not in desk.file.read_bytes()
    desk.office.sms.secrets.forget(server.host)
    assert desk.office.sms.secrets.kept(server.host) is Kept.NOWHERE


def test_a_token_is_given_to_its_own_host_alone(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(accepts, headers="Authorization: {token}", body="x")
    desk.office.sms.secrets.keep("sms.example.com", TOKEN)
    with pytest.raises(SecretNeeded) as refused:
        desk.send()
    assert (refused.value.host, server.asked) == (server.host, [])


def test_without_a_keyring_the_token_lives_as_long_as_the_session(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(accepts, headers="Content-Type: application/json\nX-Token: {token}")
    keyring.set_keyring(NoKeyring())
    secrets = desk.office.sms.secrets
    assert (secrets.has_keyring(), secrets.kept(server.host)) == (False, Kept.NOWHERE)
    assert secrets.keep(server.host, "t0ken") is Kept.SESSION
    assert desk.send().counts == {SmsState.SENT: 1}
    desk.reopen()
    assert desk.office.sms.secrets.token(server.host) == ""


def test_no_word_of_a_message_begins_a_header(desk: SmsDesk, gateway: Start) -> None:
    server = gateway(accepts, headers="X-Text: {text}\nContent-Type: text/plain", body="{text}")
    desk.send()
    assert server.asked[0].headers["X-Text"].startswith("%E3%80%90")


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("url", ""),
        ("url", "ftp://example.com"),
        ("url", "http://"),
        ("url", "http://{phone}.example.com"),
        ("url", "http://a b/"),
        ("url", "http://example.com/发送"),
        ("url", "http://example.com:port/"),
        ("url", "http://name:word@example.com/"),
        ("headers", "X-Name: 电力"),
        ("headers", "no colon"),
    ],
)
def test_settings_that_cannot_be_are_refused_by_name(
    desk: SmsDesk, gateway: Start, key: str, text: str
) -> None:
    gateway(accepts)
    desk.set(**{key: text})
    with pytest.raises(GatewayIncomplete) as refused:
        desk.send()
    assert refused.value.key == f"sms.{key}"
    assert desk.states() == ["queued"]


def test_an_unknown_sender_is_refused(desk: SmsDesk) -> None:
    desk.set(sender="pigeon")
    with pytest.raises(UnknownSender) as refused:
        desk.send()
    assert refused.value.choices[:2] == ("file", "http")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Install a package beside the program that brings a sender named post."""
    (folder / "post_sender.py").write_text(code)
    facts = folder / "post_sender-1.dist-info"
    facts.mkdir()
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: post-sender\nVersion: 1\n")
    (facts / "entry_points.txt").write_text("[jieling.sms]\npost = post_sender:make\n")
    monkeypatch.syspath_prepend(str(folder))


PLUG_IN = """
from desktop.domain.sms_sending import Outcome, SenderAnswer

class Post:
    at_once = 10
    idempotent = False
    def send(self, messages):
        return [SenderAnswer(message.key, Outcome.SENT, "P" + message.phone) for message in messages]

def make(terms):
    return Post()
"""


def test_an_installed_sender_is_found_by_its_name(
    desk: SmsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, PLUG_IN)
    assert "post" in desk.office.sms.sending.senders()
    desk.set(sender="post")
    assert desk.send().counts == {SmsState.SENT: 1}
    assert desk.outbox()[0].gateway_no == "P13876000001"


def test_a_sender_that_cannot_be_loaded_is_named(
    desk: SmsDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, monkeypatch, "raise ValueError('no licence')")
    monkeypatch.delitem(__import__("sys").modules, "post_sender", raising=False)
    desk.set(sender="post")
    with pytest.raises(SenderBroken) as refused:
        desk.send()
    assert refused.value.problem == "ValueError: no licence"
