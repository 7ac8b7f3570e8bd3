"""Opening a database: in use, damaged, restored, given up; and a computer on which no window can show."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

import desktop.app
from desktop.app import display
from desktop.app.opening import Opened, Opening
from desktop.domain.errors import NoDisplay, WindowMissing
from desktop.services.office import open_office
from tests.counter import Counter, stopped

Allow = Callable[[], AbstractContextManager[None]]


@dataclass(slots=True)
class Start:
    """A start of the program: what was opened, and whether the clerk gave up."""

    opening: Opening
    qtbot: QtBot
    opened: list[Opened] = field(default_factory=list)
    gave_up: list[bool] = field(default_factory=list)

    def presses(self, words: str) -> None:
        """Press one of the buttons that are offered."""
        self.offered()[words].click()

    def offered(self) -> dict[str, QPushButton]:
        """Return the buttons that are offered, by their words."""
        shown = self.opening.window.findChildren(QPushButton)
        return {button.text(): button for button in shown if button.isVisible()}

    def waits_for_a_choice(self) -> None:
        """Wait until something is offered."""
        self.qtbot.waitUntil(lambda: bool(self.offered()), timeout=20_000)

    def waits_for_the_office(self) -> None:
        """Wait until the database is open."""
        self.qtbot.waitUntil(lambda: bool(self.opened), timeout=20_000)


@pytest.fixture
def start(qapp: QApplication, office_file: Path, qtbot: QtBot) -> Iterator[Start]:
    made: Start

    def opened(office: Opened) -> None:
        made.opened.append(office)

    made = Start(Opening(str(office_file), opened, lambda: made.gave_up.append(True)), qtbot)
    qtbot.addWidget(made.opening.window)
    yield made
    made.opening.close()
    for office in made.opened:
        office.office.close()


def test_a_database_opens_off_the_windows_thread(start: Start) -> None:
    start.opening.start(snapshot=False)
    start.waits_for_the_office()
    assert not start.opening.window.isVisible()
    assert start.opened[0].language == "system"
    assert not start.opened[0].office.read_only


def test_a_file_that_another_program_has_may_be_read_in_a_snapshot(
    start: Start, office_file: Path, allow_sql: Allow
) -> None:
    with allow_sql():
        other = open_office(office_file, stopped)
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    assert list(start.offered()) == ["Quit", "Try again", "Open a snapshot to read"]
    assert "is open in another Jieling" in start.opening.window.words
    start.qtbot.waitUntil(lambda: start.offered()["Open a snapshot to read"].hasFocus())
    start.qtbot.keyClick(start.offered()["Open a snapshot to read"], Qt.Key.Key_Return)
    start.waits_for_the_office()
    assert start.opened[0].office.read_only
    other.close()


def test_once_the_other_program_is_closed_it_opens_at_the_second_try(
    start: Start, office_file: Path, allow_sql: Allow
) -> None:
    with allow_sql():
        other = open_office(office_file, stopped)
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    other.close()
    start.presses("Try again")
    start.waits_for_the_office()
    assert not start.opened[0].office.read_only


def test_a_damaged_file_is_left_alone_and_a_backup_can_be_restored(
    start: Start, office_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = Path(shutil.copy(office_file, tmp_path / "backup.db"))
    office_file.write_bytes(b"no database at all" * 100)
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    assert "is damaged" in start.opening.window.words
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    start.presses("Restore a backup…")
    start.waits_for_the_office()
    assert (tmp_path / "county.db.damaged").read_bytes().startswith(b"no database")


@pytest.fixture
def kept(office_file: Path, allow_sql: Allow) -> Path:
    """Return a kept backup of the file, which is damaged since."""
    with allow_sql():
        counter = Counter(office_file)
        counter.bill(counter.customer(), "80.00")
        made = counter.office.backups.keep().file
        counter.office.close()
    office_file.write_bytes(office_file.read_bytes()[:100] + b"\x5a" * 8_000)
    return made


def test_of_a_damaged_file_a_restored_copy_is_offered_and_the_file_left_untouched(
    start: Start, office_file: Path, kept: Path
) -> None:
    before = office_file.read_bytes()
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    assert list(start.offered()) == ["Quit", "Try again", "Restore a backup…", "Open a restored copy"]
    assert "left untouched" in start.opening.window.words and kept.name in start.opening.window.words
    assert office_file.read_bytes() == before
    start.presses("Open a restored copy")
    start.waits_for_the_office()
    assert office_file.with_name("county.db.damaged").read_bytes() == before


def test_where_no_backup_proves_none_is_offered(start: Start, office_file: Path, kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:20_000])
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    assert list(start.offered()) == ["Quit", "Try again", "Restore a backup…"]
    assert "is damaged" in start.opening.window.words


def test_a_backup_that_does_not_prove_is_not_restored(
    start: Start, office_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup.db"
    backup.write_bytes(b"damaged too" * 100)
    office_file.write_bytes(b"no database at all" * 100)
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    start.presses("Restore a backup…")
    start.qtbot.waitUntil(lambda: "backup.db is damaged" in start.opening.window.words)
    assert office_file.read_bytes().startswith(b"no database")


def test_the_clerk_may_give_up(start: Start, office_file: Path) -> None:
    office_file.write_bytes(b"no database at all" * 100)
    start.opening.start(snapshot=False)
    start.waits_for_a_choice()
    start.presses("Quit")
    assert start.gave_up == [True]
    assert start.opened == []


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(display.sys, "platform", "linux")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def test_without_a_display_a_sentence_says_so(
    linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert isinstance(display.obstacle(), NoDisplay)
    assert desktop.app.run(None) == 1
    assert capsys.readouterr().err.startswith("There is no display")


def test_a_display_that_does_not_answer_is_none(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("DISPLAY", ":987")
    assert isinstance(display.obstacle(), NoDisplay)


def test_a_library_that_is_missing_is_named_with_the_packages_to_install(
    linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def missing(_name: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file or directory")

    linux.setenv("DISPLAY", ":0")
    linux.setattr(display.ctypes, "CDLL", missing)
    refusal = display.obstacle()
    assert isinstance(refusal, WindowMissing)
    assert refusal.problem == "libxcb-cursor.so.0"
    assert desktop.app.run(None) == 1
    assert "apt install" in (said := capsys.readouterr().err)
    assert "libxcb-cursor0" in said


@pytest.mark.parametrize("platform", ["offscreen", "vnc", "minimal:enable_fonts"])
def test_a_platform_that_needs_no_display_is_let_through(linux: pytest.MonkeyPatch, platform: str) -> None:
    linux.setenv("QT_QPA_PLATFORM", platform)
    assert display.obstacle() is None


def test_wayland_is_left_to_qt(linux: pytest.MonkeyPatch) -> None:
    linux.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert display.obstacle() is None
