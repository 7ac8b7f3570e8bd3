"""`recovery`: receivable, received, outstanding and the rates of a year as of a day."""

from desktop.cli.arguments import year
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import table
from desktop.documents.statements import known_then as late_text
from desktop.documents.words import month_text, percent
from desktop.domain.lateness import Known
from desktop.domain.money import Money
from desktop.domain.recovery import By, Part, Recovery, RecoveryReport
from desktop.wording import language, tr
from desktop.wording.categories import category_name

BY_CASH = "cash"
"""The value of the setting `recovery.ranked_by` that leaves prestored offsets out of the rate."""


def declare(commands: Commands) -> None:
    """Declare `recovery`."""
    recovery = commands.add("recovery", _recovery, tr("tell how much of a year's money is in"), reads=True)
    add_day(recovery)
    recovery.add_argument("--year", type=year, metavar="YEAR", help=tr("else the year of that day"))
    recovery.add_argument("--by", choices=list(map(str, By)), default=str(By.STATION))


def _recovery(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        report = office.recovery.report(call.asked.year or on.year, on, By(call.asked.by))
        ranked_by = office.settings.get("recovery.ranked_by")
        known = office.recovery.known(report.year, on, report.total)
    return Answer({**_report(report, ranked_by), **known_then(known)}, _text(report, known, ranked_by))


def known_then(known: Known) -> dict[str, object]:
    """Return how many entries came after their day, and what was known without them at its end."""
    return {"late_entries": known.entries, "known": part_data(known.then.cumulative)}


def ranked_rate(line: Recovery, ranked_by: str) -> str:
    """Return the rate that the bureau ranks by: with prestored offsets, or by cash alone."""
    return line.cash_rate if ranked_by == BY_CASH else line.rate


def _report(report: RecoveryReport, ranked_by: str) -> Data:
    return {
        "year": report.year,
        "on": report.as_of.isoformat(),
        "by": report.by.value,
        "ranked_by": ranked_by,
        **_line(report.total, ranked_by),
        "rows": [_named(report, row, ranked_by) for row in report.rows],
    }


def _named(report: RecoveryReport, row: Recovery, ranked_by: str) -> Data:
    station = {"station": row.station} if report.by is By.AREA else {}
    return {"name": row.name, **station, **_line(row, ranked_by)}


def _line(line: Recovery, ranked_by: str) -> dict[str, object]:
    return {
        **part_data(line.cumulative),
        "rate": ranked_rate(line, ranked_by),
        "offset_rate": line.rate,
        "cash_rate": line.cash_rate,
        "current_year_rate": line.current_year_rate,
        "prior_rate": line.prior_rate,
        "customers_rate": line.customers_rate,
        "zero": line.is_zero,
        "current_year": part_data(line.current),
        "prior": part_data(line.prior),
        "customers": line.customers,
        "settled_customers": line.settled_customers,
    }


def part_data(part: Part) -> dict[str, str]:
    """Return receivable, received and outstanding as scripts read them."""
    return {
        "receivable": str(Money(part.receivable)),
        "received": str(Money(part.received)),
        "outstanding": str(Money(part.outstanding)),
    }


def _text(report: RecoveryReport, known: Known, ranked_by: str) -> str:
    title = tr("{year} as of {day}", year=report.year, day=report.as_of.isoformat())
    headings = (
        *(title, tr("Receivable"), tr("Received"), tr("Outstanding"), tr("Rate")),
        *(tr("Of the year"), tr("Prior arrears"), tr("By cash"), tr("By customers")),
    )
    rows = [_row(_name(report.by, row), row, ranked_by) for row in report.rows]
    told = table(headings, [*rows, _row(tr("Total"), report.total, ranked_by)], range(1, 9))
    return f"{told}\n\n{late_text(known, language())}" if known.late else told


def _name(by: By, row: Recovery) -> str:
    if by is By.CATEGORY:
        return category_name(language(), row.name)
    name = month_text(row.name) if by is By.MONTH else row.name
    return " · ".join(filter(None, (row.station, name))) or tr("(none)")


def _row(name: str, line: Recovery, ranked_by: str) -> tuple[str, ...]:
    whole = line.cumulative
    amounts = (Money(fen).grouped() for fen in (whole.receivable, whole.received, whole.outstanding))
    rates = (line.current_year_rate, line.prior_rate, line.cash_rate, line.customers_rate)
    return (name, *amounts, *map(percent, (ranked_rate(line, ranked_by), *rates)))
