"""A work order as a command tells it."""

from desktop.cli.call import Answer, Data
from desktop.cli.table import facts, table
from desktop.domain.meter_orders import MeterOrder, OrderLine, Result
from desktop.wording import tr
from desktop.wording.meters import order_state_text, result_text


def told(order: MeterOrder) -> Answer:
    """Tell an order with its lines."""
    data = {
        "number": order.number,
        "planned_on": order.planned_on.isoformat(),
        "issued_on": order.issued_on.isoformat(),
        "team": order.team,
        "scope": order.scope,
        "state": order.state.value,
        "copies": order.copies,
        "lines": [_line(line) for line in order.lines],
    }
    said = (
        (tr("Work order no."), order.number),
        (tr("Team"), order.team),
        (tr("Planned"), order.planned_on.isoformat()),
        (tr("State"), order_state_text(order.state)),
    )
    headings = (tr("Customer no."), tr("Customer"), tr("Old meter"), tr("New meter"), tr("Result"))
    rows = [
        (line.customer_no, line.name, line.old_meter, line.meter, result_text(line.result))
        for line in order.lines
    ]
    return Answer(data, f"{facts(said)}\n\n{table(headings, rows)}")


def _line(line: OrderLine) -> Data:
    return {
        "position": line.position,
        "customer_no": line.customer_no,
        "name": line.name,
        "address": line.address,
        "station": line.station,
        "area": line.area,
        "old_meter": line.old_meter,
        "known_reading": line.known_reading,
        "new_meter": line.new_meter,
        "installed_meter": line.installed_meter if line.result is Result.DONE else "",
        "result": line.result.value,
        "reason": line.reason,
        "result_on": line.result_on.isoformat() if line.result_on else None,
        "stage": line.stage.value,
    }
