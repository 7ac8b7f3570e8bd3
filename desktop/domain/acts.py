"""Acts on money other than a payment: what is asked for, and what each came to."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.money import Money
from desktop.domain.payments import Allocation, Method


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """Prestored money to be given back; the same request key refunds once."""

    key: str
    customer_no: str
    amount: Money
    on: date
    method: Method = Method.CASH
    reason: str = ""
    reference: str = ""


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
