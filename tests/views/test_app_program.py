"""The program from start to end: the window comes, a backup takes the file's place, a second start."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import paths
from desktop.app.program import Program
from desktop.domain.rights import Role
from tests.counter import Counter

FU = "0706000000000001"
Allow = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setattr(paths, "data_folder", lambda: folder)
    return folder


@pytest.fixture
def start(
    qapp: QApplication, data: Path, office_file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Program]]:
    monkeypatch.setenv("JIELING_LANGUAGE", "en")
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    qapp.setQuitOnLastWindowClosed(False)
    started: list[Program] = []

    def begin() -> Program:
        program = Program(qapp, str(office_file))
        started.append(program)
        program.start(snapshot=False)
        qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
        return program

    yield begin
    for program in started:
        program.close()


def test_the_window_comes_and_says_which_file_it_is(start: Callable[[], Program]) -> None:
    window = start().window
    assert window is not None
    assert window.shell.window.isVisible()
    assert window.shell.window.windowTitle() == "county.db – Jieling"


def test_the_window_comes_back_as_large_as_it_was(start: Callable[[], Program], qtbot: QtBot) -> None:
    first = start()
    assert first.window is not None
    first.window.shell.window.resize(QSize(1024, 700))
    first.close()
    second = start()
    assert second.window is not None
    assert second.window.shell.window.size() == QSize(1024, 700)


def test_a_backup_takes_the_place_of_the_file_and_the_window_comes_back_with_it(
    start: Callable[[], Program], office_file: Path, tmp_path: Path, allow_sql: Allow, qtbot: QtBot
) -> None:
    with allow_sql():
        counter = Counter(office_file)
        counter.office.settings.set_business_date(date(2012, 5, 20))
        counter.office.backups.backup(tmp_path / "backup.db")
        counter.customer(FU)
        counter.office.close()
    program = start()
    before = program.window
    assert before is not None
    before.desks.restore_asked.emit(tmp_path / "backup.db")
    qtbot.waitUntil(lambda: program.window is not None and program.window is not before, timeout=20_000)
    after = program.window
    assert after is not None
    with allow_sql():
        assert after.office.customers.search(FU) == []
    assert after.shell.parts.day.today() == date(2012, 5, 20)


def test_a_second_start_brings_the_window_to_the_front(start: Callable[[], Program]) -> None:
    program = start()
    assert program.window is not None
    program.window.shell.window.hide()
    program.wake()
    assert program.window.shell.window.isVisible()


def test_a_file_with_users_asks_who_it_is_before_any_desk(
    start: Callable[[], Program], office_file: Path, allow_sql: Allow, qtbot: QtBot
) -> None:
    with allow_sql():
        counter = Counter(office_file)
        counter.office.users.add("chief", Role.ADMINISTRATOR, "lantern-2012")
        counter.office.close()
    window = start().window
    assert window is not None
    page = window.gate.page
    assert page is not None
    assert window.shell.window.closed_by is page
    qtbot.waitUntil(lambda: list(page.fields.names()) == ["chief"])
    page.fields.name.setEditText("chief")
    page.fields.password.setText("lantern-2012")
    page.fields.prove()
    qtbot.waitUntil(lambda: window.shell.window.closed_by is None, timeout=20_000)
    assert window.shell.status.person == "chief · administrator"
