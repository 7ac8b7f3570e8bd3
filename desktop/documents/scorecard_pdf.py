"""The scorecard on paper: each scope's subjects, best first, a line for each target; A4 upright."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import draw_two_signatures
from desktop.documents.scorecard_words import (
    foot,
    measure_name,
    result_text,
    scope_title,
    scorecard_title,
    subject_name,
    target_text,
)
from desktop.documents.sheet import Sheet
from desktop.documents.words import as_of_text, percent
from desktop.domain.money import Money
from desktop.domain.scorecard import Card, Scorecard, Scored
from desktop.domain.targets import Scope
from desktop.wording import tr_in

_LEFT, _RIGHT = 14 * MM, 196 * MM
_FRAME = Frame(first_top=31 * MM, top=31 * MM, foot=280 * MM)


def scorecard_pdf(card: Scorecard, *, language: str = "zh_CN") -> bytes:
    """Draw a scorecard on as many pages as its subjects need."""
    paper = _Paper(card, language)
    title = scorecard_title(language, card)
    return drawn(paper.blocks(), paper.furniture, _FRAME, title=title, language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    card: Scorecard
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        sheet.text_within(_LEFT, 15 * MM, 70 * MM, self.card.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 23 * MM, scorecard_title(self.language, self.card), page.TITLE)
        as_of = as_of_text(self.language, self.card.on)
        sheet.text_right(_RIGHT, 15 * MM, as_of, page.BODY)
        sheet.rule(_LEFT, 27 * MM, _RIGHT, weight=1, colour=page.ACCENT)
        sheet.text_right(_RIGHT, 288 * MM, pages_text(self.language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        """Yield a table for each scope, how it is reckoned, and the place to sign."""
        if not self.card.cards:
            words = tr_in(self.language, "No targets are set for this period.")
            yield from paragraph(words, page.BODY, _LEFT, _RIGHT - _LEFT)
        for scope in Scope:
            lines = [one for one in self.card.cards if one.subject.scope is scope]
            if lines:
                yield from self._scope(scope, lines)
        yield gap(2 * MM)
        for sentence in foot(self.language, self.card):
            yield from paragraph(sentence, page.SMALL, _LEFT, _RIGHT - _LEFT)
        yield gap(6 * MM)
        yield Block(10 * MM, self._signatures)

    def _scope(self, scope: Scope, lines: list[Card]) -> Iterator[Block]:
        title = scope_title(self.language, scope)
        yield from paragraph(title, page.SECTION, _LEFT, _RIGHT - _LEFT, with_next=True)
        grid = _grid(self.language)
        heading = grid.heading()
        for line in lines:
            last = len(line.scored) - 1
            for at, scored in enumerate(line.scored):
                cells = self._cells(line, scored, first=at == 0)
                yield from grid.row(cells, heading, with_next=at < last)
        yield gap(4 * MM)

    def _cells(self, line: Card, scored: Scored, *, first: bool) -> tuple[str, ...]:
        name = subject_name(line.subject, self.card.bureau)
        place = f"{name}\n{line.subject.station}" if line.subject.station else name
        lead = (str(line.rank), place) if first else ("", "")
        return (
            *lead,
            measure_name(self.language, scored.target.measure),
            target_text(scored.target.measure, scored.target.value),
            result_text(scored),
            percent(scored.attainment_text),
            str(scored.target.weight),
            Money(scored.points).grouped(),
            Money(line.points).grouped() if first else "",
        )

    def _signatures(self, sheet: Sheet, y: float) -> None:
        first, second = tr_in(self.language, "Drawn up by"), tr_in(self.language, "Approved by")
        draw_two_signatures(sheet, _LEFT, _RIGHT, y + 5 * MM, first, second)


def _grid(language: str) -> Grid:
    right = Align.RIGHT
    columns = (
        Column(tr_in(language, "Rank"), 11 * MM, right),
        Column(tr_in(language, "Name"), 33 * MM),
        Column(tr_in(language, "What is measured"), 34 * MM),
        Column(tr_in(language, "Target"), 24 * MM, right),
        Column(tr_in(language, "Reached"), 24 * MM, right),
        Column(tr_in(language, "Attained"), 18 * MM, right),
        Column(tr_in(language, "Weight"), 14 * MM, right),
        Column(tr_in(language, "Points"), 12 * MM, right),
        Column(tr_in(language, "Points in all"), 12 * MM, right, page.CELL_STRONG),
    )
    return Grid(columns, _LEFT)
