"""Files that a command is to write."""

from pathlib import Path

from desktop.domain.errors import FileProblem, Refusal
from desktop.wording import refusal_text, tr
from desktop.wording.problems import problem_text


def ready(file: Path) -> None:
    """Refuse a file that has no folder, before anything is posted that the file is to tell of."""
    if not file.absolute().parent.is_dir():
        raise FileProblem(str(file), tr("there is no such folder"))
    if file.is_dir():
        raise FileProblem(str(file), tr("this is a folder"))


def not_done(refusal: Refusal) -> str:
    """Say why a file was not written after something was posted: then it is not so that nothing changed."""
    if isinstance(refusal, FileProblem):
        return f"{refusal.file}: {problem_text(refusal.problem)}"
    return refusal_text(refusal)
