"""Refusals about the database and the window on it."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class DatabaseInUse(Refusal):
    """Another process has the file open."""

    file: str
    holder: str


@dataclass(eq=False, repr=False)
class DatabaseDamaged(Refusal):
    """The file is no sound Jieling database; it was left untouched."""

    file: str
    finding: str


@dataclass(eq=False, repr=False)
class DamagedWithBackup(DatabaseDamaged):
    """The file is damaged, and this is the newest backup that proves, with its last record's moment."""

    backup: str
    recorded: str


@dataclass(eq=False, repr=False)
class BackupNotProved(Refusal):
    """A copy was made and did not prove, so it was thrown away; the first fault's row is named."""

    file: str
    faults: int
    first: str


@dataclass(eq=False, repr=False)
class DatabaseTooNew(Refusal):
    """The file was written by a later version; it was left untouched."""

    file: str
    revision: str


@dataclass(eq=False, repr=False)
class DatabaseNotEmpty(Refusal):
    """The demo county is made in an empty database; this one has customers of its own."""

    file: str


@dataclass(eq=False, repr=False)
class DayOutsideStory(Refusal):
    """The demo county's story has no such day."""

    on: date
    first: date
    last: date


@dataclass(eq=False, repr=False)
class ReadOnlySnapshot(Refusal):
    """A snapshot is for reading; nothing is written to it."""


@dataclass(eq=False, repr=False)
class NoDisplay(Refusal):
    """There is no display on which the window could show."""


@dataclass(eq=False, repr=False)
class WindowMissing(Refusal):
    """The window's libraries cannot be loaded; the system's own sentence says which."""

    problem: str
