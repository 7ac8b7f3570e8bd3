"""The year's recovery summary as a workbook: one ledger cut many ways, formulas for totals, their check."""

from pathlib import Path

from desktop.documents.recovery_beside import write_listed
from desktop.documents.recovery_beside_lists import lists, write_years
from desktop.documents.recovery_check import write_check
from desktop.documents.recovery_lists import write_channels, write_prior, write_unpaid
from desktop.documents.recovery_overview import write_overview
from desktop.documents.recovery_sheets import Cut, Whole, write_cut
from desktop.documents.sheet_charts import month_chart, station_chart
from desktop.documents.statements import particulars, statement, summary_title
from desktop.documents.watching import Asked, Progress, watched
from desktop.documents.words import month_text
from desktop.documents.workbook import Book, open_book
from desktop.domain.recovery import Recovery
from desktop.domain.summary import Summary
from desktop.wording import tr_in
from desktop.wording.categories import category_name

_EVERY = 500


def write_summary_xlsx(
    summary: Summary,
    target: Path,
    *,
    language: str = "zh_CN",
    progress: Progress | None = None,
    cancelled: Asked | None = None,
) -> None:
    """Write a year's summary to `target`, whole or not at all; what is unpaid is streamed through."""
    title = summary_title(summary, language)
    with open_book(
        target, title=title, bureau=summary.bureau, as_of=summary.as_of, language=language
    ) as book:
        words = " ".join((statement(summary, language), *particulars(summary, language)))
        whole = write_overview(book, summary, title, words)
        _write_cuts(book, summary, whole)
        write_years(book, summary)
        write_prior(book, summary.prior, whole)
        write_channels(book, summary.channels)
        unpaid = watched(summary.unpaid, summary.unpaid_customers, progress, cancelled, every=_EVERY)
        write_unpaid(book, unpaid, whole)
        for listed in lists(language, summary):
            write_listed(book, listed, whole.stated)
        write_check(book)


def _write_cuts(book: Book, summary: Summary, whole: Whole) -> None:
    language = book.language
    stations = [(part.name, part) for part in summary.stations]
    months = [(month_text(part.name), part) for part in summary.months]
    station_chart(write_cut(book, _stations(language, stations), whole), stations)
    write_cut(book, _areas(language, summary), whole)
    write_cut(book, _contractors(language, summary), whole)
    write_cut(book, _categories(language, summary), whole)
    month_chart(write_cut(book, _months(language, months), whole), months)


def _stations(language: str, parts: list[tuple[str, Recovery]]) -> Cut:
    name, title = tr_in(language, "Stations"), tr_in(language, "Recovery by supply station")
    return Cut(
        name, title, (tr_in(language, "Supply station"),), [((station,), part) for station, part in parts]
    )


def _areas(language: str, summary: Summary) -> Cut:
    name, title = tr_in(language, "Areas"), tr_in(language, "Recovery by area")
    leads = (tr_in(language, "Supply station"), tr_in(language, "Area"))
    return Cut(name, title, leads, [((station, part.name), part) for station, part in summary.areas])


def _contractors(language: str, summary: Summary) -> Cut:
    name, title = tr_in(language, "Contractors"), tr_in(language, "Recovery by area contractor")
    leads = (tr_in(language, "Area contractor"),)
    return Cut(name, title, leads, [((part.name,), part) for part in summary.contractors])


def _categories(language: str, summary: Summary) -> Cut:
    name, title = tr_in(language, "Categories"), tr_in(language, "Recovery by tariff class")
    leads = (tr_in(language, "Tariff class"),)
    parts = [((category_name(language, part.name),), part) for part in summary.categories]
    return Cut(name, title, leads, parts)


def _months(language: str, parts: list[tuple[str, Recovery]]) -> Cut:
    name, title = tr_in(language, "Months"), tr_in(language, "Recovery by billing month")
    return Cut(name, title, (tr_in(language, "Billing month"),), [((month,), part) for month, part in parts])
