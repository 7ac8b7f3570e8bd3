"""A work order of the stop-supply procedure: the ground it stands on, the steps, and what is written down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.documents import page
from desktop.documents.barcode import draw_customer_number
from desktop.documents.drawn import pages_text
from desktop.documents.flow import Block, gap, item, paragraph
from desktop.documents.notice_words import title
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_figures, draw_mark, draw_signature, fields
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text
from desktop.domain.notices import Notice, PaperKind
from desktop.wording import tr_in

LEFT, RIGHT = 17 * MM, 193 * MM


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """An order and the language that it is printed in."""

    notice: Notice
    language: str

    def blocks(self) -> Iterator[Block]:
        """Yield everything below the head of the page."""
        yield Block(0, self._code, with_next=True)
        yield from fields((pair for pair in self._customer() if pair[1]), LEFT, 27 * MM, 88 * MM)
        yield gap(4 * MM)
        yield from self._section(tr_in(self.language, "Ground"))
        yield from fields((pair for pair in self._ground() if pair[1]), LEFT, 46 * MM, 120 * MM)
        if self.notice.lines:
            yield Block(15 * MM, self._sums)
        yield gap(3 * MM)
        yield from self._section(tr_in(self.language, "To be done"))
        for number, words in enumerate(self._steps(), start=1):
            yield from item(f"{number}.", words, page.BODY, LEFT, RIGHT - LEFT)
        yield gap(4 * MM)
        yield from self._section(tr_in(self.language, "Written down on the spot"))
        for labels in self._blanks():
            yield Block(11 * MM, partial(_blank_line, labels))

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page: bureau, title, serial, mark of a reprint."""
        notice, language = self.notice, self.language
        sheet.text_within(LEFT, 16 * MM, 110 * MM, notice.letterhead.bureau, page.BUREAU)
        if notice.copy:
            draw_mark(sheet, RIGHT, 12 * MM, tr_in(language, "Reprint {count}", count=notice.copy))
        sheet.text_centred(sheet.width / 2, 34 * MM, title(language, notice.kind), page.TITLE)
        sheet.text(LEFT, 41.5 * MM, tr_in(language, "No. {number}", number=notice.serial), page.STRONG)
        sheet.text_right(RIGHT, 41.5 * MM, day_text(language, notice.on), page.BODY)
        sheet.rule(LEFT, 44 * MM, RIGHT, weight=1, colour=page.ACCENT)
        if count > 1:
            sheet.text_right(RIGHT, 291 * MM, pages_text(language, number, count), page.SMALL)

    def _section(self, words: str) -> list[Block]:
        return paragraph(words, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)

    def _code(self, sheet: Sheet, y: float) -> None:
        draw_customer_number(sheet, RIGHT, y + 2, self.notice.customer_no, room=56 * MM)

    def _customer(self) -> Sequence[Pair]:
        notice, language = self.notice, self.language
        return (
            (tr_in(language, "Customer no."), notice.customer_no),
            (tr_in(language, "Customer name"), notice.customer_name),
            (tr_in(language, "Address"), notice.address),
            (tr_in(language, "Phone"), notice.phone),
            (tr_in(language, "Meter no."), notice.meter_no),
            (
                tr_in(language, "Station and area"),
                " · ".join(filter(None, (notice.station, notice.area))),
            ),
        )

    def _ground(self) -> Sequence[Pair]:
        lawful, language = self.notice.lawful, self.language
        if self.notice.kind is PaperKind.RECONNECTION:
            deadline = lawful.reconnect_by.strftime("%Y-%m-%d %H:%M") if lawful.reconnect_by else ""
            stopped = day_text(language, lawful.stopped_on) if lawful.stopped_on else ""
            return (
                (tr_in(language, "To be restored by"), deadline),
                (tr_in(language, "Why"), tr_in(language, "Everything overdue is paid in full")),
                (tr_in(language, "Supply stopped on"), stopped),
            )
        approved = day_text(language, lawful.approved_on) if lawful.approved_on else ""
        window = " – ".join(
            day_text(language, day) for day in (lawful.window_from, lawful.window_to) if day is not None
        )
        return (
            (tr_in(language, "May be carried out"), window),
            (tr_in(language, "Approved"), " · ".join(filter(None, (lawful.approved_by, approved)))),
            (tr_in(language, "Stop-supply notice"), lawful.notice_serial),
        )

    def _sums(self, sheet: Sheet, y: float) -> None:
        notice, language = self.notice, self.language
        figures: tuple[Pair, ...] = (
            (tr_in(language, "Unpaid principal"), notice.principal.grouped()),
            (tr_in(language, "Penalty to {day}", day=notice.on.isoformat()), notice.penalty.grouped()),
            (tr_in(language, "To pay in all"), "¥" + notice.total.grouped()),
        )
        draw_figures(sheet, LEFT, y + 4 * MM, RIGHT - LEFT, figures)

    def _steps(self) -> Iterator[str]:
        language = self.language
        if self.notice.kind is PaperKind.RECONNECTION:
            yield tr_in(language, "Check meter and seals, and that the customer's installation is safe.")
            yield tr_in(language, "Restore the supply, and let the customer see that it is there.")
            yield tr_in(language, "Have the hour recorded in the office on the same day.")
            return
        yield tr_in(
            language, "Ask the office before setting out whether the customer has paid: then nothing is cut."
        )
        yield tr_in(
            language,
            "Tell the customer once more, {minutes} minutes before the cut at the latest; without that the"
            " supply may not be cut.",
            minutes=self.notice.lawful.told_minutes,
        )
        yield tr_in(
            language, "Compare customer number, address and meter number; cut, seal and note the reading."
        )
        yield tr_in(language, "Have the hour recorded in the office on the same day.")

    def _blanks(self) -> Sequence[Sequence[str]]:
        language = self.language
        signed = (tr_in(language, "Carried out by"), tr_in(language, "Witness"), tr_in(language, "Customer"))
        if self.notice.kind is PaperKind.RECONNECTION:
            restored = (tr_in(language, "Restored on"), tr_in(language, "Hour"))
            return (restored, (tr_in(language, "Reading (kWh)"), tr_in(language, "Seal no.")), signed)
        told = (tr_in(language, "Told again, hour"), tr_in(language, "Who was told"))
        cut = (tr_in(language, "Cut on"), tr_in(language, "Hour"))
        return (told, cut, (tr_in(language, "Reading (kWh)"), tr_in(language, "Seal no.")), signed)


def _blank_line(labels: Sequence[str], sheet: Sheet, y: float) -> None:
    each = (RIGHT - LEFT + 5 * MM) / len(labels)
    for number, label in enumerate(labels):
        start = LEFT + number * each
        draw_signature(sheet, start, y + 7 * MM, start + each - 5 * MM, label)
