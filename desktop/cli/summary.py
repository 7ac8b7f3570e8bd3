"""`summary`: the year-end recovery summary, as a workbook or on paper."""

from pathlib import Path

from desktop.cli.arguments import paper, year
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.recovery import part_data, ranked_rate
from desktop.cli.table import facts
from desktop.documents.words import percent
from desktop.domain.money import Money
from desktop.domain.summary import Summary
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `summary`."""
    summary = commands.add("summary", _summary, tr("write the year-end recovery summary"), reads=True)
    summary.add_argument("--year", type=year, metavar="YEAR", required=True)
    add_day(summary)
    summary.add_argument(
        "--out",
        type=paper(".xlsx", ".pdf"),
        metavar="FILE.xlsx|FILE.pdf",
        required=True,
        help=tr("workbook or paper"),
    )


def _summary(call: Call) -> Answer:
    asked = call.asked
    ready(asked.out)
    with call.office() as office:
        on = asked.on or office.recovery.summary_day(asked.year)
        written = office.recovery.write_summary(asked.year, on, asked.out, progress=call.progress)
        rate = ranked_rate(written.total, office.settings.get("recovery.ranked_by"))
    return Answer(_data(written, rate, asked.out), _text(written, rate, asked.out))


def _data(written: Summary, rate: str, file: Path) -> Data:
    return {
        "year": written.year,
        "as_of": written.as_of.isoformat(),
        **part_data(written.total.cumulative),
        "rate": rate,
        "zero": written.total.is_zero,
        "unpaid_customers": written.unpaid_customers,
        "late_entries": written.known.entries if written.known else 0,
        "file": str(file),
    }


def _text(written: Summary, rate: str, file: Path) -> str:
    total = written.total.cumulative
    said = (
        (tr("Year"), str(written.year)),
        (tr("As of"), written.as_of.isoformat()),
        (tr("Receivable"), Money(total.receivable).grouped()),
        (tr("Received"), Money(total.received).grouped()),
        (tr("Outstanding"), Money(total.outstanding).grouped()),
        (tr("Rate"), percent(rate)),
        (tr("File"), str(file)),
    )
    return facts(said)
