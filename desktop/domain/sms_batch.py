"""A batch of reminders: who is asked for, who gets what, and who is left out and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop.domain.money import Money
from desktop.domain.sms import SmsStage, SmsState
from desktop.domain.sms_times import Reach


@dataclass(frozen=True, slots=True)
class SmsWanted:
    """Whom a batch is for: of a day, of one stage or all; `least` is what a reminder must ask for.

    `template` names the one of the stage; without it the first of each stage is used. `only` are chosen
    customer numbers, empty for all.
    """

    on: date
    stage: SmsStage | None = None
    station: str = ""
    area: str = ""
    least: Money = Money(0)
    reach: Reach = Reach.SCHEDULED
    template: str = ""
    only: frozenset[str] = frozenset()


class Why(StrEnum):
    """Why a message does not go; the value is what is stored as its reason."""

    HELD = "held"
    NO_NUMBER = "no-number"
    BAD_NUMBER = "bad-number"
    THERE = "there"
    PAID = "paid"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class SmsDraft:
    """A reminder that would be queued."""

    customer: int
    """The customer's key."""
    customer_no: str
    name: str
    station: str
    area: str
    phone: str
    stage: SmsStage
    text: str
    parts: int
    amount: Money


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A reminder that is not sent, and why; a hold has its last day."""

    draft: SmsDraft
    why: Why
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class SmsBatch:
    """What a batch comes to."""

    on: date
    drafts: tuple[SmsDraft, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def parts(self) -> int:
        """How many messages the network counts."""
        return sum(draft.parts for draft in self.drafts)


@dataclass(frozen=True, slots=True)
class SendRun:
    """What came of a run: how many messages are in which state now, and how many wait.

    `gave_up` is what the sender said when it failed several times in a row, and the run stopped.
    """

    counts: Mapping[SmsState, int] = field(default_factory=dict)
    waiting: int = 0
    gave_up: str = ""

    def count(self, state: SmsState) -> int:
        """Return how many messages the run left in a state."""
        return self.counts.get(state, 0)
