"""Customers of the stop-supply procedure: their columns on the desk, and their columns in a file."""

from desktop.domain.money import Money
from desktop.domain.procedures import Procedure
from desktop.domain.stop_supply import Step
from desktop.views.columns import Align, Column
from desktop.views.customers_columns import place_of
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.stop_supply import missing_words, step_text, when_text

_TONES = {
    Step.RECONNECT: Tone.DANGER,
    Step.CUT: Tone.DANGER,
    Step.TELL: Tone.DANGER,
    Step.APPROVE: Tone.WARNING,
    Step.COPY: Tone.WARNING,
    Step.STOP_NOTICE: Tone.ACCENT,
}


def procedure_columns() -> tuple[Column[Procedure], ...]:
    """Return the columns of the desk's list."""
    return (
        Column(tr("Customer no."), lambda row: row.customer_no, width=150),
        Column(tr("Customer"), lambda row: row.name, width=90, stretch=True),
        Column(
            tr("Outstanding"), lambda row: Money(row.outstanding).grouped(), Align.RIGHT, 110, strong=True
        ),
        Column(tr("Next"), lambda row: step_text(row.standing.step), width=150, stretch=True, tone=_tone),
        Column(tr("When"), when_text, width=168),
    )


def procedure_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Customer no."), lambda row: row.customer_no),
        FileColumn(tr("Customer"), lambda row: row.name),
        FileColumn(tr("Station · area"), lambda row: place_of(row.station, row.area)),
        FileColumn(tr("Address"), lambda row: row.address),
        FileColumn(tr("Phone"), lambda row: row.phone),
        FileColumn(tr("Outstanding"), lambda row: Money(row.outstanding)),
        FileColumn(tr("Penalty"), lambda row: Money(row.penalty)),
        FileColumn(tr("Oldest due date"), lambda row: row.oldest_due_on),
        FileColumn(tr("Stop-supply notice from"), lambda row: row.standing.earliest_notice_on),
        FileColumn(tr("Window from"), lambda row: row.standing.window_from),
        FileColumn(tr("Window to"), lambda row: row.standing.window_to),
        FileColumn(tr("Next"), lambda row: step_text(row.standing.step)),
        FileColumn(tr("When"), when_text),
        FileColumn(tr("A cut lacks"), missing_words),
    )


def _tone(row: Procedure) -> Tone:
    return _TONES.get(row.standing.step, Tone.TEXT)
