"""Refusals about reminders by SMS, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.UnknownSmsField: _("A reminder has no field “{name}”; there are {choices}."),
    errors.BraceAlone: _("A brace stands alone in “{text}”; fields stand between two."),
    errors.TemplateEmpty: _("A template needs a name and a text."),
    errors.TemplateExists: _("There is another template named {name}."),
    errors.UnknownTemplate: _("There is no template “{name}” for this stage ({stage})."),
    errors.NotSmsHours: _("“{text}” are no hours such as 21:00-08:00."),
    errors.QuietNow: _("These are quiet hours; nothing is sent before {until}."),
    errors.NotAMobile: _("“{text}” is not a phone number."),
    errors.UnknownSender: _("There is no sender “{name}”; there are {choices}."),
    errors.SenderBroken: _("The sender “{name}” does not work: {problem}."),
    errors.GatewayIncomplete: _("The gateway's setting {key} does not do: “{text}”."),
    errors.SecretNeeded: _("The gateway {host} asks for its token; give it in the gateway's settings first."),
    errors.UnknownMessage: _("The outbox has no message {named}."),
    errors.MessageNotOpen: _("The message {key} is not in a state that allows this."),
    errors.SeveralMessages: _("More than one message went to {named}; the gateway's number must tell which."),
}
