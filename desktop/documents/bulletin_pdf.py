"""The daily bulletin on paper, to pin up: A4, the stations on its first page, as many pages as it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents import bulletin_words as words, page
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, item, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.documents.words import as_of_text, percent
from desktop.domain.bulletin import Bulletin, Commended
from desktop.domain.money import Money
from desktop.domain.ranking import Placed
from desktop.domain.recovery import By
from desktop.wording import tr_in

_LEFT, _RIGHT = 12 * MM, 198 * MM
_ROOM = _RIGHT - _LEFT
_FRAME = Frame(first_top=44 * MM, top=22 * MM, foot=280 * MM)
_LARGE, _SMALLER = replace(page.BODY, size=11), page.BODY
_HIGH, _LOW = 8.5 * MM, 0.0
_ON_THE_STAND = 3
"""So many places are set in bold."""
_KEPT_TOGETHER = 2
_ABREAST = {By.STATION: 3, By.CONTRACTOR: 3, By.AREA: 2}
"""So many of a kind stand side by side."""
_MOST_NAMES = 120
"""So many of a kind are named for zero; all of them stand in the workbook."""


def bulletin_pdf(bulletin: Bulletin, *, language: str = "zh_CN") -> bytes:
    """Draw the bulletin of a day."""
    paper = _Paper(bulletin, language)
    return drawn(
        paper.blocks(), paper.furniture, _FRAME, title=words.title(bulletin, language), language=language
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    bulletin: Bulletin
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page; the first has the title."""
        bulletin, language = self.bulletin, self.language
        title, as_of = words.title(bulletin, language), as_of_text(language, bulletin.on)
        if number == 1:
            sheet.text_within(_LEFT, 15 * MM, _ROOM, bulletin.bureau, page.BUREAU)
            sheet.text_centred(sheet.width / 2, 27 * MM, title, page.TITLE)
            sheet.text_centred(sheet.width / 2, 35 * MM, as_of, page.SUBTITLE)
            sheet.rule(_LEFT, 40 * MM, _RIGHT, weight=1, colour=page.ACCENT)
        else:
            sheet.text_within(_LEFT, 14 * MM, _ROOM * 0.7, f"{bulletin.bureau}  {title}", page.SMALL)
            sheet.text_right(_RIGHT, 14 * MM, as_of, page.SMALL)
            sheet.rule(_LEFT, 17 * MM, _RIGHT)
        sheet.text_centred(sheet.width / 2, 289 * MM, pages_text(language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        bulletin, language = self.bulletin, self.language
        yield from self._bureau()
        yield from _section(tr_in(language, "Ranking of the stations"))
        yield from self._ranking(bulletin.stations, tr_in(language, "Station"), _LARGE, _HIGH)
        yield gap(1.5 * MM)
        yield from paragraph(words.ranked_by(bulletin, language), page.SMALL, _LEFT, _ROOM)
        yield from self._notes()
        yield from self._commended()
        yield from _section(tr_in(language, "Ranking of the contractors"))
        yield from self._ranking(bulletin.contractors, tr_in(language, "Contractor"), _SMALLER, _LOW)
        yield Block(8 * MM, lambda sheet, y: None, with_next=True)
        yield Block(14 * MM, self._signatures)

    def _bureau(self) -> Iterator[Block]:
        yield from paragraph(words.headline(self.bulletin, self.language), page.SUBTITLE, _LEFT, _ROOM)
        yield gap(2 * MM)
        yield Block(12 * MM, self._figures)

    def _figures(self, sheet: Sheet, y: float) -> None:
        bulletin, language = self.bulletin, self.language
        whole = bulletin.total.line.cumulative
        figures = (
            (tr_in(language, "Receivable (yuan)"), Money(whole.receivable).grouped()),
            (tr_in(language, "Received (yuan)"), Money(whole.received).grouped()),
            (tr_in(language, "Missing to zero (yuan)"), Money(bulletin.gap).grouped()),
            (tr_in(language, "Received that day (yuan)"), Money(bulletin.total.received_that_day).grouped()),
            (tr_in(language, "Rate"), percent(bulletin.rate(bulletin.total.line))),
        )
        draw_figures(sheet, _LEFT, y, _ROOM, figures)

    def _ranking(self, rows: Sequence[Placed], who: str, style: page.Style, least: float) -> Iterator[Block]:
        grid = _grid(who, self.language, style, least)
        heading = grid.heading()
        for number, row in enumerate(rows, start=1):
            stands = row.place is not None and row.place <= _ON_THE_STAND
            draw = grid.total if stands else grid.row
            # the last ones go with what follows: no page holds the signatures alone
            yield from draw(self._cells(row), heading, with_next=number > len(rows) - _KEPT_TOGETHER)

    def _cells(self, row: Placed) -> tuple[str, ...]:
        bulletin, whole = self.bulletin, row.line.cumulative
        return (
            str(row.place or "—"),
            words.moved(row),
            words.line_name(row, self.language),
            percent(bulletin.rate(row.line)),
            Money(whole.receivable).grouped(),
            Money(whole.outstanding).grouped(),
            Money(row.received_that_day).grouped(),
            words.moment(self.language, row.zero) if row.zero else "",
        )

    def _notes(self) -> Iterator[Block]:
        """Yield what owes again, and what was posted late."""
        language = self.language
        if self.bulletin.reopened:
            yield from _section(tr_in(language, "Reopened"))
        for one in self.bulletin.reopened:
            yield from item("·", words.reopened_words(one, language), page.STRONG, _LEFT, _ROOM)
        late = words.late_words(self.bulletin, language)
        if late:
            yield gap(2 * MM)
            yield from paragraph(late, page.BODY, _LEFT, _ROOM)

    def _commended(self) -> Iterator[Block]:
        language = self.language
        kinds = (
            (By.STATION, tr_in(language, "Stations at zero: {count}")),
            (By.CONTRACTOR, tr_in(language, "Contractors at zero: {count}")),
            (By.AREA, tr_in(language, "Areas brought to zero: {count}")),
        )
        if self.bulletin.commended:
            yield from _section(tr_in(language, "Commended for zero, in the order of reaching it"))
        for kind, text in kinds:
            found = self.bulletin.commended_as(kind)
            if found:
                counted = text.format(count=len(found))
                yield from paragraph(counted, page.STRONG, _LEFT, _ROOM, with_next=True)
                yield from self._abreast(self._names(found), _ABREAST[kind])
                yield gap(2 * MM)

    def _abreast(self, names: Sequence[str], count: int) -> Iterator[Block]:
        """Set names in columns, in the order of reading."""
        grid = Grid(tuple(Column("", _ROOM / count, style=page.BODY) for _ in range(count)), _LEFT)
        for at in range(0, len(names), count):
            row = names[at : at + count]
            yield from grid.row((*row, *[""] * (count - len(row))), None)

    def _names(self, found: Sequence[Commended]) -> list[str]:
        names = [f"{place}. {self._name(one)}" for place, one in enumerate(found[:_MOST_NAMES], start=1)]
        return names + ["…"][: len(found) - len(names)]

    def _name(self, one: Commended) -> str:
        language = self.language
        who = tr_in(language, "({contractor})", contractor=one.contractor) if one.contractor else ""
        name = f"{words.place_name(one.station, one.name)}{who}"
        mark = tr_in(language, "[{mark}]", mark=words.first_mark(language)) if one.first else ""
        return " ".join(filter(None, (name, words.moment(language, one.zero), mark)))

    def _signatures(self, sheet: Sheet, y: float) -> None:
        centre, date = tr_in(self.language, "Electricity fee settlement centre"), tr_in(self.language, "Date")
        draw_two_signatures(sheet, _LEFT, _RIGHT, y + 6 * MM, centre, date)


def _section(title: str) -> Iterator[Block]:
    yield gap(5 * MM)
    yield from paragraph(title, page.SUBTITLE, _LEFT, _ROOM, with_next=True)
    yield Block(1.5 * MM, lambda sheet, y: None, with_next=True)


def _grid(who: str, language: str, style: page.Style, least: float) -> Grid:
    right = Align.RIGHT
    columns = (
        Column(tr_in(language, "Place"), 12 * MM, right, style),
        Column(tr_in(language, "Moved"), 13 * MM, right, style),
        Column(who, 32 * MM, style=style),
        Column(tr_in(language, "Rate"), 21 * MM, right, style),
        Column(tr_in(language, "Receivable (yuan)"), 30 * MM, right, style),
        Column(tr_in(language, "Missing to zero (yuan)"), 24 * MM, right, style),
        Column(tr_in(language, "Received that day (yuan)"), 22 * MM, right, style),
        Column(tr_in(language, "Zero since"), 32 * MM, right, style),
    )
    return Grid(columns, _LEFT, least)
