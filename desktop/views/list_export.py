"""A desk's list written to a workbook or a CSV file that the clerk names."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.services.settings import SettingsService
from desktop.views.file_chooser import FileChooser, FileKind
from desktop.views.notify import Notifier
from desktop.views.tasks import Progress, TaskRunner
from desktop.views.written_file import show_folder
from desktop.wording import language, tr

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column of the file: its heading in the reader's language, and its cell as a value."""

    heading: str
    cell: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list as it is to be written: whose rows, as of which day; rows are fetched by the hundred."""

    title: str
    columns: Sequence[FileColumn]
    keys: Sequence[Any]
    fetch: Callable[[Sequence[Any]], Mapping[Any, Any]]
    as_of: date

    @classmethod
    def of_rows(
        cls, title: str, columns: Sequence[FileColumn], rows: Sequence[Any], as_of: date
    ) -> "ListFile":
        """Return a list whose rows are all at hand."""
        known = dict(enumerate(rows))
        return cls(title, columns, list(known), lambda _: known, as_of)

    def rows(self) -> Iterator[list[Any]]:
        """Read the rows one after another."""
        for start in range(0, len(self.keys), _AT_ONCE):
            part = self.keys[start : start + _AT_ONCE]
            found = self.fetch(part)
            yield from ([column.cell(found[key]) for column in self.columns] for key in part)


class ListExport:
    """Writes lists to files that the clerk names."""

    def __init__(
        self, tasks: TaskRunner, notifier: Notifier, settings: SettingsService, files: FileChooser
    ) -> None:
        self._tasks = tasks
        self._notifier = notifier
        self._settings = settings
        self._files = files

    def run(self, owner: QWidget, listed: ListFile) -> None:
        """Ask for a file and write the list to it; a CSV file where it is named so."""
        name = f"{listed.title} {listed.as_of.isoformat()}.xlsx"
        kinds = (FileKind(tr("Workbook"), (".xlsx",)), FileKind(tr("CSV text"), (".csv",)))
        file = self._files.save(owner, tr("Export the list"), name, kinds)
        if file is not None:
            work = partial(write_list, self._settings, listed, file)
            done = partial(self._tell, len(listed.keys))
            self._tasks.run(owner, work, done, title=tr("Writing {file}", file=file.name), lane="report")

    def _tell(self, count: int, file: Path) -> None:
        words = tr("{file} is written; rows: {count}.", file=file.name, count=f"{count:,}")
        self._notifier.info(words, [show_folder(file)])


def write_list(settings: SettingsService, listed: ListFile, file: Path, progress: Progress) -> Path:
    """Write a list to a file and return the file."""
    from desktop.documents.table_xlsx import write_table_csv, write_table_xlsx

    headings = [column.heading for column in listed.columns]
    watch: dict[str, Any] = {
        "count": len(listed.keys),
        "progress": progress.report,
        "cancelled": progress.cancelled,
    }
    if file.suffix.lower() == ".csv":
        write_table_csv(file, headings, listed.rows(), **watch)
    else:
        facts: dict[str, Any] = {"as_of": listed.as_of, "bureau": settings.letterhead().bureau}
        write_table_xlsx(file, listed.title, headings, listed.rows(), language=language(), **facts, **watch)
    return file
