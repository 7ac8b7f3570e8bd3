"""The workbook in which a team's results come back: the order's lines with columns to fill in."""

from pathlib import Path

from desktop.documents.table_xlsx import Value, write_table_xlsx
from desktop.domain.meter_orders import MeterOrder, OrderLine, Result
from desktop.wording import tr_in


def write_results_template(file: Path, order: MeterOrder, *, bureau: str, language: str = "zh_CN") -> None:
    """Write the lines that are not answered yet; the headings are those that the results are read by."""
    title = tr_in(language, "Results of {number}: write done or failed", number=order.number)
    rows = [_row(order, line) for line in order.lines if line.result is Result.NONE]
    write_table_xlsx(
        file, title, headings(language), rows, as_of=order.planned_on, bureau=bureau, language=language
    )


def headings(language: str) -> list[str]:
    """Return the headings, in the order of the columns."""
    return [
        tr_in(language, "Work order no."),
        tr_in(language, "Customer no."),
        tr_in(language, "Customer name"),
        tr_in(language, "Address"),
        tr_in(language, "Old meter no."),
        tr_in(language, "Result"),
        tr_in(language, "New meter no."),
        tr_in(language, "Old meter's last reading"),
        tr_in(language, "Date"),
        tr_in(language, "Reason"),
        tr_in(language, "Installed by"),
        tr_in(language, "Old seal"),
        tr_in(language, "New seal"),
        tr_in(language, "Start reading"),
    ]


def _row(order: MeterOrder, line: OrderLine) -> tuple[Value, ...]:
    known = (order.number, line.customer_no, line.name, line.address, line.old_meter)
    return (*known, "", line.new_meter, "", order.planned_on.isoformat(), "", "", "", "", "")
