"""The delivery list (交付清单) in front of an area's notices: who gets which, and who signed for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.drawn import pages_text
from desktop.documents.flow import Block, Frame, gap
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.notice_words import list_title
from desktop.documents.page import MM
from desktop.documents.parts import draw_two_signatures
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text
from desktop.domain.money import total
from desktop.domain.notices import Notice
from desktop.wording import tr_in

_LEFT, _RIGHT = 12 * MM, 198 * MM
FRAME = Frame(first_top=37 * MM, top=37 * MM, foot=280 * MM)


@dataclass(frozen=True, slots=True)
class DeliveryList:
    """The notices of one area, in the order in which they are carried round."""

    notices: Sequence[Notice]
    language: str

    def blocks(self) -> Iterator[Block]:
        """Yield a row for each notice, the total, and the lines to sign on."""
        grid = _grid(self.language)
        heading = grid.heading()
        for number, notice in enumerate(self.notices, start=1):
            yield from grid.row(_cells(number, notice), heading, with_next=number == len(self.notices))
        amount = total(notice.total for notice in self.notices).grouped()
        count = tr_in(self.language, "{count} notices", count=len(self.notices))
        yield from grid.total(
            ("", tr_in(self.language, "Total"), count, "", "", amount, ""), heading, with_next=True
        )
        yield gap(6 * MM)
        yield Block(10 * MM, self._signatures)

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        first, language = self.notices[0], self.language
        sheet.text_within(_LEFT, 15 * MM, 70 * MM, first.letterhead.bureau, page.BUREAU)
        sheet.text_centred(sheet.width / 2, 23 * MM, list_title(language, first.kind), page.SUBTITLE)
        place = " · ".join(filter(None, (first.station, first.area))) or "—"
        sheet.text_within(_LEFT, 32 * MM, 140 * MM, place, page.STRONG)
        sheet.text_right(_RIGHT, 32 * MM, day_text(language, first.on), page.BODY)
        sheet.text_right(_RIGHT, 288 * MM, pages_text(language, number, count), page.SMALL)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        first, second = tr_in(self.language, "Delivered by"), tr_in(self.language, "Date delivered")
        draw_two_signatures(sheet, _LEFT, _RIGHT, y + 5 * MM, first, second)


def _cells(number: int, notice: Notice) -> tuple[str, ...]:
    return (
        str(number),
        f"{notice.serial}\n{notice.customer_no}",
        notice.customer_name,
        notice.address,
        notice.phone,
        notice.total.grouped(),
        "",
    )


def _grid(language: str) -> Grid:
    columns = (
        Column("#", 9 * MM),
        Column(tr_in(language, "Notice no. / customer no."), 35 * MM),
        Column(tr_in(language, "Customer name"), 39 * MM),
        Column(tr_in(language, "Address"), 37 * MM),
        Column(tr_in(language, "Phone"), 22 * MM),
        Column(tr_in(language, "To pay (yuan)"), 23 * MM, Align.RIGHT),
        Column(tr_in(language, "Signature"), 21 * MM),
    )
    return Grid(columns, _LEFT, least=11 * MM)
