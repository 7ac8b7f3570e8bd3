"""A workbook in the making: a temporary file, its formats, and whole or nothing in the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum, auto
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError, XlsxWriterException

from desktop.documents.files import whole_or_nothing
from desktop.domain.errors import FileProblem

if TYPE_CHECKING:
    from desktop.documents.expected import Expected

ACCENT, ALARM, GREY, LINE = "#0F5480", "#B81C1C", "#6B7280", "#D5D8DD"
WASH, SHADE = "#E9EDF1", "#F6F7F9"


class Kind(Enum):
    """What a column holds: amounts are fen shown as yuan or 万元, rates are the domain's per cents."""

    TEXT = auto()
    WORD = auto()
    """A word of the bureau's own lists: left without a format, which is a good deal faster to write."""
    YUAN = auto()
    WAN = auto()
    COUNT = auto()
    PLACE = auto()
    """A place in a ranking, in the middle of its column: at its right edge it would touch the name."""
    RATE = auto()
    DAY = auto()
    VERDICT = auto()
    """A word that a formula comes to."""


_NUMBER_FORMATS = {
    Kind.TEXT: "@",
    Kind.WORD: "General",
    Kind.YUAN: "#,##0.00",
    Kind.WAN: "#,##0.00",
    Kind.COUNT: "#,##0",
    Kind.PLACE: "#,##0",
    Kind.RATE: "0.00%",
    Kind.DAY: "yyyy-mm-dd",
    Kind.VERDICT: "General",
}


_SIDES = {Kind.TEXT: "left", Kind.WORD: "left", Kind.VERDICT: "center", Kind.PLACE: "center"}


def side(kind: Kind) -> str:
    """Return how a column's cells and its heading stand: figures and days to the right."""
    return _SIDES.get(kind, "right")


@dataclass(frozen=True, slots=True)
class Book:
    """An open workbook: whose it is, as of which day, in which language; formats are made once."""

    workbook: Any
    bureau: str
    as_of: date
    language: str
    expected: "list[Expected]" = field(default_factory=list)
    """What the check sheet recomputes, gathered while the other sheets are written."""
    _formats: dict[tuple[object, ...], Any] = field(default_factory=dict)

    def cells(self, kind: Kind, *, total: bool = False) -> Any:
        """Return the format of a column's cells."""
        if kind is Kind.WORD and not total:
            return None
        looks: dict[str, object] = {"num_format": _NUMBER_FORMATS[kind]}
        looks |= {"align": side(kind)}
        return self.look(**looks, bold=True, top=1, bottom=1, bg_color=WASH) if total else self.look(**looks)

    def look(self, **properties: object) -> Any:
        """Return a format of its own for each set of properties."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.workbook.add_format(properties)
        return self._formats[key]


@contextmanager
def open_book(target: Path, *, title: str, bureau: str, as_of: date, language: str) -> Iterator[Book]:
    """Lend a workbook; it takes its place as `target` when it is whole, and leaves nothing otherwise."""
    with (
        whole_or_nothing(target) as unfinished,
        TemporaryDirectory(ignore_cleanup_errors=True) as folder,
    ):
        workbook = Workbook(str(unfinished), {"constant_memory": True, "tmpdir": folder})
        made_on = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
        workbook.set_properties({"title": title, "company": bureau, "author": bureau, "created": made_on})
        try:
            yield Book(workbook, bureau, as_of, language)
            workbook.close()
        except FileCreateError as problem:
            raise problem.args[0] from problem
        except XlsxWriterException as problem:
            raise FileProblem(str(target), str(problem)) from problem
        finally:
            for sheet in workbook.worksheets():
                sheet.row_data_fh.close()
