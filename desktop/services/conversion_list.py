"""The list of prepaid conversions as a file, in the language spoken now."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from desktop.domain.conversion import Conversion
from desktop.domain.money import Money
from desktop.services.workplace import Progress
from desktop.wording import language, tr
from desktop.wording.stages import stage_text, why_text


def write_list(
    file: Path,
    rows: Sequence[Conversion],
    *,
    bureau: str,
    on: date,
    progress: Progress,
    cancelled: Callable[[], bool],
) -> None:
    """Write conversions to a workbook, or to a CSV file where the name ends so."""
    from desktop.documents.table_xlsx import write_table_csv, write_table_xlsx

    cells, count = map(_cells, rows), len(rows)
    if file.suffix.lower() == ".csv":
        write_table_csv(file, _headings(), cells, count=count, progress=progress, cancelled=cancelled)
        return
    write_table_xlsx(
        file,
        tr("Prepaid conversions"),
        _headings(),
        cells,
        as_of=on,
        bureau=bureau,
        language=language(),
        count=count,
        progress=progress,
        cancelled=cancelled,
    )


def _headings() -> list[str]:
    return [
        tr("Customer no."),
        tr("Customer"),
        tr("Station"),
        tr("Area"),
        tr("Stage"),
        tr("Why"),
        tr("Since"),
        tr("Debt"),
        tr("Old meter"),
        tr("Last reading (kWh)"),
        tr("New meter"),
        tr("Days standing"),
        tr("Stuck"),
    ]


def _cells(row: Conversion) -> list[str | int | Money | date | None]:
    return [
        row.customer_no,
        row.name,
        row.station,
        row.area,
        stage_text(row.stage),
        why_text(row.why),
        row.stage_on,
        Money(row.debt),
        row.old_meter,
        row.last_reading,
        row.new_meter,
        row.days_standing,
        tr("stuck") if row.stuck else "",
    ]
