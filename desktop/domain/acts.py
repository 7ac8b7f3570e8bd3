"""Acts on money other than a payment: what is asked for, and what each came to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.money import ZERO, Money
from desktop.domain.payments import Allocation, Method


class Purpose(StrEnum):
    """What the money was for that is given back; the value is the kind of its posting."""

    PRESTORED = "refund"
    FEE = "fee-refund"
    ENERGY = "energy-refund"


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """Money to be given back, prestored unless said otherwise; the same request key refunds once."""

    key: str
    customer_no: str
    amount: Money
    on: date
    method: Method = Method.CASH
    reason: str = ""
    reference: str = ""
    purpose: Purpose = Purpose.PRESTORED
    remaining: Money | None = None
    """Of energy credit: what the meter still shows; never more is given back."""
    despite_debt: bool = False
    """Of energy credit: given back though old debt is owed; then it needs a reason."""

    @property
    def kind(self) -> str:
        """The kind of its posting."""
        return self.purpose.value


@dataclass(frozen=True, slots=True)
class Done:
    """A posted act, and how its customer stands after it.

    `amount` is what it moved; `allocation` says where, below zero where it was taken away. `about` is the
    bill, the payment or the other customer that it was about.
    """

    number: str
    kind: str
    about: str
    customer_no: str
    customer_name: str
    on: date
    reason: str
    amount: Money
    allocation: Allocation
    outstanding: Money
    prestored: Money
    approved_by: str = ""
    energy: Money = ZERO
    """Energy credit held afterwards."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a customer stands: principal and penalty owed, and what is held."""

    customer_no: str
    name: str
    outstanding: Money
    penalty: Money
    prestored: Money
    energy: Money = ZERO


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an act would come to; nothing is posted yet.

    `allocation` is what it and the uses that follow it pay of each bill, below zero where it is owed again.
    `payee_before` and `payee_after` tell the other customer of a transfer.
    """

    kind: str
    about: str
    allocation: Allocation
    before: Standing
    after: Standing
    payee_before: Standing | None = None
    payee_after: Standing | None = None
