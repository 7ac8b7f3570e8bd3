"""The sheets of the recovery workbook that list: prior arrears, channels, who still owes."""

from collections.abc import Iterable, Sequence

from desktop.documents.cells import Cell, Formula, rate_formula, wan_formula
from desktop.documents.expected import Expected, Stated, expect_nothing, expect_rates, expect_sum
from desktop.documents.recovery_expected import expect_part, part_text
from desktop.documents.recovery_sheets import Whole
from desktop.documents.tab import Field, Tab
from desktop.documents.words import PRESTORED, method_name, month_text
from desktop.documents.workbook import Book, Kind
from desktop.domain.customers import TariffClass
from desktop.domain.recovery import Part, rate
from desktop.domain.summary import Channel, PriorArrears, Unpaid
from desktop.wording import tr_in
from desktop.wording.categories import category_name


def write_prior(book: Book, months: Iterable[PriorArrears], whole: Whole) -> None:
    """Write the prior arrears by billing month: at the year's start, and since."""
    language = book.language
    fields = (
        Field(tr_in(language, "Billing month"), width=24),
        Field(tr_in(language, "Receivable (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Received (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Outstanding (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Rate"), Kind.RATE, 12),
        Field(tr_in(language, "Receivable (10,000 yuan)"), Kind.WAN, 16),
        Field(tr_in(language, "Received (10,000 yuan)"), Kind.WAN, 16),
        Field(tr_in(language, "Outstanding (10,000 yuan)"), Kind.WAN, 16),
    )
    title = tr_in(language, "Prior arrears by billing month")
    tab = Tab(book, tr_in(language, "Prior arrears"), title, fields)
    sums = [0, 0, 0]
    for month in months:
        amounts = (month.receivable, month.received, month.outstanding)
        tab.add(_prior_line(tab, month_text(month.month), amounts, amounts))
        sums = [so_far + fen for so_far, fen in zip(sums, amounts, strict=True)]
    expect_part(tab, 1, "prior", Part(sums[0], sums[2]), whole.stated)
    expect_rates(tab, part_text(language, "prior", "rate"), 1, 2, 4)
    cells = [tab.sum_so_far(1 + number, fen) for number, fen in enumerate(sums)]
    tab.add_total(_prior_line(tab, tr_in(language, "Total"), cells, sums))


def write_channels(book: Book, channels: Iterable[Channel]) -> None:
    """Write what came in by each method; prestored money used is no cash and stands below the total."""
    language = book.language
    fields = (
        Field(tr_in(language, "Payment channel"), width=28),
        Field(tr_in(language, "Number of payments"), Kind.COUNT, 12),
        Field(tr_in(language, "Received (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "On bills (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "On penalties (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Kept as prestored (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Received (10,000 yuan)"), Kind.WAN, 16),
    )
    tab = Tab(book, tr_in(language, "Channels"), tr_in(language, "Payments by channel"), fields)
    listed = list(channels)
    money = [channel for channel in listed if channel.method != PRESTORED]
    for channel in money:
        tab.add(_channel_line(tab, method_name(language, channel.method), _figures(channel), channel.amount))
    sums = [sum(column) for column in zip(*map(_figures, money), strict=True)] or [0] * 5
    for number, (field, value) in enumerate(zip(fields[1:6], sums, strict=True), 1):
        stated = Stated(tab.address(tab.row, number), value)
        expect_sum(tab, field.title, number, value, stated, field.kind)
    parted = tr_in(language, "Received − on bills − on penalties − kept as prestored in each row")
    expect_nothing(tab, parted, ("", 2), ("-", 3), ("-", 4), ("-", 5))
    cells = [tab.sum_so_far(1 + number, value) for number, value in enumerate(sums)]
    tab.add_total(_channel_line(tab, tr_in(language, "Money received"), cells, sums[1]))
    for channel in listed:
        if channel.method == PRESTORED:
            name = method_name(language, PRESTORED)
            tab.add(_channel_line(tab, name, _figures(channel), channel.amount))


def write_unpaid(book: Book, unpaid: Iterable[Unpaid], whole: Whole) -> None:
    """Write every customer who still owes; they are read once, and never held together."""
    tab = Tab(
        book,
        tr_in(book.language, "Unpaid by customer"),
        tr_in(book.language, "Still unpaid, by customer"),
        _unpaid_fields(book.language),
        fixed=2,
    )
    categories = {each.value: category_name(book.language, each.value) for each in TariffClass}
    bills = outstanding = 0
    for row in unpaid:
        category = categories.get(row.tariff_class, row.tariff_class)
        tab.add(
            (
                row.customer_no,
                row.name,
                row.station,
                row.area,
                category,
                month_text(row.oldest_month),
                row.oldest_due_on,
                row.bills,
                row.outstanding,
            )
        )
        bills += row.bills
        outstanding += row.outstanding
    _unpaid_total(tab, bills, outstanding, whole)


def _unpaid_total(tab: Tab, bills: int, outstanding: int, whole: Whole) -> None:
    language, count = tab.book.language, tab.row - tab.first_row
    customers = tr_in(language, "{count} customers", count=f"{count:,}")
    expect_sum(tab, tr_in(language, "Number of bills"), 7, bills, whole.stated["ageing.bills"], Kind.COUNT)
    stated = whole.stated["cumulative.outstanding"]
    expect_sum(tab, tr_in(language, "Outstanding"), 8, outstanding, stated)
    rows = Formula(f"=ROWS({tab.range_so_far(0)})" if count else "=0", count)
    owing = tr_in(language, "Customers still owing")
    tab.book.expected.append(Expected(tab.name, owing, Kind.COUNT, rows, whole.stated["owing"]))
    sums = tab.sum_so_far(7, bills), tab.sum_so_far(8, outstanding)
    tab.add_total((tr_in(language, "Total"), customers, "", "", "", "", None, *sums))
    difference = outstanding - whole.line.cumulative.outstanding
    tab.put(0, Kind.TEXT, tr_in(language, "Difference from the overview"))
    text = f"=ROUND({tab.at(8, tab.row - 1)}-{stated.address},2)"
    tab.put(8, Kind.YUAN, Formula(text, difference))


def _unpaid_fields(language: str) -> tuple[Field, ...]:
    return (
        Field(tr_in(language, "Customer no."), width=24),
        Field(tr_in(language, "Customer name"), width=34),
        Field(tr_in(language, "Supply station"), Kind.WORD, 18),
        Field(tr_in(language, "Area"), Kind.WORD, 22),
        Field(tr_in(language, "Tariff class"), Kind.WORD, 18),
        Field(tr_in(language, "Oldest month"), Kind.WORD, 12),
        Field(tr_in(language, "Oldest due date"), Kind.DAY, 14),
        Field(tr_in(language, "Number of bills"), Kind.COUNT, 9),
        Field(tr_in(language, "Outstanding (yuan)"), Kind.YUAN, 19),
    )


def _prior_line(tab: Tab, name: str, cells: Sequence[Cell], fen: Sequence[int]) -> list[Cell]:
    receivable, received, _ = fen
    reached = rate_formula(tab.at(1), tab.at(2), rate(received, receivable))
    return [
        name,
        *cells,
        reached,
        *[wan_formula(tab.at(1 + number), each) for number, each in enumerate(fen)],
    ]


def _figures(channel: Channel) -> list[int]:
    return [
        channel.payments,
        channel.amount,
        channel.on_bills,
        channel.on_penalties,
        channel.to_prestored,
    ]


def _channel_line(tab: Tab, name: str, cells: Sequence[Cell], amount: int) -> list[Cell]:
    return [name, *cells, wan_formula(tab.at(2), amount)]
