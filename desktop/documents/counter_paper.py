"""What the papers handed over the counter have in common: A5 across, with a head and a foot on every page."""

from dataclasses import dataclass
from datetime import date

from desktop.documents import page
from desktop.documents.drawn import pages_text
from desktop.documents.flow import Frame
from desktop.documents.page import MM
from desktop.documents.parts import draw_mark
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text
from desktop.domain.notices import Letterhead
from desktop.wording import tr_in

SIZE = page.A5_LANDSCAPE
LEFT, RIGHT = 11 * MM, 199 * MM
FRAME = Frame(first_top=27 * MM, top=27 * MM, foot=139 * MM)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands on every page of a paper; `copy` counts reprints (补打), `reversed_by` names a reversal."""

    letterhead: Letterhead
    title: str
    number: str
    on: date
    copy: int
    reversed_by: str
    language: str

    def draw(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        language = self.language
        if self.reversed_by:
            sheet.slanted(tr_in(language, "REVERSED"), page.Style(90, page.BOLD, page.PALE_ALARM))
        sheet.text_within(LEFT, 15 * MM, 58 * MM, self.letterhead.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 16 * MM, self.title, page.TITLE)
        serial = tr_in(language, "No. {number}", number=self.number)
        sheet.text_right(RIGHT, 12 * MM, serial, page.STRONG)
        sheet.text_right(RIGHT, 16.5 * MM, day_text(language, self.on), page.BODY)
        self._marks(sheet)
        sheet.rule(LEFT, 25 * MM, RIGHT, weight=1, colour=page.ACCENT)
        contact = "   ".join(filter(None, (self.letterhead.address, self.letterhead.phone)))
        sheet.text_within(LEFT, 143 * MM, 140 * MM, contact, page.SMALL)
        sheet.text_right(RIGHT, 143 * MM, pages_text(language, number, count), page.SMALL)

    def _marks(self, sheet: Sheet) -> None:
        right = RIGHT
        if self.copy:
            mark = tr_in(self.language, "Reprint {count}", count=self.copy)
            right = draw_mark(sheet, right, 18.3 * MM, mark)
        if by := self.reversed_by:
            draw_mark(sheet, right, 18.3 * MM, tr_in(self.language, "Reversed by {number}", number=by))
