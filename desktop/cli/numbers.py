"""`numbers`: receipt numbers issued to clerks, voided, and what became of them."""

from collections.abc import Sequence

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_reason
from desktop.cli.table import facts, table
from desktop.domain.numbering import NumberRange, RangeReport
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `numbers issue`, `void` and `report`."""
    numbers = commands.group("numbers", tr("receipt numbers issued to clerks"))
    issue = numbers.add("issue", _issue, tr("issue a range of receipt numbers to a clerk"))
    issue.add_argument("--clerk", metavar="NAME", required=True, help=tr("who uses them"))
    issue.add_argument("--first", metavar="NUMBER", required=True, help=tr("letters, then digits"))
    issue.add_argument("--last", metavar="NUMBER", required=True, help=tr("the same letters, as many digits"))
    void = numbers.add("void", _void, tr("void an unused number, such as that of a spoilt form"))
    void.add_argument("number", metavar="NUMBER")
    add_reason(void)
    says = tr("tell what was used, voided, missed and is left of each range")
    numbers.add("report", _report, says, reads=True)


def _issue(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        issued = office.numbers.issue(asked.clerk, asked.first, asked.last)
    said = (
        (tr("Clerk"), issued.clerk),
        (tr("First"), issued.first),
        (tr("Last"), issued.last),
        (tr("Numbers"), f"{issued.size:,}"),
    )
    return Answer(_range(issued), facts(said))


def _void(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        office.numbers.void(asked.number, asked.reason)
    said = ((tr("Voided"), asked.number), (tr("Reason"), asked.reason))
    return Answer({"number": asked.number, "reason": asked.reason}, facts(said))


def _report(call: Call) -> Answer:
    with call.office() as office:
        found = office.numbers.report()
    return Answer({"ranges": [_became(one) for one in found]}, _table(found))


def _range(numbers: NumberRange) -> Data:
    return {
        "clerk": numbers.clerk,
        "first": numbers.first,
        "last": numbers.last,
        "size": numbers.size,
        "issued_on": numbers.issued_on.isoformat(),
    }


def _became(one: RangeReport) -> Data:
    return {
        **_range(one.range),
        "used": one.used,
        "voided": [{"number": number, "reason": reason} for number, reason in one.voided],
        "gaps": list(one.gaps),
        "left": one.left,
        "next": one.next or None,
    }


def _table(found: Sequence[RangeReport]) -> str:
    headings = (
        *(tr("Clerk"), tr("First"), tr("Last"), tr("Used"), tr("Left"), tr("Next number")),
        *(tr("Voided"), tr("Gaps")),
    )
    rows = [
        (
            one.range.clerk,
            one.range.first,
            one.range.last,
            f"{one.used:,}",
            f"{one.left:,}",
            one.next,
            tr(", ").join(number for number, _ in one.voided),
            tr(", ").join(one.gaps),
        )
        for one in found
    ]
    return table(headings, rows, (3, 4))
