"""`bulletin`: the daily ranking of stations and contractors, told and written to files."""

from collections.abc import Iterable
from pathlib import Path

from desktop.cli.arguments import paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.recovery import part_data
from desktop.domain.bulletin import Bulletin, Commended, Reopened
from desktop.domain.money import Money
from desktop.domain.ranking import Placed
from desktop.domain.recovery import Recovery
from desktop.domain.zero import Zero
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `bulletin`."""
    says = tr("rank stations and contractors as of a day, and tell who came to zero")
    bulletin = commands.add("bulletin", _bulletin, says, reads=True)
    add_day(bulletin)
    bulletin.add_argument(
        "--out",
        type=paper(".pdf", ".xlsx", ".txt"),
        metavar="FILE.pdf|FILE.xlsx|FILE.txt",
        action="append",
        default=[],
        help=tr("paper, workbook or text; may be given several times"),
    )


def _bulletin(call: Call) -> Answer:
    files: list[Path] = call.asked.out
    for file in files:
        ready(file)
    with call.office() as office:
        made = office.bulletins.of_day(call.day(office))
        for file in files:
            office.bulletins.write(made, file)
        text = office.bulletins.text(made)
    told = [tr("{file} is written.", file=str(file)) for file in files]
    return Answer(_data(made, text, files), "\n".join([text, *told]))


def _data(made: Bulletin, text: str, files: Iterable[Path]) -> Data:
    return {
        "on": made.on.isoformat(),
        "year": made.year,
        "ranks_from": made.ranks_from.isoformat(),
        "ranking_begun": made.ranks,
        "ranked_by": "cash" if made.by_cash else "with-offset",
        "bureau": {
            "name": made.bureau,
            **_figures(made, made.total.line),
            "received_that_day": str(Money(made.total.received_that_day)),
            "days_left": made.days_left,
            **_zero(made.total.zero),
        },
        "stations": [_placed(made, row) for row in made.stations],
        "contractors": [_placed(made, row) for row in made.contractors],
        "commended": [_commended(one) for one in made.commended],
        "reopened": [_reopened(one) for one in made.reopened],
        "late": _late(made),
        "text": text,
        "files": [str(file) for file in files],
    }


def _placed(made: Bulletin, row: Placed) -> Data:
    return {
        "rank": row.place,
        "rank_yesterday": row.place_before,
        "name": row.line.name,
        **_figures(made, row.line),
        "received_that_day": str(Money(row.received_that_day)),
        **_zero(row.zero),
    }


def _figures(made: Bulletin, line: Recovery) -> dict[str, str]:
    return {**part_data(line.cumulative), "rate": made.rate(line)}


def _zero(zero: Zero | None) -> dict[str, str | None]:
    return {
        "zero_on": zero.on.isoformat() if zero else None,
        "zero_at": zero.at.isoformat(timespec="seconds") if zero else None,
    }


def _commended(one: Commended) -> Data:
    return {
        "kind": one.kind.value,
        "name": one.name,
        "station": one.station,
        "contractor": one.contractor,
        **_zero(one.zero),
        "first": one.first,
    }


def _reopened(one: Reopened) -> Data:
    return {
        "kind": one.kind.value if one.kind else "bureau",
        "name": one.name,
        "station": one.station,
        "reopened_on": one.on.isoformat(),
        "outstanding": str(Money(one.outstanding)),
    }


def _late(made: Bulletin) -> Data:
    known = made.known
    return {
        "entries": known.entries,
        "receivable": str(Money(known.late.receivable)),
        "received": str(Money(known.late.received)),
        "known": _figures(made, known.then),
    }
