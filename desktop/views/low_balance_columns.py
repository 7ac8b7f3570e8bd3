"""The list of low balances: its columns on the desk, and its columns in a file."""

from desktop.domain.statements import LowBalance
from desktop.views.columns import Align, Column
from desktop.views.list_export import FileColumn
from desktop.views.theme import Tone
from desktop.wording import tr


def low_columns() -> tuple[Column[LowBalance], ...]:
    """Return the columns of the desk's list; nothing held at all stands out."""
    return (
        Column(tr("Customer no."), lambda low: low.customer_no, width=150),
        Column(tr("Customer"), lambda low: low.customer_name, width=110, stretch=True),
        Column(
            tr("Prestored"),
            lambda low: low.prestored.grouped(),
            Align.RIGHT,
            width=100,
            strong=True,
            tone=lambda low: Tone.TEXT if low.prestored else Tone.DANGER,
            sort_key=lambda low: low.prestored,
        ),
        Column(
            tr("Unpaid"),
            lambda low: low.outstanding.grouped(),
            Align.RIGHT,
            width=100,
            sort_key=lambda low: low.outstanding,
        ),
        Column(tr("Phone"), lambda low: low.phone, width=116),
        Column(tr("Station"), lambda low: low.station, width=110, sort_key=lambda low: low.station),
        Column(tr("Area"), lambda low: low.area, width=110, sort_key=lambda low: low.area),
    )


def low_file_columns() -> tuple[FileColumn, ...]:
    """Return the columns of the list in a file."""
    return (
        FileColumn(tr("Customer no."), lambda low: low.customer_no),
        FileColumn(tr("Customer"), lambda low: low.customer_name),
        FileColumn(tr("Station"), lambda low: low.station),
        FileColumn(tr("Area"), lambda low: low.area),
        FileColumn(tr("Phone"), lambda low: low.phone),
        FileColumn(tr("Prestored"), lambda low: low.prestored),
        FileColumn(tr("Unpaid"), lambda low: low.outstanding),
    )
