"""One process a file: the system's own file lock, and a note of who holds it."""

import getpass
import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from desktop.domain.errors import DatabaseInUse


@dataclass(frozen=True, slots=True)
class FileHold:
    """A held lock; the system frees it when the process ends, however it ends."""

    lock: FileLock
    note: Path

    @classmethod
    def take(cls, file: Path, wait: float) -> "FileHold":
        """Lock a file for this process, waiting so many seconds; raise DatabaseInUse with the holder."""
        lock = FileLock(f"{file}.lock", thread_local=False)
        note = Path(f"{file}.holder")
        try:
            lock.acquire(timeout=wait, poll_interval=0.05)
        except Timeout as error:
            raise DatabaseInUse(str(file), _holder(note)) from error
        note.write_text(json.dumps(_ourselves()), encoding="utf-8")
        return cls(lock, note)

    def release(self) -> None:
        """Let the file go."""
        if self.lock.is_locked:
            self.note.unlink(missing_ok=True)
            self.lock.release()


def system_user() -> str:
    """Return the name that the system gives whoever runs this process."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "clerk"


def _ourselves() -> dict[str, str | int]:
    return {"user": system_user(), "computer": platform.node(), "process": os.getpid()}


def _holder(note: Path) -> str:
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        return f"{said['user']}@{said['computer']} ({said['process']})"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"
