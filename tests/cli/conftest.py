"""The command at a file of its own."""

from pathlib import Path

import pytest

from tests.cli.command import Command


@pytest.fixture
def jieling(
    office_file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Return the command at an empty office's file, speaking English, its data folder this test's own."""
    monkeypatch.setenv("JIELING_LANGUAGE", "en")
    monkeypatch.delenv("JIELING_DB", raising=False)
    monkeypatch.setattr("desktop.paths.data_folder", lambda: office_file.parent)
    return Command(office_file, capsys)
