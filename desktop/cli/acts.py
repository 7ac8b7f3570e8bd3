"""`reverse`, `bounce`, `refund`, `waive`, `correct`, `write-off` and `transfer`."""

import uuid

from desktop.cli.act_words import act_data, act_text, moved, reversal_data, reversal_text
from desktop.cli.arguments import amount, customer
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, Run, add_confirmation, add_day, add_reason
from desktop.cli.payments import add_method
from desktop.domain.acts import Done, Purpose, RefundDraft
from desktop.domain.payments import Method
from desktop.wording import tr


def declare(commands: Commands) -> None:
    """Declare the acts."""
    number = tr("number of the receipt, or of what else is countered")
    says = tr("counter a payment, a use of prestored money or another act by its number")
    _add(commands, "reverse", _reverse, says).add_argument("number", metavar="RECEIPT", help=number)
    bounce = _add(commands, "bounce", _bounce, tr("counter a payment whose cheque bounced"))
    bounce.add_argument("number", metavar="RECEIPT", help=tr("number of the receipt"))
    _declare_refund(commands)
    for name, run, says in (
        ("waive", _waive, tr("waive a bill's penalty, or a part of it")),
        ("correct", _correct, tr("lower a bill by a counter-bill")),
        ("write-off", _write_off, tr("take what is owed of a bill off the books; it stays collectible")),
    ):
        act = _add(commands, name, run, says)
        act.add_argument("--bill", metavar="NO", required=True, help=tr("bill number"))
        if name == "waive":
            act.add_argument("--amount", metavar="YUAN", type=amount, help=tr("else the whole penalty due"))
        if name == "correct":
            lower = tr("what is right for the bill, penalty apart")
            act.add_argument("--to", metavar="YUAN", type=amount, required=True, help=lower)
    _declare_transfer(commands)


def _declare_refund(commands: Commands) -> None:
    refund = commands.add(
        "refund", _refund, tr("give prestored money or energy credit back, newest deposit first")
    )
    refund.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    refund.add_argument("--amount", metavar="YUAN", type=amount, required=True, help=tr("what is given back"))
    add_method(refund)
    add_day(refund)
    refund.add_argument("--reason", metavar="TEXT", default="", help=tr("why it is done; it is recorded"))
    refund.add_argument("--key", help=tr("the same key never gives money back twice"))
    refund.add_argument("--reference", metavar="TEXT", default="", help=tr("what the bank calls it"))
    energy = tr("energy credit of a prepaid meter is given back, at closure")
    refund.add_argument("--energy", action="store_true", help=energy)
    shows = tr("with --energy: the credit that the meter still shows")
    refund.add_argument("--remaining", metavar="YUAN", type=amount, help=shows)
    despite = tr("with --energy: though old debt is owed; needs a reason")
    refund.add_argument("--despite-debt", action="store_true", help=despite)
    add_confirmation(refund)


def _declare_transfer(commands: Commands) -> None:
    says = tr("move prestored money to another customer's account")
    transfer = _add(commands, "transfer", _transfer, says)
    payer, payee = tr("whose money it is"), tr("whose it becomes")
    transfer.add_argument("--from", dest="payer", metavar="NO", type=customer, required=True, help=payer)
    transfer.add_argument("--to", dest="payee", metavar="NO", type=customer, required=True, help=payee)
    transfer.add_argument("--amount", metavar="YUAN", type=amount, required=True, help=tr("how much"))


def _add(commands: Commands, name: str, run: Run, says: str) -> Parser:
    parser = commands.add(name, run, says)
    add_day(parser)
    add_reason(parser)
    add_confirmation(parser)
    return parser


def _reverse(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        done = office.payments.reverse(asked.number, call.day(office), asked.reason, approval=approval)
        name = office.customers.get(done.customer_no).name
    return Answer(reversal_data(done, name), reversal_text(done, name))


def _refund(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        draft = RefundDraft(
            asked.key or uuid.uuid4().hex,
            asked.customer,
            asked.amount,
            call.day(office),
            Method(asked.method),
            asked.reason,
            asked.reference,
            Purpose.ENERGY if asked.energy else Purpose.PRESTORED,
            asked.remaining,
            asked.despite_debt,
        )
        done = office.acts.refund(draft, approval=approval)
    more = {"method": draft.method.value, "reference": draft.reference, "key": draft.key}
    return Answer({**act_data(done), **more}, act_text(done))


def _bounce(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        done = office.acts.bounce(asked.number, call.day(office), asked.reason, approval=approval)
    return Answer({**act_data(done), "amount": str(moved(done.allocation))}, act_text(done))


def _waive(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        on = call.day(office)
        return _told(office.acts.waive(asked.bill, on, asked.reason, amount=asked.amount, approval=approval))


def _correct(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        on = call.day(office)
        return _told(office.acts.correct(asked.bill, asked.to, on, asked.reason, approval=approval))


def _write_off(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        on = call.day(office)
        return _told(office.acts.write_off(asked.bill, on, asked.reason, approval=approval))


def _transfer(call: Call) -> Answer:
    asked = call.asked
    with call.supervised() as (office, approval):
        on = call.day(office)
        return _told(
            office.acts.transfer(asked.payer, asked.payee, asked.amount, on, asked.reason, approval=approval)
        )


def _told(done: Done) -> Answer:
    return Answer(act_data(done), act_text(done))
