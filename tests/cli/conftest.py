"""The command at a file of its own."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.rights import Role
from desktop.services.office import open_office
from tests.cli.command import Command, password_of
from tests.counter import stopped

STAFF = {
    "符主任": Role.ADMINISTRATOR,
    "王班长": Role.SUPERVISOR,
    "李秀英": Role.CLERK,
    "陈收费": Role.CASHIER,
    "羊审计": Role.AUDITOR,
}
"""A user of every role, the administrator first."""


@pytest.fixture
def jieling(
    office_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Return the command at an empty office's file, speaking English, its data folder this test's own."""
    monkeypatch.setenv("JIELING_LANGUAGE", "en")
    for name in ("DB", "PASSWORD", "CONFIRM_PASSWORD", "NEW_PASSWORD", "COUNTER"):
        monkeypatch.delenv(f"JIELING_{name}", raising=False)
    monkeypatch.setattr("desktop.paths.data_folder", lambda: office_file.parent)
    return Command(office_file, capsys)


@pytest.fixture(scope="session")
def staffed_office(empty_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an office's file with a user of every role; copy it, never open it."""
    file = Path(shutil.copy(empty_office, tmp_path_factory.mktemp("staffed") / "staffed.db"))
    office = open_office(file, stopped)
    for name, role in STAFF.items():
        office.users.add(name, role, password_of(name))
    office.close()
    return file


@pytest.fixture
def staffed(jieling: Command, staffed_office: Path) -> Command:
    """Return the command at an office with a user of every role; nobody is signed in."""
    shutil.copy(staffed_office, jieling.db)
    return jieling
