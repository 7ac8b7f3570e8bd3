"""`conversion tracking`: what conversions came to, against the plan, in debt, energy and recovery rate."""

from typing import TYPE_CHECKING

from desktop.cli.arguments import day, paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.table import table
from desktop.domain.money import Money
from desktop.domain.recovery import NOT_A_RATE
from desktop.domain.tracking import TrackBy, TrackingReport, TrackingSum
from desktop.domain.tracking_charts import Unit
from desktop.wording import language, tr

if TYPE_CHECKING:
    from desktop.wording.tracking import TrackedFigure

_SHOWN = (
    *("commissioned", "target", "arrears_before", "arrears_after", "debt_recovered", "debt_left"),
    *("kwh_before", "kwh_after", "rate", "rate_without"),
)


def declare(conversion: Commands) -> None:
    """Declare `tracking` among the commands of `conversion`."""
    says = tr("track conversions against the plan, in debt, energy and recovery rate")
    tracked = conversion.add("tracking", _tracking, says, reads=True)
    add_day(tracked)
    since = tr("commissioned from this day on (else all)")
    tracked.add_argument("--from", metavar="DATE", dest="since", type=day, help=since)
    tracked.add_argument("--by", choices=list(map(str, TrackBy)), default=str(TrackBy.MONTH))
    tracked.add_argument(
        "--out", type=paper(".xlsx", ".pdf"), metavar="FILE.xlsx|FILE.pdf", help=tr("workbook or paper")
    )


def _tracking(call: Call) -> Answer:
    asked, by = call.asked, TrackBy(call.asked.by)
    if asked.out:
        ready(asked.out)
    with call.office() as office:
        report = office.tracking.report(call.day(office), asked.since)
        if asked.out:
            office.tracking.write(report, asked.out, by)
    data = {**_data(report, by), **({"file": str(asked.out)} if asked.out else {})}
    return Answer(data, _text(report, by))


def _data(report: TrackingReport, by: TrackBy) -> Data:
    from desktop.wording.tracking import tracked_figures

    figures = tracked_figures(language())
    return {
        "on": report.on.isoformat(),
        "from": report.since.isoformat() if report.since else None,
        "by": by.value,
        **_figures(report.total, figures),
        "lines": [{"name": line.name, **_figures(line, figures)} for line in report.lines(by)],
        "recovered": [
            {
                "month": month.month,
                "debt_recovered": str(Money(month.recovered)),
                "so_far": str(Money(month.so_far)),
            }
            for month in report.recovered
        ],
    }


def _figures(line: TrackingSum, figures: "tuple[TrackedFigure, ...]") -> Data:
    return {one.key: _value(one, line) for one in figures}


def _value(figure: "TrackedFigure", line: TrackingSum) -> object:
    value = figure.value(line)
    if isinstance(value, int):
        return str(Money(value)) if figure.unit is Unit.FEN else value
    return None if value == NOT_A_RATE else value


def _text(report: TrackingReport, by: TrackBy) -> str:
    from desktop.wording.tracking import cut_name, line_name, tracked_figures

    speaking = language()
    shown = [one for one in tracked_figures(speaking) if one.key in _SHOWN]
    rows = [
        (line_name(speaking, by, line.name), *(one.text(line) for one in shown)) for line in report.lines(by)
    ]
    rows.append((tr("Total"), *(one.text(report.total) for one in shown)))
    headings = (cut_name(speaking, by), *(one.name for one in shown))
    return table(headings, rows, range(1, len(headings)))
