"""`worklist`, `stop-supply` and `contact`: the recovery desk from the command line."""

from datetime import date
from pathlib import Path

from desktop.cli.arguments import amount, customer, day
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_confirmation, add_day
from desktop.cli.table import facts, table
from desktop.domain.contacts import Contact, ContactDraft, ContactKind, How
from desktop.domain.money import ZERO, Money
from desktop.domain.procedures import Procedure, ProcedureFilter
from desktop.domain.worklist import Work, WorkFilter
from desktop.wording import tr
from desktop.wording.contacts import contact_text
from desktop.wording.stop_supply import missing_text, step_text
from desktop.wording.worklist import ground_text, task_text


def declare(commands: Commands) -> None:
    """Declare the commands of the recovery desk."""
    says = tr("tell whom to act on, in the order in which acting pays most")
    worklist = commands.add("worklist", _worklist, says, reads=True)
    worklist.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    worklist.add_argument("--area", metavar="NAME", default="", help=tr("of this area of the station only"))
    worklist.add_argument("--contractor", metavar="NAME", default="", help=tr("of this contractor only"))
    least = tr("only customers who owe this much, or more")
    worklist.add_argument("--min-amount", metavar="YUAN", type=amount, default=ZERO, help=least)
    worklist.add_argument("--today", action="store_true", help=tr("only those with something to do today"))
    add_day(worklist)
    stands = tr("tell the earliest lawful dates of a stop of supply, and what is missing")
    stop = commands.add("stop-supply", _stop_supply, stands, reads=True)
    stop.add_argument("--customer", metavar="NO", type=customer, action="append", help=tr("may be repeated"))
    stop.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    add_day(stop)
    _declare_contact(commands)


def _declare_contact(commands: Commands) -> None:
    contact = commands.add("contact", _contact, tr("record a contact with a customer"))
    contact.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    contact.add_argument("--kind", choices=list(map(str, ContactKind)), required=True)
    add_day(contact)
    contact.add_argument("--at", metavar="HH:MM", default="", help=tr("the hour, where it matters"))
    contact.add_argument("--person", metavar="NAME", default="", help=tr("who did it (else the clerk)"))
    contact.add_argument("--note", metavar="TEXT", default="", help=tr("what else is to be remembered"))
    contact.add_argument("--amount", metavar="YUAN", type=amount, help=tr("what was promised"))
    until = tr("day of a promise, or last day of a hold or a dispute")
    contact.add_argument("--until", metavar="DATE", type=day, help=until)
    serial = tr("number of the paper that was delivered")
    contact.add_argument("--serial", metavar="NO", default="", help=serial)
    contact.add_argument("--how", choices=list(map(str, How)), help=tr("how a paper was delivered"))
    contact.add_argument("--signed", action="store_true", help=tr("its receipt was signed"))
    contact.add_argument("--attachment", metavar="FILE", type=Path, help=tr("a photo or scan to be kept"))
    add_confirmation(contact)


def _worklist(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        wanted = WorkFilter(
            on, asked.station, asked.area, asked.contractor, asked.min_amount.fen, asked.today
        )
        keys = office.worklist.keys(wanted)
        lines = office.worklist.lines(keys, on)
    found = [lines[key] for key in keys if key in lines]
    headings = (
        *(tr("Customer no."), tr("Customer"), tr("Station"), tr("Owed"), tr("Days overdue")),
        *(tr("Next step"), tr("Why")),
    )
    rows = (
        (
            work.procedure.customer_no,
            work.procedure.name,
            work.procedure.station,
            Money(work.procedure.outstanding + work.procedure.penalty).grouped(),
            str(work.procedure.days_overdue),
            task_text(work.suggestion),
            ground_text(work.suggestion),
        )
        for work in found
    )
    data = {"on": on.isoformat(), "customers": [_work(work) for work in found]}
    return Answer(data, table(headings, rows, (3, 4)))


def _work(work: Work) -> Data:
    row, next_step = work.procedure, work.suggestion
    return {
        "customer_no": row.customer_no,
        "name": row.name,
        "station": row.station,
        "area": row.area,
        "outstanding": str(Money(row.outstanding)),
        "penalty": str(Money(row.penalty)),
        "days_overdue": row.days_overdue,
        "task": next_step.task.value,
        "why": next_step.ground.value,
        "paper": next_step.paper.value if next_step.paper else None,
        "day": next_step.day.isoformat() if next_step.day else None,
    }


def _stop_supply(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        if asked.customer:
            found = [office.stop_supply.standing(number, on) for number in asked.customer]
        else:
            keys = office.stop_supply.keys(ProcedureFilter(on, asked.station))
            lines = office.stop_supply.lines(keys, on)
            found = [lines[key] for key in keys if key in lines]
    headings = (
        *(tr("Customer no."), tr("Customer"), tr("Notice from"), tr("Window"), tr("Allowed")),
        *(tr("Next step"), tr("Missing")),
    )
    rows = ((*_standing_line(one), _lacking(one)) for one in found)
    data = {"on": on.isoformat(), "customers": [_standing(one) for one in found]}
    return Answer(data, table(headings, rows))


def _standing_line(one: Procedure) -> tuple[str, ...]:
    stands = one.standing
    window = f"{_told(stands.window_from)} – {_told(stands.window_to)}" if stands.window_from else ""
    allowed = tr("yes") if stands.allowed else tr("no")
    notice = _told(stands.earliest_notice_on)
    return one.customer_no, one.name, notice, window, allowed, step_text(stands.step)


def _lacking(one: Procedure) -> str:
    return tr(", ").join(missing_text(missing) for missing in one.standing.missing)


def _told(on: date | None) -> str:
    return on.isoformat() if on else ""


def _standing(one: Procedure) -> Data:
    stands = one.standing
    return {
        "customer_no": one.customer_no,
        "name": one.name,
        "earliest_notice_on": _told(stands.earliest_notice_on) or None,
        "window_from": _told(stands.window_from) or None,
        "window_to": _told(stands.window_to) or None,
        "earliest_cut_on": _told(stands.earliest_cut_on) or None,
        "allowed": stands.allowed,
        "missing": [missing.value for missing in stands.missing],
        "step": stands.step.value,
        "stopped_on": _told(one.stopped_on) or None,
        "reconnect_by": one.reconnect_by.isoformat() if one.reconnect_by else None,
    }


def _contact(call: Call) -> Answer:
    asked, kind = call.asked, ContactKind(call.asked.kind)
    with call.supervised() as (office, approval):
        on = call.day(office)
        if kind is ContactKind.APPROVED:
            return _recorded(
                office.stop_supply.approve([asked.customer], on, asked.note, approval=approval)[0]
            )
        if kind is ContactKind.STOPPED:
            return _recorded(office.stop_supply.stop(asked.customer, on, asked.at, asked.person, asked.note))
        if kind is ContactKind.RESTORED:
            return _recorded(
                office.stop_supply.restore(asked.customer, on, asked.at, asked.person, asked.note)
            )
        draft = ContactDraft(
            asked.customer,
            kind,
            on,
            at=asked.at,
            person=asked.person,
            note=asked.note,
            amount=asked.amount,
            until_on=asked.until,
            serial=asked.serial,
            how=How(asked.how) if asked.how else None,
            signed=asked.signed,
        )
        return _recorded(office.contacts.record(draft, attachment=asked.attachment))


def _recorded(contact: Contact) -> Answer:
    data = {
        "customer_no": contact.customer_no,
        "kind": contact.kind.value,
        "on": contact.on.isoformat(),
        "at": contact.at,
        "person": contact.person,
        "note": contact.note,
        "amount": str(contact.amount) if contact.amount else None,
        "until": _told(contact.until_on) or None,
        "serial": contact.serial,
        "how": contact.how.value if contact.how else None,
        "signed": contact.signed,
    }
    said = (
        (tr("Customer"), f"{contact.customer_no}  {contact.customer_name}"),
        (tr("Contact"), contact_text(contact.kind)),
        (tr("Date"), contact.on.isoformat()),
        (tr("By"), contact.person),
    )
    return Answer(data, facts(said))
