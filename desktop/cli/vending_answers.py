"""What `vend` says: requests, batches, and what came of a file of tokens."""

from collections.abc import Sequence

from desktop.cli.call import Data
from desktop.cli.imports import refused_data
from desktop.cli.table import facts, table
from desktop.domain.vending import AnswerResult, VendBatch, VendRequest
from desktop.wording import refusal_text, tr
from desktop.wording.vending import state_text

_SHOWN = 50


def request(one: VendRequest) -> Data:
    """Tell a script of a request."""
    return {
        "request_no": one.number,
        "customer_no": one.customer_no,
        "name": one.customer_name,
        "station": one.station,
        "meter_no": one.meter_no,
        "receipt_no": one.receipt_no,
        "amount": str(one.amount),
        "credit_taken": str(one.credit_taken),
        "adapter": one.adapter.value,
        "state": one.state.value,
        "on": one.on.isoformat(),
        "batch_no": one.batch_no or None,
        "token": one.token or None,
        "reason": one.reason or None,
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
    }


def request_text(one: VendRequest) -> str:
    """Tell a person of a request."""
    return facts(
        (
            (tr("Request no."), one.number),
            (tr("Customer"), f"{one.customer_no}  {one.customer_name}"),
            (tr("Meter no."), one.meter_no),
            (tr("Receipt"), one.receipt_no),
            (tr("Amount"), one.amount.grouped()),
            (tr("State"), state_text(one.state)),
            (tr("Token"), one.token),
        )
    )


def requests_text(found: Sequence[VendRequest]) -> str:
    """Tell a person of requests."""
    headings = (
        tr("Request no."),
        tr("Date"),
        tr("Customer no."),
        tr("Name"),
        tr("Meter no."),
        tr("Amount"),
        tr("State"),
        tr("Token or reason"),
    )
    rows = [
        (
            one.number,
            one.on.isoformat(),
            one.customer_no,
            one.customer_name,
            one.meter_no,
            one.amount.grouped(),
            state_text(one.state),
            one.token or one.reason,
        )
        for one in found
    ]
    return table(headings, rows, (5,))


def batch(made: VendBatch) -> Data:
    """Tell a script of a batch."""
    return {
        "batch_no": made.number,
        "file": made.file,
        "sha256": made.sha256,
        "on": made.on.isoformat(),
        "count": made.count,
        "amount": str(made.amount),
        "made_by": made.made_by,
        "unanswered": made.unanswered,
    }


def batch_text(made: VendBatch, out: str) -> str:
    """Tell a person of a batch whose file was written."""
    return facts(
        (
            (tr("Batch no."), made.number),
            (tr("Purchases"), str(made.count)),
            (tr("Amount"), made.amount.grouped()),
            (tr("File"), out),
            (tr("SHA-256"), made.sha256),
        )
    )


def batches_text(made: Sequence[VendBatch]) -> str:
    """Tell a person of batches."""
    headings = (tr("Batch no."), tr("Date"), tr("Purchases"), tr("Amount"), tr("No answer"), tr("File"))
    rows = [
        (
            one.number,
            one.on.isoformat(),
            str(one.count),
            one.amount.grouped(),
            str(one.unanswered),
            one.file,
        )
        for one in made
    ]
    return table(headings, rows, (2, 3, 4))


def result(came: AnswerResult) -> Data:
    """Tell a script what came of answers."""
    return {
        "done": [request(one) for one in came.done],
        "failed": [request(one) for one in came.failed],
        "already_there": came.already_there,
        "refused": [refused_data(row) for row in came.refused_rows],
    }


def result_text(came: AnswerResult) -> str:
    """Tell a person what came of answers."""
    said = (
        (tr("Tokens taken"), str(len(came.done))),
        (tr("Failed"), str(len(came.failed))),
        (tr("Already there"), str(came.already_there)),
        (tr("Refused"), str(len(came.refused_rows))),
    )
    parts = [facts(said)]
    if changed := (*came.done, *came.failed):
        parts.append(requests_text(changed[:_SHOWN]))
    if came.refused_rows:
        headings = (tr("Row"), tr("Column"), tr("Value"), tr("Reason"))
        rows = [(str(row.row), row.column, row.value, refusal_text(row.reason)) for row in came.refused_rows]
        parts.append(table(headings, rows[:_SHOWN], (0,)))
    return "\n\n".join(parts)
