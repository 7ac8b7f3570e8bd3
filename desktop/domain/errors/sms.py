"""Refusals about reminders by SMS: what they say, where they go, and what comes back."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class UnknownSmsField(Refusal):
    """A template names a field that a reminder does not have."""

    name: str
    choices: tuple[str, ...]


@dataclass(eq=False, repr=False)
class BraceAlone(Refusal):
    """A template has a brace without its other one."""

    text: str


@dataclass(eq=False, repr=False)
class TemplateEmpty(Refusal):
    """A template has no name, or says nothing."""


@dataclass(eq=False, repr=False)
class TemplateExists(Refusal):
    """There is another template of this name."""

    name: str


@dataclass(eq=False, repr=False)
class UnknownTemplate(Refusal):
    """There is no template of this name for this stage, or none at all."""

    name: str
    stage: str


@dataclass(eq=False, repr=False)
class NotSmsHours(Refusal):
    """Quiet hours are not written as two times of a day."""

    text: str


@dataclass(eq=False, repr=False)
class QuietNow(Refusal):
    """It is night, and nothing is sent before this moment."""

    until: str


@dataclass(eq=False, repr=False)
class NotAMobile(Refusal):
    """A number cannot take messages."""

    text: str


@dataclass(eq=False, repr=False)
class UnknownSender(Refusal):
    """No sender of this name is built in or installed."""

    name: str
    choices: tuple[str, ...]


@dataclass(eq=False, repr=False)
class SenderBroken(Refusal):
    """An installed sender could not be loaded or failed at its work."""

    name: str
    problem: str


@dataclass(eq=False, repr=False)
class GatewayIncomplete(Refusal):
    """The gateway's settings lack something, or say something that cannot be."""

    key: str
    text: str


@dataclass(eq=False, repr=False)
class SecretNeeded(Refusal):
    """The request needs the gateway's token, and nobody has given it."""

    host: str


@dataclass(eq=False, repr=False)
class UnknownMessage(Refusal):
    """No message is told by this."""

    named: str


@dataclass(eq=False, repr=False)
class MessageNotOpen(Refusal):
    """A message's state does not allow this."""

    key: str
    state: str


@dataclass(eq=False, repr=False)
class SeveralMessages(Refusal):
    """More than one message of the day went to this number."""

    named: str
