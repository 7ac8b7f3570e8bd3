"""The acknowledgement (回执) at the foot of a notice: torn off, signed and brought back."""

from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.flow import Block
from desktop.documents.lettering import width
from desktop.documents.notice_words import received
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_signature, fields
from desktop.documents.sheet import Sheet
from desktop.domain.notices import Notice
from desktop.wording import tr_in

_NAME_LINES = 4


def acknowledgement(notice: Notice, language: str, left: float, right: float) -> Block:
    """Return the tear-off strip; it stands at the foot of the notice's last page."""
    strip = _Strip(notice, language, left, right)
    return Block(strip.height(), strip.draw, at_foot=True)


@dataclass(frozen=True, slots=True)
class _Strip:
    notice: Notice
    language: str
    left: float
    right: float

    def height(self) -> float:
        return 38 * MM + sum(block.height for block in self._customer())

    def draw(self, sheet: Sheet, y: float) -> None:
        _tear_line(sheet, y + 3 * MM, self.language)
        title = tr_in(self.language, "Acknowledgement of receipt")
        sheet.text(self.left, y + 11 * MM, title, page.SUBTITLE)
        serial = tr_in(self.language, "No. {number}", number=self.notice.serial)
        sheet.text_right(self.right, y + 11 * MM, serial, page.STRONG)
        words = received(self.language, self.notice)
        sheet.text(self.left, y + 17 * MM, words, page.BODY)
        self._total(sheet, y + 20 * MM)
        y += 20 * MM
        for block in self._customer():
            block.draw(sheet, y)
            y += block.height
        self._signatures(sheet, y + 12 * MM)

    def _customer(self) -> list[Block]:
        pairs = (
            (tr_in(self.language, "Customer no."), self.notice.customer_no),
            (tr_in(self.language, "Customer name"), self.notice.customer_name),
        )
        blocks = fields(pairs, self.left, 27 * MM, 98 * MM)
        return blocks[: 1 + _NAME_LINES]

    def _total(self, sheet: Sheet, y: float) -> None:
        left = self.left + 132 * MM
        figure = (tr_in(self.language, "To pay in all"), "¥" + self.notice.total.grouped())
        draw_figures(sheet, left, y, self.right - left + 2 * MM, [figure])

    def _signatures(self, sheet: Sheet, y: float) -> None:
        labels = (
            tr_in(self.language, "Received by"),
            tr_in(self.language, "Date received"),
            tr_in(self.language, "Delivered by"),
        )
        each = (self.right - self.left + 5 * MM) / len(labels)
        for number, label in enumerate(labels):
            start = self.left + number * each
            draw_signature(sheet, start, y, start + each - 5 * MM, label)


def _tear_line(sheet: Sheet, y: float, language: str) -> None:
    words = tr_in(language, "Tear off here and hand back")
    half = width(words, page.SMALL) / 2 + 3 * MM
    sheet.dashes(0, y, sheet.width / 2 - half)
    sheet.text_centred(sheet.width / 2, y + 2.6, words, page.SMALL)
    sheet.dashes(sheet.width / 2 + half, y, sheet.width)
