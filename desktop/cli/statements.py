"""`statement` and `low`: a customer's account over a period, and prestored balances that run low."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import amount, customer, day, paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands
from desktop.cli.papers import ready
from desktop.cli.table import facts, table
from desktop.documents.words import month_text
from desktop.domain.statements import AccountStatement, LowBalance, StatementLine
from desktop.wording import tr
from desktop.wording.entries import entry_text

if TYPE_CHECKING:
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare `statement` and `low`."""
    says = tr("tell every movement of a customer's account over a period")
    statement = commands.add("statement", _statement, says, reads=True)
    statement.add_argument("customer", metavar="NO", type=customer, help=tr("customer number"))
    first = tr("from this day on (else from the first day of the year of the last one)")
    statement.add_argument("--from", dest="since", metavar="DATE", type=day, help=first)
    last = tr("up to this day (else the business date)")
    statement.add_argument("--until", metavar="DATE", type=day, help=last)
    statement.add_argument("--out", metavar="FILE.pdf", type=paper(".pdf"), help=tr("draw it too"))
    says = tr("tell whose prestored balance runs low, the lowest first")
    low = commands.add("low", _low, says, reads=True)
    below = tr("less than this (else the setting prestored.low)")
    low.add_argument("--below", metavar="YUAN", type=amount, help=below)


def _statement(call: Call) -> Answer:
    asked = call.asked
    if asked.out:
        ready(asked.out)
    with call.office() as office:
        until = asked.until or office.settings.business_date()
        told = office.prestored.statement(asked.customer, asked.since or date(until.year, 1, 1), until)
        if asked.out:
            _draw(office, told, asked.out)
    return Answer(_data(told, asked.out), _text(told))


def _draw(office: "Office", told: AccountStatement, file: Path) -> None:
    from desktop.documents.files import write_atomically
    from desktop.documents.statement_pdf import statement_pdf

    write_atomically(file, statement_pdf(told, language=office.settings.get("paper.language")))


def _data(told: AccountStatement, file: Path | None) -> Data:
    return {
        "customer_no": told.customer_no,
        "name": told.customer_name,
        "address": told.address,
        "station": told.station,
        "from": told.since.isoformat(),
        "until": told.until.isoformat(),
        "owed_before": str(told.owed_before),
        "prestored_before": str(told.prestored_before),
        "lines": [_line(line) for line in told.lines],
        "owed_after": str(told.owed_after),
        "prestored_after": str(told.prestored_after),
        "file": str(file) if file else None,
    }


def _line(line: StatementLine) -> Data:
    return {
        "on": line.on.isoformat(),
        "number": line.number,
        "kind": line.kind,
        "account": line.account,
        "bill_no": line.bill_no or None,
        "billing_month": line.month or None,
        "amount": str(line.amount),
        "owed": str(line.owed),
        "prestored": str(line.prestored),
    }


def _text(told: AccountStatement) -> str:
    said = facts(
        (
            (tr("Customer"), f"{told.customer_no}  {told.customer_name}"),
            (tr("Period"), f"{told.since.isoformat()} – {told.until.isoformat()}"),
            (tr("Owed before"), told.owed_before.grouped()),
            (tr("Prestored before"), told.prestored_before.grouped()),
            (tr("Owed after"), told.owed_after.grouped()),
            (tr("Prestored after"), told.prestored_after.grouped()),
        )
    )
    return "\n\n".join([said, *([_lines_text(told.lines)] if told.lines else [])])


def _lines_text(lines: Sequence[StatementLine]) -> str:
    headings = (
        *(tr("Date"), tr("Number"), tr("What"), tr("Bill"), tr("Month")),
        *(tr("Amount"), tr("Owed"), tr("Prestored")),
    )
    rows = [
        (
            line.on.isoformat(),
            line.number,
            entry_text(line.account, line.kind),
            line.bill_no,
            month_text(line.month),
            line.amount.grouped(),
            line.owed.grouped(),
            line.prestored.grouped(),
        )
        for line in lines
    ]
    return table(headings, rows, range(5, 8))


def _low(call: Call) -> Answer:
    with call.office() as office:
        found = office.prestored.low(call.asked.below)
    return Answer({"customers": [_balance(one) for one in found]}, _low_text(found))


def _balance(one: LowBalance) -> Data:
    return {
        "customer_no": one.customer_no,
        "name": one.customer_name,
        "station": one.station,
        "area": one.area,
        "phone": one.phone,
        "prestored": str(one.prestored),
        "outstanding": str(one.outstanding),
    }


def _low_text(found: Sequence[LowBalance]) -> str:
    headings = (
        *(tr("Customer no."), tr("Customer name"), tr("Station"), tr("Area"), tr("Phone")),
        *(tr("Prestored"), tr("Outstanding")),
    )
    rows = [
        (
            one.customer_no,
            one.customer_name,
            one.station,
            one.area,
            one.phone,
            one.prestored.grouped(),
            one.outstanding.grouped(),
        )
        for one in found
    ]
    return table(headings, rows, (5, 6))
