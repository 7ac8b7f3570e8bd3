"""What the list of vending requests shows, in its table and in a file."""

from desktop.domain.vending import VendRequest, VendState
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.vending import state_text

STATE_TONES = {
    VendState.WAITING: Tone.WARNING,
    VendState.SENT: Tone.ACCENT,
    VendState.FAILED: Tone.DANGER,
    VendState.DONE: Tone.GOOD,
    VendState.CANCELLED: Tone.MUTED,
}


def request_columns() -> tuple[Column[VendRequest], ...]:
    """Return the columns of the list, in the language spoken now."""
    return (
        Column(tr("Request no."), lambda row: row.number, width=112),
        Column(tr("Customer"), lambda row: row.customer_name, width=88, stretch=True, tip=_whose),
        Column(tr("Meter no."), lambda row: row.meter_no, width=108),
        Column(tr("Amount"), lambda row: row.amount.grouped(), Align.RIGHT, width=100, strong=True),
        Column(
            tr("State"),
            lambda row: state_text(row.state),
            width=96,
            tone=lambda row: STATE_TONES[row.state],
        ),
        Column(
            tr("Token or reason"),
            lambda row: row.token or row.reason,
            width=192,
            stretch=True,
            tip=lambda row: row.token or row.reason,
        ),
    )


def _whose(row: VendRequest) -> str:
    return f"{row.customer_no} · {row.customer_name}"


def file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the exported list."""
    return (
        FileColumn(tr("Request no."), lambda row: row.number),
        FileColumn(tr("Date"), lambda row: row.on),
        FileColumn(tr("Customer no."), lambda row: row.customer_no),
        FileColumn(tr("Customer"), lambda row: row.customer_name),
        FileColumn(tr("Station"), lambda row: row.station),
        FileColumn(tr("Meter no."), lambda row: row.meter_no),
        FileColumn(tr("Receipt no."), lambda row: row.receipt_no),
        FileColumn(tr("Amount"), lambda row: row.amount),
        FileColumn(tr("State"), lambda row: state_text(row.state)),
        FileColumn(tr("Batch no."), lambda row: row.batch_no),
        FileColumn(tr("Token"), lambda row: row.token),
        FileColumn(tr("Reason"), lambda row: row.reason),
        FileColumn(tr("Answered on"), lambda row: row.answered_on),
    )
