"""A statement of account as a file: drawn in the language of the papers, saved where it is wanted."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.domain.errors import FileProblem
from desktop.domain.statements import AccountStatement
from desktop.views.tasks import Progress

if TYPE_CHECKING:
    from desktop.services.settings import SettingsService


def save_statement(
    statement: AccountStatement, settings: "SettingsService", file: Path | None, _progress: Progress
) -> Path:
    """Draw a statement into a file, else into the papers of its last day; return the file."""
    from desktop.documents.files import write_atomically
    from desktop.documents.statement_pdf import statement_pdf

    paper = statement_pdf(statement, language=settings.get("paper.language"))
    target = file or _usual(statement, settings)
    write_atomically(target, paper)
    return target


def statement_name(statement: AccountStatement) -> str:
    """Name a statement's file by its customer and its period."""
    return f"{statement.customer_no} {statement.since.isoformat()} {statement.until.isoformat()}.pdf"


def _usual(statement: AccountStatement, settings: "SettingsService") -> Path:
    folder = settings.papers_folder() / statement.until.isoformat()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise FileProblem(str(folder), problem.strerror or str(problem)) from problem
    return folder / statement_name(statement)
