"""Refusals about files that come in."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class FileProblem(Refusal):
    """A file cannot be read or written; the system's own sentence says why."""

    file: str
    problem: str


@dataclass(eq=False, repr=False)
class FileNotUnderstood(Refusal):
    """A file is no table that can be read."""

    file: str
    why: str


@dataclass(eq=False, repr=False)
class FileTooLarge(Refusal):
    """A file, or what is packed in it, is larger than is read; sizes in bytes."""

    file: str
    size: int
    most: int


@dataclass(eq=False, repr=False)
class TooManyRows(Refusal):
    """A table has more rows, or more cells, than are read at once."""

    file: str
    most_rows: int


@dataclass(eq=False, repr=False)
class TextDamaged(Refusal):
    """A text file breaks the rules of its own encoding; `offset` counts bytes from 0."""

    file: str
    encoding: str
    offset: int


@dataclass(eq=False, repr=False)
class QuoteNeverClosed(Refusal):
    """A quotation mark opens in this row of a file and is never closed."""

    file: str
    row: int


@dataclass(eq=False, repr=False)
class PasswordNeeded(Refusal):
    """A workbook is locked with a password."""

    file: str


@dataclass(eq=False, repr=False)
class ColumnMissing(Refusal):
    """A file has no column for a field that is needed; `heading` is the one that a mapping asks for."""

    file: str
    field: str
    heading: str = ""


@dataclass(eq=False, repr=False)
class ColumnTwice(Refusal):
    """A file has two columns of one heading, so that it cannot be told which one is meant."""

    file: str
    field: str
    heading: str


@dataclass(eq=False, repr=False)
class MappingProblem(Refusal):
    """A mapping file says something that cannot be used."""

    file: str
    problem: str


@dataclass(eq=False, repr=False)
class RowsRefused(Refusal):
    """Some rows of a file were refused, so none went in."""

    file: str
    refused: int
    report: str
