"""`pay` and `reverse`."""

import uuid
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.cli.arguments import amount, customer, paper
from desktop.cli.call import Answer, Call, Data
from desktop.cli.commands import Commands, add_day
from desktop.cli.papers import ready
from desktop.cli.table import facts, table
from desktop.domain.errors import Refusal
from desktop.domain.payments import AllocationLine, Method, PaymentDraft, Receipt, Reversal
from desktop.wording import refusal_text, tr

if TYPE_CHECKING:
    from desktop.services.office import Office


def declare(commands: Commands) -> None:
    """Declare the commands of a payment."""
    pay = commands.add("pay", _pay, tr("take a payment"))
    pay.add_argument("--customer", metavar="NO", type=customer, required=True, help=tr("customer number"))
    pay.add_argument("--amount", metavar="YUAN", type=amount, required=True, help=tr("what is kept"))
    pay.add_argument("--method", choices=list(map(str, Method)), default=str(Method.CASH))
    add_day(pay)
    pay.add_argument("--bill", metavar="NO", help=tr("pay this bill before the rest"))
    pay.add_argument("--key", help=tr("the same key never takes a payment twice"))
    pay.add_argument("--reference", metavar="TEXT", default="", help=tr("what the payer's bank calls it"))
    pay.add_argument("--receipt", metavar="FILE.pdf", type=paper(".pdf"), help=tr("print the receipt"))
    reverse = commands.add("reverse", _reverse, tr("counter a payment, or a use of prestored money"))
    reverse.add_argument("number", metavar="RECEIPT", help=tr("number of the receipt, or of the use"))
    add_day(reverse)
    reverse.add_argument("--reason", metavar="TEXT", required=True)


def _pay(call: Call) -> Answer:
    asked = call.asked
    if asked.receipt:
        ready(asked.receipt)
    with call.office() as office:
        draft = PaymentDraft(
            key=asked.key or uuid.uuid4().hex,
            customer_no=asked.customer,
            amount=asked.amount,
            method=Method(asked.method),
            paid_on=call.day(office),
            reference=asked.reference,
            first_bill=asked.bill,
        )
        receipt = office.payments.take(draft)
        unprinted = _print(office, receipt, asked.receipt) if asked.receipt else ""
    return Answer({**_receipt(receipt), "key": draft.key}, _receipt_text(receipt), unprinted)


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
            why=refusal_text(refusal),
        )
    return ""


def _reverse(call: Call) -> Answer:
    with call.office() as office:
        done = office.payments.reverse(call.asked.number, call.day(office), call.asked.reason)
    return Answer(_reversal(done), _reversal_text(done))


def _receipt(receipt: Receipt) -> dict[str, object]:
    allocation = receipt.allocation
    return {
        "receipt_no": receipt.receipt_no,
        "customer_no": receipt.customer_no,
        "name": receipt.customer_name,
        "on": receipt.paid_on.isoformat(),
        "method": receipt.method.value,
        "reference": receipt.reference,
        "amount": str(receipt.amount),
        "paid_on_bills": str(allocation.paid_on_bills),
        "paid_on_penalties": str(allocation.paid_on_penalties),
        "to_prestored": str(allocation.to_prestored),
        "allocations": [_allocation(line) for line in allocation.lines],
        "outstanding": str(receipt.outstanding_after),
        "prestored": str(receipt.prestored_after),
        "reversed_by": receipt.reversed_by or None,
    }


def _allocation(line: AllocationLine) -> Data:
    return {
        "bill_no": line.bill_no,
        "billing_month": line.month,
        "principal": str(line.principal),
        "penalty": str(line.penalty),
        "penalty_steps": line.penalty_steps,
    }


def _receipt_text(receipt: Receipt) -> str:
    allocation = receipt.allocation
    headings = (tr("Bill"), tr("Month"), tr("Principal"), tr("Penalty"))
    rows = [
        (line.bill_no, line.month, line.principal.grouped(), line.penalty.grouped())
        for line in allocation.lines
    ]
    sums = (
        (tr("Receipt"), receipt.receipt_no),
        (tr("Customer"), f"{receipt.customer_no}  {receipt.customer_name}"),
        (tr("Received"), receipt.amount.grouped()),
        (tr("On bills"), allocation.paid_on_bills.grouped()),
        (tr("On penalties"), allocation.paid_on_penalties.grouped()),
        (tr("To prestored"), allocation.to_prestored.grouped()),
        (tr("Outstanding"), receipt.outstanding_after.grouped()),
        (tr("Prestored"), receipt.prestored_after.grouped()),
    )
    return "\n\n".join([facts(sums), *([table(headings, rows, range(2, 4))] if rows else [])])


def _reversal(done: Reversal) -> Data:
    return {
        "reversal_no": done.reversal_no,
        "reversed": done.reversed_no,
        "customer_no": done.customer_no,
        "on": done.on.isoformat(),
        "reason": done.reason,
        "outstanding": str(done.outstanding),
        "prestored": str(done.prestored),
    }


def _reversal_text(done: Reversal) -> str:
    return facts(
        (
            (tr("Reversal"), done.reversal_no),
            (tr("Of"), done.reversed_no),
            (tr("Customer"), done.customer_no),
            (tr("Outstanding"), done.outstanding.grouped()),
            (tr("Prestored"), done.prestored.grouped()),
        )
    )
