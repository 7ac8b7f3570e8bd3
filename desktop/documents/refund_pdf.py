"""The refund voucher (退款凭证): A5 across, signed by whoever was given the money."""

from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.barcode import draw_customer_number
from desktop.documents.counter_paper import FRAME, LEFT, RIGHT, SIZE, Furniture
from desktop.documents.drawn import drawn
from desktop.documents.flow import Block, gap
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_capitals, draw_figures, draw_signature, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import method_name
from desktop.domain.notices import Letterhead
from desktop.domain.numerals import capital
from desktop.domain.vouchers import RefundVoucher
from desktop.wording import tr_in

_TAIL_HIGH = 52 * MM


def refund_pdf(
    refund: RefundVoucher, letterhead: Letterhead, *, copy: int = 0, language: str = "zh_CN"
) -> bytes:
    """Draw a refund's voucher; `copy` counts its reprints (补打) and is 0 for the first print."""
    paper = _Paper(refund, language)
    furniture = Furniture(
        letterhead,
        tr_in(language, "Energy credit refund voucher")
        if refund.kind == "energy-refund"
        else tr_in(language, "Refund voucher"),
        refund.number,
        refund.on,
        copy,
        refund.reversed_by,
        language,
    )
    return drawn(paper.blocks(), furniture.draw, FRAME, title=refund.number, language=language, size=SIZE)


@dataclass(frozen=True, slots=True)
class _Paper:
    refund: RefundVoucher
    language: str

    def blocks(self) -> list[Block]:
        code = Block(0, self._code, with_next=True)
        return [code, *self._facts(), gap(3 * MM), Block(_TAIL_HIGH, self._tail)]

    def _code(self, sheet: Sheet, y: float) -> None:
        draw_customer_number(sheet, RIGHT, y + 2, self.refund.customer_no, room=62 * MM)

    def _facts(self) -> list[Block]:
        refund, language = self.refund, self.language
        pairs = (
            (tr_in(language, "Customer no."), refund.customer_no),
            (tr_in(language, "Customer name"), refund.customer_name),
            (tr_in(language, "Address"), refund.address),
            (tr_in(language, "Supply station"), refund.station),
            (tr_in(language, "Refunded by"), method_name(language, refund.method)),
            (tr_in(language, "Reference"), refund.reference),
            (tr_in(language, "Reason"), refund.reason),
            (tr_in(language, "Confirmed by"), refund.approved_by),
        )
        return fields((pair for pair in pairs if pair[1]), LEFT, 27 * MM, 93 * MM)

    def _tail(self, sheet: Sheet, y: float) -> None:
        label = tr_in(self.language, "Amount in capital numerals")
        draw_capitals(sheet, LEFT, y, RIGHT - LEFT, label, capital(self.refund.amount))
        draw_figures(sheet, LEFT + 2 * MM, y + 11 * MM, RIGHT - LEFT - 2 * MM, self._figures())
        sheet.text(LEFT, y + 29 * MM, self._received(), page.BODY)
        self._signatures(sheet, y + 42 * MM)

    def _received(self) -> str:
        if self._is_energy:
            return tr_in(self.language, "I have received this amount of energy credit back.")
        return tr_in(self.language, "I have received this amount of prestored money back.")

    def _figures(self) -> tuple[Pair, ...]:
        refund, language = self.refund, self.language
        return (
            (tr_in(language, "Refunded"), "¥" + refund.amount.grouped()),
            (self._held_after(), refund.prestored_after.grouped()),
            (tr_in(language, "Outstanding after the refund"), refund.outstanding_after.grouped()),
            (tr_in(language, "Clerk"), refund.clerk),
        )

    @property
    def _is_energy(self) -> bool:
        return self.refund.kind == "energy-refund"

    def _held_after(self) -> str:
        if self._is_energy:
            return tr_in(self.language, "Energy credit after the refund")
        return tr_in(self.language, "Prestored after the refund")

    def _signatures(self, sheet: Sheet, y: float) -> None:
        labels = (
            tr_in(self.language, "Payee's signature"),
            tr_in(self.language, "Identity document no."),
            tr_in(self.language, "Date received"),
        )
        each = (RIGHT - LEFT + 5 * MM) / len(labels)
        for number, label in enumerate(labels):
            start = LEFT + number * each
            draw_signature(sheet, start, y, start + each - 5 * MM, label)
