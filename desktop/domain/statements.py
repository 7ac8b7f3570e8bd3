"""A customer's statement of account, and customers whose prestored balance runs low."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.money import Money
from desktop.domain.notices import Letterhead


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement of an account: what was billed, charged, paid or prestored, and both balances after it.

    `owed` is principal unpaid, which penalties are no part of; `prestored` is what is held.
    """

    on: date
    number: str
    kind: str
    account: str
    bill_no: str
    month: str
    amount: Money
    owed: Money
    prestored: Money


@dataclass(frozen=True, slots=True)
class AccountStatement:
    """A customer's account over a period, with what it began and ended with."""

    letterhead: Letterhead
    customer_no: str
    customer_name: str
    address: str
    station: str
    since: date
    until: date
    owed_before: Money
    prestored_before: Money
    lines: tuple[StatementLine, ...]

    @property
    def owed_after(self) -> Money:
        """What is owed at the end."""
        return self.lines[-1].owed if self.lines else self.owed_before

    @property
    def prestored_after(self) -> Money:
        """What is held at the end."""
        return self.lines[-1].prestored if self.lines else self.prestored_before


@dataclass(frozen=True, slots=True)
class LowBalance:
    """A customer who prestores, and holds less than wanted."""

    customer_no: str
    customer_name: str
    station: str
    area: str
    phone: str
    prestored: Money
    outstanding: Money
