"""The coordination meeting's list of fiscally-funded payers, by collector: a paper, or a workbook."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.documents import page
from desktop.documents.drawn import drawn
from desktop.documents.files import write_atomically
from desktop.documents.flow import Block, gap, paragraph
from desktop.documents.funding_words import next_text, plan_text, who_text
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.list_paper import FRAME, LEFT, RIGHT, ListHead
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.domain.funding import MeetingList, Payer
from desktop.domain.money import Money
from desktop.wording import tr_in

Progress = Callable[[int, int], None]


def write_meeting_list(
    file: Path,
    listed: MeetingList,
    language: str,
    *,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    """Write the list to a paper where the file's name ends so, otherwise to a workbook."""
    if file.suffix.lower() == ".pdf":
        write_atomically(file, meeting_pdf(listed, language=language))
        return
    from desktop.documents.table_xlsx import write_table_xlsx

    ordered = [payer for _, payers in listed.by_collector() for payer in payers]
    write_table_xlsx(
        file,
        tr_in(language, "Fiscally-funded payers"),
        _headings(language),
        (_cells(payer, language) for payer in ordered),
        as_of=listed.on,
        bureau=listed.bureau,
        language=language,
        count=len(ordered),
        progress=progress,
        cancelled=cancelled,
    )


def meeting_pdf(listed: MeetingList, *, language: str = "zh_CN") -> bytes:
    """Draw the list on as many pages as its payers need."""
    title = tr_in(language, "Fiscally-funded payers")
    paper = _Paper(listed, language)
    return drawn(paper.blocks(), paper.furniture, FRAME, title=title, language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    listed: MeetingList
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        title = tr_in(self.language, "Fiscally-funded payers: list for the coordination meeting")
        head = ListHead(self.listed.bureau, title, self.listed.on, self.language, page.SUBTITLE, 50 * MM)
        head.draw(sheet, number, count)

    def blocks(self) -> Iterator[Block]:
        """Yield the sums, then each collector's payers with their total, and the lines to sign on."""
        yield Block(14 * MM, self._sums)
        if not self.listed.payers:
            words = tr_in(self.language, "Nobody of them owes anything or has a plan.")
            yield from paragraph(words, page.BODY, LEFT, RIGHT - LEFT)
        for collector, payers in self.listed.by_collector():
            yield from self._collector(collector, payers)
        yield gap(6 * MM)
        yield Block(10 * MM, self._signatures)

    def _sums(self, sheet: Sheet, y: float) -> None:
        payers, language = self.listed.payers, self.language
        broken = sum(payer.is_broken for payer in payers)
        figures = (
            (tr_in(language, "Payers"), f"{len(payers):,}"),
            (tr_in(language, "Principal owed"), _yuan(payer.principal for payer in payers)),
            (tr_in(language, "Penalty"), _yuan(payer.penalty for payer in payers)),
            (tr_in(language, "Plans broken"), f"{broken:,}"),
        )
        draw_figures(sheet, LEFT, y, RIGHT - LEFT, figures)

    def _collector(self, collector: str, payers: Sequence[Payer]) -> Iterator[Block]:
        name = collector or tr_in(self.language, "Nobody yet")
        words = tr_in(self.language, "Collector: {name}", name=name)
        yield from paragraph(words, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)
        grid = _grid(self.language)
        heading = grid.heading()
        for number, payer in enumerate(payers, start=1):
            yield from grid.row(self._row(payer), heading, with_next=number == len(payers))
        sums = (_yuan(payer.principal for payer in payers), _yuan(payer.penalty for payer in payers))
        yield from grid.total((tr_in(self.language, "Total"), "", "", *sums, ""), heading)
        yield gap(4 * MM)

    def _row(self, payer: Payer) -> tuple[str, ...]:
        facts = payer.funding
        return (
            f"{payer.name}\n{payer.customer_no} · {payer.station}",
            who_text(self.language, facts),
            "\n".join(filter(None, (facts.contact, facts.phone))),
            Money(payer.principal).grouped(),
            Money(payer.penalty).grouped(),
            "\n".join(filter(None, (plan_text(self.language, payer), next_text(self.language, payer)))),
        )

    def _signatures(self, sheet: Sheet, y: float) -> None:
        first, second = tr_in(self.language, "Chair of the meeting"), tr_in(self.language, "Date")
        draw_two_signatures(sheet, LEFT, RIGHT, y + 5 * MM, first, second)


def _grid(language: str) -> Grid:
    columns = (
        Column(tr_in(language, "Payer"), 50 * MM),
        Column(tr_in(language, "Source, month of the money"), 30 * MM),
        Column(tr_in(language, "Contact"), 25 * MM),
        Column(tr_in(language, "Principal owed"), 22 * MM, Align.RIGHT),
        Column(tr_in(language, "Penalty"), 19 * MM, Align.RIGHT),
        Column(tr_in(language, "Plan, and what of it is broken"), 40 * MM),
    )
    return Grid(columns, LEFT)


def _headings(language: str) -> list[str]:
    return [
        tr_in(language, "Collector"),
        tr_in(language, "Customer no."),
        tr_in(language, "Customer name"),
        tr_in(language, "Supply station"),
        tr_in(language, "Source, month of the money"),
        tr_in(language, "Contact"),
        tr_in(language, "Phone"),
        tr_in(language, "Principal owed"),
        tr_in(language, "Penalty"),
        tr_in(language, "Plan"),
        tr_in(language, "Due and not paid"),
        tr_in(language, "Next instalment"),
    ]


def _cells(payer: Payer, language: str) -> list[str | Money]:
    facts = payer.funding
    return [
        facts.collector,
        payer.customer_no,
        payer.name,
        payer.station,
        who_text(language, facts).replace("\n", " · "),
        facts.contact,
        facts.phone,
        Money(payer.principal),
        Money(payer.penalty),
        plan_text(language, payer).replace("\n", " · "),
        Money(payer.plan.lacking if payer.plan else 0),
        next_text(language, payer),
    ]


def _yuan(amounts: Iterator[int]) -> str:
    return Money(sum(amounts)).grouped()
