"""`work-order`: teams sent out to change meters, and what came of it."""

from pathlib import Path

from desktop.cli import meter_results
from desktop.cli.arguments import customer, day, paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day, add_reason
from desktop.cli.meter_order_answers import told
from desktop.cli.papers import ready
from desktop.cli.places import known_area, known_station
from desktop.cli.table import facts, table
from desktop.domain.meter_orders import OrderDraft, OrderFilter, OrderRow, OrderState
from desktop.wording import tr
from desktop.wording.meters import order_state_text


def declare(commands: Commands) -> None:
    """Declare `work-order` and what is done with orders."""
    order = commands.group("work-order", tr("send teams out to change meters"))
    listed = order.add("list", _list, tr("tell the orders, the last one first"), reads=True)
    listed.add_argument("--state", choices=list(map(str, OrderState)))
    listed.add_argument("--text", default="", help=tr("a part of number, team, place or customer"))
    shown = order.add("show", _show, tr("tell an order with its lines"), reads=True)
    shown.add_argument("number", metavar="NO")
    _declare_make(order)
    printed = order.add("print", _print, tr("print an order"))
    printed.add_argument("number", metavar="NO")
    printed.add_argument("--out", metavar="FILE", type=paper(".pdf"), required=True)
    template = order.add("template", _template, tr("write the file that a team fills in"), reads=True)
    template.add_argument("number", metavar="NO")
    template.add_argument("--out", metavar="FILE", type=paper(".xlsx"), required=True)
    cancel = order.add("cancel", _cancel, tr("call an order off"))
    cancel.add_argument("number", metavar="NO")
    add_reason(cancel)
    add_day(cancel)
    meter_results.declare(order)


def _declare_make(order: Commands) -> None:
    says = tr("make an order of scheduled conversions that are on none")
    made = order.add("make", _make, says)
    made.add_argument("--team", metavar="NAME", required=True, help=tr("who is sent"))
    planned = tr("the day of the work (else the business date)")
    made.add_argument("--planned", metavar="DATE", type=day, help=planned)
    these = tr("this customer; may be given several times (else all that wait)")
    made.add_argument("--customer", metavar="NO", type=customer, action="append", default=[], help=these)
    made.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))
    made.add_argument("--area", metavar="NAME", default="", help=tr("of this area only"))
    aside = tr("issue a meter in stock to the team for each line")
    made.add_argument("--set-aside", action="store_true", help=aside)
    made.add_argument("--maker", metavar="NAME", help=tr("set aside meters of this maker"))
    add_day(made)


def _list(call: Call) -> Answer:
    state = OrderState(call.asked.state) if call.asked.state else None
    with call.office() as office:
        numbers = office.orders.keys(OrderFilter(call.asked.text, state))
        rows = office.orders.lines(numbers)
    data = [_row(rows[number]) for number in numbers]
    headings = (
        *(tr("Work order no."), tr("Planned"), tr("Team"), tr("Scope"), tr("State")),
        *(tr("Lines"), tr("Done"), tr("Failed")),
    )
    cells = [_cells(rows[number]) for number in numbers]
    return Answer({"orders": data}, table(headings, cells, range(5, 8)))


def _show(call: Call) -> Answer:
    with call.office() as office:
        return told(office.orders.get(call.asked.number))


def _make(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        on = call.day(office)
        station = known_station(office, asked.station)
        draft = OrderDraft(
            asked.team,
            asked.planned or on,
            on,
            tuple(asked.customer),
            station,
            known_area(office, station, asked.area),
            asked.set_aside,
            asked.maker,
        )
        return told(office.orders.make(draft))


def _print(call: Call) -> Answer:
    asked = call.asked
    ready(asked.out)
    with call.office() as office:
        printed = office.orders.print(asked.number, asked.out)
    data = {"number": asked.number, "file": str(asked.out), "copy": printed.copy}
    return Answer(data, facts([(tr("File"), str(asked.out)), (tr("Reprint"), str(printed.copy))]))


def _template(call: Call) -> Answer:
    out: Path = call.asked.out
    ready(out)
    with call.office() as office:
        office.orders.write_template(call.asked.number, out)
    return Answer({"number": call.asked.number, "file": str(out)}, facts([(tr("File"), str(out))]))


def _cancel(call: Call) -> Answer:
    with call.office() as office:
        return told(office.orders.cancel(call.asked.number, call.day(office), call.asked.reason))


def _row(row: OrderRow) -> Data:
    return {
        "number": row.number,
        "planned_on": row.planned_on.isoformat(),
        "issued_on": row.issued_on.isoformat(),
        "team": row.team,
        "scope": row.scope,
        "state": row.state.value,
        "lines": row.lines,
        "done": row.done,
        "failed": row.failed,
    }


def _cells(row: OrderRow) -> tuple[str, ...]:
    facts_of = (row.number, row.planned_on.isoformat(), row.team, row.scope, order_state_text(row.state))
    return (*facts_of, str(row.lines), str(row.done), str(row.failed))
