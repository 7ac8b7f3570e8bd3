"""The folder in which a database's backups are kept: where it is, and which files in it are backups."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from desktop.db.session import file_of
from desktop.domain.backups import moment_of
from desktop.domain.errors import DatabaseDamaged

Dated = tuple[datetime, Path]


def folder_of(file: Path, named: str) -> Path:
    """Return the folder that the settings name, as seen from the database; or the one beside it."""
    return file.parent / Path(named).expanduser() if named else file.with_name(f"{file.stem}-backups")


def dated(folder: Path, stem: str) -> list[Dated]:
    """Return the files that are named exactly as backups of a database are, the newest first.

    Raises OSError where the folder cannot be read.
    """
    found = ((moment_of(stem, file.name), file) for file in folder.iterdir())
    return sorted(((moment, file) for moment, file in found if moment and file.is_file()), reverse=True)


def note_folder(file: Path, named: str) -> None:
    """Note beside the database where its backups are: the settings cannot be asked once it is damaged."""
    note = _note(file)
    if named:
        note.write_text(str(folder_of(file, named)), encoding="utf-8")
    else:
        note.unlink(missing_ok=True)


def everywhere(file: Path) -> list[Dated]:
    """Return the backups of a database that cannot be read, wherever they were kept; the newest first."""
    found = {dated_file for folder in _folders(file) for dated_file in _or_nothing(folder, file.stem)}
    return sorted(found, reverse=True)


def refuse_emptied(target: str | Path) -> None:
    """Refuse a file without a byte that has backups: a new office must not take the place of an old one."""
    file = file_of(target)
    if file and file.is_file() and file.stat().st_size == 0 and everywhere(file):
        raise DatabaseDamaged(str(file), "the file is empty")


def _folders(file: Path) -> Iterable[Path]:
    yield folder_of(file, "")
    try:
        yield Path(_note(file).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return


def _or_nothing(folder: Path, stem: str) -> list[Dated]:
    try:
        return dated(folder, stem)
    except (OSError, ValueError):
        return []


def _note(file: Path) -> Path:
    return file.with_name(f"{file.name}.backups")
