"""The year's recovery summary on paper, for signing: A4, as many pages as the bureau has parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice

from desktop.documents import page, recovery_beside_tables, recovery_tables
from desktop.documents.drawn import drawn, pages_text
from desktop.documents.flow import Block, Frame, gap, paragraph
from desktop.documents.page import MM
from desktop.documents.parts import Pair, draw_figures, draw_signature
from desktop.documents.recovery_charts import month_columns, station_bars
from desktop.documents.recovery_tables import LEFT, RIGHT, ROOM, section
from desktop.documents.sheet import Sheet
from desktop.documents.statements import particulars, statement, summary_title
from desktop.documents.words import as_of_text, days_heap, month_heap, month_text, percent
from desktop.domain.arrears import BY_DAYS, BY_MONTH
from desktop.domain.summary import Summary, Unpaid
from desktop.wording import tr_in
from desktop.wording.categories import category_name

_FRAME = Frame(first_top=43 * MM, top=22 * MM, foot=280 * MM)
_MOST_UNPAID = 40


def summary_pdf(summary: Summary, *, language: str = "zh_CN") -> bytes:
    """Draw a year's summary; of what is unpaid the first 40 customers are shown and all are counted."""
    paper = _Paper(summary, tuple(islice(summary.unpaid, _MOST_UNPAID)), language)
    return drawn(
        paper.blocks(), paper.furniture, _FRAME, title=summary_title(summary, language), language=language
    )


@dataclass(frozen=True, slots=True)
class _Paper:
    summary: Summary
    unpaid: tuple[Unpaid, ...]
    language: str

    def furniture(self, sheet: Sheet, number: int, count: int) -> None:
        """Draw what stands on every page; the first has the title."""
        summary, language = self.summary, self.language
        title = summary_title(summary, language)
        as_of = as_of_text(language, summary.as_of)
        if number == 1:
            sheet.text_within(LEFT, 16 * MM, ROOM, summary.bureau, page.BUREAU)
            sheet.text_centred(sheet.width / 2, 29 * MM, title, page.TITLE)
            sheet.text_centred(sheet.width / 2, 36.5 * MM, as_of, page.BODY)
            sheet.rule(LEFT, 40 * MM, RIGHT, weight=1, colour=page.ACCENT)
        else:
            sheet.text_within(LEFT, 14 * MM, ROOM / 2, f"{summary.bureau}  {title}", page.SMALL)
            sheet.text_right(RIGHT, 14 * MM, as_of, page.SMALL)
            sheet.rule(LEFT, 17 * MM, RIGHT)
        sheet.text_centred(sheet.width / 2, 289 * MM, pages_text(language, number, count), page.SMALL)

    def blocks(self) -> Iterator[Block]:
        return chain(self._headline(), self._parts(), self._details(), self._signing())

    def _headline(self) -> Iterator[Block]:
        yield from paragraph(statement(self.summary, self.language), page.SUBTITLE, LEFT, ROOM)
        for sentence in particulars(self.summary, self.language):
            yield from paragraph(sentence, page.BODY, LEFT, ROOM)
        yield Block(17 * MM, self._rates)
        yield from recovery_tables.overview(self.summary, self.language)
        yield from recovery_beside_tables.earlier_years(self.summary, self.language)

    def _rates(self, sheet: Sheet, y: float) -> None:
        total, language = self.summary.total, self.language
        figures: tuple[Pair, ...] = (
            (tr_in(language, "Recovery rate"), percent(total.rate)),
            (tr_in(language, "Rate of current year"), percent(total.current_year_rate)),
            (tr_in(language, "Rate of prior arrears"), percent(total.prior_rate)),
            (tr_in(language, "Rate by cash"), percent(total.cash_rate)),
            (tr_in(language, "Rate by customers"), percent(total.customers_rate)),
        )
        draw_figures(sheet, LEFT, y + 3.5 * MM, ROOM, figures)

    def _parts(self) -> Iterator[Block]:
        summary, language = self.summary, self.language
        stations = [(part.name, part) for part in summary.stations]
        yield from section(tr_in(language, "By supply station"))
        yield from station_bars([(name, part.cumulative) for name, part in stations], language)
        yield gap(2.5 * MM)
        yield from recovery_tables.breakdown(stations, summary.total, language)
        yield from section(tr_in(language, "By area contractor"))
        contractors = [(part.name, part) for part in summary.contractors]
        yield from recovery_tables.breakdown(contractors, summary.total, language)
        yield from section(tr_in(language, "By tariff class"))
        categories = [(category_name(language, part.name), part) for part in summary.categories]
        yield from recovery_tables.breakdown(categories, summary.total, language)
        yield from section(tr_in(language, "By billing month"))
        months = [(month_text(part.name), part) for part in summary.months]
        yield from month_columns([(name, part.cumulative) for name, part in months], language)
        yield from recovery_tables.breakdown(months, summary.total, language)

    def _details(self) -> Iterator[Block]:
        summary, language = self.summary, self.language
        yield from section(tr_in(language, "Prior arrears by billing month"))
        yield from recovery_tables.prior_arrears(summary.prior, language)
        yield from section(tr_in(language, "Payments by channel"))
        yield from recovery_tables.channels(summary, language)
        yield from recovery_beside_tables.beside(summary, language)
        yield from section(tr_in(language, "Age of what is unpaid"))
        yield from self._ageing()
        yield from section(tr_in(language, "Still unpaid"))
        yield from recovery_tables.unpaid(self.unpaid, summary, language)

    def _ageing(self) -> Iterator[Block]:
        ageing, language = self.summary.ageing, self.language
        days = [(days_heap(language, key), ageing.by_days_overdue[key]) for key in BY_DAYS]
        months = [(month_heap(language, key), ageing.by_billing_month[key]) for key in BY_MONTH]
        by_days, by_month = tr_in(language, "Days overdue"), tr_in(language, "Billing month")
        yield from recovery_tables.ageing(days, ageing.total, language, by_days)
        yield gap(3 * MM)
        yield from recovery_tables.ageing(months, ageing.total, language, by_month)

    def _signing(self) -> Iterator[Block]:
        yield gap(6 * MM)
        yield Block(26 * MM, self._signatures)

    def _signatures(self, sheet: Sheet, y: float) -> None:
        language = self.language
        labels = (
            tr_in(language, "Prepared by"),
            tr_in(language, "Checked by"),
            tr_in(language, "Person in charge"),
        )
        each = (ROOM + 6 * MM) / len(labels)
        for number, label in enumerate(labels):
            left = LEFT + number * each
            draw_signature(sheet, left, y + 9 * MM, left + each - 6 * MM, label)
            draw_signature(sheet, left, y + 20 * MM, left + each - 6 * MM, tr_in(language, "Date"))
