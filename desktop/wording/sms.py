"""Reminders in the reader's words: stages, states, and why a message does not go."""

from desktop.domain.sms import SmsStage, SmsState
from desktop.domain.sms_batch import LeftOut, Why
from desktop.wording import tr


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


_STAGES = {
    SmsStage.BEFORE: _("before the due date"),
    SmsStage.DUE: _("on the due date"),
    SmsStage.AFTER: _("after the due date"),
}
_STATES = {
    SmsState.QUEUED: _("queued"),
    SmsState.UNSURE: _("unsure"),
    SmsState.SENT: _("sent"),
    SmsState.DELIVERED: _("delivered"),
    SmsState.FAILED: _("failed"),
    SmsState.REFUSED: _("refused"),
    SmsState.DROPPED: _("dropped"),
}
_WHYS = {
    Why.HELD: _("on hold"),
    Why.NO_NUMBER: _("no mobile number"),
    Why.BAD_NUMBER: _("the number cannot be reached"),
    Why.THERE: _("in the outbox already"),
    Why.PAID: _("nothing is owed any more"),
    Why.STALE: _("too old: what it says no longer holds"),
}
_FIELDS = {
    "name": _("Name"),
    "customer_no": _("Customer no."),
    "month": _("Months"),
    "amount": _("Amount"),
    "due_on": _("Due on"),
    "penalty": _("Penalty"),
    "bureau": _("Bureau"),
    "phone": _("Bureau's phone"),
}
_REASONS = {
    **{why.value: words for why, words in _WHYS.items()},
    "by-hand": _("said by a person"),
    "dropped-by-hand": _("taken out by a person"),
}


def sms_stage_text(stage: SmsStage) -> str:
    """Say in the language spoken now how a reminder stands to the due date."""
    return tr(_STAGES[stage])


def sms_state_text(state: SmsState) -> str:
    """Name a message's state in the language spoken now."""
    return tr(_STATES[state])


def sms_field_text(field: str) -> str:
    """Name a field of a template in the language spoken now."""
    return tr(_FIELDS[field])


def left_out_text(left_out: LeftOut) -> str:
    """Say why a reminder does not go, with the last day of a hold."""
    words = tr(_WHYS[left_out.why])
    if left_out.until_on is None:
        return words
    return tr("{why} until {day}", why=words, day=left_out.until_on.isoformat())


def sms_reason_text(reason: str) -> str:
    """Word a message's stored reason; what a gateway said stays as it is."""
    return tr(_REASONS[reason]) if reason in _REASONS else reason
