"""`pay` and `prestore`: money that comes in at the counter."""

import uuid
from argparse import Namespace
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.allocations import share_facts, share_tables, shares
from desktop.cli.arguments import also, amount, customer, paper
from desktop.cli.call import Answer, Call
from desktop.cli.commands import Commands, Parser, add_day
from desktop.cli.papers import not_done, ready
from desktop.cli.table import facts
from desktop.domain.errors import Refusal
from desktop.domain.payments import Method, PaidCustomer, PaymentDraft, Receipt
from desktop.wording import tr

if TYPE_CHECKING:
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare the commands of a payment."""
    pay = commands.add("pay", _pay, tr("take a payment"))
    pay.set_defaults(prestore=False)
    _add_money(pay)
    pay.add_argument("--bill", metavar="NO", help=tr("pay this bill before the rest"))
    others = tr("of the amount, so much for this other customer, on the same receipt; may be repeated")
    pay.add_argument("--also", metavar="NO=YUAN", type=also, action="append", default=[], help=others)
    says = tr("take a deposit with a voucher of its own; what is owed is paid from it")
    prestore = commands.add("prestore", _pay, says)
    prestore.set_defaults(prestore=True, bill=None, also=[])
    _add_money(prestore)


def add_method(parser: Parser) -> None:
    """Add `--method`: cash where it is left out."""
    parser.add_argument("--method", choices=list(map(str, Method)), default=str(Method.CASH))


def _add_money(parser: Parser) -> None:
    parser.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    parser.add_argument("--amount", metavar="YUAN", type=amount, required=True, help=tr("what is kept"))
    add_method(parser)
    add_day(parser)
    parser.add_argument("--key", help=tr("the same key never takes a payment twice"))
    parser.add_argument("--reference", metavar="TEXT", default="", help=tr("what the payer's bank calls it"))
    parser.add_argument("--receipt", metavar="FILE.pdf", type=paper(".pdf"), help=tr("print the receipt"))


def _pay(call: Call) -> Answer:
    asked = call.asked
    if asked.receipt:
        ready(asked.receipt)
    with call.office() as office:
        draft = _draft(asked, call.day(office))
        receipt = office.payments.take(draft)
        if draft.prestore:
            receipt = _after_uses(office, receipt)
        unprinted = _print(office, receipt, asked.receipt) if asked.receipt else ""
    return Answer({**_receipt(receipt), "key": draft.key}, _receipt_text(receipt), unprinted)


def _draft(asked: Namespace, on: date) -> PaymentDraft:
    return PaymentDraft(
        key=asked.key or uuid.uuid4().hex,
        customer_no=asked.customer,
        amount=asked.amount,
        method=Method(asked.method),
        paid_on=on,
        reference=asked.reference,
        first_bill=asked.bill,
        prestore=asked.prestore,
        also=tuple(asked.also),
    )


def _after_uses(office: "Office", receipt: Receipt) -> Receipt:
    """Tell how the customer stands after the uses by which a deposit pays at once what is owed."""
    view = office.payments.account(receipt.customer_no, receipt.paid_on)
    return replace(receipt, outstanding_after=view.outstanding, prestored_after=view.prestored)


def _print(office: "Office", taken: Receipt, file: Path) -> str:
    """Print the receipt; return a sentence where that fails, for the payment stands all the same."""
    from desktop.documents.files import write_atomically
    from desktop.documents.receipt_pdf import receipt_pdf

    try:
        receipt, letterhead = office.payments.printed(taken.receipt_no)
        language = office.settings.get("paper.language")
        drawn = receipt_pdf(receipt, letterhead, copy=receipt.printed, language=language)
        write_atomically(file, drawn)
    except Refusal as refusal:
        return tr(
            "The payment stands as {number}, but its receipt was not printed: {why}",
            number=taken.receipt_no,
            why=not_done(refusal),
        )
    return ""


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "receipt_no": receipt.receipt_no,
        "customer_no": receipt.customer_no,
        "name": receipt.customer_name,
        "on": receipt.paid_on.isoformat(),
        "method": receipt.method.value,
        "reference": receipt.reference,
        "amount": str(receipt.amount),
        **shares(receipt.allocation),
        "customers": [_paid_for(one) for one in receipt.customers],
        "outstanding": str(receipt.outstanding_after),
        "prestored": str(receipt.prestored_after),
        "reversed_by": receipt.reversed_by or None,
    }


def _paid_for(one: PaidCustomer) -> dict[str, str]:
    return {
        "customer_no": one.customer_no,
        "name": one.name,
        "amount": str(one.amount),
        "to_prestored": str(one.to_prestored),
    }


def _receipt_text(receipt: Receipt) -> str:
    sums = (
        (tr("Receipt"), receipt.receipt_no),
        (tr("Customer"), f"{receipt.customer_no}  {receipt.customer_name}"),
        (tr("Received"), receipt.amount.grouped()),
        *((f"{one.customer_no}  {one.name}", one.amount.grouped()) for one in receipt.customers),
        *share_facts(receipt.allocation),
        (tr("Outstanding"), receipt.outstanding_after.grouped()),
        (tr("Prestored"), receipt.prestored_after.grouped()),
    )
    return "\n\n".join([facts(sums), *share_tables(receipt.allocation)])
