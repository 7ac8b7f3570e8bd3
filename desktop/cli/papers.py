"""Files that a command is to write."""

from pathlib import Path

from desktop.domain.errors import FileProblem
from desktop.wording import tr


def ready(file: Path) -> None:
    """Refuse a file that has no folder, before anything is posted that the file is to tell of."""
    if not file.absolute().parent.is_dir():
        raise FileProblem(str(file), tr("there is no such folder"))
    if file.is_dir():
        raise FileProblem(str(file), tr("this is a folder"))
