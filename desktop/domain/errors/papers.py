"""Refusals about papers and workbooks."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Cancelled, Refusal


@dataclass(eq=False, repr=False)
class CharacterNotPrintable(Refusal):
    """The bundled font has no glyph for a character of a name; nothing was printed."""

    character: str
    text: str


@dataclass(eq=False, repr=False)
class SheetFull(Refusal):
    """A workbook's sheet cannot hold so many rows; a CSV file can."""

    sheet: str
    most_rows: int


@dataclass(eq=False, repr=False)
class PrinterRefused(Refusal):
    """A printer did not take the pages."""

    printer: str


@dataclass(eq=False, repr=False)
class NothingToPrint(Refusal):
    """No customer meets the conditions of the run."""


@dataclass(eq=False, repr=False)
class PrintingCancelled(Cancelled):
    """The clerk cancelled while issued notices were drawn: their numbers stay, no paper was written."""


@dataclass(eq=False, repr=False)
class NobodyLawful(Refusal):
    """Nobody of those asked for may get this paper on this day; `lacking` is the first one's reason."""

    customers: tuple[str, ...]
    lacking: str
