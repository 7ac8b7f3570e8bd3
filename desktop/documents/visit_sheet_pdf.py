"""The sheet taken along on a visit to a key customer: what is known, what is open, and room to write."""

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.documents import page
from desktop.documents.drawn import drawn
from desktop.documents.flow import Block, gap, paragraph
from desktop.documents.grid import Column, Grid
from desktop.documents.list_paper import FRAME, LEFT, RIGHT, ListHead
from desktop.documents.page import MM
from desktop.documents.parts import draw_figures, draw_signature, draw_two_signatures, fields
from desktop.documents.sheet import Sheet
from desktop.documents.visit_charts import trend_charts
from desktop.documents.words import day_text
from desktop.domain.money import Money
from desktop.domain.visits import Opinion, OpinionState, Profile
from desktop.wording import tr_in
from desktop.wording.categories import category_name

_LINES, _BETWEEN = 9, 8 * MM
_VISITS_SHOWN = 3


def visit_sheet_pdf(profile: Profile, bureau: str, *, language: str = "zh_CN") -> bytes:
    """Draw the sheet of one customer; it fits on a page where little is open."""
    title = f"{tr_in(language, 'Visit to a key customer')} {profile.customer.customer_no}"
    paper = _Paper(profile, bureau, language)
    return drawn(paper.blocks(), paper.furniture, FRAME, title=title, language=language)


@dataclass(frozen=True, slots=True)
class _Paper:
    profile: Profile
    bureau: str
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw the head and the foot of a page."""
        title = tr_in(self.language, "Visit to a key customer")
        ListHead(self.bureau, title, self.profile.on, self.language).draw(sheet, number, count)

    def blocks(self) -> Iterator[Block]:
        """Yield who it is, what it owes, its trend, what is open, the last visits, and room to write."""
        yield from self._customer()
        yield Block(15 * MM, self._sums)
        yield from trend_charts(self.profile.trend, LEFT, RIGHT, self.language)
        yield gap(2 * MM)
        yield from self._opinions()
        yield from self._visits()
        yield from self._room()
        yield Block(20 * MM, self._signatures)

    def _customer(self) -> list[Block]:
        known, facts, language = self.profile.customer, self.profile.facts, self.language
        plan = known.plan
        category = " · ".join(
            filter(None, (category_name(language, facts.tariff_class), facts.risk_category))
        )
        pairs = (
            (tr_in(language, "Customer no."), known.customer_no),
            (tr_in(language, "Customer name"), known.name),
            (tr_in(language, "Address"), " · ".join(filter(None, (known.station, known.address)))),
            (tr_in(language, "Tariff class"), category),
            (tr_in(language, "Meter no."), facts.meter_no),
            (tr_in(language, "Contact"), " · ".join(filter(None, (known.contact, known.phone)))),
            (tr_in(language, "Visited by"), plan.person if plan else ""),
        )
        return fields((pair for pair in pairs if pair[1]), LEFT, 27 * MM, 150 * MM)

    def _sums(self, sheet: Sheet, y: float) -> None:
        facts, last, language = self.profile.facts, self.profile.customer.last_visit, self.language
        figures = (
            (tr_in(language, "Principal owed"), Money(facts.principal).grouped()),
            (tr_in(language, "Penalty"), Money(facts.penalty).grouped()),
            (tr_in(language, "Prestored"), Money(facts.prestored).grouped()),
            (tr_in(language, "Last visit"), day_text(language, last) if last else "—"),
        )
        draw_figures(sheet, LEFT, y + 2 * MM, RIGHT - LEFT, figures)

    def _opinions(self) -> Iterator[Block]:
        profile, language = self.profile, self.language
        still = [one for one in profile.opinions if one.state(profile.on) is not OpinionState.CLOSED]
        title = tr_in(language, "Opinions and suggestions that are open")
        yield from paragraph(title, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)
        if not still:
            yield from paragraph(tr_in(language, "None."), page.BODY, LEFT, RIGHT - LEFT)
            return
        grid = _opinion_grid(language)
        heading = grid.heading()
        for one in still:
            yield from grid.row(self._opinion(one), heading)

    def _opinion(self, one: Opinion) -> tuple[str, ...]:
        late = one.state(self.profile.on) is OpinionState.OVERDUE
        due = (day_text(self.language, one.due_on), tr_in(self.language, "overdue") if late else "")
        raised = day_text(self.language, one.raised_on)
        return raised, one.said, one.owner, "\n".join(filter(None, due)), one.reply

    def _visits(self) -> Iterator[Block]:
        title = tr_in(self.language, "The last visits")
        yield gap(3 * MM)
        yield from paragraph(title, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)
        if not self.profile.visits:
            yield from paragraph(tr_in(self.language, "None."), page.BODY, LEFT, RIGHT - LEFT)
        for visit in self.profile.visits[:_VISITS_SHOWN]:
            who = " · ".join(filter(None, (day_text(self.language, visit.on), visit.person, visit.met)))
            yield from paragraph(who, page.STRONG, LEFT, RIGHT - LEFT, with_next=True)
            yield from paragraph(visit.note, page.BODY, LEFT, RIGHT - LEFT)

    def _room(self) -> Iterator[Block]:
        yield gap(3 * MM)
        words = tr_in(self.language, "What was said, and what is promised (owner, due date)")
        yield from paragraph(words, page.SECTION, LEFT, RIGHT - LEFT, with_next=True)
        yield Block(_LINES * _BETWEEN, self._lines)

    def _lines(self, sheet: Sheet, y: float) -> None:
        for number in range(1, _LINES + 1):
            sheet.rule(LEFT, y + number * _BETWEEN, RIGHT)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        middle, language = (LEFT + RIGHT) / 2, self.language
        bureau, customer = tr_in(language, "For the bureau"), tr_in(language, "For the customer")
        draw_two_signatures(sheet, LEFT, RIGHT, y + 9 * MM, bureau, customer)
        draw_signature(sheet, LEFT, y + 18 * MM, middle - 4 * MM, tr_in(language, "Date"))


def _opinion_grid(language: str) -> Grid:
    columns = (
        Column(tr_in(language, "Raised on"), 24 * MM),
        Column(tr_in(language, "What was said"), 72 * MM),
        Column(tr_in(language, "Owner"), 22 * MM),
        Column(tr_in(language, "Reply due"), 24 * MM),
        Column(tr_in(language, "Reply so far"), 44 * MM),
    )
    return Grid(columns, LEFT)
