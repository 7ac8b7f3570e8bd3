"""The lists beside the recovery in the workbook: earlier years, penalties, money held, adjustments, work."""

from collections.abc import Iterator
from datetime import date

from desktop.documents.cells import Cell
from desktop.documents.expected import expect_nothing, expect_rates
from desktop.documents.recovery_beside import Listed
from desktop.documents.recovery_expected import part_text
from desktop.documents.recovery_sheets import amount_fields, group_cells
from desktop.documents.tab import Field, Tab
from desktop.documents.words import month_text, posting_name
from desktop.documents.workbook import Book, Kind
from desktop.domain.recovery import Recovery
from desktop.domain.summary import Summary
from desktop.domain.year_sums import Penalties
from desktop.wording import tr_in
from desktop.wording.risk import measure_name


def write_years(book: Book, summary: Summary) -> None:
    """Write this year and the earlier ones, each as of the same day and as of its end."""
    language = book.language
    parts = (
        ("cumulative", tr_in(language, "Cumulative")),
        ("current", tr_in(language, "Current year")),
        ("prior", tr_in(language, "Prior arrears")),
    )
    fields = [Field(tr_in(language, "Year"), Kind.WORD, 10), Field(tr_in(language, "As of"), Kind.DAY, 14)]
    fields += [field for _, group in parts for field in amount_fields(language, group)]
    fields.append(Field(tr_in(language, "Customers billed"), Kind.COUNT, 14))
    title = tr_in(language, "Comparison with earlier years")
    tab = Tab(book, tr_in(language, "Years"), title, fields, fixed=2)
    tab.add(_year(tab, summary.year, summary.as_of, summary.total))
    for one in summary.earlier:
        tab.add(_year(tab, one.year, one.same_day, one.then))
        tab.add(_year(tab, one.year, one.end_day, one.end))
    for at, (key, _) in zip((2, 6, 10), parts, strict=True):
        expect_nothing(tab, part_text(language, key, "balance"), ("", at), ("-", at + 1), ("-", at + 2))
        expect_rates(tab, part_text(language, key, "rate"), at, at + 1, at + 3)
    tab.finish()


def lists(language: str, summary: Summary) -> Iterator[Listed]:
    """Yield the lists, in the order of their sheets."""
    yield _penalties(language, summary)
    yield _held(language, summary)
    yield _adjustments(language, summary)
    yield _conversions(language, summary)
    yield _measures(language, summary)
    yield _visits(language, summary)


def _year(tab: Tab, year: int, day: date, line: Recovery) -> list[Cell]:
    return [
        str(year),
        day,
        *group_cells(tab, 2, line.cumulative, line.rate),
        *group_cells(tab, 6, line.current, line.current_year_rate),
        *group_cells(tab, 10, line.prior, line.prior_rate),
        line.customers,
    ]


def _penalties(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Supply station"), width=26),
        _yuan(tr_in(language, "Charged (yuan)")),
        _yuan(tr_in(language, "Received (yuan)")),
        _yuan(tr_in(language, "Waived (yuan)")),
        _yuan(tr_in(language, "Written off (yuan)")),
    )
    rows = [_penalty_row(one) for one in summary.penalties]
    name, title = tr_in(language, "Penalties"), tr_in(language, "Late-payment penalties of the year")
    return Listed(name, title, fields, rows, {1: "charged", 2: "received", 3: "waived", 4: "off"})


def _penalty_row(one: Penalties) -> list[Cell]:
    return [one.station, one.charged, one.received, one.waived, one.written_off]


def _held(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Supply station"), width=26),
        _yuan(tr_in(language, "Prestored (yuan)")),
        _yuan(tr_in(language, "Fees (yuan)")),
        _yuan(tr_in(language, "Energy credit (yuan)")),
    )
    rows: list[list[Cell]] = [[one.station, one.prestored, one.fees, one.energy] for one in summary.held]
    name, title = tr_in(language, "Money held"), tr_in(language, "Prestored money, fees and energy held")
    return Listed(name, title, fields, rows, {1: "prestored", 2: "fees", 3: "energy"})


def _adjustments(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Posting no."), width=14),
        Field(tr_in(language, "Kind"), Kind.WORD, 14),
        Field(tr_in(language, "Day"), Kind.DAY, 12),
        Field(tr_in(language, "Customer no."), width=22),
        Field(tr_in(language, "Customer name"), width=30),
        Field(tr_in(language, "Supply station"), Kind.WORD, 18),
        Field(tr_in(language, "Bill no."), width=20),
        Field(tr_in(language, "Billing month"), Kind.WORD, 12),
        _yuan(tr_in(language, "Principal (yuan)")),
        _yuan(tr_in(language, "Penalty (yuan)")),
        Field(tr_in(language, "Reason"), width=30),
    )
    rows: list[list[Cell]] = [
        [
            *(one.number, posting_name(language, one.kind), one.on, one.customer_no, one.name),
            *(one.station, one.bill_no, month_text(one.month), one.principal, one.penalty, one.reason),
        ]
        for one in summary.adjustments
    ]
    name, title = tr_in(language, "Adjustments"), tr_in(language, "Corrections, write-offs and recalls")
    return Listed(name, title, fields, rows, {8: "adjusted", 9: ""})


def _conversions(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Supply station"), width=26),
        _count(tr_in(language, "Commissioned")),
        _count(tr_in(language, "Debt cleared")),
        _yuan(tr_in(language, "Debt then (yuan)")),
        _yuan(tr_in(language, "Recovered (yuan)")),
        _yuan(tr_in(language, "Energy credit (yuan)")),
        _yuan(tr_in(language, "Debt left (yuan)")),
    )
    rows: list[list[Cell]] = [
        [one.name, one.count, one.cleared, one.debt, one.recovered, one.energy, one.debt_left]
        for one in summary.conversions
    ]
    name, title = tr_in(language, "Conversions"), tr_in(language, "Prepaid meters commissioned in the year")
    summed = {1: "commissioned", 2: "", 3: "debt", 4: "recovered", 5: "", 6: ""}
    return Listed(name, title, fields, rows, summed)


def _measures(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Measure"), width=30),
        _count(tr_in(language, "All")),
        _count(tr_in(language, "Not in place")),
        _count(tr_in(language, "In place")),
        _count(tr_in(language, "Given back")),
        _count(tr_in(language, "Dropped")),
        _yuan(tr_in(language, "Agreed (yuan)")),
        _yuan(tr_in(language, "Held (yuan)")),
    )
    rows: list[list[Cell]] = [
        [
            *(measure_name(language, one.kind), one.count, one.open, one.in_place),
            *(one.returned, one.dropped, one.amount, one.held),
        ]
        for one in summary.measures
    ]
    name, title = tr_in(language, "Measures"), tr_in(language, "Measures against risk")
    return Listed(name, title, fields, rows, {1: "measures"} | dict.fromkeys(range(2, 8), ""))


def _visits(language: str, summary: Summary) -> Listed:
    fields = (
        Field(tr_in(language, "Key customer"), width=34),
        Field(tr_in(language, "Customer no."), width=22),
        Field(tr_in(language, "Supply station"), Kind.WORD, 18),
        Field(tr_in(language, "Visited by"), Kind.WORD, 14),
        _count(tr_in(language, "Visits planned")),
        _count(tr_in(language, "Visits held")),
        _count(tr_in(language, "Opinions raised")),
        _count(tr_in(language, "Opinions closed")),
    )
    rows: list[list[Cell]] = [
        [
            *(one.name, one.customer_no, one.station, one.person),
            *(one.planned, one.made, one.raised, one.closed),
        ]
        for one in summary.visits
    ]
    name, title = tr_in(language, "Visits"), tr_in(language, "Visits to key customers")
    return Listed(name, title, fields, rows, {4: "planned", 5: "made", 6: "", 7: ""})


def _yuan(title: str) -> Field:
    return Field(title, Kind.YUAN, 19)


def _count(title: str) -> Field:
    return Field(title, Kind.COUNT, 14)
