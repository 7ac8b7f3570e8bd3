"""Refusals about tokens of prepaid meters, and about energy that is given back."""

from dataclasses import dataclass

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NotAToken(Refusal):
    """A text is no token and no serial of a card by the bureau's pattern."""

    text: str
    pattern: str


@dataclass(eq=False, repr=False)
class UnknownVend(Refusal):
    """No vending request has this number."""

    number: str


@dataclass(eq=False, repr=False)
class UnknownVendBatch(Refusal):
    """No batch of purchases has this number."""

    number: str


@dataclass(eq=False, repr=False)
class VendBatchChanged(Refusal):
    """A batch written again would not be the file that went out."""

    number: str


@dataclass(eq=False, repr=False)
class NothingToVend(Refusal):
    """No purchase waits to be sent, and none that was sent waits for its token."""


@dataclass(eq=False, repr=False)
class NoVendFiles(Refusal):
    """The bureau's setting lets no file of purchases go out."""

    adapter: str


@dataclass(eq=False, repr=False)
class VendTwice(Refusal):
    """One file answers one request in more than one row."""

    number: str


@dataclass(eq=False, repr=False)
class VendNotSent(Refusal):
    """A file answers a request that no batch asked for."""

    number: str


@dataclass(eq=False, repr=False)
class VendAnswered(Refusal):
    """A request has its token; another answer changes nothing."""

    number: str
    token: str


@dataclass(eq=False, repr=False)
class VendCancelled(Refusal):
    """A request was cancelled, for its top-up was taken back."""

    number: str
    receipt_no: str


@dataclass(eq=False, repr=False)
class VendOfOtherMeter(Refusal):
    """An answer is for another meter than was asked for."""

    number: str
    meter: str
    answered: str


@dataclass(eq=False, repr=False)
class VendOfOtherAmount(Refusal):
    """An answer is for another amount than was asked for; amounts in fen."""

    number: str
    asked: int
    amount: int


@dataclass(eq=False, repr=False)
class TokenOfOther(Refusal):
    """A token was given for another request."""

    token: str
    number: str


@dataclass(eq=False, repr=False)
class TokenGiven(Refusal):
    """A top-up cannot be taken back: its token was given, the energy is on the meter."""

    number: str
    request_no: str
    token: str


@dataclass(eq=False, repr=False)
class TokenOnItsWay(Refusal):
    """A top-up cannot be taken back: its token was asked for, and may be given any moment."""

    number: str
    request_no: str
    batch_no: str


@dataclass(eq=False, repr=False)
class EnergyOnItsWay(Refusal):
    """Energy credit cannot be given back while tokens of it have not come."""

    customer_no: str
    requests: tuple[str, ...]


@dataclass(eq=False, repr=False)
class RemainingUnknown(Refusal):
    """Energy credit cannot be given back before it is known what the meter still shows."""

    customer_no: str


@dataclass(eq=False, repr=False)
class AboveRemaining(Refusal):
    """More energy credit was to be given back than the meter still shows; amounts in fen."""

    asked: int
    remaining: int


@dataclass(eq=False, repr=False)
class DebtStillOwed(Refusal):
    """Energy credit was to be given back while old debt is owed; in fen."""

    debt: int


@dataclass(eq=False, repr=False)
class EnergyTooLittle(Refusal):
    """More energy credit was to be given back than is held; amounts in fen."""

    asked: int
    held: int
