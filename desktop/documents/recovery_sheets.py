"""The sheets of the recovery workbook that cut the ledger into parts: stations, areas, contractors …"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.documents.cells import Cell, Formula, rate_formula, wan_formula
from desktop.documents.expected import Stated
from desktop.documents.recovery_expected import CURRENT, OFFSET, PRIOR, expect_cut
from desktop.documents.tab import Field, Tab
from desktop.documents.workbook import Book, Kind
from desktop.domain.recovery import Part, Recovery
from desktop.wording import tr_in

Named = tuple[tuple[str, ...], Recovery]
WAN = 17


@dataclass(frozen=True, slots=True)
class Whole:
    """The bureau's own line, and where its figures stand on the overview."""

    line: Recovery
    stated: Mapping[str, Stated]
    """By part and figure: `prior.received`."""

    def at(self, figure: str) -> str:
        """Return the address of a figure."""
        return self.stated[figure].address


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut the ledger: a sheet's name and title, what leads each row, and the parts."""

    name: str
    title: str
    leads: tuple[str, ...]
    parts: Iterable[Named]


def write_cut(book: Book, cut: Cut, whole: Whole) -> Tab:
    """Write a row for each part, their total, and by how much it differs from the overview: 0.00."""
    width = 17 if len(cut.leads) > 1 else 26
    leads = [Field(title, width=width) for title in cut.leads]
    tab = Tab(book, cut.name, cut.title, [*leads, *_fields(book.language)], fixed=len(leads))
    first, current, prior = len(leads), Part(), Part()
    for names, part in cut.parts:
        tab.add([*names, *_line(tab, first, part)])
        current, prior = current + part.current, prior + part.prior
    summed = Recovery("", current, prior, whole.line.customers, whole.line.settled_customers)
    expect_cut(tab, first, summed, whole.stated)
    empty = [""] * (first - 1)
    tab.add_total([tr_in(book.language, "Total"), *empty, *_line(tab, first, summed, whole)])
    _add_difference(tab, first, summed, whole)
    return tab


def _line(tab: Tab, first: int, part: Recovery, whole: Whole | None = None) -> list[Cell]:
    """Return a row's cells; with the `whole` given it is the total's row."""
    total = whole is not None
    cells = group_cells(tab, first, part.cumulative, part.rate, total=total)
    cells += group_cells(tab, first + CURRENT, part.current, part.current_year_rate, total=total)
    cells += group_cells(tab, first + PRIOR, part.prior, part.prior_rate, total=total)
    offset = part.cumulative.offset
    cash = f"({tab.at(first + 1)}-{tab.at(first + OFFSET)})"
    cells += [
        tab.sum_so_far(first + OFFSET, offset) if total else offset,
        rate_formula(tab.at(first), cash, part.cash_rate),
    ]
    return cells + _customers(tab, first + OFFSET + 2, part, whole) + _wan(tab, first, part.cumulative)


def group_cells(tab: Tab, at: int, part: Part, reached: str, *, total: bool = False) -> list[Cell]:
    """Return the cells of one part of a line, from a column on; of the total's row they are sums."""
    amounts = (part.receivable, part.received, part.outstanding)
    cells: list[Cell] = [
        tab.sum_so_far(at + number, fen) if total else fen for number, fen in enumerate(amounts)
    ]
    return [*cells, rate_formula(tab.at(at), tab.at(at + 1), reached)]


def _customers(tab: Tab, at: int, part: Recovery, whole: Whole | None) -> list[Cell]:
    """A customer can stand in several parts, so the total's customers are the overview's, not a sum."""
    billed: Cell = part.customers
    settled: Cell = part.settled_customers
    if whole is not None:
        billed = Formula(f"={whole.at('customers')}", part.customers)
        settled = Formula(f"={whole.at('settled')}", part.settled_customers)
    return [billed, settled, rate_formula(tab.at(at), tab.at(at + 1), part.customers_rate)]


def _wan(tab: Tab, at: int, part: Part) -> list[Cell]:
    amounts = (part.receivable, part.received, part.outstanding)
    return [wan_formula(tab.at(at + number), fen) for number, fen in enumerate(amounts)]


def _add_difference(tab: Tab, first: int, summed: Recovery, whole: Whole) -> None:
    total_row, mine, theirs = tab.row - 1, summed.cumulative, whole.line.cumulative
    tab.put(0, Kind.TEXT, tr_in(tab.book.language, "Difference from the overview"))
    columns = (
        (whole.at("cumulative.receivable"), mine.receivable - theirs.receivable),
        (whole.at("cumulative.received"), mine.received - theirs.received),
        (whole.at("cumulative.outstanding"), mine.outstanding - theirs.outstanding),
    )
    for number, (address, fen) in enumerate(columns):
        text = f"=ROUND({tab.at(first + number, total_row)}-{address},2)"
        tab.put(first + number, Kind.YUAN, Formula(text, fen))
    tab.row += 1


def _fields(language: str) -> list[Field]:
    groups = (
        tr_in(language, "Cumulative"),
        tr_in(language, "Current year"),
        tr_in(language, "Prior arrears"),
    )
    fields = [field for group in groups for field in amount_fields(language, group)]
    offsets, customers = tr_in(language, "Prestored offsets"), tr_in(language, "By customers")
    wan = tr_in(language, "Cumulative, in 10,000 yuan")
    return [
        *fields,
        Field(tr_in(language, "Prestored offsets (yuan)"), Kind.YUAN, 14, offsets),
        Field(tr_in(language, "Rate by cash"), Kind.RATE, 9, offsets),
        Field(tr_in(language, "Customers billed"), Kind.COUNT, 11, customers),
        Field(tr_in(language, "Customers settled"), Kind.COUNT, 11, customers),
        Field(tr_in(language, "Rate by customers"), Kind.RATE, 11, customers),
        Field(tr_in(language, "Receivable (10,000 yuan)"), Kind.WAN, 13, wan),
        Field(tr_in(language, "Received (10,000 yuan)"), Kind.WAN, 13, wan),
        Field(tr_in(language, "Outstanding (10,000 yuan)"), Kind.WAN, 13, wan),
    ]


def amount_fields(language: str, group: str) -> list[Field]:
    """Return the fields of one part of a line."""
    return [
        Field(tr_in(language, "Receivable (yuan)"), Kind.YUAN, 15, group),
        Field(tr_in(language, "Received (yuan)"), Kind.YUAN, 15, group),
        Field(tr_in(language, "Outstanding (yuan)"), Kind.YUAN, 14, group),
        Field(tr_in(language, "Rate"), Kind.RATE, 9, group),
    ]
