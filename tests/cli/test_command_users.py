"""Signing in with `--as`: roles, wrong passwords, a second person, prompts; an open file needs nothing."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.command import Command, figures, password_of
from tests.cli.conftest import STAFF
from tests.cli.test_command_process import environment
from tests.counter import NOON

BILL = "1,B1,201204,2012-05-01,2012-05-20,80.00,商业"
ON = ("--on", "2012-05-30")
WHY = ("--reason", "灾害")
ACTS = {
    "pay": ("pay", "--customer", "1", "--amount", "5.00"),
    "prestore": ("prestore", "--customer", "1", "--amount", "5.00"),
    "refund": ("refund", "--customer", "1", "--amount", "5.00"),
    "bounce": ("bounce", "SJ00000001", *WHY),
    "waive": ("waive", "--bill", "B1", *WHY),
    "correct": ("correct", "--bill", "B1", "--to", "70.00", *WHY),
    "write-off": ("write-off", "--bill", "B1", *WHY),
    "transfer": ("transfer", "--from", "1", "--to", "2", "--amount", "5.00", *WHY),
    "shift": ("shift", "open"),
    "numbers": ("numbers", "issue", "--clerk", "李秀英", "--first", "A01", "--last", "A09"),
    "users": ("users", "disable", "李秀英"),
    "settings": ("settings", "set", "allocation", "penalty-first"),
    "audit": ("audit",),
}
DENIED = {
    "李秀英": (
        "refund",
        "bounce",
        "waive",
        "correct",
        "write-off",
        "transfer",
        "numbers",
        "users",
        "settings",
        "audit",
    ),
    "陈收费": (
        "bounce",
        "waive",
        "correct",
        "write-off",
        "transfer",
        "numbers",
        "users",
        "settings",
        "audit",
    ),
    "羊审计": tuple(name for name in ACTS if name != "audit"),
    "王班长": ("users", "settings"),
}


@pytest.fixture
def office(staffed: Command) -> Command:
    """Return the command at an office with a user of every role and a bill; nobody is signed in."""
    administrator = staffed.by("符主任")
    administrator.bills(BILL)
    administrator.says(
        "pay", "--customer", "1", "--amount", "10.00", "--method", "cheque", "--on", "2012-05-10"
    )
    return staffed


def line(name: str) -> tuple[str, ...]:
    """Return an act's words with its day, where it has one."""
    words = ACTS[name]
    return words if words[0] in ("numbers", "users", "settings", "audit") else (*words, *ON)


def test_an_open_file_needs_nobody(jieling: Command) -> None:
    jieling.bills(BILL)
    for name in ("pay", "waive", "correct", "shift", "numbers", "settings", "audit"):
        jieling.says(*line(name))
    assert jieling.says("users", "list") == {"users": []}


@pytest.mark.parametrize("given", [True, False])
def test_nobody_can_sign_in_to_an_open_file(jieling: Command, given: bool) -> None:
    somebody = jieling.by("李秀英") if given else jieling
    words = () if given else ("--as", "李秀英")
    assert somebody.refuses("show", "1", *words).startswith(
        "This file has no users yet, so 李秀英 cannot sign in"
    )
    second = jieling.confirmed_by("李秀英")
    assert "no users yet" in second.refuses(*ACTS["waive"], *ON)


def test_the_first_user_is_the_administrator_and_from_then_on_somebody_must_sign_in(jieling: Command) -> None:
    jieling.environment["JIELING_NEW_PASSWORD"] = password_of("符主任")
    add = ("users", "add", "符主任", "--role")
    assert jieling.refuses(*add, "clerk") == "The first user of a file must be its administrator."
    assert jieling.says(*add, "administrator") == {"name": "符主任", "role": "administrator", "active": True}
    for words in (
        ("show", "1"),
        ("users", "list"),
        ("check",),
        ("backup", "--list"),
        ("audit", "--snapshot"),
    ):
        assert jieling.refuses(*words) == "This file has users: sign in first. Nothing was done."
    assert jieling.by("符主任").says("users", "list")["users"][0]["name"] == "符主任"


@pytest.mark.parametrize(
    ("name", "act"),
    [(name, act) for name, acts in DENIED.items() for act in acts],
    ids=lambda part: str(part),
)
def test_what_a_role_may_not_do_is_refused_in_a_sentence(office: Command, name: str, act: str) -> None:
    sentence = office.by(name).refuses(*line(act))
    assert sentence.startswith(f"{name} is signed in as {STAFF[name]}, and that role may not")


@pytest.mark.parametrize("name", ["李秀英", "陈收费", "王班长"])
def test_who_takes_money_takes_it_under_the_own_name(office: Command, name: str) -> None:
    paid = office.by(name).pays("5.00", "2012-05-30")
    [newest] = office.by("羊审计").says("audit", "--subject", paid["receipt_no"])["records"]
    assert newest["recorded_by"] == name


def test_a_clerk_reverses_an_own_payment_of_the_day_before_the_close(office: Command) -> None:
    clerk, cashier = office.by("李秀英"), office.by("陈收费")
    first, second = (clerk.pays(sum_, "2012-05-30")["receipt_no"] for sum_ in ("5.00", "6.00"))
    reverse = ("reverse", "--on", "2012-05-30", "--reason", "收错户")
    assert "ask a supervisor" in cashier.refuses(*reverse, first)
    assert "ask a supervisor" in clerk.refuses("reverse", first, "--on", "2012-05-31", "--reason", "收错户")
    assert clerk.says(*reverse, first)["approved_by"] is None
    clerk.says("shift", "close", "--on", "2012-05-30")
    assert "was closed" in clerk.refuses(*reverse, second)
    assert "may not" in clerk.confirmed_by("陈收费").refuses(*reverse, second)
    assert clerk.confirmed_by("王班长").says(*reverse, second)["approved_by"] == "王班长"


@pytest.mark.parametrize("act", ["refund", "bounce", "waive", "correct", "write-off", "transfer"])
def test_a_clerk_does_with_a_supervisor_beside_what_a_supervisor_may(office: Command, act: str) -> None:
    office.by("符主任").brings("customers", "customer_no,customer_name\n2,王海")
    office.by("符主任").pays("100.00", "2012-05-20")
    if act in ("waive", "write-off"):
        office.by("符主任").bills("1,B2,201203,2012-04-01,2012-04-20,900.00,商业")
    words = tuple("B2" if word == "B1" and act in ("waive", "write-off") else word for word in line(act))
    clerk = office.by("李秀英")
    assert "may not" in clerk.confirmed_by("羊审计").refuses(*words)
    told = clerk.confirmed_by("王班长").says(*words)
    assert told["approved_by"] == "王班长"
    trail = office.by("羊审计").says("audit", "--subject", told["receipt_no"])["records"]
    assert {record["kind"] for record in trail} == {told["kind"], "approved"}


def test_where_the_bureau_wants_two_people_a_supervisor_needs_another_one(office: Command) -> None:
    office.by("符主任").says("settings", "set", "supervisor.second_person", "on")
    waive, supervisor = line("waive"), office.by("王班长")
    wanted = "A second person must confirm this: waive a penalty. Nothing was done."
    assert supervisor.refuses(*waive) == wanted
    assert supervisor.confirmed_by("王班长").refuses(*waive) == wanted
    wrong = supervisor.confirmed_by("符主任", "not this one")
    assert wrong.refuses(*waive) == "The name 符主任 and this password do not go together."
    assert supervisor.confirmed_by("符主任").says(*waive)["approved_by"] == "符主任"


def test_wrong_passwords_make_the_counter_wait_from_one_run_to_the_next(staffed: Command) -> None:
    wrong, right = staffed.by("李秀英", "guessed it"), staffed.by("李秀英")
    for _ in range(5):
        assert wrong.refuses("low") == "The name 李秀英 and this password do not go together."
    assert right.refuses("low") == "Too many wrong passwords for 李秀英 at this counter; wait 1 s."
    assert staffed.by("陈收费").says("low") == {"customers": []}
    later = NOON + timedelta(seconds=1)
    assert "do not go together" in wrong.at(later).refuses("low")
    assert right.at(later).refuses("low").endswith("wait 2 s.")
    assert right.at(later + timedelta(seconds=2)).says("low") == {"customers": []}
    assert "do not go together" in wrong.at(later + timedelta(seconds=2)).refuses("low")


def test_another_counter_does_not_wait(staffed: Command) -> None:
    wrong = staffed.by("李秀英", "guessed it")
    for _ in range(5):
        wrong.refuses("low")
    elsewhere = staffed.by("李秀英")
    elsewhere.environment["JIELING_COUNTER"] = "二号台"
    assert elsewhere.says("low") == {"customers": []}
    trail = staffed.by("羊审计").says("audit", "--by", "李秀英")["records"]
    assert (trail[0]["kind"], trail[0]["place"]) == ("signed-in", "二号台")


def test_a_snapshot_is_read_by_who_signs_in(office: Command) -> None:
    show = ("show", "1", "--snapshot", *ON)
    assert "sign in first" in office.refuses(*show)
    assert "do not go together" in office.by("羊审计", "guessed it").refuses(*show)
    assert office.by("羊审计").says(*show)["outstanding"] == "70.00"
    assert "may not" in office.by("李秀英").refuses("audit", "--snapshot")


def test_users_change_roles_and_passwords_and_leave(staffed: Command) -> None:
    administrator, clerk = staffed.by("符主任"), staffed.by("李秀英")
    assert administrator.says("users", "role", "李秀英", "auditor")["role"] == "auditor"
    assert "may not" in clerk.refuses("shift", "open")
    clerk.environment["JIELING_NEW_PASSWORD"] = "a longer one"
    assert clerk.says("users", "password", "李秀英")["name"] == "李秀英"
    assert "may not" in clerk.by("李秀英", "a longer one").refuses("users", "password", "陈收费")
    assert "do not go together" in clerk.refuses("low")
    assert administrator.says("users", "disable", "李秀英")["active"] is False
    assert "do not go together" in clerk.by("李秀英", "a longer one").refuses("low")
    administrator.says("users", "enable", "李秀英")
    assert clerk.by("李秀英", "a longer one").says("low") == {"customers": []}
    assert administrator.refuses("users", "disable", "符主任").startswith("符主任 is the last administrator")
    assert administrator.refuses("users", "role", "何人", "clerk") == "There is no user 何人."


def test_a_weak_password_and_a_name_that_is_taken_are_refused(staffed: Command) -> None:
    administrator = staffed.by("符主任")
    add = ("users", "add", "周海", "--role", "clerk")
    administrator.environment["JIELING_NEW_PASSWORD"] = "short"
    assert "at least 8 characters" in administrator.refuses(*add)
    administrator.environment["JIELING_NEW_PASSWORD"] = "long enough"
    assert (
        administrator.refuses("users", "add", "李秀英", "--role", "clerk")
        == "There is a user 李秀英 already."
    )
    assert figures(administrator.says(*add), "name", "role", "active") == ("周海", "clerk", True)
    assert administrator.by("周海", "long enough").says("low") == {"customers": []}


def test_without_a_terminal_and_without_the_environment_there_is_no_password(staffed: Command) -> None:
    sentence = staffed.refuses("low", "--as", "李秀英")
    assert sentence.startswith("There is no terminal to ask for the password of 李秀英;")
    assert sentence.endswith("the environment can give it as JIELING_PASSWORD.")
    asked = staffed.by("李秀英").refuses(*line("waive"), "--confirmed-by", "王班长")
    assert asked.endswith("the environment can give it as JIELING_CONFIRM_PASSWORD.")
    assert "JIELING_NEW_PASSWORD" in staffed.by("符主任").refuses("users", "password", "李秀英")


def test_as_stands_before_the_command_too_and_is_not_for_the_window(staffed: Command) -> None:
    staffed.environment["JIELING_PASSWORD"] = password_of("李秀英")
    assert staffed.run("--as", "李秀英", "users", "list")[0] == 0
    assert staffed.run("users", "--as", "李秀英", "list")[0] == 0
    assert "--as is for commands" in staffed.misused("--as", "李秀英")


class Terminal:
    """The command at a terminal, where somebody types what is asked for."""

    def __init__(self, folder: Path, *words: object, **more: str) -> None:
        self._keys, screen = os.openpty()
        line = [sys.executable, "-m", "desktop", *map(str, words)]
        self._process = subprocess.Popen(
            line,
            stdin=screen,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(folder, JIELING_LANGUAGE="en", **more),
            start_new_session=True,
        )
        os.close(screen)

    def answers(self, typed: str) -> str:
        """Wait for a question, type the answer, and return the question."""
        assert self._process.stderr
        asked = b""
        while not asked.endswith(b": "):
            asked += self._process.stderr.read(1) or pytest.fail(f"it ended after {asked!r}")
        os.write(self._keys, typed.encode() + b"\n")
        return asked.decode().splitlines()[-1]

    def ends(self) -> tuple[int, str, str]:
        """Return the code, the output and what else was said on the error output."""
        said, complained = self._process.communicate(timeout=60)
        os.close(self._keys)
        return self._process.returncode, said.decode(), complained.decode().strip()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_on_a_terminal_the_passwords_are_asked_for(office: Command, tmp_path: Path) -> None:
    words = (*line("waive"), "--as", "李秀英", "--confirmed-by", "王班长", "--db", office.db)
    terminal = Terminal(tmp_path, *words)
    assert terminal.answers(password_of("李秀英")) == "Password of 李秀英: "
    assert terminal.answers(password_of("王班长")) == "Password of 王班长: "
    code, said, complained = terminal.ends()
    assert (code, complained) == (0, "")
    assert "王班长" in said and password_of("王班长") not in said


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such terminal")
def test_a_new_password_is_typed_twice(jieling: Command, tmp_path: Path) -> None:
    words = ("users", "add", "符主任", "--role", "administrator", "--db", jieling.db)
    terminal = Terminal(tmp_path, *words)
    assert terminal.answers("long enough") == "New password of 符主任: "
    assert terminal.answers("long enouhg") == "The same again: "
    code, _, complained = terminal.ends()
    assert (code, complained) == (1, "The new password was not typed the same twice; nothing was done.")
    assert jieling.says("users", "list") == {"users": []}


def test_a_backup_takes_the_files_place_only_for_one_of_its_people(office: Command, tmp_path: Path) -> None:
    copy = str(tmp_path / "kept.db")
    office.by("李秀英").says("backup", copy)
    assert office.refuses("restore", copy) == "This file has users: sign in first. Nothing was done."
    assert office.refuses("restore", copy, "--dry-run").startswith("This file has users")
    assert "羊审计 is signed in as" in office.by("羊审计").refuses("restore", copy)
    assert office.by("李秀英").says("restore", copy)["kept"].endswith(".before-restore")


def test_in_the_place_of_a_damaged_file_a_backup_comes_without_signing_in(
    office: Command, tmp_path: Path
) -> None:
    copy = str(tmp_path / "kept.db")
    office.by("李秀英").says("backup", copy)
    office.db.write_bytes(b"no database any more" * 400)
    assert office.says("restore", copy)["kept"].endswith(".damaged")
