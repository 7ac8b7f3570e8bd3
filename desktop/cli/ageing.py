"""`ageing`: what is unpaid, by days overdue and by billing month."""

from collections.abc import Callable, Mapping

from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.places import known_station
from desktop.cli.table import table
from desktop.documents.words import days_heap, month_heap
from desktop.domain.arrears import Ageing, Heap
from desktop.domain.money import Money
from desktop.wording import language, tr


def declare(commands: Commands) -> None:
    """Declare `ageing`."""
    ageing = commands.add("ageing", _ageing, tr("sort what is unpaid by its age"), reads=True)
    add_day(ageing)
    ageing.add_argument("--station", metavar="NAME", default="", help=tr("of this station only"))


def _ageing(call: Call) -> Answer:
    with call.office() as office:
        station = known_station(office, call.asked.station)
        found = office.arrears.ageing(call.day(office), station)
    return Answer({**_views(found), "station": station or None}, _text(found))


def _views(found: Ageing) -> dict[str, object]:
    return {
        "on": found.as_of.isoformat(),
        "total": _heap(found.total),
        "by_days_overdue": {name: _heap(heap) for name, heap in found.by_days_overdue.items()},
        "by_billing_month": {name: _heap(heap) for name, heap in found.by_billing_month.items()},
    }


def _heap(heap: Heap) -> Data:
    return {"count": heap.count, "amount": str(Money(heap.amount))}


def _text(found: Ageing) -> str:
    day = found.as_of.isoformat()
    total = _row(tr("Total"), found.total)
    return "\n\n".join(
        (
            _view(tr("Overdue on {day}", day=day), found.by_days_overdue, days_heap, total),
            _view(tr("By billing month"), found.by_billing_month, month_heap),
        )
    )


def _view(
    title: str, heaps: Mapping[str, Heap], word: Callable[[str, str], str], *total: tuple[str, str, str]
) -> str:
    rows = [_row(word(language(), name), heap) for name, heap in heaps.items()]
    return table((title, tr("Bills"), tr("Amount")), [*rows, *total], range(1, 3))


def _row(name: str, heap: Heap) -> tuple[str, str, str]:
    return name, str(heap.count), Money(heap.amount).grouped()
