"""The voucher of a refund (退款凭证): what was given back, to whom, how, and what is held afterwards."""

from dataclasses import dataclass
from datetime import date, datetime

from desktop.domain.money import Money
from desktop.domain.notices import Letterhead
from desktop.domain.payments import Method


@dataclass(frozen=True, slots=True)
class RefundVoucher:
    """A posted refund as its voucher tells it; `printed` counts the copies made so far."""

    number: str
    customer_no: str
    customer_name: str
    address: str
    station: str
    on: date
    recorded_at: datetime
    """UTC."""
    clerk: str
    method: Method
    reference: str
    reason: str
    amount: Money
    outstanding_after: Money
    prestored_after: Money
    """What is held afterwards of what was given back: prestored money, or energy credit."""
    approved_by: str = ""
    reversed_by: str = ""
    printed: int = 0
    kind: str = "refund"
    """refund, or energy-refund: then energy credit was given back."""


@dataclass(frozen=True, slots=True)
class RefundPaper:
    """A voucher and the letterhead it was first printed with."""

    voucher: RefundVoucher
    letterhead: Letterhead
