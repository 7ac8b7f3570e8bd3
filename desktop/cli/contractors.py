"""`contractor`: tell who is answerable for which area, and hand an area over."""

from collections.abc import Sequence

from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import table
from desktop.domain.contractors import Tenure
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `contractor list` and `assign`."""
    contractor = commands.group("contractor", tr("who is answerable for which area"))
    contractor.add("list", _list, tr("tell who held which area when"), reads=True)
    assign = contractor.add("assign", _assign, tr("put a contractor in charge of an area from a day on"))
    assign.add_argument("--station", metavar="NAME", required=True, help=tr("the area's station"))
    assign.add_argument("--area", metavar="NAME", required=True, help=tr("the area"))
    assign.add_argument("--contractor", metavar="NAME", required=True, help=tr("the contractor"))
    assign.add_argument("--phone", metavar="NO", default="", help=tr("the contractor's phone"))
    add_day(assign)


def _list(call: Call) -> Answer:
    with call.office() as office:
        return _told(office.contractors.tenures())


def _assign(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        held = office.contractors.assign(
            asked.station, asked.area, asked.contractor, call.day(office), phone=asked.phone
        )
    return _told(held)


def _told(tenures: Sequence[Tenure]) -> Answer:
    data = [
        {
            "station": held.station,
            "area": held.area,
            "contractor": held.contractor,
            "phone": held.phone,
            "from_on": held.from_on.isoformat(),
            "until_on": held.until_on.isoformat() if held.until_on else None,
        }
        for held in tenures
    ]
    headings = (tr("Station"), tr("Area"), tr("Contractor"), tr("Phone"), tr("From"), tr("Until"))
    rows = [[str(value or "") for value in line.values()] for line in data]
    return Answer({"tenures": data}, table(headings, rows))
