"""What the details of one customer show, read at once in the background."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.customers import CustomerLine
from desktop.domain.payments import AccountView
from desktop.services.customers import CustomerService
from desktop.services.payments import PaymentService


@dataclass(frozen=True, slots=True)
class Profile:
    """One customer of a list: its row key, who it is, and its account as of the business date."""

    key: int
    line: CustomerLine
    account: AccountView


def read_profile(
    customers: CustomerService, payments: PaymentService, key: int, on: date, _progress: object = None
) -> Profile:
    """Read the customer of a row key."""
    [line] = customers.lines([key])
    return Profile(key, line, payments.account(line.customer_no, on))


def read_profile_of(
    customers: CustomerService,
    payments: PaymentService,
    customer_no: str,
    on: date,
    _progress: object = None,
) -> Profile:
    """Read the customer of a number."""
    return read_profile(customers, payments, customers.key(customer_no), on)
