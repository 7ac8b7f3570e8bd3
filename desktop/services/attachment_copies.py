"""Photos and scans copied away with a backup, and back with a restore: each once, under its fingerprint."""

from pathlib import Path

from desktop.domain.errors import AttachmentChanged, FileProblem
from desktop.services import attachments
from desktop.services.workplace import Progress, no_progress


def copy_missing(source: Path, target: Path, *, progress: Progress = no_progress) -> int:
    """Copy what one folder of attachments has and another has not; return how many that were.

    A file that is not what its name says is left where it is: a copy of it would prove nothing.
    """
    from desktop.documents.files import write_atomically

    names = _names(source)
    missing = sorted(names - _names(target))
    copied = 0
    for done, name in enumerate(missing):
        progress(done, len(missing))
        try:
            data = attachments.find(source, name).read_bytes()
        except AttachmentChanged:
            continue
        _made(target)
        write_atomically(target / name, data)
        copied += 1
    return copied


def folder_beside(backup: Path, database: Path) -> Path | None:
    """Return the folder of attachments that lies beside a backup of a database, if there is one."""
    for named_after in (database, backup):
        folder = backup.with_name(attachments.folder_of(named_after).name)
        if folder.is_dir():
            return folder
    return None


def _names(folder: Path) -> set[str]:
    try:
        return {file.name for file in folder.iterdir() if attachments.is_named(file.name)}
    except FileNotFoundError:
        return set()
    except OSError as problem:
        raise FileProblem(str(folder), problem.strerror or str(problem)) from problem


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(str(folder), problem.strerror or str(problem)) from problem
