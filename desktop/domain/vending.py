"""Vending (售电): what is asked of a meter maker for each top-up, and the token that comes back once."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TypeVar

from desktop.domain.errors import (
    FieldMissing,
    NotAToken,
    Refusal,
    TokenGiven,
    TokenOnItsWay,
    VendAnswered,
    VendCancelled,
    VendNotSent,
    VendOfOtherAmount,
    VendOfOtherMeter,
)
from desktop.domain.intake import RefusedRow
from desktop.domain.money import ZERO, Money

STS_DIGITS = 20
"""Digits of a token by the standard of prepaid meters; no two requests have the same."""


class Adapter(StrEnum):
    """How the office speaks with the meter maker's system."""

    OFF = "off"
    MANUAL = "manual"
    FILE = "file"


class VendState(StrEnum):
    """How far a request is."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DONE = "done"
    CANCELLED = "cancelled"


OPEN = (VendState.WAITING, VendState.SENT, VendState.FAILED)
"""States of a request whose token has not come."""
TO_SEND = (VendState.WAITING, VendState.FAILED)
"""States of a request that goes into the next batch."""


@dataclass(frozen=True, slots=True)
class VendRequest:
    """One purchase of energy for one meter. `amount` is what the token is for: the energy credit of the
    top-up less `credit_taken`, which settles the initial credit that the meter was installed with."""

    number: str
    customer_no: str
    customer_name: str
    station: str
    meter_no: str
    receipt_no: str
    amount: Money
    credit_taken: Money
    adapter: Adapter
    state: VendState
    on: date
    batch_no: str = ""
    token: str = ""
    reason: str = ""
    answered_on: date | None = None
    recorded_by: str = ""

    @property
    def is_open(self) -> bool:
        """Whether its token has not come."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True)
class VendStep:
    """Something that was done with a request: what, when, by whom, and what was said."""

    kind: str
    on: date
    at: datetime
    """UTC."""
    by: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class VendFilter:
    """Which requests a list shows; without states those whose token has not come."""

    states: tuple[VendState, ...] = OPEN
    text: str = ""


@dataclass(frozen=True, slots=True)
class Purchase:
    """A request as a meter maker's system is told of it."""

    request_no: str
    customer_no: str
    meter_no: str
    amount: Money
    on: date


@dataclass(frozen=True, slots=True)
class VendBatch:
    """A file of purchases that went out; `unanswered` of its requests wait still."""

    number: str
    file: str
    sha256: str
    on: date
    count: int
    amount: Money
    made_by: str
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class VendAnswer:
    """What a meter maker's system says of one request: a token, or why there is none."""

    row: int
    request_no: str
    token: str = ""
    reason: str = ""
    meter_no: str = ""
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class VendAnswers:
    """Answers as they came; rows that cannot be read are refused. `columns` name each field's heading."""

    file: str
    digest: str
    lines: tuple[VendAnswer, ...]
    columns: Mapping[str, str]
    refused: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerResult:
    """What came of answers: requests with a token now, those that failed, and rows that change nothing."""

    done: tuple[VendRequest, ...] = ()
    failed: tuple[VendRequest, ...] = ()
    already_there: int = 0
    refused_rows: tuple[RefusedRow, ...] = ()


Given = TypeVar("Given", contravariant=True)


class VendingSystem(Protocol[Given]):
    """The port: a meter maker's vending system. Purchases go out to it, and what it gave is read."""

    def write(self, purchases: Sequence[Purchase], out: Path) -> None:
        """Write the file that asks for tokens; the same purchases give the same bytes."""

    def answers(self, given: Given) -> VendAnswers:
        """Read what the system gave; nothing is looked up."""


class AnswerRefused(Exception):
    """An answer changes nothing: the field that says why, what it says, and the reason."""

    def __init__(self, field: str, value: object, reason: Refusal) -> None:
        """Take the facts of the row."""
        super().__init__(field, value, reason)
        self.field, self.value, self.reason = field, str(value), reason


def token_of(text: str, pattern: str) -> str:
    """Return a token as it is kept, digits without gaps; raises NotAToken where it has not the pattern."""
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = re.sub(r"[\s-]+", "", plain)
    token = digits if digits.isascii() and digits.isdigit() else plain
    if not re.fullmatch(pattern, token):
        raise NotAToken(text, pattern)
    return token


def is_unique(token: str) -> bool:
    """Whether a token is for one purchase alone; the serial of a card is the same for each."""
    return len(token) == STS_DIGITS and token.isdigit()


def credit_taken(energy: int, initial: int, settled: int) -> int:
    """Return what of a top-up's energy credit settles the meter's initial credit, in fen."""
    return min(energy, max(0, initial - settled))


def answered(request: VendRequest, answer: VendAnswer, pattern: str, on: date) -> VendRequest | None:
    """Return a request as an answer leaves it, None where it stands so already; raises AnswerRefused."""
    _refuse_other(request, answer)
    if not answer.token:
        return _failed(request, answer, on)
    try:
        token = token_of(answer.token, pattern)
    except NotAToken as reason:
        raise AnswerRefused("token", answer.token, reason) from None
    if request.state is VendState.DONE:
        if request.token != token:
            raise AnswerRefused("token", token, VendAnswered(request.number, request.token))
        return None
    _refuse_cancelled(request)
    return replace(request, state=VendState.DONE, token=token, reason="", answered_on=on)


def refuse_unsent(request: VendRequest) -> None:
    """Refuse a file's answer to what no file asked for."""
    if request.state is VendState.WAITING:
        raise AnswerRefused("request_no", request.number, VendNotSent(request.number))


def refuse_on_the_meter(request: VendRequest, receipt_no: str) -> None:
    """Refuse to take a top-up back whose energy is on the meter, or may be any moment."""
    if request.state is VendState.DONE:
        raise TokenGiven(receipt_no, request.number, request.token)
    if request.state is VendState.SENT:
        raise TokenOnItsWay(receipt_no, request.number, request.batch_no)


def sum_of(requests: Sequence[VendRequest]) -> Money:
    """Add up what requests are for."""
    return sum((request.amount for request in requests), ZERO)


def _failed(request: VendRequest, answer: VendAnswer, on: date) -> VendRequest | None:
    if not answer.reason:
        raise AnswerRefused("token", "", FieldMissing("token"))
    if request.state is VendState.DONE:
        raise AnswerRefused("reason", answer.reason, VendAnswered(request.number, request.token))
    _refuse_cancelled(request)
    if request.state is VendState.FAILED:
        return None
    return replace(request, state=VendState.FAILED, reason=answer.reason, answered_on=on)


def _refuse_cancelled(request: VendRequest) -> None:
    if request.state is VendState.CANCELLED:
        reason = VendCancelled(request.number, request.receipt_no)
        raise AnswerRefused("request_no", request.number, reason)


def _refuse_other(request: VendRequest, answer: VendAnswer) -> None:
    if answer.meter_no and answer.meter_no != request.meter_no:
        raise AnswerRefused(
            "meter_no", answer.meter_no, VendOfOtherMeter(request.number, request.meter_no, answer.meter_no)
        )
    if answer.amount is not None and answer.amount != request.amount:
        reason = VendOfOtherAmount(request.number, request.amount.fen, answer.amount.fen)
        raise AnswerRefused("amount", answer.amount, reason)
