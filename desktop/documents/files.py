"""Writing a file so that it is either whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex

from desktop.domain.errors import FileProblem


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file under a temporary name beside its place, and rename it when it is on the disk."""
    with whole_or_nothing(path) as unfinished:
        unfinished.write_bytes(data)


@contextmanager
def whole_or_nothing(path: Path) -> Iterator[Path]:
    """Lend a temporary name beside `path`; what was written there takes its place, or is gone."""
    unfinished = path.with_name(f".{token_hex(8)}{path.suffix}")
    try:
        try:
            yield unfinished
            _to_disk(unfinished)
            os.replace(unfinished, path)
        finally:
            unfinished.unlink(missing_ok=True)
        _folder_to_disk(path.parent)
    except OSError as problem:
        raise FileProblem(str(path), problem.strerror or str(problem)) from problem


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
