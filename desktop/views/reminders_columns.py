"""The lists of reminders: the columns of the outbox, of a batch, of templates and of bad numbers."""

from desktop.domain.sms import BadNumber, SmsLine, SmsState, SmsTemplate
from desktop.domain.sms_batch import LeftOut, SmsDraft
from desktop.views.columns import Align, Column
from desktop.views.theme import Tone
from desktop.wording import tr
from desktop.wording.sms import left_out_text, sms_reason_text, sms_stage_text, sms_state_text

BatchRow = SmsDraft | LeftOut

_TONES = {
    SmsState.QUEUED: Tone.MUTED,
    SmsState.UNSURE: Tone.WARNING,
    SmsState.SENT: Tone.TEXT,
    SmsState.DELIVERED: Tone.GOOD,
    SmsState.FAILED: Tone.DANGER,
    SmsState.REFUSED: Tone.DANGER,
    SmsState.DROPPED: Tone.MUTED,
}


def outbox_columns() -> tuple[Column[SmsLine], ...]:
    """Return the columns of the outbox."""
    return (
        Column(tr("Date"), lambda line: line.on.isoformat(), width=104),
        Column(tr("Customer no."), lambda line: line.customer_no, width=152),
        Column(tr("Customer"), lambda line: line.customer_name, width=112, stretch=True),
        Column(tr("Phone"), lambda line: line.phone, width=116),
        Column(tr("Stage"), lambda line: sms_stage_text(line.stage), width=148),
        Column(
            tr("State"),
            lambda line: sms_state_text(line.state),
            width=88,
            tone=lambda line: _TONES[line.state],
            strong=True,
        ),
        Column(tr("Reason"), lambda line: sms_reason_text(line.reason), width=100, stretch=True),
    )


def batch_columns() -> tuple[Column[BatchRow], ...]:
    """Return the columns of a batch before it is queued."""
    return (
        Column(tr("Customer no."), lambda row: draft_of(row).customer_no, width=152, tone=_going),
        Column(tr("Customer"), lambda row: draft_of(row).name, width=112, stretch=True, tone=_going),
        Column(tr("Phone"), lambda row: draft_of(row).phone, width=116, tone=_going),
        Column(tr("Stage"), lambda row: sms_stage_text(draft_of(row).stage), width=148, tone=_going),
        Column(
            tr("Amount"),
            lambda row: draft_of(row).amount.grouped(),
            Align.RIGHT,
            width=104,
            tone=_going,
            sort_key=lambda row: draft_of(row).amount,
        ),
        Column(tr("Messages"), lambda row: str(draft_of(row).parts), Align.RIGHT, width=96, tone=_going),
        Column(
            tr("Left out"),
            why_text,
            width=124,
            stretch=True,
            tone=lambda row: Tone.WARNING,
            sort_key=why_text,
        ),
    )


def template_columns() -> tuple[Column[SmsTemplate], ...]:
    """Return the columns of the templates."""
    return (
        Column(tr("Name"), lambda template: template.name, width=120, stretch=True, strong=True),
        Column(tr("Stage"), lambda template: sms_stage_text(template.stage), width=148),
    )


def bad_number_columns() -> tuple[Column[BadNumber], ...]:
    """Return the columns of the numbers that cannot be reached."""
    return (
        Column(tr("Phone"), lambda bad: bad.phone, width=150, sort_key=lambda bad: bad.phone),
        Column(tr("Since"), lambda bad: bad.since.isoformat(), width=120, sort_key=lambda bad: bad.since),
        Column(tr("Reason"), lambda bad: bad.reason, width=160, stretch=True),
    )


def draft_of(row: BatchRow) -> SmsDraft:
    """Return the reminder of a row, whether it goes or not."""
    return row.draft if isinstance(row, LeftOut) else row


def why_text(row: BatchRow) -> str:
    """Say why a reminder is left out; nothing where it goes."""
    return left_out_text(row) if isinstance(row, LeftOut) else ""


def _going(row: BatchRow) -> Tone:
    return Tone.MUTED if isinstance(row, LeftOut) else Tone.TEXT
