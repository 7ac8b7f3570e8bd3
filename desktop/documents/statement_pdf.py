"""The statement of account (对账单): how a period began, every movement in words, how it ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.documents import page
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_two_signatures, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text, month_text
from desktop.domain.entries import PENALTY, PRESTORED, PRINCIPAL
from desktop.domain.money import Money
from desktop.domain.statements import AccountStatement, StatementLine
from desktop.wording import tr_in
from desktop.wording.entries import entry_rank, entry_text_in

_LEFT, _RIGHT = 12 * MM, 198 * MM
_FRAME = Frame(first_top=32 * MM, top=32 * MM, foot=280 * MM)
_ACCOUNTS = (PRINCIPAL, PENALTY, PRESTORED)


def statement_pdf(statement: AccountStatement, *, language: str = "zh_CN") -> bytes:
    """Draw a statement of account on as many pages as its movements need."""
    paper = _Paper(statement, language)
    return drawn(paper.blocks(), paper.furniture, _FRAME, title=paper.title(), language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    statement: AccountStatement
    language: str

    def title(self) -> str:
        return f"{tr_in(self.language, 'Statement of account')} {self.statement.customer_no}"

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        told, language = self.statement, self.language
        sheet.text_within(_LEFT, 15 * MM, 62 * MM, told.letterhead.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 16 * MM, tr_in(language, "Statement of account"), page.TITLE)
        period = f"{day_text(language, told.since)} – {day_text(language, told.until)}"
        sheet.text_right(_RIGHT, 15 * MM, period, page.STRONG)
        who = f"{told.customer_no}  {told.customer_name}"
        sheet.text_within(_LEFT, 25 * MM, _RIGHT - _LEFT, who, page.STRONG)
        sheet.rule(_LEFT, 28 * MM, _RIGHT, weight=1, colour=page.ACCENT)
        contact = "   ".join(filter(None, (told.letterhead.address, told.letterhead.phone)))
        sheet.text_within(_LEFT, 288 * MM, 140 * MM, contact, page.SMALL)
        sheet.text_right(_RIGHT, 288 * MM, pages_text(language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        """Yield who it is, the balances, the movements, their totals by kind, and the place to sign."""
        yield from self._customer()
        yield Block(15 * MM, self._balances)
        yield from self._movements()
        yield gap(6 * MM)
        yield from self._totals()
        words = tr_in(
            self.language,
            "Owed is the principal unpaid. Late-payment penalties are no part of it; they are listed apart, "
            "as they are charged, paid or waived.",
        )
        yield gap(3 * MM)
        yield from paragraph(words, page.SMALL, _LEFT, _RIGHT - _LEFT)
        yield gap(8 * MM)
        yield Block(8 * MM, self._signatures)

    def _customer(self) -> list[Block]:
        told, language = self.statement, self.language
        pairs = (
            (tr_in(language, "Customer no."), told.customer_no),
            (tr_in(language, "Customer name"), told.customer_name),
            (tr_in(language, "Address"), told.address),
            (tr_in(language, "Supply station"), told.station),
        )
        return fields((pair for pair in pairs if pair[1]), _LEFT, 27 * MM, 150 * MM)

    def _balances(self, sheet: Sheet, y: float) -> None:
        told, language = self.statement, self.language
        figures = (
            (tr_in(language, "Owed at the beginning"), told.owed_before.grouped()),
            (tr_in(language, "Prestored at the beginning"), told.prestored_before.grouped()),
            (tr_in(language, "Owed at the end"), told.owed_after.grouped()),
            (tr_in(language, "Prestored at the end"), told.prestored_after.grouped()),
        )
        draw_figures(sheet, _LEFT, y + 2 * MM, _RIGHT - _LEFT, figures)

    def _movements(self) -> Iterator[Block]:
        grid, told, language = _movement_grid(self.language), self.statement, self.language
        heading = grid.heading()
        opening = (tr_in(language, "Brought forward"), told.since, told.owed_before, told.prestored_before)
        closing = (tr_in(language, "Carried forward"), told.until, told.owed_after, told.prestored_after)
        yield from grid.total(self._balance(*opening), heading, with_next=True)
        if not told.lines:
            nothing = tr_in(language, "Nothing moved in this period.")
            yield from grid.row(("", nothing, *[""] * 6), heading, with_next=True)
        for number, line in enumerate(told.lines, 1):
            yield from grid.row(self._movement(line), heading, with_next=number == len(told.lines))
        yield from grid.total(self._balance(*closing), heading)

    def _balance(self, words: str, on: date, owed: Money, prestored: Money) -> tuple[str, ...]:
        return (on.isoformat(), words, "", "", "", "", owed.grouped(), prestored.grouped())

    def _movement(self, line: StatementLine) -> tuple[str, ...]:
        words = entry_text_in(self.language, line.account, line.kind)
        moved = (signed(line.amount) if line.account == account else "" for account in _ACCOUNTS)
        return (
            line.on.isoformat(),
            "\n".join(filter(None, (words, month_text(line.month)))),
            "\n".join(dict.fromkeys(filter(None, (line.number, line.bill_no)))),
            *moved,
            line.owed.grouped(),
            line.prestored.grouped(),
        )

    def _totals(self) -> Iterator[Block]:
        kinds: dict[tuple[str, str], list[Money]] = {}
        for line in self.statement.lines:
            kinds.setdefault((line.account, line.kind), []).append(line.amount)
        if not kinds:
            return
        grid = _totals_grid(self.language)
        heading = grid.heading()
        ordered = sorted(kinds, key=lambda kind: entry_rank(*kind))
        for number, kind in enumerate(ordered, 1):
            amount = Money(sum(money.fen for money in kinds[kind]))
            cells = (entry_text_in(self.language, *kind), f"{len(kinds[kind]):,}", signed(amount))
            yield from grid.row(cells, heading, with_next=number < len(ordered))

    def _signatures(self, sheet: Sheet, y: float) -> None:
        stamp, confirmed = (
            tr_in(self.language, "Stamp of the bureau"),
            tr_in(self.language, "Confirmed by the customer"),
        )
        draw_two_signatures(sheet, _LEFT, _RIGHT, y + 5 * MM, stamp, confirmed)


def signed(amount: Money) -> str:
    """Write a change with its sign."""
    return f"+{amount.grouped()}" if amount.fen > 0 else amount.grouped()


def _movement_grid(language: str) -> Grid:
    right = Align.RIGHT
    columns = (
        Column(tr_in(language, "Date"), 19 * MM),
        Column(tr_in(language, "Movement"), 39 * MM),
        Column(tr_in(language, "Number, bill no."), 36 * MM, style=page.SMALL_INK),
        Column(tr_in(language, "Principal"), 19 * MM, right),
        Column(tr_in(language, "Penalty"), 15 * MM, right),
        Column(tr_in(language, "Prestored moved"), 19 * MM, right),
        Column(tr_in(language, "Owed after"), 20 * MM, right),
        Column(tr_in(language, "Prestored after"), 19 * MM, right),
    )
    return Grid(columns, _LEFT)


def _totals_grid(language: str) -> Grid:
    columns = (
        Column(tr_in(language, "Totals by kind of movement"), 58 * MM),
        Column(tr_in(language, "Count"), 15 * MM, Align.RIGHT),
        Column(tr_in(language, "Amount (yuan)"), 30 * MM, Align.RIGHT),
    )
    return Grid(columns, _LEFT)
