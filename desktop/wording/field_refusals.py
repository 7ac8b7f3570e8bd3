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
    errors.EverybodyHeld: _("Everybody who would get a notice is on hold: {customers}."),
}
