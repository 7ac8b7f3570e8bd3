"""The list of differences of a stocktake: a paper to sign, or a workbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.documents import page
from desktop.documents.drawn import drawn
from desktop.documents.files import write_atomically
from desktop.documents.flow import Block, gap, paragraph
from desktop.documents.grid import Column, Grid
from desktop.documents.list_paper import FRAME, LEFT, RIGHT, ListHead
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.domain.meters import MoveKind
from desktop.domain.stocktakes import Stocktake, Surplus
from desktop.wording import tr_in
from desktop.wording.meters import state_text_in


def write_stocktake(
    file: Path, found: Stocktake, *, on: date, bureau: str, person: str = "", language: str = "zh_CN"
) -> None:
    """Write the list to a paper where the file's name ends so, otherwise to a workbook."""
    if file.suffix.lower() == ".pdf":
        write_atomically(file, stocktake_pdf(found, on=on, bureau=bureau, person=person, language=language))
        return
    from desktop.documents.table_xlsx import write_table_xlsx

    rows = _rows(found, language)
    title = tr_in(language, "Differences of the stocktake")
    write_table_xlsx(file, title, _headings(language), rows, as_of=on, bureau=bureau, language=language)


def stocktake_pdf(
    found: Stocktake, *, on: date, bureau: str, person: str = "", language: str = "zh_CN"
) -> bytes:
    """Draw the list on as many pages as it needs."""
    paper = _Paper(found, on, bureau, person, language)
    title = tr_in(language, "Differences of the stocktake")
    return drawn(paper.blocks(), paper.furniture, FRAME, title=title, language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    found: Stocktake
    on: date
    bureau: str
    person: str
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        title = tr_in(self.language, "Differences of the stocktake")
        ListHead(self.bureau, title, self.on, self.language).draw(sheet, number, count)

    def blocks(self) -> Iterator[Block]:
        """Yield the sums, a line for each difference, and the place to sign."""
        yield Block(15 * MM, self._sums)
        grid = _grid(self.language)
        heading = grid.heading()
        rows = _rows(self.found, self.language)
        if not rows:
            words = tr_in(self.language, "The book and the store agree.")
            yield from paragraph(words, page.BODY, LEFT, RIGHT - LEFT)
        for number, row in enumerate(rows, start=1):
            yield from grid.row((str(number), *row), heading)
        yield gap(8 * MM)
        yield Block(10 * MM, self._signatures)

    def _sums(self, sheet: Sheet, y: float) -> None:
        found, language = self.found, self.language
        figures = (
            (tr_in(language, "By the book"), f"{found.expected:,}"),
            (tr_in(language, "Counted"), f"{found.counted:,}"),
            (tr_in(language, "Not found"), f"{len(found.missing):,}"),
            (tr_in(language, "Surplus"), f"{len(found.surplus):,}"),
        )
        draw_figures(sheet, LEFT, y, RIGHT - LEFT, figures)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        counted, keeper = tr_in(self.language, "Counted by"), tr_in(self.language, "Storekeeper")
        counted = f"{counted} {self.person}".strip()
        draw_two_signatures(sheet, LEFT, RIGHT, y + 5 * MM, counted, keeper)


def _headings(language: str) -> list[str]:
    return [
        tr_in(language, "Meter no."),
        tr_in(language, "Finding"),
        tr_in(language, "In the book"),
        tr_in(language, "Holder or maker"),
        tr_in(language, "What is done"),
    ]


def _rows(found: Stocktake, language: str) -> list[tuple[str, ...]]:
    missing, surplus = tr_in(language, "missing"), tr_in(language, "surplus")
    marked = tr_in(language, "marked as missing")
    rows: list[tuple[str, ...]] = [
        (one.number, missing, state_text_in(language, one.state), one.maker, marked) for one in found.missing
    ]
    rows += [
        (one.number, surplus, _book(one, language), one.holder, _remedy(one, language))
        for one in found.surplus
    ]
    return rows


def _book(one: Surplus, language: str) -> str:
    return state_text_in(language, one.state) if one.state else tr_in(language, "not in the book")


def _remedy(one: Surplus, language: str) -> str:
    if one.remedy is MoveKind.RECEIVED:
        return tr_in(language, "received")
    if one.remedy is MoveKind.RETURNED:
        return tr_in(language, "put back in stock")
    return tr_in(language, "to be looked into")


def _grid(language: str) -> Grid:
    widths = (38, 20, 30, 52, 36)
    titles = zip(_headings(language), widths, strict=True)
    columns = (Column("#", 10 * MM), *(Column(title, wide * MM) for title, wide in titles))
    return Grid(columns, LEFT)
