"""The file of an import as it was read, and where its headings stand under a mapping."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.intake import Noun
from desktop.intake.headings import header_index, header_index_of, same
from desktop.intake.mapping import Mapping, recognise
from desktop.intake.tables import RawTable, read_table
from desktop.views.tasks import Progress

_SAMPLED = 200


@dataclass(frozen=True, slots=True)
class Source:
    """What a file's rows are, the file, and its table of texts."""

    noun: str
    file: Path
    table: RawTable


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of the file: its heading and a value that stands under it."""

    text: str
    sample: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A file with the mapping that was loaded for it, or that its headings suggest."""

    source: Source
    mapping: Mapping


def open_source(noun: Noun, file: Path, mapping_file: Path | None, progress: Progress) -> Opened:
    """Read a file, and load its mapping or recognise its headings."""
    mapping = Mapping.load(mapping_file) if mapping_file else None
    table = read_table(file, progress=progress.report, cancelled=progress.cancelled)
    return Opened(Source(noun, file, table), mapping or recognise(noun, table))


def header_at(source: Source, mapping: Mapping) -> int | None:
    """Return the index of the row of headings; where none looks like it, the first that is not blank."""
    rows, options = source.table.rows, mapping.options
    if options.header_row is not None:
        return options.header_row - 1 if options.header_row <= len(rows) else None
    first = options.skip if isinstance(options.skip, int) else 0
    named = [heading for heading in mapping.columns.values() if heading]
    found = header_index_of(named, rows, first) if named else header_index(source.noun, rows, first)
    return found if found is not None else _first_with_text(rows, first)


def headings(source: Source, mapping: Mapping) -> Sequence[Heading]:
    """Return the file's columns that have a heading, each with a value from below it."""
    at = header_at(source, mapping)
    if at is None:
        return ()
    rows = source.table.rows
    below = rows[at + 1 : at + 1 + _SAMPLED]
    return [Heading(text, _sample(below, column)) for column, text in enumerate(rows[at]) if text]


def fitting(mapping_heading: str, offered: Sequence[Heading]) -> str:
    """Return the file's own heading that a mapping means, or nothing where the file has none."""
    return next((one.text for one in offered if same(one.text) == same(mapping_heading)), "")


def _sample(below: Sequence[Sequence[str]], column: int) -> str:
    return next((row[column] for row in below if column < len(row) and row[column]), "")


def _first_with_text(rows: Sequence[Sequence[str]], first: int) -> int | None:
    return next((at for at in range(first, len(rows)) if any(rows[at])), None)
