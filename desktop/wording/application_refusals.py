"""Refusals about applications for new connections, worded once."""

from desktop.domain import errors
from desktop.domain.errors import Refusal


def _(text: str) -> str:
    """Mark a source text for the catalogue; it is translated when it is shown."""
    return text


WORDS: dict[type[Refusal], str] = {
    errors.UnknownApplication: _("There is no application {number}."),
    errors.ApplicationDecided: _("Application {number} was decided before; it is: {application_state}."),
    errors.ApplicationNotAccepted: _(
        "No meter can be installed for application {number}; it is: {application_state}."
    ),
    errors.ConnectedByConversion: _(
        "Application {number} is prepaid: install and commission the meter of customer {customer_no} as a "
        "conversion."
    ),
    errors.BadPhone: _("“{text}” is not a phone number."),
    errors.NoFreeNumber: _("There is no customer number to count on from; type one."),
}
