"""A desk of reminders to tell stories at: a county with a moving clock, and senders that are real."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from desktop.domain.arrears import DebtorFilter
from desktop.domain.billing import BillDraft
from desktop.domain.contacts import Contact, ContactDraft, ContactKind
from desktop.domain.customers import CustomerDraft, TariffClass
from desktop.domain.months import Month
from desktop.domain.payments import Method, PaymentDraft
from desktop.domain.sms import SmsFilter, SmsLine, SmsStage
from desktop.domain.sms_batch import SendRun, SmsBatch, SmsWanted
from desktop.services.office import Office, open_office
from tests.counter import day, yuan

SHANGHAI = timezone(timedelta(hours=8))
ON = day("2012-06-20")

__all__ = ["ON", "DebtorFilter", "SmsDesk"]


@dataclass(slots=True)
class SmsDesk:
    """An open file whose clock is moved by hand; it begins on 20 June 2012 at noon."""

    file: Path
    now: datetime = datetime(2012, 6, 20, 12, 0, tzinfo=SHANGHAI)
    office: Office = field(init=False)
    _made: int = 0

    def __post_init__(self) -> None:
        self.office = open_office(self.file, lambda: self.now, clerk="符秀英")

    def reopen(self) -> None:
        """Close the file and open it again, as after a crash."""
        self.office.close()
        self.office = open_office(self.file, lambda: self.now, clerk="符秀英")

    def customer(self, number: str = "1", phone: str = "13876000001", name: str = "", **facts: str) -> str:
        """Make a commercial customer."""
        place = {"station": "石碌供电所", "area": "东风路台区"} | facts
        draft = CustomerDraft(
            number, name or f"客户{number}", phone=phone, tariff_class=TariffClass.COMMERCIAL, **place
        )
        self.office.customers.create(draft)
        return number

    def bill(self, customer: str, amount: str, due: str = "2012-06-10") -> str:
        """Issue a bill on the first of its due month, for the month before."""
        self._made += 1
        due_on = day(due)
        month = Month.of(due_on).shifted(-1)
        draft = BillDraft(
            customer, f"B{self._made:04d}", month, due_on.replace(day=1), due_on, yuan(amount), kwh=1
        )
        self.office.bills.issue(draft)
        return draft.bill_no

    def debtor(self, number: str = "1", amount: str = "80.00", due: str = "2012-06-10", **facts: str) -> str:
        """Make a customer with one unpaid bill; on 20 June it is ten days overdue."""
        self.customer(number, **({"phone": f"1387600{int(number):04d}"} | facts))
        self.bill(number, amount, due)
        return number

    def pays(self, customer: str, amount: str) -> None:
        """Take a payment in cash on the day."""
        self._made += 1
        draft = PaymentDraft(f"key-{self._made}", customer, yuan(amount), Method.CASH, self.now.date())
        self.office.payments.take(draft)

    def holds(self, customer: str, kind: ContactKind = ContactKind.HOLD, until: str = "2012-06-30") -> None:
        """Put a customer on hold, or record a dispute."""
        draft = ContactDraft(customer, kind, self.now.date(), note="争议", until_on=day(until))
        self.office.contacts.record(draft)

    def queue(self, **wanted: object) -> SmsBatch:
        """Queue what is due on the day."""
        asked = {"on": self.now.date(), **wanted}
        return self.office.sms.queue(SmsWanted(**asked))  # type: ignore[arg-type]  # fields of what is wanted

    def send(self, **how: object) -> SendRun:
        """Send what is due."""
        return self.office.sms.sending.send(**how)  # type: ignore[arg-type]  # arguments of the run

    def outbox(self, wanted: SmsFilter = SmsFilter()) -> list[SmsLine]:  # noqa: B008 - frozen
        """Return the messages, the first queued first."""
        keys = self.office.sms.keys(wanted)
        found = self.office.sms.lines(keys)
        return [found[key] for key in sorted(keys)]

    def states(self) -> list[str]:
        """Return the messages' states, the first queued first."""
        return [line.state.value for line in self.outbox()]

    def contacts(self, customer: str = "1") -> list[Contact]:
        """Return the reminders that stand in a customer's contact log."""
        log = self.office.contacts.of_customer(customer, self.now.date())
        return [one for one in log if one.kind is ContactKind.SMS]

    def move(self, **by: int) -> None:
        """Let time pass."""
        self.now += timedelta(**by)

    def set(self, **values: str) -> None:
        """Change settings of reminders, named without their prefix."""
        self.office.settings.set_all({f"sms.{name}": value for name, value in values.items()})

    def utc(self) -> datetime:
        """Return the moment as the outbox keeps it."""
        return self.now.astimezone(UTC).replace(tzinfo=None)


STAGES = tuple(SmsStage)
