"""Refusals about payments, their reversal and prestored money."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.errors.refusal import Refusal


@dataclass(eq=False, repr=False)
class NothingToPay(Refusal):
    """A payment of nothing."""


@dataclass(eq=False, repr=False)
class TenderedTooLittle(Refusal):
    """Less was handed over than the payment's amount; amounts in fen."""

    tendered: int
    amount: int


@dataclass(eq=False, repr=False)
class PaidForTwice(Refusal):
    """One customer stands twice among those whom a payment is for."""

    customer_no: str


@dataclass(eq=False, repr=False)
class NothingForPayer(Refusal):
    """What is paid for others leaves nothing of a payment for the payer; its amount in fen."""

    customer_no: str
    amount: int


@dataclass(eq=False, repr=False)
class KeyReused(Refusal):
    """A request key was used before for another payment."""

    key: str
    receipt_no: str


@dataclass(eq=False, repr=False)
class UnknownReceipt(Refusal):
    """No receipt or use of prestored money has this number."""

    number: str


@dataclass(eq=False, repr=False)
class AlreadyReversed(Refusal):
    """This number was reversed before."""

    number: str
    by: str


@dataclass(eq=False, repr=False)
class NotReversible(Refusal):
    """This kind of posting is itself a counter-entry."""

    number: str


@dataclass(eq=False, repr=False)
class NotYourPayment(Refusal):
    """A clerk may reverse only a payment of their own, of the same business day."""

    number: str
    clerk: str
    paid_on: date


@dataclass(eq=False, repr=False)
class ReversedBeforePaid(Refusal):
    """A reversal would be dated before what it counters."""

    number: str
    paid_on: date


@dataclass(eq=False, repr=False)
class PrestoredMoneyUsed(Refusal):
    """A payment cannot be reversed: what it left as prestored was used since."""

    number: str
    used_by: tuple[str, ...]


@dataclass(eq=False, repr=False)
class PrestoredTooLittle(Refusal):
    """More would be taken from the prestored balance than is held; amounts in fen."""

    asked: int
    held: int


@dataclass(eq=False, repr=False)
class CorrectionNotLower(Refusal):
    """A counter-bill only lowers a bill; amounts in fen."""

    bill_no: str
    amount: int
    asked: int


@dataclass(eq=False, repr=False)
class NothingToWriteOff(Refusal):
    """Nothing is owed of a bill."""

    bill_no: str


@dataclass(eq=False, repr=False)
class WrittenOffBefore(Refusal):
    """A bill was written off; that is reversed before it is corrected."""

    bill_no: str


@dataclass(eq=False, repr=False)
class NothingToWaive(Refusal):
    """No penalty is due of a bill."""

    bill_no: str


@dataclass(eq=False, repr=False)
class NotACheque(Refusal):
    """Only a cheque bounces."""

    number: str
    method: str


@dataclass(eq=False, repr=False)
class SameCustomer(Refusal):
    """Money would be moved from a customer to itself."""

    customer_no: str


@dataclass(eq=False, repr=False)
class BeforeBusiness(Refusal):
    """An act would be dated before the money it takes from was held."""

    on: date
    since: date


@dataclass(eq=False, repr=False)
class ChangedSince(Refusal):
    """A bill was corrected or collected since, so that what is asked for cannot be reversed before that."""

    number: str
    bill_no: str
