"""The refund voucher (退款凭证): A5 across, signed by whoever was given the money."""

from dataclasses import dataclass
from io import BytesIO

from desktop.documents import page
from desktop.documents.barcode import draw_customer_number
from desktop.documents.flow import Block, Frame, draw_pages, gap, paginate
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_capitals, draw_figures, draw_mark, draw_signature, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text, method_name
from desktop.domain.notices import Letterhead
from desktop.domain.numerals import capital
from desktop.domain.vouchers import RefundVoucher
from desktop.wording import tr_in

_LEFT, _RIGHT = 11 * MM, 199 * MM
_FRAME = Frame(first_top=27 * MM, top=27 * MM, foot=139 * MM)
_TAIL_HIGH = 52 * MM


def refund_pdf(
    refund: RefundVoucher, letterhead: Letterhead, *, copy: int = 0, language: str = "zh_CN"
) -> bytes:
    """Draw a refund's voucher; `copy` counts its reprints (补打) and is 0 for the first print."""
    target = BytesIO()
    paper = _Paper(refund, letterhead, copy, language)
    sheet = Sheet(target, page.A5_LANDSCAPE, title=refund.number, language=language)
    draw_pages(sheet, paginate(paper.blocks(), _FRAME), paper.furniture)
    sheet.save()
    return target.getvalue()


@dataclass(frozen=True, slots=True)
class _Paper:
    refund: RefundVoucher
    letterhead: Letterhead
    copy: int
    language: str

    def blocks(self) -> list[Block]:
        code = Block(0, self._code, with_next=True)
        return [code, *self._facts(), gap(3 * MM), Block(_TAIL_HIGH, self._tail)]

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page."""
        language = self.language
        if self.refund.reversed_by:
            sheet.slanted(tr_in(language, "REVERSED"), page.Style(90, page.BOLD, page.PALE_ALARM))
        sheet.text_within(_LEFT, 15 * MM, 58 * MM, self.letterhead.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 16 * MM, tr_in(language, "Refund voucher"), page.TITLE)
        serial = tr_in(language, "No. {number}", number=self.refund.number)
        sheet.text_right(_RIGHT, 12 * MM, serial, page.STRONG)
        sheet.text_right(_RIGHT, 16.5 * MM, day_text(language, self.refund.on), page.BODY)
        self._marks(sheet)
        sheet.rule(_LEFT, 25 * MM, _RIGHT, weight=1, colour=page.ACCENT)
        contact = "   ".join(filter(None, (self.letterhead.address, self.letterhead.phone)))
        sheet.text_within(_LEFT, 143 * MM, 140 * MM, contact, page.SMALL)
        pages = tr_in(language, "Page {number} of {count}", number=number, count=count)
        sheet.text_right(_RIGHT, 143 * MM, pages, page.SMALL)

    def _marks(self, sheet: Sheet) -> None:
        right = _RIGHT
        if self.copy:
            mark = tr_in(self.language, "Reprint {count}", count=self.copy)
            right = draw_mark(sheet, right, 18.3 * MM, mark)
        if by := self.refund.reversed_by:
            draw_mark(sheet, right, 18.3 * MM, tr_in(self.language, "Reversed by {number}", number=by))

    def _code(self, sheet: Sheet, y: float) -> None:
        draw_customer_number(sheet, _RIGHT, y + 2, self.refund.customer_no, room=62 * MM)

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
        return fields((pair for pair in pairs if pair[1]), _LEFT, 27 * MM, 93 * MM)

    def _tail(self, sheet: Sheet, y: float) -> None:
        label = tr_in(self.language, "Amount in capital numerals")
        draw_capitals(sheet, _LEFT, y, _RIGHT - _LEFT, label, capital(self.refund.amount))
        draw_figures(sheet, _LEFT + 2 * MM, y + 11 * MM, _RIGHT - _LEFT - 2 * MM, self._figures())
        received = tr_in(self.language, "I have received this amount of prestored money back.")
        sheet.text(_LEFT, y + 29 * MM, received, page.BODY)
        self._signatures(sheet, y + 42 * MM)

    def _figures(self) -> tuple[Pair, ...]:
        refund, language = self.refund, self.language
        return (
            (tr_in(language, "Refunded"), "¥" + refund.amount.grouped()),
            (tr_in(language, "Prestored after the refund"), refund.prestored_after.grouped()),
            (tr_in(language, "Outstanding after the refund"), refund.outstanding_after.grouped()),
            (tr_in(language, "Clerk"), refund.clerk),
        )

    def _signatures(self, sheet: Sheet, y: float) -> None:
        labels = (
            tr_in(self.language, "Payee's signature"),
            tr_in(self.language, "Identity document no."),
            tr_in(self.language, "Date received"),
        )
        each = (_RIGHT - _LEFT + 5 * MM) / len(labels)
        for number, label in enumerate(labels):
            start = _LEFT + number * each
            draw_signature(sheet, start, y, start + each - 5 * MM, label)
