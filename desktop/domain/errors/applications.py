"""Refusals about applications for new connections."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class UnknownApplication(Refusal):
    """There is no application of this number."""

    number: str


@dataclass(eq=False, repr=False)
class ApplicationDecided(Refusal):
    """An application was accepted, refused or withdrawn before."""

    number: str
    application_state: str


@dataclass(eq=False, repr=False)
class ApplicationNotAccepted(Refusal):
    """A meter cannot be installed for an application that was not accepted."""

    number: str
    application_state: str


@dataclass(eq=False, repr=False)
class ConnectedByConversion(Refusal):
    """The application is prepaid: its meter is installed and commissioned as a conversion."""

    number: str
    customer_no: str


@dataclass(eq=False, repr=False)
class BadPhone(Refusal):
    """A text is no phone number."""

    text: str


@dataclass(eq=False, repr=False)
class NoFreeNumber(Refusal):
    """There is no customer number to count on from; one must be typed."""
