"""The columns of the tracking's table: a line's name, then its figures."""

from dataclasses import dataclass

from desktop.domain.tracking import TrackBy, TrackingReport, TrackingSum
from desktop.domain.tracking_charts import Unit
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import language, tr
from desktop.wording.tracking import TrackedFigure, line_name, tracked_figures

_WIDTHS = {Unit.COUNT: 108, Unit.RATE: 100, Unit.FEN: 116, Unit.KWH: 104}
_WIDER = {
    "commissioned": 128,
    "compared": 160,
    "kwh_after": 160,
    "rate_without": 136,
}
_TONES = {"debt_recovered": Tone.GOOD, "debt_left": Tone.DANGER, "arrears_after": Tone.DANGER}


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A line as the table names it."""

    name: str
    line: TrackingSum


def lines_of(report: TrackingReport, by: TrackBy) -> tuple[NamedLine, ...]:
    """Return the sum of all and under it the lines of a cut; nothing where there is nothing to tell."""
    if report.is_empty:
        return ()
    named = (NamedLine(line_name(language(), by, line.name), line) for line in report.lines(by))
    return (NamedLine(tr("All together"), report.total), *named)


def tracking_columns() -> tuple[Column[NamedLine], ...]:
    """Return the columns."""
    name: Column[NamedLine] = Column(tr("Name"), lambda row: row.name, width=148, strong=True)
    return (name, *map(_column, tracked_figures(language())))


def _column(figure: TrackedFigure) -> Column[NamedLine]:
    tone = _TONES.get(figure.key, Tone.TEXT)
    return Column(
        figure.name,
        lambda row: figure.text(row.line),
        Align.RIGHT,
        width=_WIDER.get(figure.key, _WIDTHS[figure.unit]),
        tone=lambda row: tone if figure.value(row.line) else Tone.MUTED,
        tip=lambda _row: figure.group,
    )
