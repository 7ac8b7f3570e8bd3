"""The receipt (电费收据) or prestored money voucher (预收款凭证): A5 across, on as many pages as it needs."""

from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.barcode import draw_customer_number
from desktop.documents.counter_paper import FRAME, LEFT, RIGHT, SIZE, Furniture
from desktop.documents.drawn import drawn
from desktop.documents.flow import Block, gap
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_capitals, draw_figures, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import method_name, month_text, steps_text
from desktop.domain.notices import Letterhead
from desktop.domain.numerals import capital
from desktop.domain.payments import AllocationLine, PaidCustomer, Receipt
from desktop.wording import tr_in

_TAIL_HIGH, _STAMP_WIDE = 34 * MM, 38 * MM
_TOKEN_HIGH = 13 * MM


def receipt_pdf(receipt: Receipt, letterhead: Letterhead, *, copy: int = 0, language: str = "zh_CN") -> bytes:
    """Draw a receipt; `copy` counts its reprints and is 0 for the first print."""
    paper = _Paper(receipt, language)
    furniture = Furniture(
        letterhead, paper.title(), receipt.receipt_no, receipt.paid_on, copy, receipt.reversed_by, language
    )
    return drawn(
        paper.blocks(), furniture.draw, FRAME, title=receipt.receipt_no, language=language, size=SIZE
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    receipt: Receipt
    language: str

    def blocks(self) -> list[Block]:
        code = Block(0, self._code, with_next=True)
        above = [code, *self._customer(), gap(2.5 * MM), *self._bills()]
        token = [Block(_TOKEN_HIGH, self._token, with_next=True)] if self.receipt.vended else []
        return [*above, *token, Block(_TAIL_HIGH, self._tail)]

    def title(self) -> str:
        """Name the paper by what it is for."""
        if self.receipt.kind == "deposit":
            return tr_in(self.language, "Prestored money voucher")
        if self.receipt.kind == "topup":
            return tr_in(self.language, "Top-up receipt")
        return tr_in(self.language, "Electricity fee receipt")

    def _code(self, sheet: Sheet, y: float) -> None:
        draw_customer_number(sheet, RIGHT, y + 2, self.receipt.customer_no, room=62 * MM)

    def _customer(self) -> list[Block]:
        receipt, language = self.receipt, self.language
        pairs = (
            (tr_in(language, "Customer no."), receipt.customer_no),
            (tr_in(language, "Customer name"), receipt.customer_name),
            (tr_in(language, "Address"), receipt.address),
            (tr_in(language, "Supply station"), receipt.station),
            (tr_in(language, "Reference"), receipt.reference),
        )
        return fields((pair for pair in pairs if pair[1]), LEFT, 25 * MM, 93 * MM)

    def _bills(self) -> list[Block]:
        grid = _grid(self.language)
        heading = grid.heading()
        lines = self.receipt.allocation.lines
        if not lines:
            whole_width = Grid((Column("", RIGHT - LEFT),), LEFT)
            above = None if self.receipt.kind == "deposit" else heading
            return whole_width.row((self._nothing_paid(),), above, with_next=True)
        rows = self._rows()
        blocks = [block for row in rows[:-1] for block in row.blocks(heading)]
        blocks += rows[-1].blocks(heading, with_next=True)
        return blocks + grid.total(self._total(), heading, with_next=True)

    def _rows(self) -> list["_Row"]:
        """Return a row for each bill, and above the bills of each of several customers whose they are."""
        grid, receipt = _grid(self.language), self.receipt
        if not receipt.customers:
            return [_Row(grid, self._bill(line)) for line in receipt.allocation.lines]
        whole_width = Grid((Column("", RIGHT - LEFT),), LEFT)
        rows = []
        for one in receipt.customers:
            rows.append(_Row(whole_width, (self._paid_for(one),)))
            own = [line for line in receipt.allocation.lines if line.customer_no == one.customer_no]
            rows.extend(_Row(grid, self._bill(line)) for line in own)
        return rows

    def _paid_for(self, one: PaidCustomer) -> str:
        facts = {"number": one.customer_no, "name": one.name, "amount": one.amount.grouped()}
        if not one.to_prestored:
            return tr_in(self.language, "{number} {name}: {amount}", **facts)
        kept = one.to_prestored.grouped()
        return tr_in(
            self.language, "{number} {name}: {amount}, of it kept as prestored {kept}", kept=kept, **facts
        )

    def _nothing_paid(self) -> str:
        if self.receipt.kind == "deposit":
            return tr_in(
                self.language, "All of it is prestored; it pays what is owed, and new bills, by itself."
            )
        if self.receipt.kind == "topup":
            return tr_in(self.language, "No debt was recovered: all of it is energy credit.")
        return tr_in(self.language, "No bill was paid: all of it is kept as prestored money.")

    def _bill(self, line: AllocationLine) -> tuple[str, ...]:
        return (
            month_text(line.month),
            line.bill_no,
            line.due_on.isoformat(),
            line.principal.grouped(),
            line.penalty.grouped(),
            steps_text(self.language, line.penalty_steps),
        )

    def _total(self) -> tuple[str, ...]:
        paid = self.receipt.allocation
        count = tr_in(self.language, "{count} bills", count=len(paid.lines))
        sums = paid.paid_on_bills.grouped(), paid.paid_on_penalties.grouped()
        return (tr_in(self.language, "Total"), count, "", *sums, "")

    def _token(self, sheet: Sheet, y: float) -> None:
        vended, language = self.receipt.vended, self.language
        assert vended
        facts = {"meter": vended.meter_no, "amount": vended.amount.grouped(), "number": vended.request_no}
        words = tr_in(language, "Token for meter {meter}, {amount} yuan (request {number})", **facts)
        sheet.text(LEFT + 2 * MM, y + 5 * MM, words, page.LABEL)
        told = vended.grouped or tr_in(language, "follows as soon as the meter maker's system has given it")
        sheet.text(LEFT + 2 * MM, y + 11.5 * MM, told, page.SUBTITLE if vended.token else page.BODY)

    def _tail(self, sheet: Sheet, y: float) -> None:
        room = RIGHT - LEFT - _STAMP_WIDE - 4 * MM
        y += 3 * MM
        label = tr_in(self.language, "Amount in capital numerals")
        draw_capitals(sheet, LEFT, y, room, label, capital(self.receipt.amount))
        draw_figures(sheet, LEFT + 2 * MM, y + 9.5 * MM, room - 2 * MM, self._paid())
        draw_figures(sheet, LEFT + 2 * MM, y + 20.5 * MM, room - 2 * MM, self._after())
        left = RIGHT - _STAMP_WIDE
        sheet.box(left, y, _STAMP_WIDE, 30 * MM)
        stamp = tr_in(self.language, "Stamp of the cash desk")
        sheet.text_centred(left + _STAMP_WIDE / 2, y + 16 * MM, stamp, page.LABEL)

    def _paid(self) -> tuple[Pair, ...]:
        receipt, language = self.receipt, self.language
        if after := receipt.prepaid_after:
            return (
                (tr_in(language, "Received in all"), "¥" + receipt.amount.grouped()),
                self._first_after(),
                (self._rest(), receipt.allocation.to_prestored.grouped()),
                (tr_in(language, "Energy bought so far"), after.energy_bought.grouped()),
            )
        return (
            (tr_in(language, "Received in all"), "¥" + receipt.amount.grouped()),
            (self._rest(), receipt.allocation.to_prestored.grouped()),
            (tr_in(language, "Tendered"), receipt.tendered.grouped()),
            (tr_in(language, "Change given"), receipt.change.grouped()),
        )

    def _after(self) -> tuple[Pair, ...]:
        receipt, language = self.receipt, self.language
        first = self._first_after()
        if after := receipt.prepaid_after:
            first = tr_in(language, "Debt left"), after.debt_left.grouped()
        return (
            first,
            (tr_in(language, "Outstanding afterwards"), receipt.outstanding_after.grouped()),
            (tr_in(language, "Paid by"), method_name(language, receipt.method)),
            (tr_in(language, "Clerk"), receipt.clerk),
        )

    def _rest(self) -> str:
        if self.receipt.kind == "topup":
            return tr_in(self.language, "Energy credit")
        return tr_in(self.language, "Kept as prestored")

    def _first_after(self) -> Pair:
        receipt, paid = self.receipt, self.receipt.allocation
        if receipt.kind == "topup":
            recovered = paid.paid_on_bills + paid.paid_on_penalties
            return tr_in(self.language, "Debt recovered"), recovered.grouped()
        return tr_in(self.language, "Prestored afterwards"), receipt.prestored_after.grouped()


@dataclass(frozen=True, slots=True)
class _Row:
    grid: Grid
    words: tuple[str, ...]

    def blocks(self, heading: Block, *, with_next: bool = False) -> list[Block]:
        return self.grid.row(self.words, heading, with_next=with_next)


def _grid(language: str) -> Grid:
    columns = (
        Column(tr_in(language, "Billing month"), 16 * MM),
        Column(tr_in(language, "Bill no."), 45 * MM),
        Column(tr_in(language, "Due date"), 19 * MM),
        Column(tr_in(language, "Principal (yuan)"), 25 * MM, Align.RIGHT),
        Column(tr_in(language, "Penalty (yuan)"), 23 * MM, Align.RIGHT),
        Column(tr_in(language, "How the penalty was reached"), 60 * MM, style=page.SMALL_INK),
    )
    return Grid(columns, LEFT)
