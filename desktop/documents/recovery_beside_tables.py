"""What stands beside the recovery on paper: earlier years, penalties, money held, adjustments, work done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.flow import Block
from desktop.documents.grid import Column
from desktop.documents.recovery_tables import (
    Row,
    figure_column,
    recovered,
    remark,
    section,
    sentence,
    table,
    text_column,
    yuan,
)
from desktop.documents.words import day_text, posting_name
from desktop.domain.recovery import Recovery
from desktop.domain.summary import Summary
from desktop.domain.year_sums import Adjustment
from desktop.wording import tr_in
from desktop.wording.risk import measure_name

_MOST_ADJUSTMENTS = 30


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a table: what it is of, what was counted, then what it came to."""

    name: str
    counts: tuple[int, ...]
    fen: tuple[int, ...]

    @property
    def figures(self) -> list[str]:
        """The figures as they are written."""
        return [*(f"{count:,}" for count in self.counts), *yuan(*self.fen)]


def earlier_years(summary: Summary, language: str) -> Iterator[Block]:
    """Yield this year and the earlier ones, each as of the same day and as of its end."""
    yield from section(tr_in(language, "Comparison with earlier years"))
    if not summary.earlier:
        yield from sentence(tr_in(language, "There are no bills of earlier years."))
        return
    columns = (
        text_column(tr_in(language, "Year"), 13),
        text_column(tr_in(language, "As of"), 27),
        figure_column(tr_in(language, "Receivable (yuan)"), 29),
        figure_column(tr_in(language, "Received (yuan)"), 29),
        figure_column(tr_in(language, "Outstanding (yuan)"), 26),
        figure_column(tr_in(language, "Rate"), 18),
        figure_column(tr_in(language, "Rate of current year"), 18),
        figure_column(tr_in(language, "Rate of prior arrears"), 18),
    )
    rows = [
        row
        for one in summary.earlier
        for row in (
            _year(language, one.year, one.same_day, one.then),
            _year(language, one.year, one.end_day, one.end),
        )
    ]
    yield from table(columns, [_year(language, summary.year, summary.as_of, summary.total), *rows])


def beside(summary: Summary, language: str) -> Iterator[Block]:
    """Yield penalties, money held, adjustments, conversions, measures and visits, a section each."""
    yield from section(tr_in(language, "Late-payment penalties of the year"))
    yield from _penalties(summary, language)
    yield from section(tr_in(language, "Prestored money, fees and energy held"))
    yield from _held(summary, language)
    yield from section(tr_in(language, "Corrections, write-offs and recalls"))
    yield from _adjustments(summary, language)
    yield from section(tr_in(language, "Prepaid meters commissioned in the year"))
    yield from _conversions(summary, language)
    yield from section(tr_in(language, "Measures against risk"))
    yield from _measures(summary, language)
    yield from section(tr_in(language, "Visits to key customers"))
    yield from _visits(summary, language)


def _year(language: str, year: int, day: date, line: Recovery) -> Row:
    return [str(year), day_text(language, day), *recovered(line)]


def _penalties(summary: Summary, language: str) -> Iterator[Block]:
    if not summary.penalties:
        return sentence(tr_in(language, "No penalty was charged, received, waived or written off."))
    columns = (
        text_column(tr_in(language, "Supply station"), 50),
        figure_column(tr_in(language, "Charged (yuan)"), 32),
        figure_column(tr_in(language, "Received (yuan)"), 32),
        figure_column(tr_in(language, "Waived (yuan)"), 32),
        figure_column(tr_in(language, "Written off (yuan)"), 32),
    )
    lines = [
        _Line(one.station, (), (one.charged, one.received, one.waived, one.written_off))
        for one in summary.penalties
    ]
    return _summed(language, columns, lines)


def _held(summary: Summary, language: str) -> Iterator[Block]:
    if not summary.held:
        return sentence(tr_in(language, "No money is held for any customer."))
    columns = (
        text_column(tr_in(language, "Supply station"), 58),
        figure_column(tr_in(language, "Prestored (yuan)"), 40),
        figure_column(tr_in(language, "Fees (yuan)"), 40),
        figure_column(tr_in(language, "Energy credit (yuan)"), 40),
    )
    lines = [_Line(one.station, (), (one.prestored, one.fees, one.energy)) for one in summary.held]
    return _summed(language, columns, lines)


def _adjustments(summary: Summary, language: str) -> Iterator[Block]:
    listed = summary.adjustments
    if not listed:
        yield from sentence(tr_in(language, "No bill was corrected, written off or called back."))
        return
    columns = (
        text_column(tr_in(language, "Posting no."), 25),
        text_column(tr_in(language, "Kind"), 20),
        text_column(tr_in(language, "Day"), 26),
        text_column(tr_in(language, "Customer"), 54),
        figure_column(tr_in(language, "Principal (yuan)"), 28),
        figure_column(tr_in(language, "Penalty (yuan)"), 25),
    )
    [name, *total] = _total(language, [_Line("", (), (one.principal, one.penalty)) for one in listed])
    rows = [_adjustment(language, one) for one in listed[:_MOST_ADJUSTMENTS]]
    yield from table(columns, rows, [name, "", "", "", *total])
    if len(listed) > _MOST_ADJUSTMENTS:
        words = tr_in(
            language,
            "Shown are the first {shown} of {count}; all of them stand in the workbook.",
            shown=_MOST_ADJUSTMENTS,
            count=f"{len(listed):,}",
        )
        yield from remark(words)


def _adjustment(language: str, one: Adjustment) -> Row:
    kind, day = posting_name(language, one.kind), day_text(language, one.on)
    return [one.number, kind, day, f"{one.name} {one.customer_no}", *yuan(one.principal, one.penalty)]


def _conversions(summary: Summary, language: str) -> Iterator[Block]:
    if not summary.conversions:
        return sentence(tr_in(language, "No prepaid meter was commissioned in the year."))
    columns = (
        text_column(tr_in(language, "Supply station"), 42),
        figure_column(tr_in(language, "Commissioned"), 22),
        figure_column(tr_in(language, "Debt cleared"), 22),
        figure_column(tr_in(language, "Debt then (yuan)"), 31),
        figure_column(tr_in(language, "Recovered (yuan)"), 31),
        figure_column(tr_in(language, "Debt left (yuan)"), 30),
    )
    lines = [
        _Line(one.name, (one.count, one.cleared), (one.debt, one.recovered, one.debt_left))
        for one in summary.conversions
    ]
    return _summed(language, columns, lines)


def _measures(summary: Summary, language: str) -> Iterator[Block]:
    if not summary.measures:
        return sentence(tr_in(language, "No measure was decided."))
    columns = (
        text_column(tr_in(language, "Measure"), 46),
        *(
            figure_column(title, 16)
            for title in (
                tr_in(language, "All"),
                tr_in(language, "Not in place"),
                tr_in(language, "In place"),
                tr_in(language, "Given back"),
                tr_in(language, "Dropped"),
            )
        ),
        figure_column(tr_in(language, "Agreed (yuan)"), 26),
        figure_column(tr_in(language, "Held (yuan)"), 26),
    )
    lines = [
        _Line(
            measure_name(language, one.kind),
            (one.count, one.open, one.in_place, one.returned, one.dropped),
            (one.amount, one.held),
        )
        for one in summary.measures
    ]
    return _summed(language, columns, lines)


def _visits(summary: Summary, language: str) -> Iterator[Block]:
    if not summary.visits:
        return sentence(tr_in(language, "There are no key customers."))
    columns = (
        text_column(tr_in(language, "Key customer"), 72),
        text_column(tr_in(language, "Visited by"), 26),
        figure_column(tr_in(language, "Visits planned"), 20),
        figure_column(tr_in(language, "Visits held"), 20),
        figure_column(tr_in(language, "Opinions raised"), 20),
        figure_column(tr_in(language, "Opinions closed"), 20),
    )
    lines = [_Line(one.name, (one.planned, one.made, one.raised, one.closed), ()) for one in summary.visits]
    rows = [
        [line.name, one.person or "—", *line.figures] for one, line in zip(summary.visits, lines, strict=True)
    ]
    [name, *total] = _total(language, lines)
    return table(columns, rows, [name, "", *total])


def _summed(language: str, columns: tuple[Column, ...], lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield lines as a table, with their total under them."""
    return table(columns, [[line.name, *line.figures] for line in lines], _total(language, lines))


def _total(language: str, lines: Sequence[_Line]) -> list[str]:
    counts = tuple(map(sum, zip(*(line.counts for line in lines), strict=True)))
    fen = tuple(map(sum, zip(*(line.fen for line in lines), strict=True)))
    total = _Line(tr_in(language, "Total"), counts, fen)
    return [total.name, *total.figures]
