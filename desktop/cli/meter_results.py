"""`work-order result` and `work-order results`: what a team brought back."""

from pathlib import Path

from desktop.cli.arguments import customer, whole
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_day
from desktop.cli.imports import refused_data, refused_text
from desktop.cli.meter_change import change_of, declare_change
from desktop.cli.meter_order_answers import told
from desktop.cli.table import facts
from desktop.domain.meter_orders import LineResult, Result, ResultsOutcome
from desktop.wording import tr


def declare(order: Commands) -> None:
    """Declare both."""
    one = order.add("result", _result, tr("enter what came of one line"))
    one.add_argument("number", metavar="NO")
    one.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    _add_what(one)
    add_day(one)
    several = order.add("results", _results, tr("enter a file of results (CSV, XLSX or XLS)"))
    several.add_argument("file", metavar="FILE", type=Path)
    several.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    good = tr("enter the good rows without the rest")
    several.add_argument("--keep-good", action="store_true", help=good)
    add_day(several)


def _add_what(parser: Parser) -> None:
    failed = tr("it was not done, for this reason")
    parser.add_argument("--failed", metavar="REASON", default="", help=failed)
    meter = tr("number of the new meter (else the one set aside)")
    parser.add_argument("--meter", metavar="NO", default="", help=meter)
    last = tr("last reading of the old meter")
    parser.add_argument("--reading", metavar="KWH", type=whole, help=last)
    parser.add_argument("--person", metavar="NAME", default="", help=tr("who changed the meter"))
    declare_change(parser)


def _result(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        result = LineResult(
            asked.number,
            asked.customer,
            Result.FAILED if asked.failed else Result.DONE,
            on,
            asked.meter,
            asked.reading,
            asked.failed,
            asked.person,
            change_of(asked),
        )
        return told(office.orders.enter(result, on))


def _results(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on, orders = call.day(office), office.orders
        if asked.dry_run:
            told = orders.check_file(asked.file, on, progress=call.progress)
        else:
            told = orders.enter_file(asked.file, on, good_only=asked.keep_good, progress=call.progress)
    stopped = bool(told.refused) and not told.entered and not asked.dry_run
    words = tr("{count} rows were refused, so nothing was entered.", count=len(told.refused))
    return Answer(_data(told, asked.file), _text(told), words if stopped else "")


def _data(told: ResultsOutcome, file: Path) -> dict[str, object]:
    return {
        "file": file.name,
        "entered": told.entered,
        "done": told.done,
        "failed": told.failed,
        "already_there": told.already_there,
        "refused": len(told.refused),
        "orders": list(told.orders),
        "refused_rows": [refused_data(row) for row in told.refused],
    }


def _text(told: ResultsOutcome) -> str:
    said = facts(
        (
            (tr("Done"), str(told.done)),
            (tr("Failed"), str(told.failed)),
            (tr("Already there"), str(told.already_there)),
            (tr("Refused"), str(len(told.refused))),
        )
    )
    return "\n\n".join([said, *([refused_text(told.refused)] if told.refused else [])])
