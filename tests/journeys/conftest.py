"""A small demo county with the whole window on it; a journey marked xvfb wants a real (virtual) screen."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop import paths  # noqa: E402 - the platform must be chosen first
from desktop.app.shell import prepare  # noqa: E402
from desktop.app.window import furnish  # noqa: E402
from desktop.demo import make_county  # noqa: E402
from desktop.services.office import open_office  # noqa: E402
from desktop.views import receipt_printing  # noqa: E402
from tests.journeys.clerk import Clerk  # noqa: E402
from tests.views.chosen_files import ChosenFiles  # noqa: E402

AS_OF = date(2011, 12, 15)
CUSTOMERS = 1_000


def now() -> datetime:
    """The moment at which every journey's clock stands."""
    return datetime(2011, 12, 15, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the program as `desktop.app` dresses it."""
    return prepare("en")


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small demo county's file; copy it, never open it."""
    file = tmp_path_factory.mktemp("county") / "changjiang.db"
    office = open_office(file, now)
    make_county(office, customers=CUSTOMERS, as_of=AS_OF)
    office.close()
    return file


@pytest.fixture
def clerk(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    county: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Clerk]:
    """Return a clerk before the window of a county of her own; her ledger must prove at the end."""
    if request.node.get_closest_marker("xvfb") and QGuiApplication.platformName() != "xcb":
        pytest.skip("needs a screen: QT_QPA_PLATFORM=xcb xvfb-run -a pytest -m xvfb")
    monkeypatch.setattr(paths, "data_folder", lambda: tmp_path)
    monkeypatch.setattr(receipt_printing, "system_printer", lambda: None)
    office = open_office(shutil.copy(county, tmp_path / "changjiang.db"), now, clerk="符秀英")
    memory = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    files = ChosenFiles(tmp_path)
    window = furnish(office, AS_OF, memory, files)
    at_work = Clerk(window, files, tmp_path, qtbot)
    qtbot.addWidget(window.shell.window)
    at_work.sits_down()
    yield at_work
    window.close()
    assert office.checks.check().ok
    office.close()
