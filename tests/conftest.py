"""What every test may ask for: an empty office's file, and a counter open on a copy of it."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desktop.services.office import open_office
from tests.counter import Counter, stopped

settings.register_profile(
    "suite",
    deadline=None,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the journeys on a real screen out where there is none."""
    if os.environ.get("DISPLAY") and os.environ.get("QT_QPA_PLATFORM") == "xcb":
        return
    skipped = pytest.mark.skip(reason="needs a screen: QT_QPA_PLATFORM=xcb xvfb-run -a pytest -m xvfb")
    for item in items:
        if item.get_closest_marker("xvfb"):
            item.add_marker(skipped)


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file on which an office was founded and nothing else was done; copy it, never open it."""
    file = tmp_path_factory.mktemp("office") / "empty.db"
    open_office(file, stopped, clerk="符秀英").close()
    return file


@pytest.fixture
def office_file(empty_office: Path, tmp_path: Path) -> Path:
    """Return an empty office's file of this test's own."""
    return Path(shutil.copy(empty_office, tmp_path / "county.db"))


@pytest.fixture
def counter(office_file: Path) -> Iterator[Counter]:
    """Return a counter open on an empty office; whatever was done there must prove at the end."""
    opened = Counter(office_file)
    yield opened
    # whoever was left at the counter, the file must prove
    opened.office.workplace.guarded = False
    assert opened.check().ok
    opened.office.close()


@pytest.fixture
def customer(counter: Counter) -> str:
    """Return a residential customer without bills."""
    return counter.customer()
