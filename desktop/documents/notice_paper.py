"""One notice of collection: what stands on its pages, from the letterhead to the terms."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents import notice_words, page
from desktop.documents.acknowledgement import acknowledgement
from desktop.documents.barcode import draw_customer_number
from desktop.documents.drawn import pages_text
from desktop.documents.flow import Block, Frame, gap, item, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_capitals, draw_figures, draw_mark, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text, month_text, steps_text
from desktop.domain.notices import Notice, NoticeLine
from desktop.domain.numerals import capital
from desktop.wording import tr_in

LEFT, RIGHT = 17 * MM, 193 * MM
FRAME = Frame(first_top=46 * MM, top=46 * MM, foot=286 * MM)


@dataclass(frozen=True, slots=True)
class NoticePaper:
    """A notice and the language that it is printed in."""

    notice: Notice
    language: str
    grid: Grid
    heading: Block
    copy_for: str = ""
    """Whom a copy is for that goes with the original, in words."""

    def blocks(self) -> Iterator[Block]:
        """Yield everything below the head of the page, from the customer down to the acknowledgement."""
        yield Block(0, self._code, with_next=True)
        yield from self._customer()
        yield from self._opening()
        yield from self._bills()
        yield Block(26 * MM, self._sums)
        yield from self._how_to_pay()
        yield from self._terms()
        yield Block(15 * MM, self._sign_off)
        yield acknowledgement(self.notice, self.language, LEFT, RIGHT)

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page: letterhead, title, serial, mark of a reprint."""
        notice, language = self.notice, self.language
        sheet.text_within(LEFT, 16 * MM, 110 * MM, notice.letterhead.bureau, page.BUREAU)
        contact = "   ".join(filter(None, (notice.letterhead.address, notice.letterhead.phone)))
        sheet.text_within(LEFT, 21 * MM, RIGHT - LEFT - 40 * MM, contact, page.SMALL)
        if notice.copy:
            draw_mark(sheet, RIGHT, 12 * MM, tr_in(language, "Reprint {count}", count=notice.copy))
        if self.copy_for:
            draw_mark(sheet, RIGHT, 20 * MM, self.copy_for)
        heading = notice_words.title(language, notice.kind)
        sheet.text_centred(sheet.width / 2, 34 * MM, heading, page.TITLE)
        serial = tr_in(language, "No. {number}", number=notice.serial)
        sheet.text(LEFT, 41.5 * MM, serial, page.STRONG)
        sheet.text_right(RIGHT, 41.5 * MM, day_text(language, notice.on), page.BODY)
        sheet.rule(LEFT, 44 * MM, RIGHT, weight=1, colour=page.ACCENT)
        if count > 1:
            sheet.text_right(RIGHT, 291 * MM, pages_text(language, number, count), page.SMALL)

    def _code(self, sheet: Sheet, y: float) -> None:
        draw_customer_number(sheet, RIGHT, y + 2, self.notice.customer_no, room=56 * MM)

    def _customer(self) -> list[Block]:
        notice, language = self.notice, self.language
        place = " · ".join(filter(None, (notice.station, notice.area)))
        pairs = (
            (tr_in(language, "Customer no."), notice.customer_no),
            (tr_in(language, "Customer name"), notice.customer_name),
            (tr_in(language, "Address"), notice.address),
            (tr_in(language, "Phone"), notice.phone),
            (tr_in(language, "Station and area"), place),
        )
        return fields((pair for pair in pairs if pair[1]), LEFT, 27 * MM, 88 * MM)

    def _opening(self) -> list[Block]:
        words = notice_words.opening(self.language, self.notice)
        opening = paragraph(words, page.BODY, LEFT, RIGHT - LEFT, with_next=True)
        return [gap(3 * MM), *opening, gap(2 * MM)]

    def _bills(self) -> Iterator[Block]:
        lines = self.notice.lines
        for line in lines[:-1]:
            yield from self.grid.row(self._bill(line), self.heading)
        for line in lines[-1:]:
            yield from self.grid.row(self._bill(line), self.heading, with_next=True)
        sums = self.notice.principal.grouped(), self.notice.penalty.grouped()
        count = tr_in(self.language, "{count} bills", count=len(lines))
        total = (tr_in(self.language, "Total"), count, "", "", *sums, "")
        yield from self.grid.total(total, self.heading, with_next=True)

    def _bill(self, line: NoticeLine) -> tuple[str, ...]:
        return (
            month_text(line.month),
            line.bill_no,
            line.due_on.isoformat(),
            str(line.days_overdue),
            line.outstanding.grouped(),
            line.penalty.grouped(),
            steps_text(self.language, line.penalty_steps),
        )

    def _sums(self, sheet: Sheet, y: float) -> None:
        notice, language = self.notice, self.language
        figures: tuple[Pair, ...] = (
            (tr_in(language, "Unpaid principal"), notice.principal.grouped()),
            (tr_in(language, "Penalty to {day}", day=notice.on.isoformat()), notice.penalty.grouped()),
            (tr_in(language, "To pay in all"), "¥" + notice.total.grouped()),
        )
        draw_figures(sheet, LEFT + 2 * MM, y + 3.5 * MM, RIGHT - LEFT, figures)
        label = tr_in(language, "Total in capital numerals")
        draw_capitals(sheet, LEFT, y + 15.5 * MM, RIGHT - LEFT, label, capital(notice.total))

    def _how_to_pay(self) -> Iterator[Block]:
        room = RIGHT - LEFT
        yield from paragraph(
            tr_in(self.language, "Where and how to pay"), page.SECTION, LEFT, room, with_next=True
        )
        words = self.notice.letterhead.how_to_pay.strip() or tr_in(
            self.language,
            "At the counter of this bureau or of your supply station, by bank transfer, WeChat Pay or Alipay."
            " Please state your customer number.",
        )
        yield from paragraph(words, page.BODY, LEFT, room)
        yield gap(2 * MM)

    def _terms(self) -> Iterator[Block]:
        yield from paragraph(
            tr_in(self.language, "Please note"), page.SECTION, LEFT, RIGHT - LEFT, with_next=True
        )
        for number, words in enumerate(notice_words.sentences(self.language, self.notice), start=1):
            yield from item(f"{number}.", words, page.BODY, LEFT, RIGHT - LEFT)

    def _sign_off(self, sheet: Sheet, y: float) -> None:
        stamp = tr_in(self.language, "(stamp)")
        bureau = f"{self.notice.letterhead.bureau} {stamp}"
        sheet.text_right(RIGHT, y + 6 * MM, bureau, page.STRONG)
        sheet.text_right(RIGHT, y + 11.5 * MM, day_text(self.language, self.notice.on), page.BODY)


def notice_grid(language: str) -> Grid:
    """Return the columns of a notice's bill table."""
    columns = (
        Column(tr_in(language, "Billing month"), 16 * MM),
        Column(tr_in(language, "Bill no."), 44 * MM),
        Column(tr_in(language, "Due date"), 19 * MM),
        Column(tr_in(language, "Days overdue"), 15 * MM, Align.RIGHT),
        Column(tr_in(language, "Unpaid principal (yuan)"), 23 * MM, Align.RIGHT),
        Column(tr_in(language, "Penalty (yuan)"), 21 * MM, Align.RIGHT),
        Column(tr_in(language, "How the penalty was reached"), 38 * MM, style=page.SMALL_INK),
    )
    return Grid(columns, LEFT)
