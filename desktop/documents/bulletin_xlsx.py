"""The daily bulletin as a workbook: amounts as numbers, rates and gaps as formulas beside them."""

from collections.abc import Sequence
from pathlib import Path

from desktop.documents import bulletin_words as words
from desktop.documents.cells import Cell, Formula, rate_formula
from desktop.documents.tab import Field, Tab
from desktop.documents.workbook import Book, Kind, open_book
from desktop.domain.bulletin import Bulletin
from desktop.domain.ranking import Placed
from desktop.wording import tr_in

_RECEIVABLE, _RECEIVED, _OFFSET = 4, 5, 8


def write_bulletin_xlsx(bulletin: Bulletin, target: Path, *, language: str = "zh_CN") -> None:
    """Write the two rankings and the commendations, a sheet each."""
    title = words.title(bulletin, language)
    with open_book(target, title=title, bureau=bulletin.bureau, as_of=bulletin.on, language=language) as book:
        stations, contractors = tr_in(language, "Stations"), tr_in(language, "Contractors")
        _write_ranking(book, stations, tr_in(language, "Station"), bulletin, bulletin.stations)
        _write_ranking(book, contractors, tr_in(language, "Contractor"), bulletin, bulletin.contractors)
        _write_commended(book, bulletin)


def _write_ranking(book: Book, name: str, who: str, bulletin: Bulletin, rows: Sequence[Placed]) -> None:
    language = book.language
    note = " ".join(filter(None, (words.headline(bulletin, language), words.late_words(bulletin, language))))
    tab = Tab(book, name, words.title(bulletin, language), _fields(who, language), note=note, fixed=4)
    for row in rows:
        tab.add(_cells(tab, bulletin, row, words.line_name(row, language)))
    tab.add_total(_cells(tab, bulletin, bulletin.total, tr_in(language, "Whole bureau")))


def _cells(tab: Tab, bulletin: Bulletin, row: Placed, name: str) -> list[Cell]:
    whole = row.line.cumulative
    receivable, received = tab.at(_RECEIVABLE), tab.at(_RECEIVED)
    counted = f"({received}-{tab.at(_OFFSET)})" if bulletin.by_cash else received
    zero = row.zero
    return [
        row.place,
        row.place_before,
        row.places_gained if row.place and row.place_before else None,
        name,
        whole.receivable,
        whole.received,
        Formula(f"=ROUND({receivable}-{received},2)", whole.outstanding),
        rate_formula(receivable, counted, bulletin.rate(row.line)),
        whole.offset,
        row.received_that_day,
        zero.on if zero else None,
        f"{zero.time:%H:%M}" if zero and zero.time else "",
    ]


def _write_commended(book: Book, bulletin: Bulletin) -> None:
    language = book.language
    fields = (
        Field(tr_in(language, "Order"), Kind.PLACE, 8),
        Field(tr_in(language, "Kind"), width=12),
        Field(tr_in(language, "Name"), width=30),
        Field(tr_in(language, "Station"), width=20),
        Field(tr_in(language, "Contractor"), width=16),
        Field(tr_in(language, "Zero since"), Kind.DAY, 13),
        Field(tr_in(language, "Time"), width=9),
        Field(tr_in(language, "Mark"), width=16),
    )
    title = tr_in(language, "Commended for zero, in the order of reaching it")
    tab = Tab(book, tr_in(language, "Commended"), title, fields, fixed=3)
    for number, one in enumerate(bulletin.commended, start=1):
        when = f"{one.zero.time:%H:%M}" if one.zero.time else ""
        kind, mark = words.kind_name(language, one.kind), words.first_mark(language) if one.first else ""
        tab.add([number, kind, one.name, one.station, one.contractor, one.zero.on, when, mark])
    tab.finish()


def _fields(who: str, language: str) -> list[Field]:
    return [
        Field(tr_in(language, "Place"), Kind.PLACE, 8),
        Field(tr_in(language, "Place the day before"), Kind.PLACE, 11),
        Field(tr_in(language, "Moved"), Kind.PLACE, 8),
        Field(who, width=24),
        Field(tr_in(language, "Receivable (yuan)"), Kind.YUAN, 17),
        Field(tr_in(language, "Received (yuan)"), Kind.YUAN, 17),
        Field(tr_in(language, "Missing to zero (yuan)"), Kind.YUAN, 16),
        Field(tr_in(language, "Rate"), Kind.RATE, 10),
        Field(tr_in(language, "Prestored offsets (yuan)"), Kind.YUAN, 16),
        Field(tr_in(language, "Received that day (yuan)"), Kind.YUAN, 16),
        Field(tr_in(language, "Zero since"), Kind.DAY, 13),
        Field(tr_in(language, "Time"), width=9),
    ]
