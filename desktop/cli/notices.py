"""`notices`: the overdue notices of a day in one file."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.cli.arguments import amount, paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.table import facts
from desktop.domain.arrears import DebtorFilter
from desktop.domain.money import ZERO
from desktop.domain.notices import PaperKind
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.notices import NoticeRun


def declare(commands: Commands) -> None:
    """Declare `notices`."""
    notices = commands.add("notices", _notices, tr("print the notices of a day, or the orders of a stage"))
    add_day(notices)
    notices.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    least = tr("only customers who owe this much principal overdue, or more")
    notices.add_argument("--min-amount", metavar="PRINCIPAL", type=amount, default=ZERO, help=least)
    stage = tr("which paper (else overdue)")
    stages = list(map(str, PaperKind))
    notices.add_argument("--stage", choices=stages, default=str(PaperKind.OVERDUE), help=stage)
    notices.add_argument("--out", metavar="FILE.pdf", type=paper(".pdf"), required=True)


def _notices(call: Call) -> Answer:
    asked = call.asked
    ready(asked.out)
    with call.office() as office:
        on = call.day(office)
        wanted = DebtorFilter(on, station=asked.station, overdue=True, min_principal=asked.min_amount.fen)
        kind = PaperKind(asked.stage)
        issued = office.notices.issue(wanted, kind=kind, progress=call.progress)
        run = office.notices.write(issued, asked.out, progress=call.progress)
        held = [one.customer_no for one in office.notices.left_out(wanted, kind=kind)]
    said = {"on": on.isoformat(), "stage": asked.stage, "station": asked.station or None, **_run(run)}
    said["held"] = held
    return Answer(said, _text(run, held))


def _run(run: "NoticeRun") -> Data:
    return {
        "notices": len(run.notices),
        "reprints": run.reprints,
        "principal": str(run.principal),
        "penalty": str(run.penalty),
        "serials": [notice.serial for notice in run.notices],
        "file": str(run.file),
    }


def _text(run: "NoticeRun", held: Sequence[str]) -> str:
    said = (
        (tr("Notices"), str(len(run.notices))),
        (tr("Of these reprints"), str(run.reprints)),
        (tr("Principal"), run.principal.grouped()),
        (tr("Penalty"), run.penalty.grouped()),
        (tr("On hold, left out"), tr(", ").join(held) or "0"),
        (tr("File"), str(run.file)),
    )
    return facts(said)
