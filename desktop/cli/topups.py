"""`topup`: money of prepaid customers, and how their old debt is recovered."""

import uuid

from desktop.cli.arguments import amount, customer, day, recovery
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_confirmation, add_day
from desktop.cli.table import facts
from desktop.domain.payments import Method
from desktop.domain.topups import TopUp, TopUpDraft
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare `topup` and `recover`."""
    topup = commands.add("topup", _topup, tr("take a prepaid customer's top-up"))
    topup.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    topup.add_argument("--amount", metavar="YUAN", type=amount, required=True, help=tr("money in"))
    topup.add_argument("--method", choices=list(map(str, Method)), default=str(Method.CASH))
    add_day(topup)
    topup.add_argument("--key", help=tr("the same key never takes a top-up twice"))
    topup.add_argument("--reference", metavar="TEXT", default="", help=tr("what the payer's bank calls it"))
    topup.add_argument("--dry-run", action="store_true", help=tr("say what would come of it"))
    changes = tr("change or defer the recovery of a prepaid customer's debt")
    recover = commands.add("recover", _recover, changes)
    recover.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    how = tr("all, percent:30, fixed:50.00 or by:DATE")
    recover.add_argument("--recover", metavar="MODE", type=recovery, required=True, help=how)
    until = tr("recover nothing up to this day")
    recover.add_argument("--defer-until", metavar="DATE", type=day, help=until)
    add_day(recover)
    recover.add_argument("--reason", metavar="TEXT", required=True)
    add_confirmation(recover)


def _topup(call: Call) -> Answer:
    asked = call.asked
    with call.office() as office:
        draft = TopUpDraft(
            asked.key or uuid.uuid4().hex,
            asked.customer,
            asked.amount,
            call.day(office),
            Method(asked.method),
            asked.reference,
        )
        done = office.topups.preview(draft) if asked.dry_run else office.topups.take(draft)
        request = None if asked.dry_run else office.vending.of_receipt(done.receipt_no)
    number, token = (request.number, request.token) if request else ("", "")
    more = {"request_no": number or None, "token": token or None, "key": draft.key}
    return Answer({**_data(done), **more}, _text(done))


def _recover(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        on = call.day(office)
        changed = office.topups.change_recovery(
            asked.customer,
            asked.recover,
            on,
            asked.reason,
            deferred_until=asked.defer_until,
            approval=approval,
        )
    until = changed.deferred_until.isoformat() if changed.deferred_until else None
    data = {
        "customer_no": asked.customer,
        "on": on.isoformat(),
        "recover": changed.text(),
        "deferred_until": until,
    }
    said = [(tr("Customer"), asked.customer), (tr("Way of recovery"), changed.text())]
    return Answer(data, facts([*said, (tr("Deferred until"), until or "")]))


def _data(done: TopUp) -> Data:
    return {
        "receipt_no": done.receipt_no,
        "customer_no": done.customer_no,
        "name": done.customer_name,
        "on": done.on.isoformat(),
        "amount": str(done.amount),
        "debt_recovered": str(done.debt_recovered),
        "energy_credit": str(done.energy_credit),
        "debt_left": str(done.debt_left),
        "energy_bought": str(done.energy_bought),
        "fees_held": str(done.fees_held),
        "recover": done.recovery,
        "allocations": [
            {
                "bill_no": line.bill_no,
                "billing_month": line.month,
                "principal": str(line.principal),
                "penalty": str(line.penalty),
            }
            for line in done.allocation.lines
        ],
    }


def _text(done: TopUp) -> str:
    fees = [(tr("Fees held"), done.fees_held.grouped())] if done.fees_held else []
    return facts(
        (
            (tr("Receipt"), done.receipt_no),
            (tr("Customer"), f"{done.customer_no}  {done.customer_name}"),
            (tr("Money in"), done.amount.grouped()),
            (tr("Debt recovered"), done.debt_recovered.grouped()),
            (tr("Energy credit"), done.energy_credit.grouped()),
            (tr("Debt left"), done.debt_left.grouped()),
            *fees,
        )
    )
