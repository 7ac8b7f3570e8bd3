"""Overdue notices (催缴通知书): what one says, frozen on the day it was first printed."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One overdue bill on a notice, with its penalty to the notice's date."""

    bill_no: str
    month: str
    due_on: date
    days_overdue: int
    amount: Money
    outstanding: Money
    penalty: Money
    penalty_steps: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The bureau as its papers name it; `how_to_pay` is a free text of the settings."""

    bureau: str
    address: str = ""
    phone: str = ""
    how_to_pay: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """One customer's overdue notice. `copy` is 0 for the first print, else the count of its reprints."""

    serial: str
    on: date
    customer_no: str
    customer_name: str
    address: str
    phone: str
    station: str
    area: str
    lines: tuple[NoticeLine, ...]
    letterhead: Letterhead
    copy: int = 0

    @property
    def principal(self) -> Money:
        """Principal overdue."""
        return Money(sum(line.outstanding.fen for line in self.lines))

    @property
    def penalty(self) -> Money:
        """Penalty to the notice's date."""
        return Money(sum(line.penalty.fen for line in self.lines))

    @property
    def total(self) -> Money:
        """What is to be paid if it is paid on the notice's date."""
        return self.principal + self.penalty

    def delivery_order(self) -> tuple[str, str, str]:
        """Order notices as they are carried round: station, area, number."""
        return self.station, self.area, self.customer_no
