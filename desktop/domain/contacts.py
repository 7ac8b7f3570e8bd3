"""The contact log: what passed between the bureau and a customer; never changed, only withdrawn."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.errors import ContactIncomplete, NotAnHour, UntilTooEarly
from desktop.domain.money import Money


class ContactKind(StrEnum):
    """What happened; the value is what is stored."""

    VISIT = "visit"
    CALL = "call"
    SMS = "sms"
    NOTICE = "notice"
    PROMISE = "promise"
    DISPUTE = "dispute"
    HOLD = "hold"
    OVERDUE_DELIVERED = "overdue-notice-delivered"
    SECOND_DELIVERED = "second-notice-delivered"
    STOP_DELIVERED = "stop-supply-notice-delivered"
    COPIED = "copied-to-authority"
    APPROVED = "stop-supply-approved"
    TOLD = "told-before-cut"
    STOPPED = "supply-stopped"
    RESTORED = "supply-restored"
    WITHDRAWN = "withdrawn"


HOLDS = (ContactKind.DISPUTE, ContactKind.HOLD)
"""While one of these stands, the customer gets no notice."""
DELIVERIES = (ContactKind.OVERDUE_DELIVERED, ContactKind.SECOND_DELIVERED, ContactKind.STOP_DELIVERED)
CLOCK = (ContactKind.APPROVED, ContactKind.STOPPED, ContactKind.RESTORED, ContactKind.WITHDRAWN)
"""Kinds that an act of their own records, never the log's form."""
WITH_DAY = (ContactKind.PROMISE, *HOLDS)
"""Kinds that name a later day."""
WITH_HOUR = (ContactKind.TOLD, ContactKind.STOPPED)
"""Kinds whose hour matters."""


class How(StrEnum):
    """How a paper reached the customer."""

    BY_HAND = "by-hand"
    POSTED_UP = "posted-up"
    REGISTERED_MAIL = "registered-mail"
    NOTARY = "notary"


class PromiseState(StrEnum):
    """What became of a promise to pay."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class ContactDraft:
    """A contact to be recorded; `until_on` is the day of a promise or the last one of a hold.

    A promise without an amount is one of everything that is owed. `serial` is the delivered paper's,
    `attachment` the name that a photo or scan was kept under.
    """

    customer_no: str
    kind: ContactKind
    on: date
    at: str = ""
    person: str = ""
    note: str = ""
    amount: Money | None = None
    until_on: date | None = None
    serial: str = ""
    how: How | None = None
    signed: bool = False
    attachment: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A recorded contact as of a day; `promise` is told by the ledger, `withdrawn` by another record."""

    key: int
    customer_no: str
    customer_name: str
    station: str
    area: str
    kind: ContactKind
    on: date
    at: str
    person: str
    note: str
    amount: Money | None
    until_on: date | None
    serial: str
    how: How | None
    signed: bool
    attachment: str
    recorded_at: datetime
    recorded_by: str
    promise: PromiseState | None = None
    withdrawn: bool = False
    withdraws: int | None = None


@dataclass(frozen=True, slots=True)
class ContactFilter:
    """Which contacts a list shows, the newest first; `since` and `until` bound their days."""

    customer_no: str = ""
    kinds: tuple[ContactKind, ...] = ()
    station: str = ""
    area: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A customer who gets no notice until the day after `until_on`."""

    customer_no: str
    customer_name: str
    until_on: date


@dataclass(frozen=True, slots=True)
class Promised:
    """What a promise is judged by: what came in from its day to the promised one, and what is owed then."""

    made_on: date
    due_on: date
    amount: int | None
    received: int
    owed: int


def checked(draft: ContactDraft) -> ContactDraft:
    """Return a contact as it is kept; refuse one that lacks what its kind must record."""
    if draft.kind in WITH_DAY:
        if draft.until_on is None:
            raise ContactIncomplete("until_on")
        if draft.until_on < draft.on:
            raise UntilTooEarly(draft.until_on, draft.on)
    if draft.kind in HOLDS and not draft.note.strip():
        raise ContactIncomplete("note")
    return replace(draft, at=hour(draft.at)) if draft.at else draft


def hour(text: str) -> str:
    """Return an hour as it is kept, `09:30`, from what a clerk types: 930, 9:30, 9：30."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = re.fullmatch(r"([0-9]{1,2}):?([0-9]{2})", plain)
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        raise NotAnHour(text)
    return f"{int(found[1]):02}:{found[2]}"


def promise_state(promised: Promised, on: date) -> PromiseState:
    """Tell whether a promise is kept as of a day: by what came in, or because nothing is owed any more."""
    enough = promised.amount is not None and promised.received >= promised.amount
    if enough or promised.owed <= 0:
        return PromiseState.KEPT
    return PromiseState.OPEN if on <= promised.due_on else PromiseState.BROKEN


def standing(contacts: Iterable[Contact]) -> list[Contact]:
    """Leave out what was withdrawn, and the records that withdrew it."""
    return [one for one in contacts if not one.withdrawn and one.kind is not ContactKind.WITHDRAWN]
