"""What `sms` says: batches with who is left out, runs, messages, and delivery reports."""

from collections.abc import Mapping, Sequence

from desktop.cli.call import Data
from desktop.cli.table import facts, table
from desktop.domain.sms import SmsLine, SmsState
from desktop.domain.sms_batch import LeftOut, SendRun, SmsBatch, SmsDraft
from desktop.domain.sms_reports import ReportResult, SmsReport
from desktop.wording import refusal_text, tr
from desktop.wording.sms import left_out_text, sms_reason_text, sms_stage_text, sms_state_text

_SHOWN = 50


def batch(made: SmsBatch) -> Data:
    """Tell a script of a batch."""
    return {
        "on": made.on.isoformat(),
        "queued": len(made.drafts),
        "parts": made.parts,
        "reminders": [_draft(draft) for draft in made.drafts],
        "left_out": [_left_out(one) for one in made.left_out],
    }


def batch_text(made: SmsBatch) -> str:
    """Tell a person of a batch."""
    said = (
        (tr("Date"), made.on.isoformat()),
        (tr("Reminders"), str(len(made.drafts))),
        (tr("Messages as the network counts"), str(made.parts)),
        (tr("Left out"), str(len(made.left_out))),
    )
    parts = [facts(said)]
    if made.left_out:
        headings = (tr("Customer no."), tr("Name"), tr("Reason"))
        rows = [(one.draft.customer_no, one.draft.name, left_out_text(one)) for one in made.left_out]
        parts.append(table(headings, rows[:_SHOWN]))
    return "\n\n".join(parts)


def run(made: SendRun) -> Data:
    """Tell a script of a run."""
    counts = {state.value: made.count(state) for state in SmsState if state is not SmsState.DELIVERED}
    return {**counts, "waiting": made.waiting, "gave_up": made.gave_up}


def run_text(made: SendRun) -> str:
    """Tell a person of a run."""
    said = [(sms_state_text(state), str(count)) for state, count in made.counts.items()]
    return facts([*said, (tr("Waiting"), str(made.waiting))])


def given_up(made: SendRun) -> str:
    """Return the sentence on a run that stopped because its sender failed again and again."""
    if not made.gave_up:
        return ""
    return tr("The sender failed several times in a row, and the run stopped: {said}.", said=made.gave_up)


def outbox(lines: Sequence[SmsLine], counts: Mapping[SmsState, int]) -> Data:
    """Tell a script of messages, and how many there are in each state."""
    return {
        "messages": [_line(line) for line in lines],
        "counts": {state.value: counts.get(state, 0) for state in SmsState},
    }


def outbox_text(lines: Sequence[SmsLine]) -> str:
    """Tell a person of messages."""
    headings = (tr("Date"), tr("Customer no."), tr("Phone"), tr("Stage"), tr("State"), tr("Reason"))
    rows = (
        (
            line.on.isoformat(),
            line.customer_no,
            line.phone,
            sms_stage_text(line.stage),
            sms_state_text(line.state),
            sms_reason_text(line.reason),
        )
        for line in lines
    )
    return table(headings, rows)


def report(read: SmsReport, result: ReportResult) -> Data:
    """Tell a script what came of a delivery report."""
    return {
        "file": read.file,
        "read": read.read,
        "delivered": result.delivered,
        "failed": result.failed,
        "already_there": result.already_there,
        "bad_numbers": list(result.bad_numbers),
        "refused_rows": [
            {"row": row.row, "column": row.column, "value": row.value, "reason": refusal_text(row.reason)}
            for row in result.refused
        ],
    }


def report_text(read: SmsReport, result: ReportResult) -> str:
    """Tell a person what came of a delivery report."""
    said = (
        (tr("Read"), str(read.read)),
        (tr("Delivered"), str(result.delivered)),
        (tr("Failed"), str(result.failed)),
        (tr("Already there"), str(result.already_there)),
        (tr("New bad numbers"), tr(", ").join(result.bad_numbers) or "0"),
        (tr("Refused rows"), str(len(result.refused))),
    )
    parts = [facts(said)]
    if result.refused:
        headings = (tr("Row"), tr("Column"), tr("Value"), tr("Reason"))
        rows = [(str(row.row), row.column, row.value, refusal_text(row.reason)) for row in result.refused]
        parts.append(table(headings, rows[:_SHOWN], (0,)))
    return "\n\n".join(parts)


def _draft(draft: SmsDraft) -> Data:
    return {
        "customer_no": draft.customer_no,
        "name": draft.name,
        "phone": draft.phone,
        "stage": draft.stage.value,
        "amount": str(draft.amount),
        "parts": draft.parts,
        "text": draft.text,
    }


def _left_out(one: LeftOut) -> Data:
    return {
        "customer_no": one.draft.customer_no,
        "name": one.draft.name,
        "stage": one.draft.stage.value,
        "reason": one.why.value,
        "until_on": one.until_on.isoformat() if one.until_on else None,
    }


def _line(line: SmsLine) -> Data:
    return {
        "key": line.sms_key,
        "on": line.on.isoformat(),
        "customer_no": line.customer_no,
        "name": line.customer_name,
        "phone": line.phone,
        "stage": line.stage.value,
        "text": line.text,
        "parts": line.parts,
        "state": line.state.value,
        "tries": line.tries,
        "gateway_no": line.gateway_no,
        "reason": line.reason,
    }
