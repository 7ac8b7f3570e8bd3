"""What a sender of reminders is: it is given messages, and says of each what became of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol


class Outcome(StrEnum):
    """What a sender says of a message."""

    SENT = "sent"
    REFUSED = "refused"
    """It will not send this one, now or later."""
    RETRY = "retry"
    """It has surely not sent it; later it may."""
    UNSURE = "unsure"
    """It may have sent it: the answer was lost."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message on its way out; a key is never given to two messages."""

    key: str
    phone: str
    text: str
    customer_no: str


@dataclass(frozen=True, slots=True)
class SenderAnswer:
    """What became of a message, the gateway's number for it, and what was said."""

    key: str
    outcome: Outcome
    gateway_no: str = ""
    reason: str = ""


class Sender(Protocol):
    """Sends messages; whoever calls it has written down beforehand that it is being asked."""

    @property
    def at_once(self) -> int:
        """How many messages it takes in one call."""

    @property
    def idempotent(self) -> bool:
        """Whether a key that it is given twice is sent once."""

    def send(self, messages: Sequence[Outgoing]) -> Sequence[SenderAnswer]:
        """Send messages; a message without an answer counts as unsure."""


@dataclass(frozen=True, slots=True)
class SenderTerms:
    """What a sender is made from: the settings, a folder beside the database, and the gateway's token."""

    settings: Mapping[str, str]
    folder: Path
    token: Callable[[str], str]
    """Returns the token kept for a host, or nothing."""


MakeSender = Callable[[SenderTerms], Sender]
"""What the entry points of the group `jieling.sms` name."""
