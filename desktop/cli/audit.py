"""`audit`: who did what, when and from where."""

from collections.abc import Sequence

from desktop.cli.arguments import at_least, day
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.table import table
from desktop.domain.audit import AuditFilter, AuditLine
from desktop.domain.money import Money
from desktop.wording import tr

_LINES, _WIDEST = 500, 48


def declare(commands: Commands) -> None:
    """Declare `audit`."""
    audit = commands.add("audit", _audit, tr("tell who did what, when and from where"), reads=True)
    audit.add_argument("--from", dest="since", metavar="DATE", type=day, help=tr("from this day on"))
    audit.add_argument("--until", metavar="DATE", type=day, help=tr("up to this day"))
    audit.add_argument("--by", metavar="USER", default="", help=tr("what this one did"))
    about = tr("about this customer, receipt, bill, user or setting")
    audit.add_argument("--subject", metavar="WHAT", default="", help=about)
    newest = tr("the newest so many records")
    audit.add_argument("--limit", metavar="N", type=at_least(1), default=_LINES, help=newest)


def _audit(call: Call) -> Answer:
    asked = call.asked
    wanted = AuditFilter(asked.since, asked.until, asked.by, asked.subject, asked.limit)
    with call.office() as office:
        found = office.audit.trail(wanted)
    return Answer({"records": [_record(line) for line in found]}, _table(found))


def _record(line: AuditLine) -> Data:
    return {
        "seq": line.seq,
        "kind": line.kind,
        "subject": line.subject,
        "customer_no": line.customer_no or None,
        "amount": None if line.fen is None else str(Money(line.fen)),
        "facts": line.facts,
        "on": line.on.isoformat(),
        "recorded_at": f"{line.recorded_at.isoformat()}Z",
        "recorded_by": line.recorded_by,
        "place": line.place or None,
    }


def _table(found: Sequence[AuditLine]) -> str:
    headings = (
        *(tr("No."), tr("Recorded (UTC)"), tr("By"), tr("At counter"), tr("What"), tr("About")),
        *(tr("Customer no."), tr("Amount"), tr("Facts")),
    )
    rows = [
        (
            str(line.seq),
            line.recorded_at.isoformat(" ", "seconds"),
            line.recorded_by,
            line.place,
            line.kind,
            line.subject,
            line.customer_no,
            "" if line.fen is None else Money(line.fen).grouped(),
            _short(line.facts),
        )
        for line in found
    ]
    return table(headings, rows, (0, 7))


def _short(facts: str) -> str:
    said = " ".join(facts.split())
    return said if len(said) <= _WIDEST else f"{said[: _WIDEST - 1]}…"
