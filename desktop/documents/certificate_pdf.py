"""The zero certificate (电费结零证明) on one A4 page: the figures, the last payment, the proof, the seal."""

from dataclasses import dataclass, replace

from desktop.documents import page
from desktop.documents.drawn import drawn
from desktop.documents.flow import Block, Frame, gap, paragraph
from desktop.documents.page import MM, Style
from desktop.documents.parts import Pair, draw_capitals, draw_figures, draw_mark, draw_signature, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text, percent
from desktop.domain.certificates import Certificate
from desktop.domain.money import Money
from desktop.domain.numerals import capital
from desktop.wording import tr_in

_LEFT, _RIGHT = 30 * MM, 180 * MM
_ROOM = _RIGHT - _LEFT
_FRAME = Frame(first_top=80 * MM, top=30 * MM, foot=272 * MM)
_NAME, _SHORT = Style(30, page.BOLD), 16
_OFFICE = Style(14, page.BOLD, page.ACCENT)
_WORDS = Style(12.5, spacing=1.9)
_CODE = Style(8, spacing=1.6)
_BORDER, _INNER = 12 * MM, 14 * MM


def certificate_pdf(certificate: Certificate, *, language: str = "zh_CN") -> bytes:
    """Draw a certificate; a reprint (补打) is marked with its count."""
    paper = _Paper(certificate, language)
    title = f"{paper.title()} {certificate.number}".strip()
    return drawn(paper.blocks(), paper.furniture, _FRAME, title=title, language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    told: Certificate
    language: str

    def title(self) -> str:
        return tr_in(self.language, "Certificate of zero arrears")

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the frame, the bureau, the title and the number."""
        for inset in (_BORDER, _INNER):
            sheet.box(inset, inset, sheet.width - 2 * inset, sheet.height - 2 * inset, colour=page.ACCENT)
        told, middle = self.told, sheet.width / 2
        if told.copy:
            words = tr_in(self.language, "Reprint {count}", count=told.copy)
            draw_mark(sheet, _RIGHT, 20 * MM, words)
        sheet.text_centred(middle, 37 * MM, told.bureau, _OFFICE)
        sheet.text_centred(middle, 55 * MM, self.title(), _NAME)
        sheet.rule(middle - 34 * MM, 61 * MM, middle + 34 * MM, weight=1.2, colour=page.ACCENT)
        serial = tr_in(self.language, "No. {number}", number=told.number)
        sheet.text_centred(middle, 68.5 * MM, serial, page.BODY)

    def blocks(self) -> list[Block]:
        language = self.language
        return [
            *paragraph(self._statement(), _WORDS, _LEFT, _ROOM),
            gap(4 * MM),
            Block(9.5 * MM, self._capitals),
            gap(2 * MM),
            Block(16 * MM, self._figures),
            gap(2 * MM),
            *fields(self._facts(), _LEFT, 42 * MM, 106 * MM),
            gap(6 * MM),
            *paragraph(tr_in(language, "How it is proved"), page.SECTION, _LEFT, _ROOM, with_next=True),
            gap(1 * MM),
            *paragraph(self._proof(), _CODE, _LEFT, _ROOM),
            *paragraph(self.told.head_hash, replace(_CODE, font=page.BOLD), _LEFT, _ROOM),
            Block(52 * MM, self._signing, at_foot=True),
        ]

    def _statement(self) -> str:
        told, language = self.told, self.language
        return tr_in(
            language,
            "This is to certify that {bureau} has collected in full the electricity fees receivable in "
            "{year}: as of {day} nothing is outstanding, neither of the year nor of arrears from before it.",
            bureau=told.bureau,
            year=told.year,
            day=day_text(language, told.on),
        )

    def _capitals(self, sheet: Sheet, y: float) -> None:
        label = tr_in(self.language, "Received, in capital numerals")
        draw_capitals(sheet, _LEFT, y, _ROOM, label, capital(Money(self.told.receivable)))

    def _figures(self, sheet: Sheet, y: float) -> None:
        language, amount = self.language, Money(self.told.receivable).grouped()
        figures: tuple[Pair, ...] = (
            (tr_in(language, "Receivable (yuan)"), amount),
            (tr_in(language, "Received (yuan)"), amount),
            (tr_in(language, "Outstanding (yuan)"), Money(0).grouped()),
            (tr_in(language, "Recovery rate"), percent("100.00")),
        )
        draw_figures(sheet, _LEFT, y + 2 * MM, _ROOM, figures)

    def _facts(self) -> list[Pair]:
        told, language = self.told, self.language
        customers = tr_in(language, "{count} customers", count=f"{told.customers:,}")
        before = (
            tr_in(language, "Before the year's end"),
            tr_in(language, "{days} days", days=told.days_left),
        )
        return [
            (tr_in(language, "Zero reached on"), self._reached()),
            *([before] if told.days_left else ()),
            (tr_in(language, "Last payer"), f"{told.payer}  {told.payer_no}"),
            (tr_in(language, "Last payment"), f"¥{Money(told.paid).grouped()}  {told.paid_number}"),
            (tr_in(language, "Billed"), customers),
        ]

    def _reached(self) -> str:
        told = self.told
        day = day_text(self.language, told.zero_on)
        posted = f"{told.zero_at:%H:%M}"
        if told.zero_at.date() == told.zero_on:
            return f"{day} {posted}"
        when = f"{day_text(self.language, told.zero_at.date())} {posted}"
        return tr_in(self.language, "{day}, posted {when}", day=day, when=when)

    def _proof(self) -> str:
        told = self.told
        return tr_in(
            self.language,
            "Every figure is a sum of entries that are chained by their hashes. When this was issued the "
            "chain ended with record {seq} ({short}). `jieling check` walks the chain anew, and tells where "
            "record {seq} no longer has this hash in full:",
            seq=f"{told.head:,}",
            short=f"{told.head_hash[:_SHORT]}…",
        )

    def _signing(self, sheet: Sheet, y: float) -> None:
        language = self.language
        labels = (
            tr_in(language, "Prepared by"),
            tr_in(language, "Checked by"),
            tr_in(language, "Person in charge"),
        )
        for number, label in enumerate(labels):
            draw_signature(sheet, _LEFT, y + (10 + 12 * number) * MM, _LEFT + 72 * MM, label)
        left, middle = _RIGHT - 62 * MM, _RIGHT - 31 * MM
        sheet.box(left, y + 1 * MM, 62 * MM, 36 * MM)
        sheet.text_centred(middle, y + 20 * MM, tr_in(language, "Seal of the bureau"), page.LABEL)
        issued = day_text(language, self.told.issued_on)
        sheet.text_right(_RIGHT, y + 45 * MM, tr_in(language, "Given on {day}", day=issued), page.BODY)
