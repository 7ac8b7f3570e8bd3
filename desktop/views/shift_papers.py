"""The day-close sheets as files, each in the folder of its day."""

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import FileProblem
from desktop.domain.shifts import Close
from desktop.views.counter_services import CounterServices
from desktop.views.tasks import Progress


@dataclass(frozen=True, slots=True)
class SavedSheet:
    """A closed shift whose sheet was drawn and lies in a file."""

    close: Close
    file: Path

    @property
    def place(self) -> str:
        """The file as it is told: its folder and its name."""
        return f"{self.file.parent.name}/{self.file.name}"


class ShiftPapers:
    """Draws day-close sheets and keeps them; its methods are work for the runner."""

    def __init__(self, services: CounterServices) -> None:
        """Take what tells a closed shift, and the settings of the papers."""
        self._services = services

    def save(self, number: str, progress: Progress) -> SavedSheet:
        """Draw the sheet of a closed shift and write it whole to its file; a closed shift never changes."""
        from desktop.documents.day_close_pdf import day_close_pdf
        from desktop.documents.files import write_atomically

        settings = self._services.settings()
        closed = self._services.shifts().closed(number)
        paper = day_close_pdf(closed, settings.letterhead(), language=settings.get("paper.language"))
        file = settings.papers_folder() / closed.book.on.isoformat() / f"{number}.pdf"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise FileProblem(str(file.parent), problem.strerror or str(problem)) from problem
        write_atomically(file, paper)
        return SavedSheet(closed, file)
