"""Notices and orders of collection: what one says, frozen on the day it was first printed."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.domain.money import Money


class PaperKind(StrEnum):
    """The papers of collection, each with serial numbers of its own."""

    OVERDUE = "overdue"
    """催缴通知书"""
    SECOND = "second"
    """二次催缴通知书"""
    STOP = "stop-supply"
    """停电通知书"""
    WORK_ORDER = "work-order"
    """停电工作单"""
    RECONNECTION = "reconnection"
    """复电工作单"""


ORDERS = (PaperKind.WORK_ORDER, PaperKind.RECONNECTION)
"""Papers that go to the bureau's own people, not to the customer."""


class WhyNot(StrEnum):
    """Why a customer got no paper in a run."""

    HELD = "held"
    NOT_REMINDED = "not-reminded"
    TOO_EARLY = "too-early"
    NOTICED = "noticed"
    NOT_LAWFUL = "not-lawful"
    NOT_STOPPED = "not-stopped"
    NOT_PAID = "not-paid"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A customer whom a run left out, and why; `day` is from when on, or until when, it is so."""

    customer_no: str
    customer_name: str
    why: WhyNot
    day: date | None = None
    missing: tuple[str, ...] = ()
    """What a cut still lacks."""


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
class Lawful:
    """What a paper of the stop-supply procedure stands on, as of its day.

    The window is that of the notice delivered, or for a notice itself the one it has if it is delivered on
    its day.
    """

    overdue_days: int = 30
    least: int = 3
    most: int = 7
    told_minutes: int = 30
    reconnect_hours: int = 24
    window_from: date | None = None
    window_to: date | None = None
    notice_serial: str = ""
    approved_on: date | None = None
    approved_by: str = ""
    stopped_on: date | None = None
    reconnect_by: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One customer's paper. `copy` is 0 for the first print, else the count of its reprints."""

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
    kind: PaperKind = PaperKind.OVERDUE
    lawful: Lawful = Lawful()
    important: bool = False
    """Of an important customer: a stop-supply notice is copied to the power authority."""
    meter_no: str = ""

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
