"""A file is whole or not there: what stood before survives a failure, and nothing is left lying about."""

from pathlib import Path

import pytest

from desktop.documents.files import whole_or_nothing, write_atomically
from desktop.domain.errors import FileProblem


def test_what_is_written_takes_the_place_of_what_stood_there(tmp_path: Path) -> None:
    file = tmp_path / "收据 一.pdf"
    write_atomically(file, b"old")
    write_atomically(file, b"new")
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(file.name, b"new")]


def test_a_failure_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "notices.pdf"
    write_atomically(file, b"old")
    with pytest.raises(ZeroDivisionError), whole_or_nothing(file) as unfinished:
        unfinished.write_bytes(b"half")
        raise ZeroDivisionError
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [(file.name, b"old")]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    file = tmp_path / "gone" / "notices.pdf"
    with pytest.raises(FileProblem) as refusal:
        write_atomically(file, b"")
    assert refusal.value.file == str(file)
