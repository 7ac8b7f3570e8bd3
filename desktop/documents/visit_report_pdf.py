"""The yearly report on key customers: visits held against the plan, opinions, and what came of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.drawn import drawn
from desktop.documents.flow import Block, gap, item, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.list_paper import FRAME, LEFT, RIGHT, ListHead
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.domain.visits import YearLine, YearReport
from desktop.wording import tr_in


def visit_report_pdf(report: YearReport, *, language: str = "zh_CN") -> bytes:
    """Draw the report on as many pages as it needs."""
    paper = _Paper(report, language)
    return drawn(paper.blocks(), paper.furniture, FRAME, title=paper.title(), language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    report: YearReport
    language: str

    def title(self) -> str:
        return tr_in(self.language, "Key customers in {year}", year=self.report.year)

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        report = self.report
        ListHead(report.bureau, self.title(), report.on, self.language).draw(sheet, number, count)

    def blocks(self) -> Iterator[Block]:
        """Yield the sums, a line for each customer, what came of the opinions, and the place to sign."""
        yield Block(15 * MM, self._sums)
        yield from self._table()
        yield gap(5 * MM)
        yield from self._results()
        yield gap(6 * MM)
        yield Block(10 * MM, self._signatures)

    def _sums(self, sheet: Sheet, y: float) -> None:
        lines, language = self.report.lines, self.language
        planned, made = sum(line.planned for line in lines), sum(line.made for line in lines)
        figures = (
            (tr_in(language, "Visits held of those planned"), f"{made:,} / {planned:,}"),
            (tr_in(language, "Opinions raised"), f"{sum(line.raised for line in lines):,}"),
            (tr_in(language, "Opinions closed"), f"{sum(line.closed for line in lines):,}"),
            (tr_in(language, "Opinions overdue"), f"{sum(line.overdue for line in lines):,}"),
        )
        draw_figures(sheet, LEFT, y, RIGHT - LEFT, figures)

    def _table(self) -> Iterator[Block]:
        grid = _grid(self.language)
        heading = grid.heading()
        if not self.report.lines:
            words = tr_in(self.language, "There are no key customers.")
            yield from paragraph(words, page.BODY, LEFT, RIGHT - LEFT)
        for line in self.report.lines:
            yield from grid.row(_cells(line), heading)

    def _results(self) -> Iterator[Block]:
        lines = [line for line in self.report.lines if line.results]
        if not lines:
            return
        title = tr_in(self.language, "What came of opinions and suggestions")
        yield from paragraph(title, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)
        for line in lines:
            yield from paragraph(line.name, page.STRONG, LEFT, RIGHT - LEFT, with_next=True)
            for result in line.results:
                yield from item("·", result, page.BODY, LEFT, RIGHT - LEFT)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        first, second = tr_in(self.language, "Drawn up by"), tr_in(self.language, "Date")
        draw_two_signatures(sheet, LEFT, RIGHT, y + 5 * MM, first, second)


def _cells(line: YearLine) -> tuple[str, ...]:
    return (
        f"{line.name}\n{line.customer_no} · {line.station}",
        line.person or "—",
        f"{line.planned:,}",
        f"{line.made:,}",
        f"{line.missed:,}",
        f"{line.raised:,}",
        f"{line.closed:,}",
        f"{line.overdue:,}",
    )


def _grid(language: str) -> Grid:
    right = Align.RIGHT
    columns = (
        Column(tr_in(language, "Customer"), 66 * MM),
        Column(tr_in(language, "Visited by"), 24 * MM),
        Column(tr_in(language, "Visits planned"), 16 * MM, right),
        Column(tr_in(language, "Visits held"), 16 * MM, right),
        Column(tr_in(language, "Not held"), 16 * MM, right),
        Column(tr_in(language, "Raised"), 16 * MM, right),
        Column(tr_in(language, "Closed"), 16 * MM, right),
        Column(tr_in(language, "Overdue"), 16 * MM, right),
    )
    return Grid(columns, LEFT)
