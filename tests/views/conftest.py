"""A real window on no screen: the message door is recorded, and what Qt or the database must not do fails."""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, event

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.app import prepare  # noqa: E402 - the platform must be chosen first
from desktop.db.asking import FileAsk  # noqa: E402
from desktop.services.office import Office  # noqa: E402
from desktop.views import theme  # noqa: E402
from desktop.views.tasks import TaskRunner  # noqa: E402
from tests.counter import Counter  # noqa: E402
from tests.views.chosen_files import ChosenFiles  # noqa: E402
from tests.views.in_sight import InSight  # noqa: E402
from tests.views.recorded_door import RecordedDoor  # noqa: E402

Watch = Callable[[Sequence[QAbstractItemModel]], None]

_HARMLESS = ("This plugin does not support", "propagateSizeHints")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the program as `desktop.app` dresses it."""
    return prepare("en")


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    """Start every test in daylight."""
    if theme.current() is not theme.LIGHT:
        theme.apply(qapp, theme.LIGHT)


@pytest.fixture(autouse=True)
def quiet_qt(qtlog: Any) -> Iterator[None]:
    """Fail a test in which Qt warns of something."""
    yield
    warnings = [
        record.message
        for record in qtlog.records
        if record.log_type_name in ("QtWarningMsg", "QtCriticalMsg")
        and not any(harmless in record.message for harmless in _HARMLESS)
    ]
    assert warnings == []


@pytest.fixture
def door() -> Iterator[RecordedDoor]:
    """Return the recorded door; a failure that a test did not take out of it is a bug."""
    recorded = RecordedDoor()
    yield recorded
    assert recorded.failures == []


@pytest.fixture
def tasks(qapp: QApplication, door: RecordedDoor) -> Iterator[TaskRunner]:
    """Return a runner whose failures end at the recorded door."""
    runner = TaskRunner(door.failed)
    yield runner
    runner.close()


@pytest.fixture
def settle(qtbot: QtBot, tasks: TaskRunner) -> Callable[[], None]:
    """Return a wait for everything under way."""
    return lambda: qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[QWidget], QWidget]]:
    """Return what shows a widget, gives it the keyboard and keeps it until the test ends."""
    kept: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        kept.append(widget)
        qtbot.addWidget(widget)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        widget.setFocus()
        return widget

    yield show


class GuiThreadGuard:
    """Notes every statement that is sent to a database on the window's thread."""

    def __init__(self) -> None:
        self.statements: list[str] = []
        self._allowed = 0

    @contextmanager
    def allowing(self) -> Iterator[None]:
        """Let a test's own setting-up use the database."""
        self._allowed += 1
        try:
            yield
        finally:
            self._allowed -= 1

    def noting(self, asked: Callable[..., Sequence[Any]]) -> Callable[..., Sequence[Any]]:
        """Return what asks a file, and notes it first."""

        def ask(file: FileAsk, statement: str, **values: object) -> Sequence[Any]:
            self.note(file, None, statement)
            return asked(file, statement, **values)

        return ask

    def note(self, _connection: object, _cursor: object, statement: str, *_: object) -> None:
        """Note a statement that nobody allowed."""
        if not self._allowed and threading.current_thread() is threading.main_thread():
            self.statements.append(statement)


@pytest.fixture(autouse=True)
def gui_thread_guard(monkeypatch: pytest.MonkeyPatch) -> Iterator[GuiThreadGuard]:
    """Fail a test in which the window's thread waits for a database."""
    guard = GuiThreadGuard()
    event.listen(Engine, "before_cursor_execute", guard.note)
    asked = FileAsk.__call__
    monkeypatch.setattr(FileAsk, "__call__", guard.noting(asked))
    yield guard
    event.remove(Engine, "before_cursor_execute", guard.note)
    assert guard.statements == []


@pytest.fixture
def allow_sql(gui_thread_guard: GuiThreadGuard) -> Callable[[], AbstractContextManager[None]]:
    """Return the context in which a test sets its database up."""
    return gui_thread_guard.allowing


@pytest.fixture
def county(office_file: Path, allow_sql: Callable[[], AbstractContextManager[None]]) -> Iterator[Counter]:
    """Return a counter open on an empty office; whatever a page did there must prove at the end."""
    with allow_sql():
        opened = Counter(office_file)
    yield opened
    with allow_sql():
        assert opened.check().ok
        opened.office.close()


@pytest.fixture
def office(county: Counter) -> Office:
    """Return the services behind the page."""
    return county.office


@pytest.fixture
def files(tmp_path: Path) -> ChosenFiles:
    """Return dialogs that answer what a test says."""
    return ChosenFiles(tmp_path)


@pytest.fixture
def watched() -> Iterator[Watch]:
    """Return what lets Qt's own tester watch some models until the test ends."""
    testers: list[QAbstractItemModelTester] = []

    def watch(models: Sequence[QAbstractItemModel]) -> None:
        fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
        testers.extend(QAbstractItemModelTester(model, fatal) for model in models)

    yield watch


@pytest.fixture
def in_sight(shown: Callable[[QWidget], QWidget], watched: Watch, settle: Callable[[], None]) -> InSight:
    """Return what puts a page in sight, watches its models and waits until it was read."""
    return InSight(shown, watched, settle)
