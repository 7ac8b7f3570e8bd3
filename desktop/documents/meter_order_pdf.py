"""A work order for changing meters (换表工单): a line for each customer, with room for what is found."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.documents import page
from desktop.documents.barcode import draw_customer_number
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap
from desktop.documents.grid import Column, Grid
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_mark, draw_signature
from desktop.documents.sheet import Sheet
from desktop.documents.words import day_text
from desktop.domain.meter_orders import OrderLine, OrderPaper
from desktop.domain.money import Money
from desktop.wording import tr_in

_LEFT, _RIGHT = 10 * MM, 287 * MM
_FRAME = Frame(first_top=41 * MM, top=41 * MM, foot=198 * MM)
_ROW = 18 * MM


def meter_order_pdf(paper: OrderPaper, *, language: str = "zh_CN") -> bytes:
    """Draw an order on as many pages as its lines need."""
    sheets = _Paper(paper, language)
    title = f"{sheets.title()} {paper.order.number}"
    size = page.A4_LANDSCAPE
    return drawn(sheets.blocks(), sheets.furniture, _FRAME, title=title, language=language, size=size)


@dataclass(frozen=True, slots=True)
class _Paper:
    paper: OrderPaper
    language: str

    def title(self) -> str:
        return tr_in(self.language, "Work order: change of meters")

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        order, language = self.paper.order, self.language
        sheet.text_within(_LEFT, 14 * MM, 80 * MM, self.paper.letterhead.bureau, page.BUREAU)
        if self.paper.copy:
            mark = tr_in(language, "Reprint {count}", count=self.paper.copy)
            draw_mark(sheet, _RIGHT - 62 * MM, 10 * MM, mark)
        sheet.text_centred(sheet.width / 2, 22 * MM, self.title(), page.TITLE)
        draw_customer_number(sheet, _RIGHT, 9 * MM, order.number, room=56 * MM)
        sheet.text(_LEFT, 29 * MM, tr_in(language, "No. {number}", number=order.number), page.STRONG)
        sheet.text_within(_LEFT, 35.5 * MM, 210 * MM, self._about(), page.BODY)
        sheet.rule(_LEFT, 38 * MM, _RIGHT, weight=1, colour=page.ACCENT)
        sheet.text_right(_RIGHT, 204 * MM, pages_text(language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        """Yield a row for each customer, the sums, and the lines to sign on."""
        grid = _grid(self.language)
        heading = replace(grid, least=0).heading()
        lines = self.paper.order.lines
        for line in lines:
            yield from grid.row(self._cells(line), heading, with_next=line is lines[-1])
        yield replace(gap(3 * MM), with_next=True)
        yield Block(13 * MM, self._sums, with_next=True)
        yield Block(14 * MM, self._signatures)

    def _about(self) -> str:
        order, language = self.paper.order, self.language
        parts = (
            tr_in(language, "Team: {team}", team=order.team),
            tr_in(language, "Planned for {day}", day=day_text(language, order.planned_on)),
            tr_in(language, "Issued on {day}", day=day_text(language, order.issued_on)),
            order.scope,
        )
        return "    ".join(filter(None, parts))

    def _cells(self, line: OrderLine) -> tuple[str, ...]:
        language, paper = self.language, self.paper
        known = "—" if line.known_reading is None else f"{line.known_reading:,}"
        alarms = "\n".join(Money(fen).grouped() for fen in (paper.alarm, paper.second_alarm))
        return (
            str(line.position),
            f"{line.customer_no}\n{line.name}",
            "\n".join(filter(None, (line.address, line.phone, f"{line.station} · {line.area}"))),
            f"{line.old_meter or '—'}\n{tr_in(language, 'last known: {reading}', reading=known)}",
            _BLANK,
            f"{line.new_meter or _LONG_BLANK}\n{tr_in(language, 'start')} {_BLANK}",
            f"{tr_in(language, 'old')} {_BLANK}\n{tr_in(language, 'new')} {_BLANK}",
            alarms,
            f"{_BLANK}\n{tr_in(language, 'not done because')}",
            "",
            "",
        )

    def _sums(self, sheet: Sheet, y: float) -> None:
        lines, language = self.paper.order.lines, self.language
        figures = (
            (tr_in(language, "Customers"), f"{len(lines):,}"),
            (tr_in(language, "Meters set aside"), f"{sum(bool(line.new_meter) for line in lines):,}"),
            (tr_in(language, "Changed"), _BLANK),
            (tr_in(language, "Not changed"), _BLANK),
        )
        draw_figures(sheet, _LEFT, y, _RIGHT - _LEFT, figures)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        language, each = self.language, (_RIGHT - _LEFT) / 4
        labels = (
            tr_in(language, "Issued by"),
            tr_in(language, "Head of the team"),
            tr_in(language, "Results entered by"),
            tr_in(language, "Date"),
        )
        for number, label in enumerate(labels):
            start = _LEFT + number * each
            draw_signature(sheet, start, y + 8 * MM, start + each - 5 * MM, label)


_BLANK, _LONG_BLANK = "_" * 9, "_" * 17


def _grid(language: str) -> Grid:
    columns = (
        Column("#", 8 * MM),
        Column(tr_in(language, "Customer"), 38 * MM),
        Column(tr_in(language, "Address and phone"), 42 * MM),
        Column(tr_in(language, "Old meter"), 32 * MM),
        Column(tr_in(language, "Last reading (kWh)"), 22 * MM),
        Column(tr_in(language, "New meter and its start (kWh)"), 36 * MM),
        Column(tr_in(language, "Seals"), 26 * MM),
        Column(tr_in(language, "Alarms (yuan)"), 15 * MM),
        Column(tr_in(language, "Date done"), 21 * MM),
        Column(tr_in(language, "Worker"), 17 * MM),
        Column(tr_in(language, "Customer signs"), 20 * MM),
    )
    return Grid(columns, _LEFT, least=_ROW)
