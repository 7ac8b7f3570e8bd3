"""Tables of the recovery summary on paper: the same ledger, cut one way after another."""

from collections.abc import Iterable, Iterator, Sequence

from desktop.documents.flow import Block, gap, paragraph
from desktop.documents.grid import Align, Column, Grid
from desktop.documents.page import BODY, MM, SECTION, SMALL
from desktop.documents.words import PRESTORED, method_name, month_text, percent
from desktop.domain.arrears import Heap
from desktop.domain.money import Money
from desktop.domain.recovery import Part, Recovery, rate
from desktop.domain.summary import Channel, PriorArrears, Summary, Unpaid
from desktop.wording import tr_in

LEFT, RIGHT = 16 * MM, 194 * MM
ROOM = RIGHT - LEFT
Row = Sequence[str]
_SHORT = 10
"""A table of so few rows stays on one page."""
_AT_LEAST = 2
"""So many rows never stand alone at the foot of a page."""


def section(title: str) -> Iterator[Block]:
    """Yield a section's title, which stays with what follows."""
    yield gap(5 * MM)
    yield from paragraph(title, SECTION, LEFT, ROOM, with_next=True)
    yield Block(1.5 * MM, lambda sheet, y: None, with_next=True)


def overview(summary: Summary, language: str) -> Iterator[Block]:
    """Yield current year, prior arrears and both together, in yuan and in 万元."""
    columns = (
        text_column("", 21),
        figure_column(tr_in(language, "Receivable (yuan)"), 28),
        figure_column(tr_in(language, "Received (yuan)"), 28),
        figure_column(tr_in(language, "Outstanding (yuan)"), 24),
        figure_column(tr_in(language, "Receivable (10,000 yuan)"), 20),
        figure_column(tr_in(language, "Received (10,000 yuan)"), 20),
        figure_column(tr_in(language, "Outstanding (10,000 yuan)"), 21),
        figure_column(tr_in(language, "Rate"), 16),
    )
    total = summary.total
    rows = (
        _both_units(tr_in(language, "Current year"), total.current, total.current_year_rate),
        _both_units(tr_in(language, "Prior arrears"), total.prior, total.prior_rate),
    )
    return table(columns, rows, _both_units(tr_in(language, "Cumulative"), total.cumulative, total.rate))


def breakdown(parts: Iterable[tuple[str, Recovery]], total: Recovery, language: str) -> Iterator[Block]:
    """Yield a row for each named part, and the bureau's line."""
    columns = (
        text_column(tr_in(language, "Name"), 43),
        figure_column(tr_in(language, "Receivable (yuan)"), 29),
        figure_column(tr_in(language, "Received (yuan)"), 29),
        figure_column(tr_in(language, "Outstanding (yuan)"), 26),
        figure_column(tr_in(language, "Rate"), 17),
        figure_column(tr_in(language, "Rate of current year"), 17),
        figure_column(tr_in(language, "Rate of prior arrears"), 17),
    )
    rows = ([name, *recovered(part)] for name, part in parts)
    return table(columns, rows, [tr_in(language, "Total"), *recovered(total)])


def prior_arrears(months: Sequence[PriorArrears], language: str) -> Iterator[Block]:
    """Yield the prior arrears by their billing months."""
    if not months:
        return sentence(tr_in(language, "There were no prior arrears."))
    columns = (
        text_column(tr_in(language, "Billing month"), 43),
        figure_column(tr_in(language, "Receivable (yuan)"), 38),
        figure_column(tr_in(language, "Received (yuan)"), 38),
        figure_column(tr_in(language, "Outstanding (yuan)"), 38),
        figure_column(tr_in(language, "Rate"), 21),
    )
    rows = (_prior(month_text(month.month), month.receivable, month.outstanding) for month in months)
    sums = sum(month.receivable for month in months), sum(month.outstanding for month in months)
    return table(columns, rows, _prior(tr_in(language, "Total"), *sums))


def channels(summary: Summary, language: str) -> Iterator[Block]:
    """Yield what came in by each payment method; prestored money used stands apart, for it is no cash."""
    columns = (
        text_column(tr_in(language, "Payment channel"), 42),
        figure_column(tr_in(language, "Number of payments"), 18),
        figure_column(tr_in(language, "Received (yuan)"), 31),
        figure_column(tr_in(language, "On bills (yuan)"), 31),
        figure_column(tr_in(language, "On penalties (yuan)"), 26),
        figure_column(tr_in(language, "Kept as prestored (yuan)"), 30),
    )
    money = [channel for channel in summary.channels if channel.method != PRESTORED]
    rows = (_channel(method_name(language, channel.method), [channel]) for channel in money)
    yield from table(columns, rows, _channel(tr_in(language, "Money received"), money))
    apart = [channel for channel in summary.channels if channel.method == PRESTORED]
    if apart:
        yield from Grid(columns, LEFT).row(_channel(method_name(language, PRESTORED), apart), None)


def ageing(heaps: Sequence[tuple[str, Heap]], total: Heap, language: str, title: str) -> Iterator[Block]:
    """Yield one view of how old the unpaid bills are; its total stands by itself."""
    columns = (
        text_column(title, 80),
        figure_column(tr_in(language, "Number of bills"), 40),
        figure_column(tr_in(language, "Outstanding (yuan)"), 58),
    )
    rows = (_heap(name, heap) for name, heap in heaps)
    return table(columns, rows, _heap(tr_in(language, "All unpaid bills"), total))


def unpaid(first: Sequence[Unpaid], summary: Summary, language: str) -> Iterator[Block]:
    """Yield the first customers who still owe, and say how many there are in all."""
    count = summary.unpaid_customers
    if not count:
        yield from sentence(tr_in(language, "No customer owes anything."))
        return
    columns = (
        text_column(tr_in(language, "Customer no."), 34),
        text_column(tr_in(language, "Customer name"), 48),
        text_column(tr_in(language, "Station and area"), 40),
        figure_column(tr_in(language, "Number of bills"), 12),
        figure_column(tr_in(language, "Oldest month"), 17),
        figure_column(tr_in(language, "Outstanding (yuan)"), 27),
    )
    customers = tr_in(language, "{count} customers", count=count)
    owed = Money(summary.total.cumulative.outstanding).grouped()
    total = (tr_in(language, "Total"), customers, "", "", "", owed)
    yield from table(columns, (_owing(row) for row in first), total)
    if len(first) < count:
        words = tr_in(
            language,
            "Shown are the first {shown} of {count} customers; all of them stand in the workbook.",
            shown=len(first),
            count=count,
        )
        yield from remark(words)


def table(columns: tuple[Column, ...], rows: Iterable[Row], total: Row | None = None) -> Iterator[Block]:
    """Yield rows under their headings, and the total where there is one."""
    grid = Grid(columns, LEFT)
    heading = grid.heading()
    listed = list(rows)
    short = len(listed) <= _SHORT
    for number, row in enumerate(listed, start=1):
        last, begins = number == len(listed), number <= _AT_LEAST
        kept = not last if total is None else short or last or begins
        yield from grid.row(row, heading, with_next=kept)
    if total is not None:
        yield from grid.total(total, heading)


def sentence(words: str) -> Iterator[Block]:
    """Yield a sentence in a table's place."""
    yield from paragraph(words, BODY, LEFT, ROOM)


def remark(words: str) -> Iterator[Block]:
    """Yield a small sentence under a table."""
    yield gap(1.5 * MM)
    yield from paragraph(words, SMALL, LEFT, ROOM)


def yuan(*fen: int) -> list[str]:
    """Write amounts as a table has them."""
    return [Money(one).grouped() for one in fen]


def recovered(line: Recovery) -> list[str]:
    """Write the amounts and the rates of a line."""
    whole = line.cumulative
    rates = map(percent, (line.rate, line.current_year_rate, line.prior_rate))
    return [*yuan(whole.receivable, whole.received, whole.outstanding), *rates]


def text_column(title: str, millimetres: int) -> Column:
    """Return a column of texts."""
    return Column(title, millimetres * MM)


def figure_column(title: str, millimetres: int) -> Column:
    """Return a column of figures."""
    return Column(title, millimetres * MM, Align.RIGHT)


def _both_units(name: str, part: Part, reached: str) -> Row:
    amounts = [Money(fen) for fen in (part.receivable, part.received, part.outstanding)]
    yuan = [amount.grouped() for amount in amounts]
    return [name, *yuan, *[amount.in_wan() for amount in amounts], percent(reached)]


def _prior(name: str, receivable: int, outstanding: int) -> Row:
    received = receivable - outstanding
    return [name, *yuan(receivable, received, outstanding), percent(rate(received, receivable))]


def _channel(name: str, channels: Sequence[Channel]) -> Row:
    sums = (
        sum(channel.amount for channel in channels),
        sum(channel.on_bills for channel in channels),
        sum(channel.on_penalties for channel in channels),
        sum(channel.to_prestored for channel in channels),
    )
    payments = sum(channel.payments for channel in channels)
    return [name, f"{payments:,}", *yuan(*sums)]


def _heap(name: str, heap: Heap) -> Row:
    return name, f"{heap.count:,}", Money(heap.amount).grouped()


def _owing(row: Unpaid) -> Row:
    place = " · ".join(filter(None, (row.station, row.area)))
    month, owed = month_text(row.oldest_month), Money(row.outstanding).grouped()
    return row.customer_no, row.name, place, f"{row.bills:,}", month, owed
