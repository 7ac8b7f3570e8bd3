"""A mapping: which column of a file is which field, how it writes dates and amounts, what it leaves out."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.errors import FileProblem, MappingProblem
from desktop.domain.intake import Noun
from desktop.intake import mapping_checks as checks
from desktop.intake.headings import header_index, recognised
from desktop.intake.tables import RawTable
from desktop.intake.toml import Value, toml_text

_TABLES = ("columns", "formats", "defaults", "options")


@dataclass(frozen=True, slots=True)
class Formats:
    """How a file writes dates (strptime patterns; none for the usual ways) and the parts of a number."""

    date: tuple[str, ...] = ()
    thousands: str = ","
    decimal: str = "."


@dataclass(frozen=True, slots=True)
class Options:
    """What else is to be done with a file.

    `header_row` is the spreadsheet's number of the row of headings; without it the row is looked for.
    `skip` holds regular expressions: a row whose first cell that is not empty begins with one is left out;
    or it is a number, and so many rows at the top are left out before the headings are looked for.
    """

    create_customers: bool = True
    header_row: int | None = None
    skip: tuple[str, ...] | int = ()


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a clerk has said once about the files of one origin.

    `columns` is field → heading; where it is empty the headings are recognised. `defaults` is field → text,
    for what a file has no column for, or leaves blank.
    """

    columns: dict[str, str] = field(default_factory=dict)
    formats: Formats = Formats()
    defaults: dict[str, str] = field(default_factory=dict)
    options: Options = Options()

    @classmethod
    def load(cls, path: Path) -> "Mapping":
        """Read a mapping from TOML; refuse a table, a field or an option that is not known."""
        try:
            tables = _tables(tomllib.loads(path.read_text("utf-8-sig")))
            return cls(
                columns=checks.columns(tables["columns"]),
                formats=Formats(**checks.formats(tables["formats"])),
                defaults=checks.defaults(tables["defaults"]),
                options=Options(**checks.options(tables["options"])),
            )
        except OSError as error:
            raise FileProblem(str(path), error.strerror or str(error)) from None
        except (checks.Wrong, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise MappingProblem(path.name, str(error)) from None

    def save(self, path: Path) -> None:
        """Write the mapping as TOML, whole or not at all."""
        unfinished = path.with_name(f"{path.name}.new")
        try:
            unfinished.write_text(self._text(), "utf-8", newline="\n")
            unfinished.replace(path)
        except OSError as error:
            raise FileProblem(str(path), error.strerror or str(error)) from None

    def _text(self) -> str:
        formats: dict[str, Value] = {
            "date": self.formats.date,
            "thousands": self.formats.thousands,
            "decimal": self.formats.decimal,
        }
        options: dict[str, Value] = {"create_customers": self.options.create_customers}
        if self.options.header_row is not None:
            options["header_row"] = self.options.header_row
        options["skip"] = self.options.skip
        return toml_text(
            {"columns": self.columns, "formats": formats, "defaults": self.defaults, "options": options}
        )


def recognise(noun: Noun, table: RawTable) -> Mapping:
    """Find the row of headings below a preamble, and the fields that its headings name in Chinese or English.

    What is not found is left out, for the clerk to say; reading the rows refuses a field that it needs.
    """
    at = header_index(noun, table.rows)
    return Mapping(columns=recognised(noun, table.rows[at]) if at is not None else {})


def _tables(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    for name, table in document.items():
        if name not in _TABLES or not isinstance(table, dict):
            raise checks.Wrong(f"[{name}]")
    return {name: document.get(name, {}) for name in _TABLES}
