"""Backups by themselves while the window is open; a failure is told once."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from desktop.app.keeping import BackupKeeper
from desktop.views.tasks import TaskRunner
from tests.counter import Counter
from tests.views.recorded_door import RecordedDoor

Allow = Callable[[], AbstractContextManager[None]]
Settle = Callable[[], None]


@pytest.fixture
def story(office_file: Path, allow_sql: Allow) -> Counter:
    """Return a counter with a bill on it."""
    with allow_sql():
        made = Counter(office_file)
        made.bill(made.customer(), "80.00")
    return made


@pytest.fixture
def keeper(story: Counter, tasks: TaskRunner, door: RecordedDoor) -> BackupKeeper:
    parent = QObject(tasks)
    return BackupKeeper(story.office, tasks, door, parent)


def test_a_backup_is_made_out_of_sight_when_it_is_due(
    keeper: BackupKeeper, office_file: Path, settle: Settle, door: RecordedDoor
) -> None:
    keeper.look()
    keeper.look()
    settle()
    keeper.look()
    settle()
    made = sorted(file.name for file in office_file.with_name("county-backups").iterdir())
    assert made == ["county-20120620-040000.db"]
    assert (door.news, door.warnings, door.refusals) == ([], [], [])


def test_a_failure_is_told_once_until_it_went_well_again(
    keeper: BackupKeeper, story: Counter, tmp_path: Path, settle: Settle, door: RecordedDoor, allow_sql: Allow
) -> None:
    stick = tmp_path / "stick"
    with allow_sql():
        story.office.settings.set("backup.folder", str(stick))
    for _ in range(3):
        keeper.look()
        settle()
    [words] = door.warnings
    assert words == f"No backup could be made: {stick}: no such folder. Nothing was changed."
    stick.mkdir()
    keeper.look()
    settle()
    assert [file.name for file in stick.iterdir()] == ["county-20120620-040000.db"]
    for file in stick.iterdir():
        file.unlink()
    stick.rmdir()
    keeper.look()
    settle()
    assert len(door.warnings) == 2
