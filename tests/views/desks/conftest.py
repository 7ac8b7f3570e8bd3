"""A real office behind the desks, and file dialogs that answer at once."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester

from desktop.services.office import Office
from tests.counter import Counter
from tests.views.desks.chosen_files import ChosenFiles

Allow = Callable[[], AbstractContextManager[None]]
Watch = Callable[[Sequence[QAbstractItemModel]], None]


@pytest.fixture
def county(office_file: Path, allow_sql: Allow) -> Iterator[Counter]:
    """Return a counter open on an empty office; whatever a desk did there must prove at the end."""
    with allow_sql():
        opened = Counter(office_file)
    yield opened
    with allow_sql():
        assert opened.check().ok
        opened.office.close()


@pytest.fixture
def office(county: Counter) -> Office:
    """Return the services behind the desk."""
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
