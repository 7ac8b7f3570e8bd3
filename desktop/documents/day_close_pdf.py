"""The day-close sheet (日结单): A4; what a shift took, the cash handed over, and the chain's head."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from desktop.documents import page
from desktop.documents.day_close_lists import (
    LEFT,
    RIGHT,
    back_list,
    kind_name,
    pieces,
    slip_list,
    slips,
    taken_back,
    takings,
)
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, paragraph
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_capitals, draw_figures, draw_signature
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text
from desktop.domain.entries import COME_IN
from desktop.domain.money import Money
from desktop.domain.notices import Letterhead
from desktop.domain.numerals import capital
from desktop.domain.shifts import Book, Close
from desktop.wording import tr_in

_FRAME = Frame(first_top=32 * MM, top=32 * MM, foot=281 * MM)
_ROOM = RIGHT - LEFT
_FIGURES_HIGH, _CAPITALS_HIGH = 11 * MM, 9.5 * MM


def day_close_pdf(close: Close, letterhead: Letterhead, *, language: str = "zh_CN") -> bytes:
    """Draw the sheet of a closed shift."""
    paper = _Paper(close, letterhead, language)
    return drawn(paper.blocks(), paper.furniture, _FRAME, title=close.book.number, language=language)


def equation(book: Book) -> str:
    """Write what was collected as the sum of what it paid: 200.00 = 80.00 + 120.00."""
    parts = [part for part in (book.paid_on_bills, book.paid_on_penalties, book.to_prestored) if part]
    first, *others = parts or [book.collected]
    signed = (f" {'−' if part.fen < 0 else '+'} {_size(part).grouped()}" for part in others)
    return f"{book.collected.grouped()} = {first.grouped()}{''.join(signed)}"


@dataclass(frozen=True, slots=True)
class _Paper:
    close: Close
    letterhead: Letterhead
    language: str

    def blocks(self) -> Iterator[Block]:
        book, language = self.close.book, self.language
        yield _figures(self._head())
        yield from self._section(tr_in(language, "Takings by method"))
        yield from takings(book, language)
        yield from self._what_it_paid()
        yield from self._cash()
        if listed := slips(book):
            yield from self._section(tr_in(language, "Cheques and slips handed over, one by one"))
            yield from slip_list(listed, language)
        if back := taken_back(book):
            yield from self._section(tr_in(language, "Reversals, refunds and bounced cheques"))
            yield from back_list(back, language)
        yield from self._numbers()
        yield Block(16 * MM, self._signatures, with_next=True)
        yield from self._chain()

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page."""
        language, book = self.language, self.close.book
        sheet.text_within(LEFT, 17 * MM, 66 * MM, self.letterhead.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 18 * MM, tr_in(language, "Day-close sheet"), page.TITLE)
        serial = tr_in(language, "No. {number}", number=book.number)
        sheet.text_right(RIGHT, 14 * MM, serial, page.STRONG)
        sheet.text_right(RIGHT, 18.5 * MM, day_text(language, book.on), page.BODY)
        sheet.rule(LEFT, 24 * MM, RIGHT, weight=1, colour=page.ACCENT)
        contact = "   ".join(filter(None, (self.letterhead.address, self.letterhead.phone)))
        sheet.text_within(LEFT, 288 * MM, 140 * MM, contact, page.SMALL)
        sheet.text_right(RIGHT, 288 * MM, pages_text(language, number, count), page.SMALL)

    def _head(self) -> tuple[Pair, ...]:
        close, language = self.close, self.language
        opened = _moment(close.book.opened_at) if close.book.opened_at else "—"
        closed_by = (
            () if close.closed_by == close.book.clerk else ((tr_in(language, "Closed by"), close.closed_by),)
        )
        return (
            (tr_in(language, "Clerk"), close.book.clerk),
            (tr_in(language, "Business day"), day_text(language, close.book.on)),
            (tr_in(language, "Opened at"), opened),
            (tr_in(language, "Closed at"), _moment(close.closed_at)),
            *closed_by,
        )

    def _what_it_paid(self) -> Iterator[Block]:
        book, language = self.close.book, self.language
        yield from self._section(tr_in(language, "Collected = bills + penalties + prestored"))
        yield from paragraph(equation(book), page.FIGURE, LEFT + 2 * MM, _ROOM - 4 * MM, with_next=True)
        yield _figures(
            (
                (tr_in(language, "Collected"), book.collected.grouped()),
                (tr_in(language, "Paid on bills"), book.paid_on_bills.grouped()),
                (tr_in(language, "Paid on penalties"), book.paid_on_penalties.grouped()),
                (tr_in(language, "Kept as prestored"), book.to_prestored.grouped()),
            )
        )
        if book.offset_count:
            yield from self._offsets()

    def _offsets(self) -> Iterator[Block]:
        book, language = self.close.book, self.language
        offsets = tr_in(
            language,
            "No cash, and not part of the sums above: prestored money paid {amount} of bills ({count} uses).",
            amount=book.offsets.grouped(),
            count=book.offset_count,
        )
        yield from paragraph(offsets, page.BODY, LEFT + 2 * MM, _ROOM - 4 * MM)

    def _cash(self) -> Iterator[Block]:
        close, language = self.close, self.language
        yield from self._section(tr_in(language, "Cash"))
        yield _figures(self._expected(), with_next=True)
        yield _figures(self._handed_over(), with_next=True)
        handed = tr_in(language, "Cash handed over, in capital numerals")
        yield _capitals(handed, close.handed_over, with_next=bool(close.difference))
        if close.difference:
            yield _capitals(self._difference_word(), _size(close.difference), with_next=True)
            why = tr_in(language, "Reason: {reason}", reason=close.count.reason)
            yield from paragraph(why, page.BODY, LEFT + 2 * MM, _ROOM - 4 * MM)
        counted = list(pieces(close.count, language))
        if counted:
            yield gap(2 * MM)
            yield from counted

    def _expected(self) -> tuple[Pair, ...]:
        book, language = self.close.book, self.language
        return (
            (tr_in(language, "Opening float"), book.opening_float.grouped()),
            (tr_in(language, "+ cash collected"), book.cash_in.grouped()),
            (tr_in(language, "− cash paid out"), book.cash_out.grouped()),
            (tr_in(language, "= cash by the book"), book.cash.grouped()),
        )

    def _handed_over(self) -> tuple[Pair, ...]:
        close, language = self.close, self.language
        counted = close.count.cash
        compared = tr_in(language, "not counted") if counted is None else counted.grouped()
        return (
            (tr_in(language, "− float kept"), close.count.float_kept.grouped()),
            (tr_in(language, "= cash handed over"), close.handed_over.grouped()),
            (tr_in(language, "Cash counted"), compared),
            (self._difference_word(), "—" if counted is None else _size(close.difference).grouped()),
        )

    def _difference_word(self) -> str:
        if not self.close.difference:
            return tr_in(self.language, "Over or short")
        over = self.close.difference.fen > 0
        return tr_in(self.language, "Over") if over else tr_in(self.language, "Short")

    def _numbers(self) -> Iterator[Block]:
        book, language = self.close.book, self.language
        yield from self._section(tr_in(language, "Numbers"))
        lines = [*_runs(book, language), _voided(book, language)]
        for line in lines:
            yield from paragraph(line, page.BODY, LEFT + 2 * MM, _ROOM - 4 * MM, with_next=line is lines[-1])

    def _signatures(self, sheet: Sheet, y: float) -> None:
        language, each = self.language, _ROOM / 3
        who = (
            tr_in(language, "Clerk"),
            tr_in(language, "Received by"),
            tr_in(language, "Supervisor"),
        )
        for number, label in enumerate(who):
            left = LEFT + number * each
            draw_signature(sheet, left, y + 12 * MM, left + each - 6 * MM, label)

    def _chain(self) -> Iterator[Block]:
        close, language = self.close, self.language
        head = tr_in(
            language, "Head of the ledger's chain at this close: record {number}", number=close.head_seq
        )
        means = tr_in(
            language,
            "It was computed from every record up to this close. Were one of them changed, removed or put in "
            "later, the ledger would give another value here: this sheet, kept outside of it, is the proof.",
        )
        lines = [
            *paragraph(head, page.LABEL, LEFT, _ROOM, with_next=True),
            *paragraph(close.head, page.STRONG, LEFT, _ROOM, with_next=True),
            *paragraph(means, page.SMALL, LEFT, _ROOM),
        ]
        yield Block(sum(line.height for line in lines), partial(_draw_under_one_another, lines), at_foot=True)

    def _section(self, title: str) -> Iterator[Block]:
        yield gap(4 * MM)
        yield from paragraph(title, page.SECTION, LEFT, _ROOM, with_next=True)


def _runs(book: Book, language: str) -> Iterator[str]:
    for kind in COME_IN:
        found = (move.number for move in book.movements if move.kind == kind)
        numbers = sorted(found, key=_by_length)
        if numbers:
            yield tr_in(
                language,
                "{kind}: from {first} to {last}, {count} in all",
                kind=kind_name(language, kind),
                count=len(numbers),
                first=numbers[0],
                last=numbers[-1],
            )


def _voided(book: Book, language: str) -> str:
    if not book.voided:
        return tr_in(language, "Voided numbers: none")
    numbers = ", ".join(book.voided)
    return tr_in(language, "Voided numbers ({count}): {numbers}", count=len(book.voided), numbers=numbers)


def _by_length(number: str) -> tuple[int, str]:
    return len(number), number


def _size(amount: Money) -> Money:
    return Money(abs(amount.fen))


def _moment(moment: datetime) -> str:
    """Write a moment in UTC by the clock on the wall."""
    return moment.replace(tzinfo=UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def _figures(figures: tuple[Pair, ...], *, with_next: bool = False) -> Block:
    def draw(sheet: Sheet, y: float) -> None:
        draw_figures(sheet, LEFT + 2 * MM, y + 1.5 * MM, _ROOM - 2 * MM, figures)

    return Block(_FIGURES_HIGH, draw, with_next=with_next)


def _capitals(label: str, amount: Money, *, with_next: bool) -> Block:
    def draw(sheet: Sheet, y: float) -> None:
        draw_capitals(sheet, LEFT, y + 1 * MM, _ROOM, label, capital(amount))

    return Block(_CAPITALS_HIGH, draw, with_next=with_next)


def _draw_under_one_another(lines: list[Block], sheet: Sheet, y: float) -> None:
    for line in lines:
        line.draw(sheet, y)
        y += line.height
