"""The columns of what conversions came to, on the desk and in a file."""

from collections.abc import Callable

from desktop.domain.conversion_report import ConversionReport, ConversionSum
from desktop.domain.money import Money
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr

Amount = Callable[[ConversionSum], int]


def lines_of(report: ConversionReport, *, by_month: bool) -> tuple[ConversionSum, ...]:
    """Return the sum of all and under it those of the stations or months; nothing where there is nobody."""
    parts = report.months if by_month else report.stations
    return (report.total, *parts) if report.total.count else ()


def name_of(line: ConversionSum) -> str:
    """Name a line; the sum of all has no name of its own."""
    return line.name or tr("All together")


def recovered_columns() -> tuple[Column[ConversionSum], ...]:
    """Return the columns of the table."""
    return (
        Column(tr("Station or month"), name_of, width=132, stretch=True),
        Column(tr("Commissioned"), lambda line: f"{line.count:,}", Align.RIGHT, width=128),
        Column(tr("Cleared"), lambda line: f"{line.cleared:,}", Align.RIGHT, width=84),
        _money(tr("Debt then"), lambda line: line.debt),
        _money(tr("Recovered"), lambda line: line.recovered, Tone.GOOD),
        _money(tr("Energy credit"), lambda line: line.energy),
        _money(tr("Debt left"), lambda line: line.debt_left, Tone.DANGER),
    )


def recovered_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the file."""
    return (
        FileColumn(tr("Station or month"), name_of),
        FileColumn(tr("Commissioned"), lambda line: line.count),
        FileColumn(tr("Cleared"), lambda line: line.cleared),
        FileColumn(tr("Debt then"), lambda line: Money(line.debt)),
        FileColumn(tr("Recovered"), lambda line: Money(line.recovered)),
        FileColumn(tr("Energy credit"), lambda line: Money(line.energy)),
        FileColumn(tr("Debt left"), lambda line: Money(line.debt_left)),
    )


def _money(title: str, fen: Amount, tone: Tone = Tone.TEXT) -> Column[ConversionSum]:
    return Column(
        title,
        lambda line: Money(fen(line)).grouped(),
        Align.RIGHT,
        width=112,
        tone=lambda line: tone if fen(line) else Tone.MUTED,
    )
