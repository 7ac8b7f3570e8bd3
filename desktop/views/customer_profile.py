"""What the details of one customer show, read at once in the background."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from desktop.domain.conversion import Stage
from desktop.domain.customers import CustomerLine
from desktop.domain.payments import AccountView
from desktop.domain.topups import DebtRecovery
from desktop.services.customers import CustomerService
from desktop.services.payments import PaymentService


@dataclass(frozen=True, slots=True)
class Profile:
    """One customer of a list: its row key, who it is, and its account as of the business date."""

    key: int
    line: CustomerLine
    account: AccountView
    recovery: DebtRecovery | None = None
    """How a prepaid customer's old debt is recovered."""


@dataclass(frozen=True, slots=True)
class ProfileSource:
    """What a profile is read from; `recovery` tells a prepaid customer's mode."""

    customers: CustomerService
    payments: PaymentService
    recovery: Callable[[str], DebtRecovery]


def read_profile(source: ProfileSource, key: int, on: date, _progress: object = None) -> Profile:
    """Read the customer of a row key."""
    [line] = source.customers.lines([key])
    account = source.payments.account(line.customer_no, on)
    prepaid = account.conversion == Stage.COMMISSIONED
    return Profile(key, line, account, source.recovery(line.customer_no) if prepaid else None)


def read_profile_of(source: ProfileSource, customer_no: str, on: date, _progress: object = None) -> Profile:
    """Read the customer of a number."""
    return read_profile(source, source.customers.key(customer_no), on)
