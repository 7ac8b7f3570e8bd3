"""The first sheet of the recovery workbook: the bureau's line, the rates, the ageing of what is unpaid."""

from collections.abc import Mapping, Sequence

from desktop.documents.cells import Cell, Formula, rate_formula, wan_formula
from desktop.documents.expected import Expected, Stated, expect_nothing, expect_rate, expect_sum
from desktop.documents.recovery_beside import write_beside
from desktop.documents.recovery_expected import FIGURES, part_text
from desktop.documents.recovery_sheets import Whole
from desktop.documents.sheet_charts import ageing_chart
from desktop.documents.tab import Field, Tab
from desktop.documents.words import days_heap, month_heap
from desktop.documents.workbook import Book, Kind
from desktop.domain.arrears import BY_DAYS, BY_MONTH, Heap
from desktop.domain.recovery import Part
from desktop.domain.summary import Summary
from desktop.wording import tr_in


def write_overview(book: Book, summary: Summary, title: str, statement: str) -> Whole:
    """Write the overview; return where its figures stand, for the other sheets to refer to."""
    language, total = book.language, summary.total
    tab = Tab(book, tr_in(language, "Overview"), title, _fields(language), note=statement)
    whole = total.cumulative
    lines = (
        ("current", tr_in(language, "Current year"), total.current, total.current_year_rate),
        ("prior", tr_in(language, "Prior arrears"), total.prior, total.prior_rate),
        ("cumulative", tr_in(language, "Cumulative"), whole, total.rate),
    )
    stated: dict[str, Stated] = {}
    for key, name, part, reached in lines:
        amounts: Sequence[Cell] = (part.receivable, part.received, part.outstanding)
        row = tab.row
        if key == "cumulative":
            _expect_both(tab, whole, row)
            amounts = [tab.sum_so_far(1 + number, int(str(fen))) for number, fen in enumerate(amounts)]
            tab.add_total(_line(tab, name, part, reached, amounts), filtered=False)
        else:
            tab.add(_line(tab, name, part, reached, amounts))
        stated |= _stated(tab, row, key, part, reached)
    _expect_rates(tab, stated)
    tab.row += 1
    stated |= _rates(tab, summary, row)
    _days(tab, summary)
    tab.row += 1
    stated |= _ageing(tab, summary, stated)
    beside = write_beside(tab, summary)
    tab.sheet.fit_to_pages(1, 1)  # a heading repeated over the small tables would not be theirs
    return Whole(total, stated | beside)


def _stated(tab: Tab, row: int, key: str, part: Part, reached: str) -> dict[str, Stated]:
    values: tuple[int | str, ...] = (part.receivable, part.received, part.outstanding, reached)
    columns = (1, 2, 3, 7)
    figures = (*FIGURES, "rate")
    return {
        f"{key}.{figure}": Stated(tab.address(row, column), value)
        for figure, column, value in zip(figures, columns, values, strict=True)
    }


def _expect_both(tab: Tab, whole: Part, row: int) -> None:
    """Have the current year and the prior arrears added up to both together, before these are written."""
    amounts = (whole.receivable, whole.received, whole.outstanding)
    for number, (figure, fen) in enumerate(zip(FIGURES, amounts, strict=True), 1):
        words = part_text(tab.book.language, "cumulative", figure)
        expect_sum(tab, words, number, fen, Stated(tab.address(row, number), fen))


def _expect_rates(tab: Tab, stated: Mapping[str, Stated]) -> None:
    language = tab.book.language
    expect_nothing(tab, part_text(language, "cumulative", "balance"), ("", 1), ("-", 2), ("-", 3))
    named = (
        ("current", tr_in(language, "Rate of current year")),
        ("prior", tr_in(language, "Rate of prior arrears")),
        ("cumulative", tr_in(language, "Recovery rate")),
    )
    for key, words in named:
        figures = (stated[f"{key}.{figure}"] for figure in ("receivable", "outstanding", "rate"))
        expect_rate(tab, words, *figures)


def _line(tab: Tab, name: str, part: Part, reached: str, amounts: Sequence[Cell]) -> list[Cell]:
    fen = (part.receivable, part.received, part.outstanding)
    in_wan = [wan_formula(tab.at(1 + number), amount) for number, amount in enumerate(fen)]
    return [name, *amounts, *in_wan, rate_formula(tab.at(1), tab.at(2), reached)]


def _rates(tab: Tab, summary: Summary, totals_row: int) -> dict[str, Stated]:
    """Write the other rates and the customers; return where those stand that other sheets recompute."""
    language, total = tab.book.language, summary.total
    offset_row = tab.row
    offset = total.cumulative.offset
    receivable, received = tab.at(1, totals_row), tab.at(2, totals_row)
    tab.pair(tr_in(language, "Prestored offsets (yuan)"), Kind.YUAN, offset)
    cash = f"({received}-{tab.at(1, tab.row - 1)})"
    tab.pair(tr_in(language, "Rate by cash"), Kind.RATE, rate_formula(receivable, cash, total.cash_rate))
    customers_row = tab.row
    tab.pair(tr_in(language, "Customers billed"), Kind.COUNT, total.customers)
    tab.pair(tr_in(language, "Customers settled"), Kind.COUNT, total.settled_customers)
    billed, settled = tab.at(1, customers_row), tab.at(1, customers_row + 1)
    reached = rate_formula(billed, settled, total.customers_rate)
    tab.pair(tr_in(language, "Rate by customers"), Kind.RATE, reached)
    tab.pair(tr_in(language, "Customers still owing"), Kind.COUNT, summary.unpaid_customers)
    return {
        "offset": Stated(tab.address(offset_row, 1), offset),
        "customers": Stated(tab.address(customers_row, 1), total.customers),
        "settled": Stated(tab.address(customers_row + 1, 1), total.settled_customers),
        "owing": Stated(tab.address(customers_row + 3, 1), summary.unpaid_customers),
    }


def _days(tab: Tab, summary: Summary) -> None:
    language = tab.book.language
    if summary.last_payment_on is not None:
        tab.pair(tr_in(language, "Last payment on"), Kind.DAY, summary.last_payment_on)
    if summary.zero_on is not None and summary.total.is_zero:
        tab.pair(tr_in(language, "Nothing outstanding since"), Kind.DAY, summary.zero_on)


def _ageing(tab: Tab, summary: Summary, stated: Mapping[str, Stated]) -> dict[str, Stated]:
    """Write both views of the ageing; heaps by month overlap, so only the days are added up."""
    language, ageing = tab.book.language, summary.ageing
    _titles(tab, tr_in(language, "Days overdue"))
    first = tab.row
    for key in BY_DAYS:
        _heap(tab, days_heap(language, key), ageing.by_days_overdue[key])
    count = Formula(f"=SUM({tab.at(1, first)}:{tab.at(1, tab.row - 1)})", ageing.total.count)
    amount = Formula(f"=ROUND(SUM({tab.at(2, first)}:{tab.at(2, tab.row - 1)}),2)", ageing.total.amount)
    tab.put(0, Kind.TEXT, tr_in(language, "Total"), total=True)
    tab.put(1, Kind.COUNT, count, total=True)
    tab.put(2, Kind.YUAN, amount, total=True)
    tab.put(3, Kind.WAN, wan_formula(tab.at(2), ageing.total.amount), total=True)
    bills = Stated(tab.address(tab.row, 1), ageing.total.count)
    words, outstanding = tr_in(language, "Outstanding by days overdue"), stated["cumulative.outstanding"]
    added_up = Formula(f"={tab.address(tab.row, 2)}", ageing.total.amount)
    book = tab.book
    book.expected.append(Expected(tab.name, words, Kind.YUAN, added_up, outstanding))
    heaps = [(days_heap(language, key), ageing.by_days_overdue[key].amount) for key in BY_DAYS]
    ageing_chart(tab, first, heaps)
    tab.row += 2
    _titles(tab, tr_in(language, "Billing month"))
    for key in BY_MONTH:
        _heap(tab, month_heap(language, key), ageing.by_billing_month[key])
    tab.row += 1
    return {"ageing.bills": bills}


def _titles(tab: Tab, first: str) -> None:
    language = tab.book.language
    tab.put_title(0, Kind.TEXT, first)
    tab.put_title(1, Kind.COUNT, tr_in(language, "Number of bills"))
    tab.put_title(2, Kind.YUAN, tr_in(language, "Outstanding (yuan)"))
    tab.put_title(3, Kind.WAN, tr_in(language, "10,000 yuan"))
    tab.row += 1


def _heap(tab: Tab, name: str, heap: Heap) -> None:
    tab.put(0, Kind.TEXT, name)
    tab.put(1, Kind.COUNT, heap.count)
    tab.put(2, Kind.YUAN, heap.amount)
    tab.put(3, Kind.WAN, wan_formula(tab.at(2), heap.amount))
    tab.row += 1


def _fields(language: str) -> list[Field]:
    return [
        Field("", width=26),
        Field(tr_in(language, "Receivable (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Received (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Outstanding (yuan)"), Kind.YUAN, 19),
        Field(tr_in(language, "Receivable (10,000 yuan)"), Kind.WAN, 16),
        Field(tr_in(language, "Received (10,000 yuan)"), Kind.WAN, 16),
        Field(tr_in(language, "Outstanding (10,000 yuan)"), Kind.WAN, 16),
        Field(tr_in(language, "Rate"), Kind.RATE, 12),
    ]
