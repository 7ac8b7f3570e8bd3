"""The tracking of conversions as a workbook: a sheet for each cut, what came home by month, and charts."""

from collections.abc import Sequence
from pathlib import Path

from desktop.documents.cells import Cell
from desktop.documents.tab import Field, Tab
from desktop.documents.tracking_sheet_charts import cut_charts, recovered_chart
from desktop.documents.tracking_tables import notes, span_text, tracking_title
from desktop.documents.workbook import Book, Kind, open_book
from desktop.domain.recovery import NOT_A_RATE
from desktop.domain.tracking import RecoveredMonth, TrackBy, TrackingReport, TrackingSum
from desktop.domain.tracking_charts import Unit
from desktop.wording import tr_in
from desktop.wording.tracking import cut_name, line_name, tracked_figures

_KINDS = {Unit.COUNT: Kind.COUNT, Unit.KWH: Kind.COUNT, Unit.FEN: Kind.YUAN, Unit.RATE: Kind.RATE}
_WIDTHS = {Unit.COUNT: 11, Unit.KWH: 13, Unit.FEN: 15, Unit.RATE: 11}


def write_tracking_xlsx(
    report: TrackingReport, target: Path, by: TrackBy, *, bureau: str, language: str = "zh_CN"
) -> None:
    """Write the tracking to `target`, whole or not at all; the cut that is named comes first."""
    title = tracking_title(language)
    with open_book(target, title=title, bureau=bureau, as_of=report.on, language=language) as book:
        for cut in (by, *(other for other in TrackBy if other is not by)):
            cut_charts(_write_cut(book, report, cut), cut, report.lines(cut))
        _write_recovered(book, report)
        _write_notes(book)


def _write_cut(book: Book, report: TrackingReport, by: TrackBy) -> Tab:
    language, figures = book.language, tracked_figures(book.language)
    fields = [Field(cut_name(language, by), Kind.WORD, 18)]
    fields += [Field(one.name, _KINDS[one.unit], _WIDTHS[one.unit], one.group) for one in figures]
    tab = Tab(
        book, cut_name(language, by), tracking_title(language), fields, note=span_text(report, language)
    )
    for line in report.lines(by):
        tab.add([line_name(language, by, line.name), *_cells(language, line)])
    tab.add_total([tr_in(language, "Total"), *_cells(language, report.total)])
    return tab


def _cells(language: str, line: TrackingSum) -> Sequence[Cell]:
    values = [figure.value(line) for figure in tracked_figures(language)]
    return [None if value == NOT_A_RATE else value for value in values]


def _write_recovered(book: Book, report: TrackingReport) -> None:
    language = book.language
    fields = (
        Field(tr_in(language, "Calendar month"), Kind.WORD, 14),
        Field(tr_in(language, "Recovered in the month"), Kind.YUAN, 18),
        Field(tr_in(language, "Recovered so far"), Kind.YUAN, 18),
    )
    name = tr_in(language, "Recovered")
    tab = Tab(
        book, name, tr_in(language, "Debt recovered by top-ups"), fields, note=span_text(report, language)
    )
    for month in report.recovered:
        tab.add(_recovered(month))
    recovered_chart(tab, report.recovered)


def _recovered(month: RecoveredMonth) -> Sequence[Cell]:
    return (month.month, month.recovered, month.so_far)


def _write_notes(book: Book) -> None:
    language = book.language
    name = tr_in(language, "How it was reckoned")
    tab = Tab(book, name, name, (Field(tr_in(language, "Note"), Kind.TEXT, 150),))
    for note in notes(language):
        tab.add((note,))
