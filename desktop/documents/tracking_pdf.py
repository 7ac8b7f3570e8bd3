"""The tracking of conversions on paper: A4 across, its figures, its charts and a table for each cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, item, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.documents.tracking_paper_charts import chart_blocks
from desktop.documents.tracking_tables import notes, span_text, tracking_title
from desktop.documents.words import as_of_text
from desktop.domain.tracking import TrackBy, TrackingReport, TrackingSum
from desktop.domain.tracking_charts import Unit, charts
from desktop.wording import tr_in
from desktop.wording.tracking import cut_name, line_name, tracked_figures

_LEFT, _RIGHT = 12 * MM, 285 * MM
_ROOM = _RIGHT - _LEFT
_FRAME = Frame(first_top=31 * MM, top=22 * MM, foot=196 * MM)
_SHOWN = (
    *("commissioned", "target", "of_target", "cleared", "arrears_before", "arrears_after"),
    *("debt_recovered", "debt_left", "kwh_before", "kwh_after", "rate", "rate_without"),
)
_HEADLINE = (
    *("commissioned", "target", "arrears_before", "arrears_after", "debt_recovered", "debt_left"),
    *("energy_credit", "rate", "rate_without"),
)
_WIDTHS = {Unit.COUNT: 24 * MM, Unit.RATE: 16 * MM, Unit.FEN: 20 * MM, Unit.KWH: 24 * MM}
_SHORT = 8


def tracking_pdf(report: TrackingReport, by: TrackBy, *, bureau: str, language: str = "zh_CN") -> bytes:
    """Draw the tracking; the cut that is named comes first."""
    paper = _Paper(report, by, bureau, language)
    title = tracking_title(language)
    size = page.A4_LANDSCAPE
    return drawn(paper.blocks(), paper.furniture, _FRAME, title=title, language=language, size=size)


@dataclass(frozen=True, slots=True)
class _Paper:
    report: TrackingReport
    by: TrackBy
    bureau: str
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        as_of = as_of_text(self.language, self.report.on)
        sheet.text_within(_LEFT, 14 * MM, 70 * MM, self.bureau, page.BUREAU)
        sheet.text_right(_RIGHT, 14 * MM, as_of, page.BODY)
        if number == 1:
            sheet.text_centred(sheet.width / 2, 20 * MM, tracking_title(self.language), page.TITLE)
            words = span_text(self.report, self.language)
            sheet.text_centred(sheet.width / 2, 26 * MM, words, page.BODY)
        else:
            sheet.text_centred(sheet.width / 2, 14 * MM, tracking_title(self.language), page.STRONG)
        sheet.text_right(_RIGHT, 204 * MM, pages_text(self.language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        """Yield the figures, the charts, the tables, how they were reckoned and the place to sign."""
        if self.report.is_empty:
            words = tr_in(self.language, "No conversion was planned or commissioned by this day.")
            yield from paragraph(words, page.BODY, _LEFT, _ROOM)
        else:
            yield from self._told()
        yield gap(4 * MM)
        for note in notes(self.language):
            yield from item("·", note, page.SMALL, _LEFT, _ROOM)
        yield gap(4 * MM)
        yield Block(10 * MM, self._signatures)

    def _told(self) -> Iterator[Block]:
        yield Block(14 * MM, self._headline)
        yield from chart_blocks(charts(self.report), _LEFT, _RIGHT, self.language)
        for cut in (self.by, *(other for other in TrackBy if other is not self.by)):
            yield from self._table(cut)

    def _headline(self, sheet: Sheet, y: float) -> None:
        total = self.report.total
        figures = {one.key: one for one in tracked_figures(self.language)}
        pairs = [(figures[key].name, figures[key].text(total)) for key in _HEADLINE]
        draw_figures(sheet, _LEFT, y, _ROOM, pairs)

    def _table(self, by: TrackBy) -> Iterator[Block]:
        grid = _grid(self.language, by)
        heading, lines = grid.heading(), self.report.lines(by)
        short = len(lines) <= _SHORT
        yield gap(4 * MM)
        for number, line in enumerate(lines, start=1):
            cells = self._cells(line_name(self.language, by, line.name), line)
            yield from grid.row(cells, heading, with_next=short or number == len(lines))
        yield from grid.total(self._cells(tr_in(self.language, "Total"), self.report.total), heading)

    def _cells(self, name: str, line: TrackingSum) -> list[str]:
        figures = tracked_figures(self.language)
        return [name, *(one.text(line) for one in figures if one.key in _SHOWN)]

    def _signatures(self, sheet: Sheet, y: float) -> None:
        first, second = tr_in(self.language, "Drawn up by"), tr_in(self.language, "Date")
        draw_two_signatures(sheet, _LEFT, _RIGHT, y + 5 * MM, first, second)


def _grid(language: str, by: TrackBy) -> Grid:
    figures = [one for one in tracked_figures(language) if one.key in _SHOWN]
    taken = sum(_WIDTHS[one.unit] for one in figures)
    columns = [Column(cut_name(language, by), _ROOM - taken)]
    columns += [Column(one.name, _WIDTHS[one.unit], Align.RIGHT) for one in figures]
    return Grid(tuple(columns), _LEFT)
