"""What lists on an upright page have in common: where they stand, and their head and foot."""

from dataclasses import dataclass
from datetime import date

from desktop.documents import page
from desktop.documents.drawn import pages_text
from desktop.documents.flow import Frame
from desktop.documents.page import MM, Style
from desktop.documents.sheet import Sheet
from desktop.documents.words import as_of_text

LEFT, RIGHT = 12 * MM, 198 * MM
FRAME = Frame(first_top=29 * MM, top=29 * MM, foot=280 * MM)


@dataclass(frozen=True, slots=True)
class ListHead:
    """Whose list it is, what it is called, and as of which day."""

    bureau: str
    title: str
    on: date
    language: str
    style: Style = page.TITLE
    room: float = 60 * MM
    """What the bureau's name may take: less beside a long title."""

    def draw(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        sheet.text_within(LEFT, 15 * MM, self.room, self.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 22 * MM, self.title, self.style)
        as_of = as_of_text(self.language, self.on)
        sheet.text_right(RIGHT, 15 * MM, as_of, page.BODY)
        sheet.text_right(RIGHT, 288 * MM, pages_text(self.language, number, count), page.SMALL)
