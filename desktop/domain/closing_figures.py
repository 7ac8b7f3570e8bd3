"""A summary's figures as lines of whole numbers: what closing a period freezes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import astuple

from desktop.domain.arrears import BY_DAYS, BY_MONTH
from desktop.domain.closing import FigureLine, Section
from desktop.domain.recovery import Recovery
from desktop.domain.summary import Summary
from desktop.domain.year_sums import Adjustment

Named = tuple[Section, Iterable[Recovery]]


def figure_lines(summary: Summary) -> tuple[FigureLine, ...]:
    """Return every figure of a summary that is frozen, the bureau's own line first."""
    return tuple(line for lines in (_recoveries(summary), _others(summary)) for line in lines)


def recovery_line(section: Section, part: Recovery, station: str = "") -> FigureLine:
    """Return the line of one part of the report."""
    values = *astuple(part.current), *astuple(part.prior), part.customers, part.settled_customers
    return FigureLine(section, part.name, station, values)


def _recoveries(summary: Summary) -> Iterator[FigureLine]:
    yield recovery_line(Section.TOTAL, summary.total)
    for station, part in summary.areas:
        yield recovery_line(Section.AREA, part, station)
    cuts: tuple[Named, ...] = (
        (Section.STATION, summary.stations),
        (Section.CONTRACTOR, summary.contractors),
        (Section.CATEGORY, summary.categories),
        (Section.MONTH, summary.months),
    )
    for section, parts in cuts:
        yield from (recovery_line(section, part) for part in parts)


def _others(summary: Summary) -> Iterator[FigureLine]:
    for month in summary.prior:
        yield _line(Section.PRIOR, month.month, month.receivable, month.outstanding)
    for channel in summary.channels:
        yield _line(Section.CHANNEL, *astuple(channel))
    for key in BY_DAYS:
        heap = summary.ageing.by_days_overdue[key]
        yield _line(Section.AGE_DAYS, key, heap.count, heap.amount)
    for key in BY_MONTH:
        heap = summary.ageing.by_billing_month[key]
        yield _line(Section.AGE_MONTHS, key, heap.count, heap.amount)
    for penalties in summary.penalties:
        yield _line(Section.PENALTY, *astuple(penalties))
    for held in summary.held:
        yield _line(Section.PRESTORED, *astuple(held))
    yield from _adjustments(summary.adjustments)
    for sums in summary.conversions:
        figures = sums.count, sums.cleared, sums.debt, sums.recovered, sums.debt_left
        yield _line(Section.CONVERSION, sums.name, *figures)


def _adjustments(adjustments: Iterable[Adjustment]) -> Iterator[FigureLine]:
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one in adjustments:
        found = sums[one.kind]
        found[0] += 1
        found[1] += one.principal
        found[2] += one.penalty
    for kind, values in sorted(sums.items()):
        yield _line(Section.ADJUSTMENT, kind, *values)


def _line(section: Section, name: str, *values: int) -> FigureLine:
    return FigureLine(section, name, "", values)
