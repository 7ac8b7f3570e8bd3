"""What `debit` says: agreements, batches with their debits, and what came of a bank's answer."""

from collections.abc import Sequence

from desktop.cli.call import Data
from desktop.cli.table import facts, table
from desktop.domain.debits import (
    Agreement,
    AgreementsAdded,
    AnswerResult,
    DebitAnswer,
    DebitBatch,
    DebitItem,
    Tally,
    tally,
)
from desktop.domain.errors import TotalsDisagree
from desktop.domain.intake import RefusedRow
from desktop.wording import refusal_text, tr
from desktop.wording.debits import state_text

_SHOWN = 50


def agreement(held: Agreement) -> Data:
    """Tell a script of an agreement."""
    return {
        "customer_no": held.customer_no,
        "name": held.customer_name,
        "bank": held.bank,
        "account_no": held.account_no,
        "holder": held.holder,
        "from_on": held.from_on.isoformat(),
        "until_on": held.until_on.isoformat() if held.until_on else None,
    }


def agreements_text(held: Sequence[Agreement]) -> str:
    """Tell a person of agreements."""
    headings = (
        tr("Customer no."),
        tr("Name"),
        tr("Bank"),
        tr("Account no."),
        tr("Account holder"),
        tr("From"),
        tr("Until"),
    )
    return table(headings, [[str(value or "") for value in agreement(one).values()] for one in held])


def added(result: AgreementsAdded) -> Data:
    """Tell a script what came of a file of agreements."""
    return {
        "read": result.read,
        "added": result.added,
        "already_there": result.already_there,
        "refused": [_refused(row) for row in result.refused],
    }


def added_text(result: AgreementsAdded) -> str:
    """Tell a person what came of a file of agreements."""
    said = (
        (tr("Read"), str(result.read)),
        (tr("Added"), str(result.added)),
        (tr("Already there"), str(result.already_there)),
        (tr("Refused"), str(len(result.refused))),
    )
    return "\n\n".join([facts(said), *_refused_text(result.refused)])


def batch(made: DebitBatch) -> Data:
    """Tell a script of a batch."""
    return {
        "batch_no": made.number,
        "bank": made.bank,
        "on": made.on.isoformat(),
        "made_by": made.made_by,
        "sent": _tally(made.sent),
        "paid": _tally(made.paid),
        "refused": _tally(made.refused),
        "unanswered": _tally(made.unanswered),
    }


def sent_text(made: DebitBatch, out: str) -> str:
    """Tell a person of a batch whose file was written."""
    said = (
        (tr("Batch no."), made.number),
        (tr("Bank"), made.bank),
        (tr("Date"), made.on.isoformat()),
        (tr("Debits"), _counted(made.sent)),
        (tr("File"), out),
    )
    return facts(said)


def batches_text(made: Sequence[DebitBatch]) -> str:
    """Tell a person of batches."""
    headings = (
        tr("Batch no."),
        tr("Bank"),
        tr("Date"),
        tr("Debits"),
        tr("Paid"),
        tr("Refused"),
        tr("Unanswered"),
    )
    rows = (
        (
            one.number,
            one.bank,
            one.on.isoformat(),
            *map(_counted, (one.sent, one.paid, one.refused, one.unanswered)),
        )
        for one in made
    )
    return table(headings, rows, (3, 4, 5, 6))


def item(one: DebitItem) -> Data:
    """Tell a script of a debit."""
    return {
        "batch_no": one.batch_no,
        "sequence": one.sequence,
        "customer_no": one.customer_no,
        "name": one.customer_name,
        "account_no": one.account_no,
        "holder": one.holder,
        "amount": str(one.amount),
        "state": one.state.value,
        "receipt_no": one.receipt_no,
        "reason": one.reason,
    }


def items_text(items: Sequence[DebitItem]) -> str:
    """Tell a person of debits."""
    headings = (
        tr("Sequence"),
        tr("Customer no."),
        tr("Name"),
        tr("Account no."),
        tr("Amount"),
        tr("State"),
        tr("Receipt no."),
        tr("Reason"),
    )
    rows = (
        (
            str(one.sequence),
            one.customer_no,
            one.customer_name,
            one.account_no,
            one.amount.grouped(),
            state_text(one.state),
            one.receipt_no,
            one.reason,
        )
        for one in items
    )
    return table(headings, rows, (0, 4))


def answer(read: DebitAnswer, result: AnswerResult) -> Data:
    """Tell a script what came of a bank's answer."""
    return {
        "file": read.file,
        "read": read.read,
        "batches": list(result.batches),
        "paid": [item(one) for one in result.paid],
        "refused": [item(one) for one in result.refused],
        "already_there": result.already_there,
        "refused_rows": [_refused(row) for row in result.refused_rows],
        "totals": [
            {
                "row": total.row,
                "label": total.label,
                "declared": total.declared,
                "found": total.found,
                "agrees": total.agrees,
            }
            for total in read.totals
        ],
    }


def answer_text(read: DebitAnswer, result: AnswerResult, *, posting: bool) -> str:
    """Tell a person what came of a bank's answer, or would."""
    said = (
        (tr("Read"), str(read.read)),
        (tr("Paid") if posting else tr("Would be paid"), _counted(tally(one.amount for one in result.paid))),
        (tr("Refused by the bank"), _counted(tally(one.amount for one in result.refused))),
        (tr("Already there"), str(result.already_there)),
        (tr("Refused rows"), str(len(result.refused_rows))),
    )
    parts = [facts(said)]
    if listed := (*result.paid, *result.refused):
        parts.append(items_text(listed[:_SHOWN]))
    return "\n\n".join([*parts, *_refused_text(result.refused_rows)])


def disagreeing(read: DebitAnswer) -> str:
    """Return the sentence on the first declared total that the rows do not come to."""
    for wrong in read.disagreements:
        return refusal_text(TotalsDisagree(read.file, wrong.row, wrong.label, wrong.declared, wrong.found))
    return ""


def _tally(told: Tally) -> Data:
    return {"count": told.count, "amount": str(told.amount)}


def _counted(told: Tally) -> str:
    return f"{told.count}  {told.amount.grouped()}"


def _refused(row: RefusedRow) -> Data:
    return {"row": row.row, "column": row.column, "value": row.value, "reason": refusal_text(row.reason)}


def _refused_text(refused: Sequence[RefusedRow]) -> list[str]:
    if not refused:
        return []
    headings = (tr("Row"), tr("Column"), tr("Value"), tr("Reason"))
    rows = [(str(row.row), row.column, row.value, refusal_text(row.reason)) for row in refused]
    return [table(headings, rows[:_SHOWN], (0,))]
