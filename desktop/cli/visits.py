"""`visits`: tell which key customers are to be visited, and whose opinions wait for a reply."""

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import table
from desktop.domain.visits import KeyCustomer
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `visits due`."""
    visits = commands.group("visits", tr("key customers, and who visits them"))
    due = visits.add("due", _due, tr("tell to whom a visit is due, the longest due first"), reads=True)
    within = tr("also those that fall due within so many days (else 0)")
    due.add_argument("--within", metavar="DAYS", type=int, default=0, help=within)
    add_day(due)


def _due(call: Call) -> Answer:
    with call.office() as office:
        on = call.day(office)
        return _told(office.visits.due(on + timedelta(days=call.asked.within)), on)


def _told(found: Sequence[KeyCustomer], on: date) -> Answer:
    data = [
        {
            "customer_no": one.customer_no,
            "customer_name": one.name,
            "person": one.plan.person if one.plan else "",
            "due_on": one.next_due.isoformat() if one.next_due else None,
            "overdue": one.next_due is not None and one.next_due < on,
            "last_visit": one.last_visit.isoformat() if one.last_visit else None,
            "open_opinions": one.opinions,
            "overdue_opinions": one.overdue,
        }
        for one in found
    ]
    headings = (
        tr("Customer no."),
        tr("Customer"),
        tr("Visited by"),
        tr("Next visit"),
        tr("Last visit"),
        tr("Opinions overdue"),
    )
    shown = ("customer_no", "customer_name", "person", "due_on", "last_visit", "overdue_opinions")
    rows = [[str("" if line[name] is None else line[name]) for name in shown] for line in data]
    return Answer({"on": on.isoformat(), "customers": data}, table(headings, rows))
