"""Refusals of the work in the field, in the reader's words."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.ContactIncomplete: _("This kind of contact must record: {field}."),
    errors.UntilTooEarly: _("{until_on} is before the contact itself, of {on}."),
    errors.NotAnHour: _("“{text}” is not an hour such as 09:30."),
    errors.ContactWithdrawn: _("This contact of {on} was withdrawn before."),
    errors.UnknownContact: _("There is no contact {number} that can be withdrawn or shown."),
    errors.WrongAct: _("“{kind}” is recorded by an act of its own, not in the log."),
    errors.AttachmentTooLarge: _("{file} has {size} bytes; a photo or scan of at most {most} is kept."),
    errors.AttachmentUnknown: _("{file} is neither a JPEG, nor a PNG, nor a PDF; nothing was recorded."),
    errors.AttachmentChanged: _(
        "The attachment {file} is gone from its folder, or is no longer what was recorded."
    ),
    errors.NothingOverdue: _("Nothing is overdue on {on}; there is no ground to stop the supply."),
    errors.StopNoticeTooEarly: _(
        "A stop-supply notice is neither printed nor delivered before {earliest_on}; {on} is too early."
    ),
    errors.CutNotAllowed: _("The supply may not be cut on {on}. Missing: {missing}."),
    errors.NotStopped: _("The supply of customer {customer_no} is not stopped."),
    errors.AlreadyStopped: _("The supply of customer {customer_no} is stopped since {on}."),
    errors.NotPaidInFull: _(
        "Customer {customer_no} still owes {owed} that is overdue. Say in the note why the supply is "
        "restored."
    ),
    errors.PeriodsExist: _("Periods take effect on {effective_from} already."),
    errors.PeriodsUnsound: _("A notice cannot be delivered at least {least} and at most {most} days before."),
    errors.NobodyLawful: _("No paper was made for {customers}: {lacking}."),
    errors.EverybodyHeld: _("Everybody who would get a notice is on hold: {customers}."),
}
