"""What stands beside the recovery in the workbook: its figures on the overview, and a list of each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from desktop.documents.cells import Cell, Formula
from desktop.documents.expected import Stated, expect_sum
from desktop.documents.tab import Field, Tab
from desktop.documents.workbook import Book, Kind
from desktop.domain.summary import Summary
from desktop.wording import tr_in

Figure = tuple[str, str, Kind, int]
"""Its key, its words, what it is, and its value."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: a sheet's name and title, its fields and rows, and which of its columns are added up.

    A column is added up to the overview's figure of a key, or to its own total where the key is empty.
    """

    name: str
    title: str
    fields: Sequence[Field]
    rows: Sequence[Sequence[Cell]]
    summed: Mapping[int, str]
    fixed: int = 1


def write_beside(tab: Tab, summary: Summary) -> dict[str, Stated]:
    """Write the year's other figures on the overview; return where each stands."""
    tab.put_title(0, Kind.TEXT, tr_in(tab.book.language, "Beside the recovery"))
    tab.put_title(1, Kind.YUAN, tr_in(tab.book.language, "In the year"))
    tab.row += 1
    stated: dict[str, Stated] = {}
    for figures in (_money(tab.book.language, summary), _work(tab.book.language, summary)):
        for key, words, kind, value in figures:
            stated[key] = Stated(tab.address(tab.row, 1), value)
            tab.pair(words, kind, value)
    return stated


def write_listed(book: Book, listed: Listed, stated: Mapping[str, Stated]) -> Tab:
    """Write a list with its total row, and have each column that is added up recomputed by the check."""
    tab = Tab(book, listed.name, listed.title, listed.fields, fixed=listed.fixed)
    sums = dict.fromkeys(listed.summed, 0)
    for row in listed.rows:
        tab.add(row)
        for column in sums:
            sums[column] += _value(row[column])
    for column, key in listed.summed.items():
        title, kind = listed.fields[column].title, listed.fields[column].kind
        own = Stated(tab.address(tab.row, column), sums[column])
        expect_sum(tab, title, column, sums[column], stated[key] if key else own, kind)
    total: list[Cell] = [None if field.kind is Kind.DAY else "" for field in listed.fields]
    total[0] = tr_in(book.language, "Total")
    for column, value in sums.items():
        total[column] = tab.sum_so_far(column, value)
    tab.add_total(total)
    return tab


def _value(cell: Cell) -> int:
    found = cell.value if isinstance(cell, Formula) else cell
    assert isinstance(found, int)
    return found


def _money(language: str, summary: Summary) -> Iterator[Figure]:
    penalties, held, adjustments = summary.penalties, summary.held, summary.adjustments
    told = (
        ("charged", tr_in(language, "Penalties charged"), sum(one.charged for one in penalties)),
        ("received", tr_in(language, "Penalties received"), sum(one.received for one in penalties)),
        ("waived", tr_in(language, "Penalties waived"), sum(one.waived for one in penalties)),
        ("off", tr_in(language, "Penalties written off"), sum(one.written_off for one in penalties)),
        ("prestored", tr_in(language, "Prestored money held"), sum(one.prestored for one in held)),
        ("fees", tr_in(language, "Fees held"), sum(one.fees for one in held)),
        ("energy", tr_in(language, "Energy credit held"), sum(one.energy for one in held)),
        (
            "adjusted",
            tr_in(language, "Corrections, write-offs and recalls of principal"),
            sum(one.principal for one in adjustments),
        ),
    )
    for key, words, fen in told:
        yield key, words, Kind.YUAN, fen


def _work(language: str, summary: Summary) -> Iterator[Figure]:
    conversions, visits, yuan, count = summary.conversions, summary.visits, Kind.YUAN, Kind.COUNT
    commissioned = sum(one.count for one in conversions)
    yield "commissioned", tr_in(language, "Prepaid meters commissioned"), count, commissioned
    debt = sum(one.debt for one in conversions)
    yield "debt", tr_in(language, "Debt at their commissioning"), yuan, debt
    recovered = sum(one.recovered for one in conversions)
    yield "recovered", tr_in(language, "Recovered of it by top-ups"), yuan, recovered
    measures = sum(one.count for one in summary.measures)
    yield "measures", tr_in(language, "Measures against risk"), count, measures
    planned, made = sum(one.planned for one in visits), sum(one.made for one in visits)
    yield "planned", tr_in(language, "Visits planned"), count, planned
    yield "made", tr_in(language, "Visits held"), count, made
