"""Refusals about the contact log and what is attached to it."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class ContactIncomplete(Refusal):
    """A contact lacks something that its kind must record."""

    field: str


@dataclass(eq=False, repr=False)
class UntilTooEarly(Refusal):
    """A promise or a hold would end before it begins."""

    until_on: date
    on: date


@dataclass(eq=False, repr=False)
class NotAnHour(Refusal):
    """A text is no hour of the day."""

    text: str


@dataclass(eq=False, repr=False)
class ContactWithdrawn(Refusal):
    """A contact was withdrawn before."""

    on: date


@dataclass(eq=False, repr=False)
class UnknownContact(Refusal):
    """The log has no such contact, or it is itself a withdrawal."""

    number: str


@dataclass(eq=False, repr=False)
class WrongAct(Refusal):
    """This kind of record is made by an act of its own, not by the log."""

    kind: str


@dataclass(eq=False, repr=False)
class AttachmentTooLarge(Refusal):
    """A photo or scan is larger than is kept; sizes in bytes."""

    file: str
    size: int
    most: int


@dataclass(eq=False, repr=False)
class AttachmentUnknown(Refusal):
    """An attachment is neither a JPEG, nor a PNG, nor a PDF by what stands in it."""

    file: str


@dataclass(eq=False, repr=False)
class AttachmentChanged(Refusal):
    """What was attached is gone from its folder, or is no longer what was recorded."""

    file: str


@dataclass(eq=False, repr=False)
class EverybodyHeld(Refusal):
    """Everybody who would get a notice is on hold."""

    customers: tuple[str, ...]
