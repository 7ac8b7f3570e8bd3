"""`show`: a customer as of a day."""

from collections.abc import Callable

from desktop.cli.arguments import customer
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.table import facts, table
from desktop.documents.words import month_text
from desktop.domain.money import Money
from desktop.domain.payments import AccountView, BillView
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `show`."""
    show = commands.add("show", _show, tr("show a customer's bills, penalty and balance"), reads=True)
    show.add_argument("customer", metavar="NO", type=customer, help=tr("customer number"))
    add_day(show)


def _show(call: Call) -> Answer:
    with call.office() as office:
        view = office.payments.account(call.asked.customer, call.day(office))
    return Answer(_account(view), _text(view))


def _account(view: AccountView) -> Data:
    return {
        "customer_no": view.customer_no,
        "name": view.name,
        "on": view.on.isoformat(),
        "station": view.station,
        "area": view.area,
        "address": view.address,
        "phone": view.phone,
        "meter_no": view.meter_no,
        "tariff_class": view.tariff_class.value,
        "risk_category": view.risk_category.value,
        "funding": view.funding.value,
        "key_customer": view.key_customer,
        "conversion": view.conversion or None,
        "outstanding": str(view.outstanding),
        "penalty": str(view.penalty),
        "prestored": str(view.prestored),
        "last_paid_on": view.last_paid_on.isoformat() if view.last_paid_on else None,
        "last_paid": str(view.last_paid) if view.last_paid_on else None,
        "bills": [_bill(bill) for bill in view.bills],
    }


def _bill(bill: BillView) -> Data:
    return {
        "bill_no": bill.bill_no,
        "billing_month": bill.month,
        "issued_on": bill.issued_on.isoformat(),
        "due_on": bill.due_on.isoformat(),
        "amount": str(bill.amount),
        "kwh": bill.kwh,
        "tariff_class": bill.tariff_class.value,
        "outstanding": str(bill.outstanding),
        "penalty": str(bill.penalty),
        "penalty_steps": bill.penalty_steps,
        "days_overdue": bill.days_overdue,
        "corrected": str(bill.corrected),
        "written_off": str(bill.written_off),
    }


def _text(view: AccountView) -> str:
    said = (
        (tr("Customer"), f"{view.customer_no}  {view.name}"),
        (tr("Address"), "  ".join(filter(None, (view.station, view.area, view.address)))),
        (tr("As of"), view.on.isoformat()),
        (tr("Outstanding"), view.outstanding.grouped()),
        (tr("Penalty"), view.penalty.grouped()),
        (tr("Prestored"), view.prestored.grouped()),
    )
    return "\n\n".join([facts(said), *([_bills_text(view)] if view.bills else [])])


def _bills_text(view: AccountView) -> str:
    changed = _changes(view)
    headings = (
        *(tr("Bill"), tr("Month"), tr("Issued"), tr("Due"), tr("Amount")),
        *(name for name, _ in changed),
        *(tr("Outstanding"), tr("Penalty"), tr("How it was reached")),
    )
    rows = [
        (
            bill.bill_no,
            month_text(bill.month),
            bill.issued_on.isoformat(),
            bill.due_on.isoformat(),
            bill.amount.grouped(),
            *(of(bill).grouped() for _, of in changed),
            bill.outstanding.grouped(),
            bill.penalty.grouped(),
            bill.penalty_steps,
        )
        for bill in view.bills
    ]
    return table(headings, rows, range(4, 7 + len(changed)))


def _changes(view: AccountView) -> list[tuple[str, Callable[[BillView], Money]]]:
    """Return the columns that most customers need not see: what changed a bill without money."""
    columns: list[tuple[str, Callable[[BillView], Money]]] = [
        (tr("Corrected"), lambda bill: bill.corrected),
        (tr("Written off"), lambda bill: bill.written_off),
    ]
    return [(name, of) for name, of in columns if any(map(of, view.bills))]
