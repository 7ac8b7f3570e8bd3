"""A counter to tell stories at: real services on a real file, with a clock that stands still."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from desktop.domain.billing import BillDraft
from desktop.domain.customers import CustomerDraft, TariffClass
from desktop.domain.money import Money
from desktop.domain.months import Month
from desktop.domain.payments import AccountView, Method, PaymentDraft, Receipt, Reversal
from desktop.domain.proof import Proof
from desktop.services.office import Office, open_office

NOON = datetime(2012, 6, 20, 4, 0, tzinfo=UTC)


def day(text: str) -> date:
    """Read a date as tests write it: `2012-06-20`."""
    return date.fromisoformat(text)


def yuan(text: str) -> Money:
    """Read an amount as tests write it: `80.00`."""
    return Money.parse(text)


def stopped() -> datetime:
    """Return the moment at which every test's clock stands."""
    return NOON


@dataclass(slots=True)
class Counter:
    """A clerk at an open file: bills, payments and reversals in the words of the trade."""

    file: Path
    clerk: str = "符秀英"
    office: Office = field(init=False)
    _made: int = 0

    def __post_init__(self) -> None:
        self.office = open_office(self.file, stopped, clerk=self.clerk)

    def customer(self, number: str = "0706000000000001", *, residential: bool = True, **facts: str) -> str:
        """Make a customer of 石碌 and return its number."""
        tariff_class = TariffClass.RESIDENTIAL if residential else TariffClass.COMMERCIAL
        place = {"station": "石碌供电所", "area": "东风路台区"}
        self.office.customers.create(CustomerDraft(number, tariff_class=tariff_class, **place | facts))
        return number

    def bill(
        self,
        customer: str,
        amount: str,
        due: str = "2012-05-20",
        *,
        issued: str = "",
        month: str = "",
        number: str = "",
    ) -> str:
        """Issue a bill, by default on the first of the month it is due in and of the month before it."""
        self._made += 1
        due_on = day(due)
        issued_on = day(issued) if issued else due_on.replace(day=1)
        billed = Month.parse(month) if month else Month.of(due_on).shifted(-1)
        draft = BillDraft(
            customer, number or f"B{self._made:04d}", billed, issued_on, due_on, yuan(amount), kwh=self._made
        )
        self.office.bills.issue(draft)
        return draft.bill_no

    def draft(
        self,
        customer: str,
        amount: str,
        on: str = "2012-05-20",
        *,
        key: str = "",
        bill: str | None = None,
        picked: Sequence[str] | None = None,
        method: Method = Method.CASH,
    ) -> PaymentDraft:
        """Write a payment down without posting it."""
        self._made += 1
        only = None if picked is None else tuple(picked)
        return PaymentDraft(
            key or f"key-{self._made}",
            customer,
            yuan(amount),
            method,
            day(on),
            first_bill=bill,
            only_bills=only,
        )

    def takes(
        self,
        customer: str,
        amount: str,
        on: str = "2012-05-20",
        *,
        key: str = "",
        bill: str | None = None,
        picked: Sequence[str] | None = None,
        method: Method = Method.CASH,
    ) -> Receipt:
        """Take a payment and return its receipt."""
        draft = self.draft(customer, amount, on, key=key, bill=bill, picked=picked, method=method)
        return self.office.payments.take(draft)

    def reverses(self, number: str, on: str = "2012-05-20", reason: str = "收错户") -> Reversal:
        """Reverse a payment or a use of prestored money."""
        return self.office.payments.reverse(number, day(on), reason)

    def account(self, customer: str, on: str = "2012-05-20") -> AccountView:
        """Look a customer up as of a day."""
        return self.office.payments.account(customer, day(on))

    def owes(self, customer: str, on: str = "2012-05-20") -> list[str]:
        """Return what each bill owes of its principal, oldest first."""
        return [str(bill.outstanding) for bill in self.account(customer, on).bills]

    def penalties(self, customer: str, on: str) -> list[str]:
        """Return what each bill owes of its penalty, oldest first."""
        return [str(bill.penalty) for bill in self.account(customer, on).bills]

    def prestored(self, customer: str, on: str = "2012-05-20") -> Money:
        """Return what is held for a customer."""
        return self.account(customer, on).prestored

    def uses(self, customer: str) -> list[str]:
        """Return the number of each use of a customer's prestored money, in the order of posting."""
        journal = self.office.customers.journal(customer)
        taken = [line for line in journal if line.account == "prestored" and line.kind == "use"]
        return [line.number for line in taken]

    def check(self) -> Proof:
        """Prove the file."""
        return self.office.checks.check()

    def reopened(self, clerk: str = "") -> "Counter":
        """Close the file and come back to it, perhaps as another clerk."""
        self.office.close()
        return Counter(self.file, clerk or self.clerk)
